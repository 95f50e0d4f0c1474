import type { KeyTier } from './signer.ts';

/** What a tier means for whoever relies on a key, in plain words. */
export interface TierWords {
  readonly title: string;
  readonly kept: string;
  readonly shows: string;
  readonly not: string;
}

export const TIER_WORDS: Readonly<Record<KeyTier, TierWords>> = {
  software: {
    title: 'Software, plain',
    kept: 'in the clear on the disk of the machine that collects',
    shows: 'that the evidence comes from that machine and was not changed since it was signed',
    not: 'that nobody else had the key: whoever can read the disk can copy it and sign as well',
  },
  'software-wrapped': {
    title: 'Software, protected',
    kept: 'encrypted on disk, and opened by a passkey or a passphrase',
    shows: 'that whoever signed had opened the key: a copy of the disk alone signs nothing',
    not: 'who opened it, nor what a program on that machine did while it was open',
  },
  'hardware-approval': {
    title: 'Hardware approval',
    kept: 'inside a security key, which it never leaves',
    shows: 'that whoever holds the security key was there and meant these entries of the log',
    not: 'who that was: the name is the word of the log, so compare the key with what the person says',
  },
};
