import type { Fetch } from '#shared/define.ts';
import { describe } from '#shared/evidence/recorder.ts';
import type { Redaction } from '#shared/evidence/redaction.ts';

/** The parts of the SDK's HttpRequest that travel. */
export interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What was asked, in the words of the service, for the record. */
export interface Question {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface HandlerOptions {
  readonly record?: boolean;
  /** Whose questions these are, for answers that steps share. */
  readonly account?: string | undefined;
  /**
   * All regions have one address (an emulator, a proxy): the region is then kept in the fragment, which is
   * not sent, so that the same question to two regions stays two.
   */
  readonly oneAddress?: boolean;
}

/** Set by `fetch` itself, or forbidden to pages. */
const OWN_HEADERS = new Set(['host', 'content-length', 'connection', 'expect', 'user-agent']);

const header: Redaction = {
  rule: 'values of headers that are sent to an origin',
  pattern: /<HeaderValue>[^<]+<\/HeaderValue>/g,
  by: '<HeaderValue/><!-- -->',
};

/** What several collectors need to know before they ask further; asked once a run for an account. */
const SHARED_QUESTIONS = new Set([
  'cloudtrail:DescribeTrails',
  'config:DescribeConfigurationAggregatorSourcesStatus',
  'config:DescribeConfigurationRecorderStatus',
  'config:DescribeConfigurationRecorders',
  'config:SelectAggregateResourceConfig',
  'config:SelectResourceConfig',
  'ec2:DescribeImages',
  'ec2:GetSnapshotBlockPublicAccessState',
  'guardduty:ListDetectors',
  'iam:GetAccountSummary',
  'inspector2:BatchGetAccountStatus',
]);

/** Values that may be secrets, in answers that cannot be asked for without them. */
const REDACTIONS: Readonly<Record<string, Redaction>> = {
  'lambda:ListFunctions': {
    rule: 'values of environment variables of functions',
    pattern: /"Variables"\s*:\s*\{(?:[^{}"]*"(?:[^"\\]|\\.)*")+[^{}"]*\}/g,
    by: '"Variables":{"":0}',
  },
  'cloudfront:ListDistributions': header,
  'cloudfront:GetDistributionConfig': header,
};

/** Answers that are credentials. */
const SECRET_ANSWERS = new Set(['sts:AssumeRole', 'sts:GetSessionToken']);

/**
 * Transport of the official clients over one `fetch`: the same code in Node, in an extension document
 * and under the recorder. The body is handed on whole, as bytes, which is what the clients parse.
 */
export class FetchRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #fetch: Fetch;
  readonly #questions = new WeakMap<object, Question>();

  readonly #record: boolean;
  readonly #account: string | undefined;
  readonly #oneAddress: boolean;

  constructor(fetch: Fetch, { record = true, account, oneAddress = false }: HandlerOptions = {}) {
    this.#fetch = fetch;
    this.#record = record;
    this.#account = account;
    this.#oneAddress = oneAddress;
  }

  /** Says what a request asks, from the step of the SDK that still knows. */
  label(request: object, question: Question): void {
    this.#questions.set(request, question);
  }

  async handle(request: SdkRequest, options: { abortSignal?: AbortSignal } = {}) {
    const question = this.#questions.get(request);
    const init: RequestInit = {
      method: request.method,
      headers: Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => !OWN_HEADERS.has(name.toLowerCase())),
      ),
      body: request.method === 'GET' || request.method === 'HEAD' ? null : bodyOf(request.body),
      signal: options.abortSignal ?? null,
    };
    const name = question && `${question.service}:${question.operation}`;
    describe(init, {
      ...(question && { params: { ...question } }),
      ...((!this.#record || (name && SECRET_ANSWERS.has(name))) && { record: false }),
      ...(name && Object.hasOwn(REDACTIONS, name) && { redact: REDACTIONS[name] }),
      keyHeaders: ['x-amz-target'],
      ...(name &&
        SHARED_QUESTIONS.has(name) &&
        this.#account !== undefined && { shareWith: `aws:${this.#account}:${question?.region}` }),
    });
    const response = await this.#fetch(
      this.#oneAddress && question ? `${urlOf(request)}#${question.region}` : urlOf(request),
      init,
    );
    return {
      response: {
        statusCode: response.status,
        reason: response.statusText,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      },
    };
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  destroy(): void {}
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined || body === null || body === '') return null;
  if (typeof body === 'string' || body instanceof Uint8Array) return body as BodyInit;
  throw new TypeError('only requests with a whole body are sent');
}

function urlOf(request: SdkRequest): string {
  const query = Object.entries(request.query ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one: string | null) =>
        one === null ? escape(name) : `${escape(name)}=${escape(one)}`,
      ),
    )
    .join('&');
  const port = request.port === undefined ? '' : `:${request.port}`;
  return `${request.protocol}//${request.hostname}${port}${request.path}${query === '' ? '' : `?${query}`}`;
}

/** As SigV4 escapes: encodeURIComponent leaves five characters that a signature does not. */
function escape(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
