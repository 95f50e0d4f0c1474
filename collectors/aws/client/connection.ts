import type { CollectContext, ConnectOptions } from '#shared/define.ts';
import { AnnexaError } from '#shared/errors/annexa-error.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { isExpired, isThrottle } from '../read/codes.ts';
import type { AwsCredential, AwsKeyProvider, AwsKeys } from './credential.ts';
import { codeOf, expired } from './failure.ts';
import { Limiter } from './limiter.ts';
import { memberKeys } from './member-role.ts';
import { type Partition, partitionOfRegion } from './partition.ts';
import { FetchRequestHandler } from './request-handler.ts';
import {
  type AnyClient,
  type AnyModule,
  type InputOf,
  loadService,
  type OperationName,
  type OutputOf,
  type ServiceName,
} from './services.ts';

/** An answer, or what a refusal says; its bytes are in the record either way. */
export type Reply<T> =
  | { readonly ok: true; readonly output: T }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface AskOptions {
  readonly signal: AbortSignal;
  readonly region?: string;
}

const MAX_ATTEMPTS = 5;
const WORKERS = 16;

/** Official clients of one account, all over one recorded `fetch`, loaded when first asked. */
export class AwsConnection {
  readonly credential: AwsCredential;
  readonly home: string;
  readonly partition: Partition;
  readonly #options: ConnectOptions;
  readonly #handler: FetchRequestHandler;
  readonly #clients = new Map<string, Promise<{ client: AnyClient; module: AnyModule }>>();

  constructor(credential: AwsCredential, options: ConnectOptions) {
    this.credential = credential;
    const hint = credential.region ?? options.scope?.region ?? credential.regions?.[0];
    this.partition = partitionOfRegion(hint ?? 'us-east-1');
    this.home = credential.region ?? this.partition.homeRegion;
    this.#options = options;
    this.#handler = new FetchRequestHandler(options.fetch, {
      account: options.scope?.tenant ?? 'own',
      oneAddress: credential.endpoint !== undefined,
    });
  }

  /** The signal the connection was opened with. */
  get signal(): AbortSignal {
    return this.#options.signal;
  }

  /** Keeps what was learned for the connections that follow in this run. */
  remember(name: string, value: unknown): void {
    this.#options.memo.set(name, value);
  }

  recalled(name: string): unknown {
    return this.#options.memo.get(name);
  }

  /**
   * Regions to look for something that lives in one of them: home, and where an earlier connection of
   * the run found it; in the account of the credential itself, all others too.
   */
  async searchOrder(name: string, tenant: string): Promise<string[]> {
    const { memo } = this.#options;
    const found = memo.get(name);
    const own = await (memo.get('aws:own-account') as Promise<string> | undefined);
    const all = this.credential.regions ?? memo.get('aws:regions') ?? this.partition.defaultRegions;
    const isOwn = this.credential.role === undefined || own === tenant;
    const others = typeof found === 'string' ? [found] : isOwn ? (all as readonly string[]) : [];
    return [...new Set([this.home, ...others])];
  }

  /** The same credential for another account, by the role in it. */
  for(scope: Scope): AwsConnection {
    return new AwsConnection(this.credential, { ...this.#options, scope });
  }

  /** In the account of the credential itself. */
  own(): AwsConnection {
    return new AwsConnection(this.credential, { ...this.#options, scope: null });
  }

  /** What a collector uses: bound to its signal and to the region of its scope. */
  session(context: Pick<CollectContext, 'scope' | 'signal'>): Session {
    return new Session(this, context.signal, context.scope.region ?? this.home);
  }

  /**
   * Asks one question. A refusal is a reply, not an error: it is in the record. Throws when the run is
   * aborted, and a ConnectionError when the credential has expired and could not be renewed.
   */
  async ask<S extends ServiceName, O extends OperationName<S>>(
    service: S,
    operation: O,
    input: InputOf<S, O>,
    { signal, region = this.home }: AskOptions,
  ): Promise<Reply<OutputOf<S, O>>> {
    const limiter = this.#limiter(service, region);
    return limiter.run(signal, async () => {
      for (let renewed = false; ; renewed = true) {
        const { client, module } = await this.#client(service, region);
        const Command = module[operation] as new (input: unknown) => unknown;
        try {
          const output = await client.send(new Command(input), { abortSignal: signal });
          limiter.succeeded();
          return { ok: true, output: output as OutputOf<S, O> };
        } catch (cause) {
          signal.throwIfAborted();
          if (cause instanceof AnnexaError) throw cause;
          const code = codeOf(cause);
          if (isThrottle(code)) limiter.throttled();
          if (!isExpired(code)) return { ok: false, code, message: cause instanceof Error ? cause.message : '' };
          this.#clients.clear();
          if (renewed) throw expired(cause);
        }
      }
    });
  }

  #limiter(service: string, region: string): Limiter {
    const { memo, scope } = this.#options;
    const name = `aws:limiter:${scope?.tenant ?? ''}:${service}:${region}`;
    const limiter = (memo.get(name) as Limiter | undefined) ?? new Limiter();
    memo.set(name, limiter);
    return limiter;
  }

  #client(service: ServiceName, region: string) {
    const name = `${service}@${region}`;
    const made = this.#clients.get(name) ?? this.#make(service, region);
    this.#clients.set(name, made);
    return made;
  }

  async #make(service: ServiceName, region: string) {
    const module = await loadService(service);
    return { module, client: makeClient(module, service, region, this.credential, this.#handler, this.#keys()) };
  }

  #keys(): AwsKeys | AwsKeyProvider {
    const { scope } = this.#options;
    if (scope === null || this.credential.role === undefined) return this.credential.keys;
    return memberKeys(this.credential, { ...this.#options, scope, home: this.home, partition: this.partition.id });
  }
}

/** One client of one service. Keys given as a function are asked again when they expire. */
export function makeClient(
  module: AnyModule,
  service: string,
  region: string,
  credential: AwsCredential,
  handler: FetchRequestHandler,
  keys: AwsKeys | AwsKeyProvider,
): AnyClient {
  const client = new module.Client({
    region,
    credentials: keys,
    requestHandler: handler,
    retryMode: 'adaptive',
    maxAttempts: MAX_ATTEMPTS,
    ...(credential.endpoint !== undefined && { endpoint: credential.endpoint, disableHostPrefix: true }),
    ...(service === 's3control' && credential.endpoint !== undefined && atEndpoint(credential.endpoint, region)),
    ...(service === 's3' && { forcePathStyle: credential.endpoint !== undefined, followRegionRedirects: true }),
  });
  client.middlewareStack.add(
    (next: (args: unknown) => unknown, context: { commandName?: string }) =>
      (args: { request: object; input: Record<string, unknown> }) => {
        const operation = context.commandName?.replace(/Command$/, '') ?? '';
        handler.label(args.request, { service, operation, region, input: args.input });
        return next(args);
      },
    { step: 'deserialize', priority: 'low', name: 'annexaQuestion' },
  );
  return client;
}

/**
 * S3 Control writes the account id before the host, which an emulator's address or an IP address has
 * no place for; the id is sent in a header as well.
 */
function atEndpoint(endpoint: string, region: string) {
  const authSchemes = [{ name: 'sigv4', signingName: 's3', signingRegion: region, disableDoubleEncoding: true }];
  return { endpointProvider: () => ({ url: new URL(endpoint), properties: { authSchemes }, headers: {} }) };
}

function inside(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** A connection bound to what a collector was told: its region and its signal. */
export class Session {
  readonly connection: AwsConnection;
  readonly signal: AbortSignal;
  readonly region: string;

  constructor(connection: AwsConnection, signal: AbortSignal, region: string) {
    this.connection = connection;
    this.signal = signal;
    this.region = region;
  }

  /** The same in another region. */
  in(region: string): Session {
    return new Session(this.connection, this.signal, region);
  }

  /** Does a task for each of many, several at once; the limiter of the service decides how many. */
  async all<T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> {
    const waiting = [...items].reverse();
    const worker = async () => {
      for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
        this.signal.throwIfAborted();
        await task(item);
      }
    };
    await Promise.all(Array.from({ length: Math.min(WORKERS, items.length) }, worker));
  }

  ask<S extends ServiceName, O extends OperationName<S>>(service: S, operation: O, input: InputOf<S, O>) {
    return this.connection.ask(service, operation, input, { signal: this.signal, region: this.region });
  }

  /**
   * Asks page after page until the service says there is no more, and returns those it got. A refused
   * page ends the list; the reader sees that the last page named a next one.
   */
  async pages<S extends ServiceName, O extends OperationName<S>>(
    service: S,
    operation: O,
    input: InputOf<S, O>,
    token: { readonly send: string; readonly receive: string },
  ): Promise<OutputOf<S, O>[]> {
    const pages: OutputOf<S, O>[] = [];
    const asked = new Set<string>();
    for (let next: string | undefined; ; ) {
      const page = await this.ask(service, operation, {
        ...(input as object),
        ...(next !== undefined && { [token.send]: next }),
      });
      if (!page.ok) return pages;
      pages.push(page.output);
      const following = token.receive.split('.').reduce(inside, page.output as unknown);
      if (typeof following !== 'string' || following === '' || asked.has(following)) return pages;
      asked.add(following);
      next = following;
    }
  }
}
