import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { FolderStore } from '#collectors/cli/store/folder-store.ts';
import { type SandboxAddress, startSandbox } from '#collectors/cli/sandbox/server.ts';
import { collectors, providers } from '#collectors/registry.ts';
import { collectStep } from '#shared/engine/collect.ts';
import { planSteps } from '#shared/engine/plan.ts';
import { utf8 } from '#shared/evidence/bytes.ts';
import { requiredBlobs } from '#shared/evidence/row.ts';
import { generateSigner } from '#shared/evidence/signer.ts';
import { uuidV7 } from '#shared/evidence/uuid.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';

/** `node make-sample.js FILE`: runs the sandbox, collects from it, and writes the evidence as one file. */

const signal = AbortSignal.timeout(240_000);

function credentialsFor({ github, aws }: SandboxAddress): Readonly<Record<string, unknown>> {
  return {
    github: { org: github.org, baseUrl: github.baseUrl, token: github.tokens.admin },
    aws: {
      accessKeyId: aws.accessKeyId,
      secretAccessKey: aws.secretAccessKey,
      region: aws.region,
      regions: [aws.region],
      endpoint: aws.endpoint,
    },
  };
}

async function collectAll(store: FolderStore, address: SandboxAddress): Promise<void> {
  const writer = new EvidenceWriter(store, (await generateSigner()).signer);
  await writer.enrol();
  const run = { id: uuidV7(), trigger: 'sample' as const };
  const read = async ([id, input]: [string, unknown]): Promise<void> => {
    const provider = providers.get(id);
    if (!provider) throw new Error(`there is no provider ${id}`);
    const credential = provider.parseCredential(input);
    const memo = new Map<string, unknown>();
    const connection = await provider.connect(credential, { fetch, signal, scope: null, memo });
    const principal = await provider.identify(connection);
    for (const step of planSteps(id, collectors.values(), await provider.scopes(connection))) {
      const collector = collectors.get(step.collector);
      if (!collector) throw new Error(`there is no collector ${step.collector}`);
      await collectStep({
        provider,
        collector,
        credential,
        step,
        run,
        actor: { operator: 'sandbox', principal },
        host: 'cli',
        runtime: `Node ${process.versions.node}`,
        store,
        writer,
        fetch,
        signal,
        memo,
      });
    }
  };
  await Promise.all(Object.entries(credentialsFor(address)).map(read));
  await writer.checkpoint();
}

async function zipped(store: FolderStore): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  const wanted = new Set<string>();
  let entries = 0;
  for await (const { envelope } of store.entries()) {
    files[`entries/${entries}`] = envelope;
    for (const digest of requiredBlobs(envelope)) wanted.add(digest);
    entries += 1;
  }
  for (const digest of wanted) {
    const bytes = await store.getBlob(digest);
    if (bytes) files[`blobs/${digest}`] = bytes;
  }
  const contents = { origin: store.origin, asOf: new Date().toISOString(), entries };
  files['contents.json'] = utf8(JSON.stringify(contents));
  return zipSync(files, { level: 9 });
}

const [, , file] = process.argv;
if (file === undefined) throw new Error('the file to write is not named');
const folder = mkdtempSync(join(tmpdir(), 'annexa-sample-'));
const sandbox = await startSandbox({ repos: 14, members: 18, accounts: 2 });
try {
  const store = await FolderStore.openWriter(folder, { signal });
  await collectAll(store, sandbox.address);
  // Moved into place whole, so that a build that was stopped leaves no half of it.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, await zipped(store));
  renameSync(part, file);
  await store.close();
} finally {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}
