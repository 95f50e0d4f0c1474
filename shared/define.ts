import type { Fact } from './evidence/fact.ts';
import type { Outcome, Subject } from './evidence/outcome.ts';
import type { Completeness, EvidenceKind, Exchange, Instant, Principal, Scope } from './evidence/record.ts';

/**
 * The pieces that Annexa is made of. Each is one file with one default export; the file's path below
 * its root is its id ("github/members", "aws/root-mfa"), which is therefore written nowhere else.
 */

export type Severity = 'critical' | 'high' | 'medium' | 'low';

/**
 * How far a fact goes towards a control. `direct`: it shows the control at work. `partial`: it shows
 * a part of it. `supporting`: it makes it likelier; alone it never makes a control conforming.
 */
export type Strength = 'direct' | 'partial' | 'supporting';

export type ControlId = `A.${number}.${number}`;

export interface Mapping {
  readonly id: ControlId;
  readonly strength: Strength;
  /** One line in our own words: what this fact shows about the control, and what it does not. */
  readonly rationale: string;
}

/** A permission in the words of the system that grants it. */
export interface Permission {
  /** "Administration: read (organization)", "iam:GetAccountSummary". */
  readonly name: string;
  /** What is lost without it. */
  readonly gives: string;
}

/** The seam through which every request leaves: platform `fetch`, wrapped by the recorder. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export interface ConnectOptions {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** The scope the connection is for; null when it is only to identify and to list scopes. */
  readonly scope: Scope | null;
  /** Lives as long as the run: what a connection learned that the next one may reuse (assumed-role credentials). */
  readonly memo: Map<string, unknown>;
}

export interface Progress {
  readonly done: number;
  /** Null while the total is not known. */
  readonly total: number | null;
  /** Plural noun of what is counted: "repositories". */
  readonly what: string;
}

export interface CollectContext {
  readonly scope: Scope;
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

/**
 * One recorded exchange with its body, as collectors read it.
 *
 * `body` is null when there was no answer (see `failure`); what it is may change once another answer is
 * looked at, so it is read or copied at once. `json()` throws a SyntaxError for a body
 * that is not JSON; readers turn that into an unknown.
 */
export interface Answer extends Exchange {
  readonly body: Uint8Array | null;
  text(): string;
  json(): unknown;
}

export interface Reading<F> {
  readonly facts: F;
  readonly completeness: Completeness;
}

/** What one small request says about what a credential may read. */
export interface Probe {
  readonly permission: string;
  readonly verdict: 'granted' | 'refused' | 'unknown';
  /** For a refusal: the system's answer, and what to grant. */
  readonly note?: string;
}

/** What a run of one collector will ask for, before it runs. */
export interface Estimate {
  readonly requests: number;
  /** GraphQL points, where the system counts them. */
  readonly points?: number;
  /** What the figure rests on: "200 repositories, 120 members". */
  readonly basis: string;
}

export interface ProviderDefinition<Credential, Connection> {
  readonly title: string;
  /** Match patterns of the hosts the provider talks to; the manifest's optional hosts come from here. */
  readonly hosts: readonly string[];
  /** Parses what a person handed over; throws an InputError that says what is wrong with it. */
  parseCredential(input: unknown): Credential;
  /** Opens a connection; asks nothing of the system yet. Every request goes through `options.fetch`. */
  connect(credential: Credential, options: ConnectOptions): Connection | Promise<Connection>;
  /** Asks the system who it takes us for. Throws a ConnectionError when it accepts us not at all. */
  identify(connection: Connection): Promise<Principal>;
  /** The tenants (and regions, for regional collectors) that this connection can look at. */
  scopes(connection: Connection): Promise<ProviderScopes>;
}

export interface ProviderScopes {
  readonly tenants: readonly ProviderTenant[];
  /** What was left out and why: a suspended account, a region that is not opted in. */
  readonly left: readonly { readonly what: string; readonly why: string }[];
}

export interface ProviderTenant {
  readonly tenant: string;
  readonly regions: readonly string[];
}

/**
 * A collector asks and reads; it judges nothing.
 *
 * `collect` makes requests through the connection and returns nothing: what matters is what the
 * recorder saw. A refused request is not an error; it is caught, and its recorded answer speaks.
 * It must ask the same questions in the same order when it is run again on the same answers, since
 * a killed step is resumed by replaying its journal.
 *
 * `read` is pure: from the recorded answers alone, in the order they were asked, to facts. Anything
 * that was not answered is an unknown. The facts can therefore be re-computed by anyone who holds the
 * stored bytes. `read([])` is valid and yields only unknowns.
 */
export interface CollectorDefinition<Connection, F> {
  readonly title: string;
  readonly kind: EvidenceKind;
  /** Changes when `read` gives other facts for the same bytes. */
  readonly version: string;
  /** Regional collectors run once for each region of a tenant; others once for each tenant. */
  readonly regional?: boolean;
  /** Groups for `--only`: "settings", "populations". */
  readonly group: string;
  readonly permissions: readonly Permission[];
  collect(connection: Connection, context: CollectContext): Promise<void>;
  read(answers: readonly Answer[], scope: Scope): Reading<F>;
  /**
   * The facts of `read` in parts, each with some of the items of its lists, and no more held than a part:
   * for a population of any size. There is at least one part. Lists of a part are as `sliced` makes them;
   * every other fact is the same in all of them. Returns the completeness of the whole.
   */
  parts?(answers: readonly Answer[], scope: Scope): Generator<F, Completeness>;
  /** The fewest requests that show which of `permissions` a credential holds. */
  probe(connection: Connection, context: CollectContext): Promise<readonly Probe[]>;
  /** What a full run would cost now; absent where the cost does not depend on the tenant's size. */
  estimate?(connection: Connection, context: CollectContext): Promise<Estimate>;
}

/** Facts by collector id, each unknown when that collector has no evidence for the scope. */
export type Inputs<F extends Record<string, unknown>> = { readonly [K in keyof F]: Fact<F[K]> };

export interface CheckContext {
  readonly scope: Scope;
  /** The moment the report is for; ages are counted up to it. */
  readonly asOf: Instant;
  /** When each input was true, by collector id. */
  readonly effective: Readonly<Record<string, Instant | undefined>>;
}

/**
 * A check turns facts into one outcome a subject. It is pure: no clock, no network, no state.
 *
 * `F` maps the ids of the collectors it needs to the facts they read. A check is evaluated once a
 * tenant, or once a region when one of its inputs is regional (tenant-wide inputs are then given to
 * every region).
 */
export interface CheckDefinition<F extends Record<string, unknown>> {
  /** What is true when it passes: "Every member has two-factor authentication". */
  readonly title: string;
  readonly severity: Severity;
  readonly needs: readonly (keyof F & string)[];
  /**
   * The input whose items are judged one by one, each for itself. Such a check may be evaluated once for
   * each part of that input, and has to come to the same outcomes as at once; see `parts` of a collector.
   * A check that looks at a list as a whole leaves this out.
   */
  readonly over?: keyof F & string;
  /** For a check with `over` whose subjects may come up in several parts. */
  readonly meeting?: Meeting;
  /** What is counted: ["repository", "repositories"]. */
  readonly subjects: readonly [one: string, many: string];
  readonly controls: readonly Mapping[];
  readonly remedy: {
    /** What to do, as an instruction. */
    readonly text: string;
    /** The console page that fixes it. */
    url(scope: Scope): string;
  };
  evaluate(inputs: Inputs<F>, context: CheckContext): Outcome[];
}

/** How outcomes of different parts about one subject become one. */
export interface Meeting {
  /** Whether the subject may come up again; one that may not is done with as soon as it was judged. */
  recurs(subject: Subject, scope: Scope): boolean;
  /** Both are about the same subject. */
  pick(earlier: Outcome, later: Outcome): Outcome;
}

/** With its id, as the registries hand it out. */
export type Identified<T> = T & { readonly id: string };

export type AnyProvider = ProviderDefinition<unknown, unknown>;
export type AnyCollector = CollectorDefinition<unknown, unknown>;
export type AnyCheck = CheckDefinition<Record<string, unknown>>;

export function defineProvider<Credential, Connection>(
  definition: ProviderDefinition<Credential, Connection>,
): ProviderDefinition<Credential, Connection> {
  return definition;
}

export function defineCollector<Connection, F>(
  definition: CollectorDefinition<Connection, F>,
): CollectorDefinition<Connection, F> {
  return definition;
}

export function defineCheck<F extends Record<string, unknown>>(definition: CheckDefinition<F>): CheckDefinition<F> {
  return definition;
}
