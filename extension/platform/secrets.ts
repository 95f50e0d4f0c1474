import { browser } from './browser.ts';

/**
 * Credentials, by provider id, as a person typed them. In memory of the browser only: the area is
 * cleared when the browser closes, and content scripts cannot read it.
 */
const PREFIX = 'credential:';

export async function keepCredential(provider: string, input: unknown): Promise<void> {
  await browser.storage.session.set({ [PREFIX + provider]: input });
}

export async function credential(provider: string): Promise<unknown> {
  const key = PREFIX + provider;
  return (await browser.storage.session.get(key))[key];
}

export async function forgetCredential(provider: string): Promise<void> {
  await browser.storage.session.remove(PREFIX + provider);
}
