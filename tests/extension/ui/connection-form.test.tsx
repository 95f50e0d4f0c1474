import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CONNECTION_FORMS } from '#extension/ui/connection-fields.ts';

const asked: unknown[] = [];
const sent: unknown[] = [];
let grants = true;
vi.mock('#extension/platform/permissions.ts', () => ({
  offered: () => ['https://api.github.com/*'],
  coveredBy: (patterns: string[], url: string) => (url.startsWith('https://api.github.com') ? patterns : []),
  requestOrigins: (origins: string[]) => {
    asked.push(origins);
    return Promise.resolve(grants);
  },
}));
vi.mock('#extension/platform/messages.ts', () => ({
  send: (...message: unknown[]) => {
    sent.push(message);
    return Promise.resolve({ ok: true, value: {} });
  },
}));
const { ConnectionFormView } = await import('#extension/ui/connection-form.tsx');

const provider = { id: 'github', title: 'GitHub', hosts: ['https://api.github.com/*'], permissions: [] };

function mounted(values: Record<string, string>) {
  const [form] = CONNECTION_FORMS;
  if (!form) throw new Error('no form');
  const root = document.createElement('main');
  document.body.append(root);
  const connected = vi.fn<() => void>();
  void act(() => render(<ConnectionFormView provider={provider} form={form} connected={connected} />, root));
  for (const [name, value] of Object.entries(values)) {
    const input = root.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (input) input.value = value;
  }
  const submit = (): void => {
    root.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  };
  return { root, connected, submit };
}

afterEach(() => {
  asked.length = 0;
  sent.length = 0;
  grants = true;
  document.body.replaceChildren();
});

describe('connecting', () => {
  it('asks the browser within the click, before anything is awaited', async () => {
    const { submit, connected } = mounted({ org: 'acme', token: ' secret ' });
    submit();
    expect(asked).toEqual([['https://api.github.com/*']]);
    expect(sent).toEqual([]);
    await vi.waitFor(() => expect(connected).toHaveBeenCalledOnce());
    expect(sent).toEqual([
      [
        'connection/check',
        {
          provider: 'github',
          input: { org: 'acme', token: 'secret' },
          origins: ['https://api.github.com/*'],
          target: 'acme on github.com',
        },
      ],
    ]);
  });

  it('goes no further when the browser refuses, and says so', async () => {
    grants = false;
    const { root, submit, connected } = mounted({ org: 'acme', token: 'secret' });
    submit();
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).not.toBeNull());
    expect(root.querySelector('[role=alert]')?.textContent).toContain('did not grant access');
    expect(sent).toEqual([]);
    expect(connected).not.toHaveBeenCalled();
  });

  it('asks for no host that the manifest does not offer', async () => {
    const { submit, connected } = mounted({ org: 'acme', token: 'secret', baseUrl: 'https://github.acme.test/api/v3' });
    submit();
    expect(asked).toEqual([[]]);
    await vi.waitFor(() => expect(connected).toHaveBeenCalledOnce());
    expect(JSON.stringify(sent)).toContain('acme on github.acme.test');
  });

  it('never shows a secret', () => {
    const { root } = mounted({});
    expect(root.querySelector('[name=token]')?.getAttribute('type')).toBe('password');
    expect(root.querySelector('[name=org]')?.getAttribute('type')).toBe('text');
    for (const input of root.querySelectorAll('input')) expect(input.labels).toHaveLength(1);
  });
});
