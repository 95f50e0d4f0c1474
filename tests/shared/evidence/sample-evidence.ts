import { digestOf } from '#shared/evidence/digest.ts';
import type { Evidence } from '#shared/evidence/record.ts';
import type { EvidenceStore } from '#shared/evidence/store.ts';
import { uuidV7 } from '#shared/evidence/uuid.ts';

export interface SampleOptions {
  readonly at?: number;
  readonly tenant?: string;
  readonly collector?: string;
  /** Bytes of the one answer; a small JSON document unless told. */
  readonly body?: Uint8Array;
}

/** A piece of evidence with one answered request, whose answer is in the store. */
export async function sampleEvidence(store: EvidenceStore, options: SampleOptions = {}): Promise<Evidence> {
  const { at = Date.UTC(2026, 0, 1), tenant = 'acme', collector = 'github/organization' } = options;
  const body = options.body ?? new TextEncoder().encode(JSON.stringify({ login: tenant, at }));
  const url = `https://api.example/orgs/${tenant}`;
  const started = new Date(at).toISOString();
  const finished = new Date(at + 250).toISOString();
  return {
    id: uuidV7(at),
    kind: 'config',
    collector: { id: collector, version: '1', host: 'cli', runtime: 'node 24' },
    run: { id: 'run-1', trigger: 'manual' },
    actor: { operator: 'ann', principal: { system: 'github', id: 'ann', via: 'GET /user' } },
    source: { system: 'github', tenant },
    time: { started, finished },
    completeness: { complete: true, pages: 1, items: 1, expected: null },
    exchanges: [
      {
        key: await digestOf(`GET\n${url}`),
        method: 'GET',
        url,
        status: 200,
        headers: { etag: '"1"' },
        requestId: 'ABCD:1234',
        serverDate: started,
        skewMs: -12,
        started,
        finished,
        attempts: 1,
        response: {
          sha256: await store.putBlob(body),
          size: body.length,
          mediaType: 'application/json',
          role: 'response',
        },
      },
    ],
    redactions: [],
  };
}
