import type { Fetch } from '#shared/define.ts';

/** Passes requests on, but for those that the given function answers itself. */
export function between(answer: (request: Request, body: string) => Response | null): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = await request.clone().text();
    return answer(request, body) ?? fetch(request);
  };
}

/** Whether a request of one of the JSON protocols asks for an operation. */
export function asksFor(request: Request, operation: string): boolean {
  return request.headers.get('x-amz-target')?.endsWith(`.${operation}`) === true;
}
