import type { Answer } from '../define.ts';
import { IntegrityError } from '../errors/integrity-error.ts';
import type { Exchange } from '../evidence/record.ts';
import type { EvidenceStore } from '../evidence/store.ts';

const decoder = new TextDecoder();

/** The exchange with its body, as collectors read it. `body` must be the bytes of `exchange.response`. */
export function answerOf(exchange: Exchange, body: Uint8Array | null): Answer {
  return {
    ...exchange,
    body,
    text: () => (body === null ? '' : decoder.decode(body)),
    json: () => JSON.parse(body === null ? '' : decoder.decode(body)) as unknown,
  };
}

/**
 * Loads the bodies of recorded exchanges. A body that was removed on purpose is handed on as null;
 * whether its absence is lawful is the verifier's business, and a reader takes it for "not seen".
 * A body of another size than recorded throws an IntegrityError.
 */
export async function answersOf(store: EvidenceStore, exchanges: readonly Exchange[]): Promise<Answer[]> {
  return Promise.all(
    exchanges.map(async (exchange) => {
      if (exchange.response === undefined) return answerOf(exchange, null);
      const body = await store.getBlob(exchange.response.sha256);
      if (body !== null && body.length !== exchange.response.size) {
        throw new IntegrityError(
          `The stored answer ${exchange.response.sha256} is ${body.length} bytes, ${exchange.response.size} were received.`,
          'Verify the workspace, and collect this source again.',
        );
      }
      return answerOf(exchange, body);
    }),
  );
}
