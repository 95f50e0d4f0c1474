import type { Principal } from '../auth/principals.ts';
import type { Principals } from '../auth/principals.ts';
import type { AccountState } from '../estate/account-state.ts';
import type { Estate } from '../estate/estate.ts';

/** Where, by whom and when an operation is called. */
export interface Call {
  readonly estate: Estate;
  readonly account: AccountState;
  readonly region: string;
  readonly principal: Principal;
  readonly principals: Principals;
  /** The sandbox's clock, which tests may move. */
  readonly now: Date;
  /** The bucket a request to S3 is about. */
  readonly bucket: string | null;
  /** Whether the bucket was named in the host rather than in the path. */
  readonly virtualHost: boolean;
}

/** Answers one operation: takes what the official client was given and returns what it hands to its caller. */
export type Handler<I, O> = (input: I, call: Call) => O | Promise<O>;

type InputOf<C> = C extends abstract new (...input: never) => { readonly input: infer I } ? I : never;
type OutputOf<C> = C extends abstract new (
  ...input: never
) => { resolveMiddleware(...input: never): (...input: never) => Promise<{ output: infer O }> }
  ? Omit<O, '$metadata'>
  : never;

/** Handlers of a service by operation, typed by the commands of its official client. */
export type Handlers<Client> = {
  readonly [K in keyof Client as K extends `${infer Name}Command` ? Name : never]?: Handler<
    InputOf<Client[K]>,
    OutputOf<Client[K]>
  >;
};

export type AnyHandlers = Readonly<Record<string, Handler<Record<string, unknown>, object>>>;
