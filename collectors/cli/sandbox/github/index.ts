import type { IncomingMessage, ServerResponse } from 'node:http';
import { Organisation, type OrganisationOptions } from '../organisation/organisation.ts';
import { Clock } from './clock.ts';
import { Faults } from './faults.ts';
import type { GraphqlOptions } from './graphql/execute.ts';
import { Limits, type LimitOptions } from './limits.ts';
import type { Violation } from './openapi.ts';
import { RequestLog } from './requests.ts';
import { Server } from './server.ts';
import { TokenBook, type Rights } from './tokens.ts';

export interface GitHubSandboxOptions extends OrganisationOptions {
  /** Login of the organisation. */
  readonly org?: string;
  readonly plan?: 'free' | 'team' | 'business' | 'enterprise';
  readonly limits?: LimitOptions;
  readonly graphql?: GraphqlOptions;
  /** Rows of one page at most, whatever is asked for: 100 as on GitHub when absent, fewer to make short lists take pages. */
  readonly pageRows?: number;
  /** Milliseconds that every answer takes; none when absent. */
  readonly latency?: number;
  /** Source of the time, milliseconds; the sandbox's clock starts from it and can be moved forward. */
  readonly time?: () => number;
}

export interface GitHubSandbox {
  /** Answers a request under `/api/v3`, `/api/graphql`, `/graphql` or `/_sandbox/github`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Whether a path is the sandbox's to answer, for a server that hosts others beside it. */
  owns(path: string): boolean;
  readonly org: string;
  readonly organisation: Organisation;
  /**
   * `admin`: an owner's fine-grained token with every read permission. `reader`: a member's with what a member
   * may read. `none`: a valid token that was given nothing.
   */
  readonly tokens: { readonly admin: string; readonly reader: string; readonly none: string };
  issueToken(rights: Rights): string;
  readonly requests: RequestLog;
  readonly faults: Faults;
  readonly clock: Clock;
  /** Answers that GitHub's own description would not allow. Tests assert that there are none. */
  readonly violations: Violation[];
}

const reader: Rights = {
  as: 'diego-luna',
  permissions: { metadata: 'read', contents: 'read', pull_requests: 'read', actions: 'read', members: 'read' },
};

/** A GitHub that serves one organisation, laid out like GitHub Enterprise Server. */
export function createGitHubSandbox(options: GitHubSandboxOptions = {}): GitHubSandbox {
  const clock = new Clock(options.time ?? Date.now);
  const organisation = new Organisation({
    ...options,
    now: options.now ?? clock.now(),
    settings: {
      ...options.settings,
      ...(options.org === undefined ? {} : { login: options.org }),
      ...(options.plan === undefined ? {} : { plan: options.plan }),
    },
  });
  const book = new TokenBook(organisation);
  const tokens = {
    admin: book.issue({ as: 'helena-voss', permissions: 'all' }),
    reader: book.issue(reader),
    none: book.issue({ as: 'diego-luna', permissions: {}, role: 'none', standing: 'none', publicAccess: false }),
  };
  const parts = {
    organisation,
    book,
    clock,
    limits: new Limits(clock, options.limits),
    faults: new Faults(),
    requests: new RequestLog(),
    violations: [] as Violation[],
    graphql: options.graphql ?? {},
    latency: options.latency ?? 0,
    pageRows: options.pageRows ?? 100,
  };
  const server = new Server(parts);
  return {
    handle: (request, response) => server.handle(request, response),
    owns: (path) => /^\/(api\/v3|api\/graphql|graphql|_sandbox\/github)(\/|$|\?)/.test(path),
    org: organisation.login,
    organisation,
    tokens,
    issueToken: (rights) => book.issue(rights),
    requests: parts.requests,
    faults: parts.faults,
    clock,
    violations: parts.violations,
  };
}
