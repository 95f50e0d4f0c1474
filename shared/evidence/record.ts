/** SHA-256 as 64 lower-case hex digits. The identity of every stored byte string. */
export type Sha256 = string;

/** RFC 3339 instant in UTC with milliseconds. */
export type Instant = string;

/** What kind of proof a record is. It sets default freshness and what completeness means. */
export type EvidenceKind =
  | 'config'
  | 'population'
  | 'log'
  | 'report'
  | 'sample'
  | 'document'
  | 'attestation'
  | 'capture';

/** Where evidence comes from: a system, the tenant or account in it, and a region where that matters. */
export interface Scope {
  /** Provider id: "github", "aws". */
  readonly system: string;
  /** Organisation login, account id. */
  readonly tenant: string;
  readonly region?: string;
}

export interface Principal {
  readonly system: string;
  /** As the system names it: "octocat", "arn:aws:sts::111122223333:assumed-role/Audit/ann". */
  readonly id: string;
  /** The call that said so: "GET /user", "sts:GetCallerIdentity". */
  readonly via: string;
}

export interface Actor {
  /** Who pressed the button, as the machine knows them; asserted, not proven. */
  readonly operator: string;
  readonly principal?: Principal;
}

export interface BlobRef {
  readonly sha256: Sha256;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly role:
    | 'response'
    | 'request'
    | 'screenshot'
    | 'screenshot-annotated'
    | 'page-text'
    | 'page-html'
    | 'document';
  readonly name?: string;
}

/** Why an exchange has no answer. */
export type ExchangeFailure = 'network' | 'tls' | 'timeout' | 'aborted';

/**
 * One request and its answer, without any secret. The answer's body is a blob, exactly the bytes
 * that were received; `response` is absent when there was no answer.
 */
export interface Exchange {
  /** Digest of method, URL and request body: the same question has the same key. */
  readonly key: Sha256;
  readonly method: string;
  readonly url: string;
  /** What the request said beyond its URL: form fields, JSON body, GraphQL variables. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The request body as a blob, where it is needed to repeat the request (a GraphQL query text). */
  readonly request?: BlobRef;
  readonly status?: number;
  /** Where the answer came from in the end, when the system redirected the request. */
  readonly redirectedTo?: string;
  /** Only headers that carry a fact: see `KEPT_HEADERS` in exchange-facts.ts. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly requestId?: string;
  /** The server's Date header as an instant. */
  readonly serverDate?: Instant;
  /** Server clock minus ours at the middle of the request, milliseconds. */
  readonly skewMs?: number;
  readonly started: Instant;
  readonly finished: Instant;
  /** How often it was sent until this answer. */
  readonly attempts: number;
  readonly response?: BlobRef;
  readonly failure?: ExchangeFailure;
  /** The server answered 304; `status` and `response` are those of the earlier answer it stands for. */
  readonly notModified?: true;
}

/**
 * How much of what was asked for was received. `complete` is false when anything was refused, cut or
 * not reached; `note` then says what.
 */
export interface Completeness {
  readonly complete: boolean;
  readonly pages: number;
  readonly items: number | null;
  readonly expected: number | null;
  readonly note?: string;
}

/** Predicate of an evidence statement. */
export interface Evidence {
  /** UUIDv7. */
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly collector: {
    readonly id: string;
    readonly version: string;
    readonly host: 'cli' | 'extension-chromium' | 'extension-firefox';
    readonly runtime: string;
  };
  readonly run: { readonly id: string; readonly trigger: 'manual' | 'schedule' | 'sample' };
  readonly actor: Actor;
  readonly source: Scope;
  readonly time: { readonly started: Instant; readonly finished: Instant };
  readonly completeness: Completeness;
  readonly exchanges: readonly Exchange[];
  readonly redactions: readonly { readonly rule: string; readonly count: number }[];
  /** The span of time the evidence speaks for, when it is more than a moment. */
  readonly period?: { readonly from: Instant; readonly to: Instant };
  /** What a capture of a page is made of; only in evidence of kind `capture`. */
  readonly capture?: Capture;
}

/** A page as it was on a screen. All numbers are integers: pixels are CSS pixels, `scale` is in percent. */
export interface Capture {
  /** Recogniser id: "aws/iam-users"; null for a page that none knows. */
  readonly page: string | null;
  /** Who said that it is this page: the address, or a person who corrected it. */
  readonly recognised: 'address' | 'person';
  /** As the address bar had it, secrets masked. */
  readonly url: string;
  readonly title: string;
  /** Account, organisation, repository, resource: what the address says of them. */
  readonly subject: Readonly<Record<string, string>>;
  /** What the page is said to show, in one sentence. */
  readonly claim: string;
  /** What kind of proof the page itself is; a capture of a list is no population unless it is whole. */
  readonly shows: EvidenceKind;
  /** Where the person was: "Europe/Berlin", and minutes east of UTC. */
  readonly clock: { readonly zone: string; readonly offsetMinutes: number };
  readonly view: { readonly width: number; readonly height: number; readonly scale: number };
  /** Of the whole picture. */
  readonly size: { readonly width: number; readonly height: number };
  readonly artifacts: readonly BlobRef[];
  readonly facts: {
    readonly rows: number | null;
    readonly total: number | null;
    readonly atLeast: number | null;
    readonly filter: { readonly active: boolean; readonly text: string } | null;
    readonly more: boolean | null;
    readonly settings: Readonly<Record<string, string | boolean | null>>;
    readonly identity: Readonly<Record<string, string | null>>;
  };
  /** What a reader has to know about the picture: what was cut, left out or could not be looked into. */
  readonly notes: readonly string[];
}

/** in-toto Statement v1 (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md). */
export interface Statement<P> {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: Sha256 } }[];
  readonly predicateType: string;
  readonly predicate: P;
}

export const EVIDENCE_TYPE = 'urn:annexa:evidence:v1';
