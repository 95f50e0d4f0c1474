import { beforeAll, expect, test } from 'vitest';
import { textOf, utf8 } from '#shared/evidence/bytes.ts';
import { canonicalBytes } from '#shared/evidence/canonical.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import { peek, STATEMENT_PAYLOAD, seal } from '#shared/evidence/dsse.ts';
import { parseStatement } from '#shared/evidence/statement.ts';
import * as layout from '#shared/package/layout.ts';
import { parseTrustPolicy } from '#shared/package/trust-policy.ts';
import { filesOf, inputOf, type SampleLog, sampleLog, verifyFiles } from './sample-package.ts';

/** The policy that a package brings, under the hand of whoever holds the key of its log. */
let log: SampleLog;
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  log = await sampleLog(2);
  const all = await filesOf(inputOf(log.writer));
  files = new Map(all.flatMap((file) => ('bytes' in file ? [[file.path, file.bytes] as const] : [])));
});

/** The package with another policy, every checksum and the package's own signature made anew. */
async function withPolicy(policy: string) {
  const changed = new Map(files).set(layout.POLICY, utf8(policy));
  const list = async (wanted: (path: string) => boolean): Promise<Uint8Array> => {
    let text = '';
    for (const [path, bytes] of changed) if (wanted(path)) text += `${await digestOf(bytes)}  ${path}\n`;
    return utf8(text);
  };
  changed.set(layout.BAG_INFO, utf8(oxum(changed)));
  changed.set(layout.MANIFEST, await list((path) => path.startsWith('data/')));
  changed.set(layout.TAG_MANIFEST, await list(layout.isListedTag));
  const told = parseStatement(peek(changed.get(layout.STATEMENT) ?? new Uint8Array()).payload);
  const subject = await Promise.all(
    told.subject.map(async ({ name }) => ({ name, digest: { sha256: await digestOf(changed.get(name) ?? utf8('')) } })),
  );
  const sealed = await seal(STATEMENT_PAYLOAD, canonicalBytes({ ...told, subject }), log.signer);
  changed.set(layout.STATEMENT, sealed);
  changed.set(layout.SEALS, utf8(`${await digestOf(sealed)}  ${layout.STATEMENT}\n`));
  return verifyFiles([...changed].map(([path, bytes]) => ({ path, bytes })));
}

function oxum(all: ReadonlyMap<string, Uint8Array>): string {
  const payload = [...all].filter(([path]) => path.startsWith('data/'));
  const octets = payload.reduce((sum, [, { length }]) => sum + length, 0);
  return textOf(all.get(layout.BAG_INFO) ?? utf8('')).replace(/Oxum: \d+/, `Oxum: ${octets}`);
}

test('names the keys that the log leaves, and can be used as it is', async () => {
  const text = textOf(files.get(layout.POLICY) ?? utf8(''));
  const policy = parseTrustPolicy(text);
  expect(policy.logs).toEqual([{ origin: log.store.origin, keys: [log.signer.keyid] }]);
  expect(await withPolicy(text)).toMatchObject({ outcome: 'verified-self-asserted', problems: [] });
  const given = [...files].map(([path, bytes]) => ({ path, bytes }));
  expect((await verifyFiles(given, { policy })).outcome).toBe('verified');
});

test('fails the package when it names another key', async () => {
  const text = textOf(files.get(layout.POLICY) ?? utf8(''));
  const verdict = await withPolicy(text.replace(log.signer.keyid, 'ab'.repeat(32)));
  expect(verdict.problems).toEqual([{ path: layout.POLICY, why: 'it names other keys than the log leaves' }]);
});
