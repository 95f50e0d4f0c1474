import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../fake-browser.ts';

const fake = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: fake.api }));
const { isOwnPage } = await import('#extension/platform/messages.ts');
const { coveredBy, offered, holdsOrigins } = await import('#extension/platform/permissions.ts');
const { schemas } = await import('#extension/platform/message-schemas.ts');

const ROOT = 'chrome-extension://annexa/';

describe('who may send a message', () => {
  it('is a page or the worker of this extension', () => {
    expect(
      isOwnPage({ id: 'annexa', url: `${ROOT}popup.html`, origin: 'chrome-extension://annexa' }, 'annexa', ROOT),
    ).toBe(true);
    expect(isOwnPage({ id: 'annexa', origin: 'chrome-extension://annexa' }, 'annexa', ROOT)).toBe(true);
    expect(isOwnPage({ id: 'annexa' }, 'annexa', ROOT)).toBe(true);
    expect(isOwnPage({ id: 'annexa', url: `${ROOT}options.html`, tab: { id: 1 } }, 'annexa', ROOT)).toBe(true);
  });

  it('is no content script, no other extension and no look-alike', () => {
    expect(isOwnPage({ id: 'annexa', url: 'https://github.com/acme', tab: { id: 1 } }, 'annexa', ROOT)).toBe(false);
    expect(isOwnPage({ id: 'annexa', tab: { id: 1 } }, 'annexa', ROOT)).toBe(false);
    expect(isOwnPage({ id: 'other', url: `${ROOT}popup.html` }, 'annexa', ROOT)).toBe(false);
    expect(isOwnPage({ id: 'annexa', url: 'chrome-extension://annexa.evil/popup.html' }, 'annexa', ROOT)).toBe(false);
  });
});

describe('what a message may carry', () => {
  it('is what its schema says and nothing longer', () => {
    expect(schemas.start.parse({ providers: ['github'] })).toEqual({ providers: ['github'] });
    expect(() => schemas.start.parse({ providers: 'github' })).toThrow(/Invalid input/);
    expect(() => schemas.run.parse({ run: '' })).toThrow(/too_small/);
    expect(() => schemas.nothing.parse({ extra: 1 })).toThrow(/invalid|never/);
    expect(() => schemas.connection.parse({ provider: 'github', input: {}, origins: [1], target: '' })).toThrow(
      /Invalid input/,
    );
  });
});

describe('the hosts to ask for', () => {
  it('are only those that the manifest offers', () => {
    expect(coveredBy(offered(), 'https://api.github.com/orgs/acme')).toEqual(['https://api.github.com/*']);
    expect(coveredBy(offered(), 'https://iam.eu-central-1.amazonaws.com/')).toEqual([
      'https://iam.eu-central-1.amazonaws.com/*',
    ]);
    expect(coveredBy(offered(), 'https://amazonaws.com.evil.test/')).toEqual([]);
    expect(coveredBy(offered(), 'https://github.example.com/api/v3')).toEqual([]);
    expect(coveredBy(offered(), 'http://api.github.com/')).toEqual([]);
  });

  it('are held trivially when there are none', async () => {
    expect(await holdsOrigins([])).toBe(true);
    expect(await holdsOrigins(['https://api.github.com/*'])).toBe(false);
  });
});
