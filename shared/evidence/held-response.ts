import { type Bytes, concat, unshared } from './bytes.ts';

/**
 * An answer whose bytes are held already. A plain Response copies what it is made of, and again what is read
 * of it, so that one long page takes its length several times over; this one hands on the bytes themselves,
 * and may be read more than once. Nobody may write into what they get.
 *
 * @param url where it came from; that of a Response made by hand is empty otherwise
 */
export function heldResponse(bytes: Uint8Array, init: ResponseInit, url?: string): Response {
  const held = unshared(bytes);
  const text = () => Promise.resolve(new TextDecoder().decode(held));
  const json = async (): Promise<unknown> => JSON.parse(await text());
  const response = new Response(mayHaveBody(init.status ?? 200) ? streamOf(held) : null, init);
  return Object.defineProperties(response, {
    text: { value: text },
    json: { value: json },
    ...(url !== undefined && { url: { value: url } }),
  });
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
