import type { Answer } from '../define.ts';
import { IntegrityError } from '../errors/integrity-error.ts';
import type { Exchange } from '../evidence/record.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import { pack, unpack } from './packed-body.ts';

const decoder = new TextDecoder();

/** Bytes of bodies that are held as they are; what comes on top is held packed. */
const HELD_BYTES = 8 * 1024 * 1024;

/** How many bodies are brought in at once. */
const AT_ONCE = 8;

/** The exchange with its body, as collectors read it. `body` must be the bytes of `exchange.response`. */
export function answerOf(exchange: Exchange, body: Uint8Array | null): Answer {
  return answerFrom(exchange, () => body);
}

function answerFrom(exchange: Exchange, open: () => Uint8Array | null): Answer {
  const textOf = (): string => {
    const body = open();
    return body === null ? '' : decoder.decode(body);
  };
  const answer: Answer = {
    ...exchange,
    get body() {
      return open();
    },
    text: textOf,
    json() {
      if (newest?.answer !== answer) newest = { answer, value: JSON.parse(textOf()) as unknown };
      return newest.value;
    },
  };
  return answer;
}

/** Readers ask the same answer several times in a row; what one answer parses to is kept until the next is asked. */
let newest: { readonly answer: Answer; readonly value: unknown } | null = null;

/**
 * Loads the bodies of recorded exchanges. A body that was removed on purpose is handed on as null;
 * whether its absence is lawful is the verifier's business, and a reader takes it for "not seen".
 * A body of another size than recorded throws an IntegrityError.
 *
 * Many or long bodies are held packed and unpacked each time they are read, since all have to be there
 * for a reader that does not wait, and seldom more than one is looked at.
 */
export async function answersOf(store: EvidenceStore, exchanges: readonly Exchange[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  let held = 0;
  const load = async (exchange: Exchange): Promise<Answer> => {
    const body = await bodyOf(store, exchange);
    if (body === null || held + body.length <= HELD_BYTES) {
      held += body?.length ?? 0;
      return answerOf(exchange, body);
    }
    const packed = await pack(body);
    return answerFrom(exchange, () => unpack(packed));
  };
  for (let at = 0; at < exchanges.length; at += AT_ONCE) {
    answers.push(...(await Promise.all(exchanges.slice(at, at + AT_ONCE).map(load))));
  }
  return answers;
}

async function bodyOf(store: EvidenceStore, { response }: Exchange): Promise<Uint8Array | null> {
  if (response === undefined) return null;
  const body = await store.getBlob(response.sha256);
  if (body === null || body.length === response.size) return body;
  throw new IntegrityError(
    `The stored answer ${response.sha256} is ${body.length} bytes, ${response.size} were received.`,
    'Verify the workspace, and collect this source again.',
  );
}
