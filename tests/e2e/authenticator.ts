import type { CDPSession, Page } from 'playwright-core';

/** An authenticator of one page, which answers without a person. */
export interface Authenticator {
  /** Loses every key on it. */
  lose(): Promise<void>;
  /** Takes it away from the page. */
  remove(): Promise<void>;
}

/**
 * Gives a page an authenticator. `prf`: whether it has the extension that gives secrets. `says`: "no" is
 * a person who is not verified, which a browser tells like one who cancelled.
 */
export async function authenticator(
  page: Page,
  { prf = true, says = 'yes' }: { readonly prf?: boolean; readonly says?: 'yes' | 'no' } = {},
): Promise<Authenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    ctap2Version: 'ctap2_1',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: says === 'yes',
    automaticPresenceSimulation: true,
    hasPrf: prf,
  } as const;
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  return {
    lose: async () => void (await session.send('WebAuthn.clearCredentials', { authenticatorId })),
    remove: async () => void (await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })),
  };
}
