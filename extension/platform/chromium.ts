import { browser } from './browser.ts';

/** The Chromium APIs that the polyfill passes through without knowing their types. */
interface ChromiumOnly {
  readonly offscreen?: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
    closeDocument(): Promise<void>;
  };
  readonly sidePanel?: {
    open(options: { windowId: number }): Promise<void>;
  };
  /** There only once a person allowed it. */
  readonly pageCapture?: {
    saveAsMHTML(options: { tabId: number }): Promise<Blob | undefined>;
  };
  readonly runtime: {
    getContexts?(filter: { contextTypes: string[] }): Promise<readonly { readonly documentUrl?: string }[]>;
  };
}

export const chromium = browser as unknown as ChromiumOnly;
