import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Identification, Problem } from '#extension/store/model.ts';
import type { TakeRequest } from '#extension/capture/draft.ts';
import type { Studio } from '#extension/capture/studio/studio.ts';
import { browser } from './browser.ts';

/** Failures cross as data, in a reader's words; an exception that crosses is a defect. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Every message there is: what it carries and what it is answered with. Only data crosses. */
interface Protocol {
  /** Page to worker. */
  'run/start'(data: { readonly providers: readonly string[] }): Reply<{ readonly run: string }>;
  'run/stop'(data: { readonly run: string }): Reply<null>;
  'connection/check'(data: ConnectionInput): Reply<Identification>;
  'connection/remove'(data: { readonly provider: string }): Reply<null>;
  'report/refresh'(data: Record<string, never>): Reply<null>;
  'key/changed'(data: Record<string, never>): null;
  'sample/load'(data: Record<string, never>): Reply<null>;
  'sample/remove'(data: Record<string, never>): Reply<null>;
  'capture/take'(data: TakeRequest): Reply<{ readonly draft: string }>;
  'capture/save'(data: { readonly draft: string }): Reply<{ readonly entry: number }>;
  'capture/badge'(data: { readonly tab: number }): null;
  /** Collecting document to worker. */
  'work/settled'(data: Record<string, never>): null;
  'work/permitted'(data: { readonly provider: string }): boolean;
  'key/opened'(data: Record<string, never>): string | null;
  /** Worker to collecting document. */
  'work/identify'(data: { readonly provider: string; readonly input: unknown }): Reply<Identification>;
  'work/plan'(data: { readonly run: string; readonly credentials: Readonly<Record<string, unknown>> }): null;
  'work/step'(data: { readonly step: string; readonly credential: unknown }): null;
  'work/evaluate'(data: { readonly run: string | null }): null;
  'work/refresh'(data: Record<string, never>): Reply<null>;
  'work/sample'(data: Record<string, never>): Reply<null>;
  'work/abort'(data: { readonly provider: string }): null;
  'studio/about'(data: { readonly url: string; readonly title: string }): Awaited<ReturnType<Studio['about']>>;
  'studio/gaps'(data: { readonly url: string }): number;
  'studio/matches'(data: Record<string, never>): readonly string[];
  'studio/scan'(data: {
    readonly texts: readonly string[];
    readonly emails: boolean;
  }): Awaited<ReturnType<Studio['scan']>>;
  'studio/maskArchive'(data: { readonly archive: string; readonly emails: boolean }): string;
  'studio/finish'(data: { readonly draft: string }): Awaited<ReturnType<Studio['finish']>>;
  'studio/save'(data: { readonly draft: string }): Awaited<ReturnType<Studio['save']>>;
}

export interface ConnectionInput {
  readonly provider: string;
  /** What the person typed, as the provider's `parseCredential` takes it. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Match patterns that the connection needs and that the manifest offers. */
  readonly origins: readonly string[];
  /** "acme on api.github.com". */
  readonly target: string;
}

export type MessageType = keyof Protocol;
type DataOf<T extends MessageType> = Parameters<Protocol[T]>[0];
type AnswerOf<T extends MessageType> = ReturnType<Protocol[T]>;

/** Anything that parses what arrived and throws when it is something else: a schema. */
interface Parser<T> {
  parse(value: unknown): T;
}

interface Sender {
  readonly id?: string;
  readonly origin?: string;
  readonly url?: string;
  readonly tab?: unknown;
}

const messaging = defineExtensionMessaging<Protocol>();

export function send<T extends MessageType>(type: T, data: DataOf<T>): Promise<AnswerOf<T>> {
  return messaging.sendMessage(type, data as never) as Promise<AnswerOf<T>>;
}

/**
 * Answers messages of one type. What arrives is parsed before the handler sees it, and a message
 * that is not from a page of this extension is refused: a content script runs beside a web page, and
 * none of these messages is its business.
 */
export function receive<T extends MessageType>(
  type: T,
  schema: Parser<DataOf<T>>,
  handle: (data: DataOf<T>) => AnswerOf<T> | Promise<AnswerOf<T>>,
): void {
  messaging.onMessage(type, ({ data, sender }) => {
    if (!isOwnPage(sender, browser.runtime.id, browser.runtime.getURL(''))) {
      throw new Error(`"${type}" is not taken from ${sender.origin ?? sender.url ?? 'an unknown sender'}`);
    }
    return handle(schema.parse(data));
  });
}

/** True for the worker and the pages of the extension; false for its content scripts and for others. */
export function isOwnPage(sender: Sender, id: string, root: string): boolean {
  if (sender.id !== id) return false;
  const from = sender.url ?? sender.origin;
  if (from === undefined) return sender.tab === undefined;
  return `${from.replace(/\/$/, '')}/`.startsWith(root);
}
