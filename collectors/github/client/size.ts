import type { GithubConnection } from './connection.ts';
import { step } from './paging.ts';

/** How large the organisation is and what the token sees of it, from one GraphQL point. */
export interface Size {
  readonly asked: Awaited<ReturnType<GithubConnection['graphql']>>;
  readonly repositories: number | null;
  readonly members: number | null;
  /** Whether the token sees the settings of the organisation as an owner does. */
  readonly owner: boolean | null;
  /** The same for the first repository. */
  readonly repositoryAdmin: boolean | null;
  readonly firstRepository: string | null;
  /** Names of fields that were refused. */
  readonly refused: ReadonlySet<string>;
}

export const SIZE = `query Size($org: String!) {
  rateLimit { cost remaining resetAt }
  organization(login: $org) {
    viewerCanAdminister
    membersWithRole(first: 1) { totalCount edges { hasTwoFactorEnabled } }
    repositories(first: 1) {
      totalCount
      nodes {
        nameWithOwner viewerCanAdminister
        deployKeys(first: 1) { totalCount }
        environments(first: 1) { totalCount }
        vulnerabilityAlerts(first: 1) { totalCount }
        pullRequests(first: 1) { totalCount }
        defaultBranchRef { name }
      }
    }
  }
}`;

const sizes = new WeakMap<GithubConnection, Promise<Size>>();

/** Asked once a connection, however many collectors want to know. */
export function sizeOf(connection: GithubConnection): Promise<Size> {
  const earlier = sizes.get(connection);
  if (earlier !== undefined) return earlier;
  const size = measure(connection);
  sizes.set(connection, size);
  return size;
}

async function measure(connection: GithubConnection): Promise<Size> {
  const asked = await connection.graphql('Size', SIZE, { org: connection.org });
  const org = step(asked.data, ['data', 'organization']);
  const repository = step(org, ['repositories', 'nodes', '0']);
  const name = step(repository, ['nameWithOwner']);
  return {
    asked,
    repositories: numberOf(step(org, ['repositories', 'totalCount'])),
    members: numberOf(step(org, ['membersWithRole', 'totalCount'])),
    owner: booleanOf(step(org, ['viewerCanAdminister'])),
    repositoryAdmin: booleanOf(step(repository, ['viewerCanAdminister'])),
    firstRepository: typeof name === 'string' ? name : null,
    refused: refusedIn(step(asked.data, ['errors'])),
  };
}

function refusedIn(errors: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  for (const error of Array.isArray(errors) ? (errors as unknown[]) : []) {
    const path = step(error, ['path']);
    for (const part of Array.isArray(path) ? (path as unknown[]) : []) if (typeof part === 'string') names.add(part);
  }
  return names;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function booleanOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

export function pages(items: number | null, size: number): number {
  return Math.max(1, Math.ceil((items ?? 1) / size));
}
