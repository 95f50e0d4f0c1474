import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { REVIEW_TYPE } from '#shared/evidence/predicates.ts';
import { type Kind, softwareKey } from '../shared/evidence/software-key.ts';
import { commandsOf } from '../shared/package/commands-of.ts';
import { filesOf, inputOf, sampleLog } from '../shared/package/sample-package.ts';
import { newFolder, removeFolder } from './cli-harness.ts';

/** Section 6 of VERIFY.md: approvals by a security key, with openssl only. */
let home: string;
beforeAll(async () => {
  home = await newFolder();
});
afterAll(() => removeFolder(home));

async function approved(kind: Kind, name: string, note?: string): Promise<{ folder: string; keyid: string }> {
  const log = await sampleLog(3);
  const key = await softwareKey(kind);
  const { keyid, publicKey, credential } = key;
  await log.writer.enrolApprover({ keyid, publicKey, credential, name: 'Bea' });
  const approval = await key.approve(note ?? (await log.writer.checkpoint()));
  const review = { time: '2026-01-05T00:00:00.000Z', reviewer: 'Bea', decision: 'approved', approval };
  await log.writer.append(REVIEW_TYPE, review, []);
  const folder = join(home, name);
  for (const { path, bytes } of await filesOf(inputOf(log.writer))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return { folder, keyid };
}

async function byHand(folder: string) {
  const { readFile } = await import('node:fs/promises');
  const commands = commandsOf(await readFile(join(folder, 'VERIFY.md'), 'utf8'));
  const { status, stdout, stderr } = spawnSync('bash', ['-c', commands], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test.each(['P-256', 'Ed25519'] as const)('an approval by a %s key is verified and named', async (kind) => {
  const { folder, keyid } = await approved(kind, kind);
  const { status, stdout, stderr } = await byHand(folder);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(`Bea approved the first 5 entries on 2026-01-05T00:00:00.000Z with security key ${keyid}\n`);
  expect(stdout).toContain(`By the word of the log, security key ${keyid} is that of Bea\n`);
});

test('an approval of another checkpoint is refused', async () => {
  const { folder } = await approved('P-256', 'foreign', await (await sampleLog(3)).writer.checkpoint());
  const { status, stdout } = await byHand(folder);
  expect(status).toBe(1);
  expect(stdout).toMatch(/FAILED: the approval in data\/statements\/\d+\.dsse\.json does not hold/);
});
