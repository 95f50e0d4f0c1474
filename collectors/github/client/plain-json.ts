import type { Octokit } from '@octokit/rest';

/** For the client's `request` option, so that it leaves the body of an answer to `plainJson`. */
export const LEFT_UNREAD = { parseSuccessResponseBody: false } as const;

/**
 * Parses answers with JSON.parse. By itself the client asks at every value whether it is an integer beyond
 * 2^53, which takes ten times as long and as much memory; the readers of what is recorded do not either.
 *
 * A body that does not parse, and one that does not call itself JSON, is its text, as with the client itself.
 * Has to be the first plugin: those after it look into what was parsed.
 */
export function plainJson(client: Pick<Octokit, 'hook'>): Record<string, never> {
  client.hook.wrap('request', async (request, options) => {
    const answer = await request(options);
    const body: unknown = answer.data;
    if (!(body instanceof ReadableStream)) return answer;
    const text = await textOf(body as ReadableStream<Uint8Array>);
    return { ...answer, data: isJson(answer.headers['content-type']) ? parsed(text) : text };
  });
  return {};
}

async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    text += decoder.decode(step.value, { stream: true });
  }
  return text + decoder.decode();
}

function isJson(type: string | undefined): boolean {
  return /^application\/(scim\+)?json\s*(;|$)/i.test(type ?? '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
