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

/**
 * The exchange with its body, as collectors read it. `body` must be the bytes of `exchange.response`. A copy of its
 * members is no answer: what it can do is that of its class.
 */
export function answerOf(exchange: Exchange, body: Uint8Array | null): Answer {
  return answerFrom(exchange, () => body);
}

function answerFrom(exchange: Exchange, open: () => Uint8Array | null): Answer {
  return Object.assign(new Opened(open), exchange);
}

/** One for each answer, of which there may be thousands: what all of them can do is not held with each. */
class Opened {
  readonly #open: () => Uint8Array | null;

  constructor(open: () => Uint8Array | null) {
    this.#open = open;
  }

  get body(): Uint8Array | null {
    return this.#lookAt().body;
  }

  text(): string {
    const { body } = this;
    return body === null ? '' : decoder.decode(body);
  }

  json(): unknown {
    const looked = this.#lookAt();
    looked.json ??= { value: JSON.parse(this.text()) as unknown };
    return looked.json.value;
  }

  #lookAt(): Looked {
    if (newest?.answer !== this) newest = { answer: this, body: this.#open() };
    return newest;
  }
}

interface Looked {
  readonly answer: Opened;
  readonly body: Uint8Array | null;
  json?: { readonly value: unknown };
}

/** Readers ask the same answer several times in a row; its body and what it parses to are kept until the next is asked. */
let newest: Looked | null = null;

/**
 * Loads the bodies of recorded exchanges. A body that was removed on purpose is handed on as null;
 * whether its absence is lawful is the verifier's business, and a reader takes it for "not seen".
 * A body of another size than recorded is an IntegrityError.
 *
 * Bodies stay in the store until they are looked at, where it can read them at once. From another store
 * they are all brought in, since readers do not wait, and many or long ones are held packed: seldom more
 * than one is looked at.
 */
export async function answersOf(store: EvidenceStore, exchanges: readonly Exchange[]): Promise<Answer[]> {
  const { now } = store;
  if (now !== undefined) {
    return exchanges.map((exchange) =>
      answerFrom(exchange, () => (exchange.response ? sized(exchange, now.get(exchange.response.sha256)) : null)),
    );
  }
  const answers: Answer[] = [];
  let held = 0;
  const load = async (exchange: Exchange): Promise<Answer> => {
    const body = exchange.response ? sized(exchange, await store.getBlob(exchange.response.sha256)) : null;
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

/** Whether the store still has everything that was answered. `answers` are those of the exchanges. */
export function hasAll({ now }: EvidenceStore, answers: readonly Answer[]): boolean {
  return answers.every((answer) => {
    if (answer.response === undefined) return true;
    return now === undefined ? answer.body !== null : now.has(answer.response.sha256);
  });
}

function sized({ response }: Exchange, body: Uint8Array | null): Uint8Array | null {
  if (body === null || response === undefined || body.length === response.size) return body;
  throw new IntegrityError(
    `The stored answer ${response.sha256} is ${body.length} bytes, ${response.size} were received.`,
    'Verify the workspace, and collect this source again.',
  );
}
