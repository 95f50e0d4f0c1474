/** The few extension APIs that tests call inside pages and the worker. */
declare const chrome: {
  readonly storage: {
    readonly local: { get(key: null): Promise<Record<string, unknown>> };
    readonly session: { get(key: null): Promise<Record<string, unknown>> };
  };
  readonly tabs: { query(filter: object): Promise<{ id: number; title?: string; url?: string }[]> };
  readonly scripting: { getRegisteredContentScripts(): Promise<{ matches?: string[] }[]> };
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly action: { getBadgeText(details: { tabId: number }): Promise<string> };
  readonly offscreen: { closeDocument(): Promise<void>; hasDocument(): Promise<boolean> };
  readonly developerPrivate: {
    updateExtensionConfiguration(options: {
      extensionId: string;
      hostAccess: 'ON_CLICK' | 'ON_ALL_SITES';
    }): Promise<void>;
  };
};
