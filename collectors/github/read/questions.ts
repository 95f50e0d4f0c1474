import type { Answer } from '#shared/define.ts';
import { type Fact, known, unknown } from '#shared/evidence/fact.ts';
import { nodeAt, restsIn } from '../queries/lists.ts';
import { apartOf, replyTo } from './answers.ts';
import { unseenBy } from './refusal.ts';
import { errorInWords, isObject, type Origin, type PathError, View } from './view.ts';

/** An answer to a question; with the place of it among the questions that were asked at once. */
export interface Asked {
  readonly answer: Answer;
  readonly at: number | null;
}

/** Answers by question. One that was asked of several nodes at once is a question for each of them. */
export function questionsIn(answers: readonly Answer[]): ReadonlyMap<string, readonly Asked[]> {
  const found = new Map<string, Asked[]>();
  const add = (key: string, asked: Asked): void => {
    const earlier = found.get(key);
    if (earlier === undefined) found.set(key, [asked]);
    else earlier.push(asked);
  };
  for (const answer of answers) {
    const [operation, variables] = [answer.params?.['operationName'], answer.params?.['variables']];
    add(questionKey(operation, variables), { answer, at: null });
    const rests = isObject(variables) ? restsIn(variables) : [];
    for (const [at, rest] of rests.entries()) add(questionKey(operation, rest), { answer, at });
  }
  return found;
}

/** What was asked, without how much of it at once: "n" is the size of a page, and null is the same as nothing. */
export function questionKey(operation: unknown, variables: unknown): string {
  const given = Object.entries(isObject(variables) ? variables : {});
  const telling = given.filter(([name, value]) => name !== 'n' && value !== null && value !== undefined);
  return JSON.stringify([operation, ...telling.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/**
 * What came of a question, with what GitHub says went wrong beside it.
 *
 * @param byEntry whether long lists are left empty, and found in `apart` of the origin
 */
export function dataOf({ answer, at }: Asked, operation: string, missing?: string, byEntry = false): Fact<View> {
  const reply = replyTo(answer);
  if (reply.kind !== 'answered') return unseenBy(reply);
  const { document: body, lists } =
    byEntry && at === null ? apartOf(answer) : { document: answer.json(), lists: undefined };
  const what = `the GraphQL query ${operation}`;
  if (!isObject(body)) return unknown(`the answer to ${what} is not an object`);
  const origin = { what, errors: errorsOf(body['errors']), ...(lists === undefined ? {} : { apart: lists }) };
  if (isObject(body['data']))
    return known(at === null ? new View(body['data'], origin) : nodeOf(body['data'], at, origin));
  const first = origin.errors[0];
  return first === undefined ? unknown(`the answer to ${what} holds no data`) : errorInWords(first, what, missing);
}

/** The part of an answer about one of several nodes, as if it alone had been asked about. */
function nodeOf(data: Readonly<Record<string, unknown>>, at: number, { what, errors }: Origin): View {
  const name = nodeAt(at);
  const own = errors.filter(({ path }) => path.length === 0 || path[0] === name);
  return new View(
    { node: data[name] },
    {
      what,
      errors: own.map((error) => ({ ...error, path: error.path.length === 0 ? [] : ['node', ...error.path.slice(1)] })),
    },
  );
}

/** An error without a path may be about anything: its empty path stands above every field. */
function errorsOf(value: unknown): readonly PathError[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).filter(isObject).map((error) => ({
    path: Array.isArray(error['path'])
      ? (error['path'] as unknown[]).filter((step) => typeof step === 'string' || typeof step === 'number')
      : [],
    type: typeof error['type'] === 'string' ? error['type'] : '',
    message: typeof error['message'] === 'string' ? error['message'] : 'an error without a message',
  }));
}
