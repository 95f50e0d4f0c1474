import { browser } from './browser.ts';

/** The two Chromium APIs that the polyfill passes through without knowing their types. */
interface ChromiumOnly {
  readonly offscreen?: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
    closeDocument(): Promise<void>;
  };
  readonly sidePanel?: {
    open(options: { windowId: number }): Promise<void>;
  };
  readonly runtime: {
    getContexts?(filter: { contextTypes: string[] }): Promise<readonly { readonly documentUrl?: string }[]>;
  };
}

export const chromium = browser as unknown as ChromiumOnly;
