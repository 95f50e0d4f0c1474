import type { Answer } from '#shared/define.ts';

/** What AWS would have answered to one question, as a collector reads it back. */
export function answered(api: string, body: object | string, input: object = {}): Answer {
  const [service, operation] = api.split(':');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    key: '0',
    method: 'POST',
    url: `https://${service}.amazonaws.com/`,
    params: { service, operation, region: 'eu-central-1', input },
    status: 200,
    started: '2026-11-24T00:00:00.000Z',
    finished: '2026-11-24T00:00:00.000Z',
    attempts: 1,
    headers: {},
    body: new TextEncoder().encode(text),
    text: () => text,
    json: () => JSON.parse(text) as unknown,
  };
}
