import { describe, expect, test } from 'vitest';
import { Reader } from '#collectors/aws/read/reader.ts';
import type { Answer } from '#shared/define.ts';

const OPERATION = 'iam:GetAccountPasswordPolicy';

function answer(
  status: number,
  body: string,
  more: { headers?: Record<string, string>; api?: string; input?: object } = {},
): Answer {
  const [service, operation] = (more.api ?? OPERATION).split(':');
  return {
    key: '0',
    method: 'POST',
    url: 'https://iam.amazonaws.com/',
    params: { service, operation, region: 'us-east-1', input: more.input ?? {} },
    status,
    started: '2026-11-24T00:00:00.000Z',
    finished: '2026-11-24T00:00:00.000Z',
    attempts: 1,
    headers: more.headers ?? {},
    body: new TextEncoder().encode(body),
    text: () => body,
    json: () => JSON.parse(body) as unknown,
  };
}

const query = (code: string, message = 'm') =>
  `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
const read = (one: Answer) =>
  new Reader([one]).one<string | null>(OPERATION, () => 'seen', { facts: { NoSuchEntity: null } });

describe('an error is a fact only where its code is one of the operation', () => {
  test('a named code', () => {
    expect(read(answer(404, query('NoSuchEntity')))).toEqual({ known: true, value: null });
  });

  test.each([
    ['query protocol', answer(403, query('AccessDenied')), 'iam:GetAccountPasswordPolicy'],
    ['JSON', answer(400, '{"__type":"com.amazon.coral#AccessDeniedException","Message":"no"}'), OPERATION],
    [
      'REST header',
      answer(403, '{"message":"no"}', { headers: { 'x-amzn-errortype': 'AccessDeniedException:http://x' } }),
      OPERATION,
    ],
    [
      'EC2',
      answer(
        403,
        '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>',
      ),
      OPERATION,
    ],
    ['S3', answer(403, '<Error><Code>AccessDenied</Code><Message>no</Message></Error>'), OPERATION],
    ['no body', answer(403, ''), OPERATION],
    [
      'service control policy',
      answer(403, query('AccessDenied', 'with an explicit deny in a service control policy')),
      OPERATION,
    ],
  ])('a refusal by %s is unknown and names the action', (_, one, missing) => {
    expect(read(one)).toMatchObject({ known: false, missing });
  });

  test.each([
    ['throttled', answer(400, query('Throttling')), /throttling/],
    ['region off', answer(403, query('InvalidClientTokenId')), /not enabled/],
    ['not subscribed', answer(403, query('OptInRequired')), /not enabled/],
    ['fault', answer(500, '<html>oops</html>'), /failed to answer/],
    ['another code', answer(404, query('NoSuchThing')), /NoSuchThing/],
    ['unreadable answer', answer(200, '<a>'), /could not be read/],
  ])('%s is unknown without a permission to ask for', (_, one, why) => {
    const fact = read(one);
    expect(fact).toMatchObject({ known: false, why: expect.stringMatching(why) as string });
    expect(fact).not.toHaveProperty('missing');
  });

  test('an action that has another name in IAM is named as there', () => {
    const api = 's3control:GetPublicAccessBlock';
    const fact = new Reader([answer(403, query('AccessDenied'), { api })]).one(api, () => true);
    expect(fact).toMatchObject({ known: false, missing: 's3:GetAccountPublicAccessBlock' });
  });
});

describe('pages', () => {
  const api = 'iam:ListThings';
  const page = (items: string[], next: string | null, token?: string) =>
    answer(200, JSON.stringify({ Things: items, ...(next && { Marker: next }) }), {
      api,
      input: token ? { Marker: token } : {},
    });
  const pages = (...answers: Answer[]) =>
    new Reader(answers).pages(api, {
      items: (view) => view.list('Things'),
      token: ['Marker'],
      read: (item) => item.text() ?? '',
    });

  test('are read to the end, in the order of their tokens', () => {
    expect(pages(page(['b'], null, 't'), page(['a'], 't'))).toMatchObject({
      known: true,
      value: { items: ['a', 'b'], complete: true, unseen: null },
    });
  });

  test('a list that was throttled in the middle is cut, never whole', () => {
    const refusal = answer(400, '{"__type":"ThrottlingException"}', { api, input: { Marker: 't' } });
    expect(pages(page(['a'], 't'), refusal)).toMatchObject({
      known: true,
      value: { items: ['a'], complete: false, unseen: { known: false } },
    });
  });

  test('a page that was never asked for cuts the list', () => {
    expect(pages(page(['a'], 't'))).toMatchObject({
      value: { complete: false, unseen: { why: expect.stringContaining('not asked') as string } },
    });
  });

  test('a first page that was refused is no list at all', () => {
    expect(pages(answer(403, '{"__type":"AccessDeniedException"}', { api }))).toMatchObject({
      known: false,
      missing: api,
    });
    expect(pages()).toMatchObject({ known: false });
  });
});
