import { describe, expect, it } from 'vitest';
import { findSecrets, merged } from '#extension/capture/redact/find-secrets.ts';
import { masked } from '#extension/capture/redact/mask-text.ts';
import { scan } from '#extension/capture/redact/scan.ts';
import { SEAM } from '#extension/capture/redact/variants.ts';
import { plantedPage } from '../../../e2e/pages/secrets.ts';

const KEY = ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join('');
const found = (text: string): string[] => findSecrets(text).map(({ start, end }) => text.slice(start, end));

describe('findSecrets', () => {
  it.each([
    ['a key among words', `the key ${KEY} is old`, KEY],
    ['a shared access signature', `https://a.blob.core.windows.net/c?sig=${'aB3'.repeat(15)}&x=1`, 'aB3'.repeat(15)],
    ['an Okta header', `Authorization: SSWS ${'00aB3dE'.repeat(6)}`, '00aB3dE'.repeat(6)],
    [
      'a value below its name',
      'Secret access key\nwJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKY',
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKY',
    ],
    ['a password in an address', 'postgres://app:s3cr3tPass@db:5432/x', 's3cr3tPass'],
    [
      'the value after a name that looks like one',
      'a secret word 3\nclient_secret: dR3RQsdnDNx75HF1tUCCaU8ex9',
      'dR3RQsdnDNx75HF1tUCCaU8ex9',
    ],
  ])('finds %s, and no more than it', (_, text, secret) => {
    expect(found(text)).toEqual([secret]);
  });

  it('finds one that elements cut up', () => {
    for (const seam of [SEAM, '\n', `\n${SEAM}`]) {
      const text = `x ${KEY.slice(0, 4)}${seam}${KEY.slice(4, 10)}${seam}${KEY.slice(10)} y`;
      expect(found(text)).toEqual([text.slice(2, -2)]);
    }
  });

  it.each([
    'Require two-factor authentication for everyone: enabled',
    'Password policy: minimum length 14, expires after 90 days',
    'arn:aws:iam::111122223333:role/service-role/AWSServiceRoleForSupport',
    'Access key age 214 days, last used 2026-11-01T08:00:00Z in eu-central-1',
    'Token permissions: read repository contents and packages permissions',
    'secret scanning push protection enabled for 41 of 44 repositories',
    'id 3f2b8c1e-5d7a-4e0b-9c1d-2a3b4c5d6e7f',
    'commit 4c22f09a1b2c3d4e5f60718293a4b5c6d7e8f901',
    'Secrets Manager secret payments/database-credentials rotated 2026-10-01',
  ])('leaves "%s" readable', (text) => {
    expect(findSecrets(text)).toEqual([]);
  });

  it('masks e-mail addresses only when asked to', () => {
    expect(findSecrets('ann@example.com')).toEqual([]);
    expect(findSecrets('ann@example.com', { emails: true })).toHaveLength(1);
  });

  it('finds nothing in what is masked already', () => {
    const once = masked(`key=${KEY}`, findSecrets(`key=${KEY}`));
    expect(once).toBe('key=████████');
    expect(findSecrets(once)).toEqual([]);
  });
});

describe('merged', () => {
  it('makes one of hits that overlap', () => {
    const hits = [
      { start: 5, end: 9, rule: 'b' },
      { start: 0, end: 6, rule: 'a' },
      { start: 9, end: 10, rule: 'c' },
    ];
    expect(merged(hits)).toEqual([
      { start: 0, end: 9, rule: 'a' },
      { start: 9, end: 10, rule: 'c' },
    ]);
  });
});

describe('scan', () => {
  it('knows every kind that is planted, with secretlint and our own rules together', async () => {
    const { planted, html } = plantedPage();
    const text = html.replaceAll(/<script>[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]*>/g, SEAM);
    const [hits = []] = await scan([text]);
    const clean = masked(text, hits).replaceAll(SEAM, '');
    const left = planted.filter(({ secret }) => clean.includes(secret)).map(({ kind }) => kind);
    expect(left).toEqual([]);
    expect(clean).toContain('two-factor authentication');
  });

  it('keeps the name of a setting whose value it masks', async () => {
    const text = 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKY';
    const [hits = []] = await scan([text]);
    expect(masked(text, hits)).toBe('aws_secret_access_key = ████████');
  });
});
