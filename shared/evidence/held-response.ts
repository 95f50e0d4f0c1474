import { type Bytes, concat, unshared } from './bytes.ts';

/**
 * An answer whose bytes are held already. A plain Response copies what it is made of, and again what is read
 * of it, so that one long page takes its length several times over; this one hands on the bytes themselves,
 * and may be read more than once. Nobody may write into what they get.
 */
export class HeldResponse extends Response {
  readonly #bytes: Bytes;

  /** @param url where it came from; that of a Response made by hand is empty otherwise */
  constructor(bytes: Uint8Array, init: ResponseInit, url?: string) {
    const held = unshared(bytes);
    super(mayHaveBody(init.status ?? 200) ? streamOf(held) : null, init);
    this.#bytes = held;
    if (url !== undefined) Object.defineProperty(this, 'url', { value: url });
  }

  override text(): Promise<string> {
    return Promise.resolve(new TextDecoder().decode(this.#bytes));
  }

  override async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
}

/** A Response with one of the others cannot even be made with an empty body (https://fetch.spec.whatwg.org/#null-body-status). */
function mayHaveBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

/** Gives the bytes in one piece, and none before they are asked for. */
function streamOf(bytes: Bytes): ReadableStream<Bytes> {
  const source: UnderlyingDefaultSource<Bytes> = {
    pull(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  };
  return new ReadableStream(source, { highWaterMark: 0 });
}

/** The whole body of an answer, in memory of its own length; `arrayBuffer` puts it together twice. */
export async function bodyOf(response: Response): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (let step = await reader?.read(); step?.done === false; step = await reader?.read()) parts.push(step.value);
  return concat(...parts);
}
