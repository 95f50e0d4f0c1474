import { vi } from 'vitest';

/** Stands in for the extension APIs: a browser that grants what a test says it grants. */
export interface FakeBrowser {
  readonly granted: Set<string>;
  readonly session: Map<string, unknown>;
  readonly alarms: Map<string, unknown>;
  readonly api: Record<string, unknown>;
}

export function fakeBrowser(): FakeBrowser {
  const granted = new Set<string>();
  const session = new Map<string, unknown>();
  const alarms = new Map<string, unknown>();
  const event = () => ({ addListener: vi.fn<() => void>() });
  const api = {
    alarms: {
      create: async (name: string, info: unknown) => void alarms.set(name, info),
      clear: async (name: string) => alarms.delete(name),
      onAlarm: event(),
    },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => granted.has(origin)),
      request: async ({ origins }: { origins: string[] }) => {
        for (const origin of origins) granted.add(origin);
        return true;
      },
      remove: async ({ origins }: { origins: string[] }) => {
        for (const origin of origins) granted.delete(origin);
        return true;
      },
      onAdded: event(),
      onRemoved: event(),
    },
    storage: {
      session: {
        get: async (key: string) => (session.has(key) ? { [key]: session.get(key) } : {}),
        set: async (values: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(values)) session.set(key, value);
        },
        remove: async (key: string) => void session.delete(key),
      },
    },
    runtime: {
      id: 'annexa',
      getURL: (path: string) => `chrome-extension://annexa/${path}`,
      getManifest: () => ({ optional_host_permissions: ['https://api.github.com/*', 'https://*.amazonaws.com/*'] }),
    },
  };
  return { granted, session, alarms, api };
}
