/** The few extension APIs that tests call inside pages and the worker. */
declare const chrome: {
  readonly storage: {
    readonly local: { get(key: null): Promise<Record<string, unknown>> };
    readonly session: { get(key: null): Promise<Record<string, unknown>> };
  };
  readonly tabs: {
    query(filter: object): Promise<{ id: number; title?: string; url?: string }[]>;
    get(tab: number): Promise<{ id: number }>;
  };
  readonly commands: {
    getAll(): Promise<{ name?: string; shortcut?: string; description?: string }[]>;
    /** Calls the listeners as the browser does when the key is pressed. */
    readonly onCommand: { hasListeners(): boolean; dispatch(name: string, tab: { id: number }): void };
  };
  readonly permissions: { getAll(): Promise<{ origins?: string[]; permissions?: string[] }> };
  readonly scripting: { getRegisteredContentScripts(): Promise<{ matches?: string[] }[]> };
  readonly runtime: {
    sendMessage(message: unknown): Promise<unknown>;
    getManifest(): { commands: Record<string, { suggested_key?: { default?: string } } | undefined> };
  };
  readonly action: { getBadgeText(details: { tabId: number }): Promise<string> };
  readonly offscreen: { closeDocument(): Promise<void>; hasDocument(): Promise<boolean> };
  readonly developerPrivate: {
    addHostPermission(extensionId: string, host: string): Promise<void>;
    updateExtensionConfiguration(options: {
      extensionId: string;
      hostAccess: 'ON_CLICK' | 'ON_ALL_SITES';
    }): Promise<void>;
  };
};
