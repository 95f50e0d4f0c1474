import { faultNames, type FaultName } from '#collectors/cli/sandbox/github/faults.ts';
import { createGitHubSandbox, type GitHubSandbox } from '#collectors/cli/sandbox/github/index.ts';
import { catalogue } from '#collectors/cli/sandbox/organisation/catalogue.ts';
import { defaultSettings } from '#collectors/cli/sandbox/organisation/defaults.ts';
import { manyOfEverything, manySettings } from '#collectors/cli/sandbox/organisation/many.ts';
import { openConnection } from '#collectors/github/client/connection.ts';
import { collectors } from '#collectors/registry.ts';
import type { AnyCollector, Fetch, Identified } from '#shared/define.ts';
import { answersOf } from '#shared/engine/answers.ts';
import { ThrottledError } from '#shared/errors/throttled-error.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { Recorder } from '#shared/evidence/recorder.ts';
import { fetchFrom } from '../collectors/github/lib/in-process.ts';
import { QUICK } from '../collectors/github/lib/sandbox.ts';
import { MemoryStore } from '../shared/evidence/memory-store.ts';

/** Rows of a page: few, so that a small organisation has more than one page of everything. */
const PAGE_ROWS = 2;
const MANY = 3;
const DAY_MS = 86_400_000;

export const own = [...collectors.values()].filter(({ id }) => id.startsWith('github/'));

/** One question of a whole run. What is asked again in smaller pages is the same question. */
export interface Question {
  readonly collector: string;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
}

export interface Collected {
  readonly facts: unknown;
  readonly complete: boolean;
  readonly throttled: boolean;
  readonly questions: readonly Question[];
}

export interface Strike {
  readonly question: Question;
  readonly fault: FaultName;
  /** The fault is gone when the question is asked again. */
  readonly once?: boolean;
}

/** Reasons by fault: each has to be found in what is said of everything that was not reached. */
export const REASONS: Readonly<Record<FaultName, RegExp>> = {
  '401': /401/,
  '403-permission': /403/,
  '403-rate-limit': /rate limit/,
  '403-secondary': /rate limit/,
  '403-sso': /403/,
  '403-ip': /403/,
  '403-plan': /Upgrade to GitHub/,
  '403-abuse': /403/,
  '403-code-scanning': /Code Security must be enabled/,
  '403-dependabot': /Dependabot alerts are disabled/,
  '404': /404/,
  '404-branch': /Branch not protected/,
  '404-no-branch': /Branch not found/,
  '404-analysis': /no analysis found/,
  '404-secret-scanning': /Secret scanning is disabled/,
  '404-empty': /repository is empty/,
  '422': /422/,
  '429': /rate limit/,
  '500': /500/,
  '502': /502/,
  '503': /503/,
  reset: /the connection broke/,
  silence: /no answer came in time/,
  // Of a refusal, only the words are lost.
  'truncated-json': /cut off or is not JSON|GitHub answered 40[34] to/,
  html: /cut off or is not JSON/,
  empty: /cut off or is not JSON/,
  slow: /never/,
  'graphql-partial': /Something went wrong/,
  'graphql-forbidden': /Resource not accessible/,
  'graphql-rate-limited': /rate limit/,
  'graphql-resource-limits': /Resource limits/,
  'graphql-timeout': /502/,
};

/** A late answer is no loss; every other fault is put on every question. */
export const FAULTS = faultNames.filter((fault) => fault !== 'slow');

/** Words that are, at this address, an answer about the thing itself: reading them as such is right. */
const ANSWERS: readonly (readonly [RegExp, ReadonlySet<FaultName>])[] = [
  [/\/protection$/, new Set<FaultName>(['404-branch', '403-plan'])],
  [/\/code-scanning\/analyses/, new Set<FaultName>(['404-analysis', '403-code-scanning'])],
  [/\/git\/trees\//, new Set<FaultName>(['404-empty'])],
];

export function strikes({ operation, path }: Question, fault: FaultName): boolean {
  if (fault.startsWith('graphql-') && operation === null) return false;
  return !ANSWERS.some(([address, words]) => address.test(path.split('?')[0] ?? '') && words.has(fault));
}

/** An organisation in this process, whose whole answers are computed once. */
export class Organisation {
  readonly github: GitHubSandbox;
  readonly scope: Scope;
  readonly #answer: Fetch;
  /** The sandbox is asked by one at a time: a fault must meet whom it is meant for. */
  #turn: Promise<unknown> = Promise.resolve();
  readonly #kept = new Map<string, { readonly status: number; readonly headers: Headers; readonly text: string }>();

  constructor() {
    const epoch = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const few = { mergedPulls: 3, openAlerts: { dependabot: 2, codeScanning: 2, secretScanning: 1 } };
    const named = new Set(['payments-api', 'ledger-core', 'design-system']);
    const some = catalogue(epoch).filter(({ name }) => named.has(name));
    const settings = manySettings('everything', MANY, epoch);
    const rulesets = [...defaultSettings(epoch).rulesets, ...(settings.rulesets ?? [])];
    this.github = createGitHubSandbox({
      pageRows: PAGE_ROWS,
      members: 5,
      repositories: [manyOfEverything('everything', MANY, epoch), ...some.map((patch) => ({ ...patch, ...few }))],
      settings: { ...settings, rulesets },
    });
    this.scope = { system: 'github', tenant: this.github.org };
    this.#answer = fetchFrom(this.github);
  }

  async collect(collector: Identified<AnyCollector>, strike: Strike | null = null): Promise<Collected> {
    const store = new MemoryStore();
    const { signal } = new AbortController();
    const questions: Question[] = [];
    const fetch: Fetch = async (input, init) => {
      const request = new Request(input, init);
      const body = request.method === 'POST' ? await request.clone().text() : '';
      const question = { collector: collector.id, ...questionOf(request, body) };
      const before = questions.filter(({ key }) => key === question.key).length;
      questions.push(question);
      const struck = strike?.question.key === question.key && (strike.once !== true || before === 0);
      return struck ? this.#broken(request, strike) : this.#whole(request, body);
    };
    const recorder = new Recorder({
      store: {
        putBlob: (bytes) => store.putBlob(bytes),
        getBlob: (digest) => store.getBlob(digest),
        recall: () => Promise.resolve(null),
        journal: () => Promise.resolve(),
        previous: () => Promise.resolve(null),
      },
      fetch,
      signal,
    });
    const { org, tokens } = this.github;
    const credential = { org, token: tokens.admin, baseUrl: 'http://127.0.0.1/api/v3' };
    const connection = openConnection(credential, { fetch: recorder.fetch, signal }, QUICK);
    let throttled = false;
    try {
      await collector.collect(connection, { scope: this.scope, signal, progress: () => {} });
    } catch (error) {
      if (!(error instanceof ThrottledError)) throw error;
      throttled = true;
    }
    const { facts, completeness } = collector.read(await answersOf(store, recorder.exchanges()), this.scope);
    return { facts, complete: completeness.complete, throttled, questions };
  }

  async #whole(request: Request, body: string): Promise<Response> {
    const key = `${request.method} ${request.url} ${body}`;
    let kept = this.#kept.get(key);
    if (kept === undefined) {
      const response = await this.#alone(() => this.#answer(request));
      kept = { status: response.status, headers: response.headers, text: await response.text() };
      this.#kept.set(key, kept);
    }
    return new Response(kept.text, { status: kept.status, headers: kept.headers });
  }

  /** What a platform's `fetch` makes of a dead connection or of its time running out; the rest is the sandbox's. */
  async #broken(request: Request, { question, fault }: Strike): Promise<Response> {
    if (fault === 'reset') throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
    if (fault === 'silence') throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    const exact = question.path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const match = question.operation === null ? { path: new RegExp(`^${exact}$`) } : { operation: question.operation };
    return this.#alone(async () => {
      this.github.faults.add({ fault, retryAfter: 120, match, times: 1 });
      const response = await this.#answer(request);
      this.github.faults.clear();
      return response;
    });
  }

  #alone<T>(ask: () => Promise<T>): Promise<T> {
    const answer = this.#turn.then(ask);
    this.#turn = answer.catch(() => undefined);
    return answer;
  }
}

function questionOf(request: Request, body: string): Omit<Question, 'collector'> {
  const { pathname, search } = new URL(request.url);
  const path = `${pathname.replace(/^\/api\/v3/, '')}${search}`;
  if (body === '') return { key: `${request.method} ${path}`, method: request.method, path, operation: null };
  const asked = JSON.parse(body) as { operationName: string; variables: Record<string, unknown> };
  const { n: _size, ...variables } = asked.variables;
  const key = `${asked.operationName} ${JSON.stringify(variables)}`;
  return { key, method: request.method, path, operation: asked.operationName };
}
