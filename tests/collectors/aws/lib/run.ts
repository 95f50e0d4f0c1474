import type { AwsConnection } from '#collectors/aws/client/connection.ts';
import type { AwsCredential } from '#collectors/aws/client/credential.ts';
import provider from '#collectors/aws/provider.ts';
import type { Answer, CollectorDefinition, Fetch } from '#shared/define.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import type { Exchange, Scope, Sha256 } from '#shared/evidence/record.ts';
import { Recorder } from '#shared/evidence/recorder.ts';

export const KEYS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY' };

export interface Run {
  readonly answers: readonly Answer[];
  readonly exchanges: readonly Exchange[];
  readonly connection: AwsConnection;
}

/** Everything a step keeps, in memory; handed to a second run it makes that one a resumed step. */
export class Memory {
  readonly blobs = new Map<Sha256, Uint8Array>();
  readonly journal = new Map<Sha256, Exchange>();

  readonly store = {
    putBlob: async (bytes: Uint8Array) => {
      const digest = await digestOf(bytes);
      this.blobs.set(digest, bytes);
      return digest;
    },
    getBlob: async (digest: Sha256) => this.blobs.get(digest) ?? null,
    recall: async (key: Sha256) => this.journal.get(key) ?? null,
    journal: async (exchange: Exchange) => void this.journal.set(exchange.key, exchange),
    previous: async () => null,
  };

  answers(exchanges: readonly Exchange[]): Answer[] {
    return exchanges.map((exchange) => {
      const body = exchange.response ? (this.blobs.get(exchange.response.sha256) ?? null) : null;
      const text = () => new TextDecoder().decode(body ?? new Uint8Array());
      return { ...exchange, body, text, json: () => JSON.parse(text()) as unknown };
    });
  }
}

/** Connects through a recorder and runs a collector, as the engine does. */
export async function record<F>(
  collector: CollectorDefinition<AwsConnection, F>,
  scope: Scope,
  options: {
    readonly fetch: Fetch;
    readonly credential?: AwsCredential;
    readonly signal?: AbortSignal;
    readonly memory?: Memory;
    readonly memo?: Map<string, unknown>;
  },
): Promise<Run & { readonly facts: F; readonly completeness: ReturnType<typeof collector.read>['completeness'] }> {
  const memory = options.memory ?? new Memory();
  const signal = options.signal ?? new AbortController().signal;
  const recorder = new Recorder({ store: memory.store, fetch: options.fetch, signal });
  const connection = await provider.connect(options.credential ?? { keys: KEYS }, {
    fetch: recorder.fetch,
    signal,
    scope,
    memo: options.memo ?? new Map(),
  });
  await collector.collect(connection, { scope, signal, progress: () => {} });
  const exchanges = recorder.exchanges();
  const answers = memory.answers(exchanges);
  return { answers, exchanges, connection, ...collector.read(answers, scope) };
}
