import type { Organisation } from './organisation.ts';
import { isoOf, type Person } from './people.ts';
import { hexOf, Random } from './random.ts';
import type { Repository } from './repository.ts';

const day = 86_400_000;

export type AlertKind = 'dependabot' | 'codeScanning' | 'secretScanning';
export type Severity = 'critical' | 'high' | 'medium' | 'low';

export interface Alert {
  readonly kind: AlertKind;
  readonly number: number;
  readonly state: 'open' | 'fixed';
  readonly severity: Severity;
  readonly createdAt: string;
  readonly fixedAt: string | null;
  /** Index into the advisories, the rules or the secret types. */
  readonly subject: number;
  readonly pushProtectionBypassed: boolean;
}

/** The alerts of one repository, oldest first: the open ones it is said to have, and as many that were fixed. */
export function alertsOf(organisation: Organisation, repository: Repository, kind: AlertKind): readonly Alert[] {
  const random = new Random(organisation.seed, 'alerts', kind, repository.index);
  const open = repository.openAlerts[kind];
  const fixed = open === 0 ? 0 : random.int(Math.min(open, 4) + 1);
  return Array.from({ length: open + fixed }, (_, at) => {
    const created = organisation.epoch - (1 + random.int(240)) * day - random.int(day);
    const isOpen = at >= fixed;
    return {
      kind,
      state: isOpen ? ('open' as const) : ('fixed' as const),
      severity: random.pick<Severity>(['critical', 'high', 'high', 'medium', 'medium', 'low']),
      created,
      fixedAt: isOpen ? null : isoOf(Math.min(organisation.epoch, created + (1 + random.int(20)) * day)),
      subject: random.int(6),
      pushProtectionBypassed: kind === 'secretScanning' && random.chance(0.3),
    };
  })
    .sort((a, b) => a.created - b.created)
    .map(({ created, ...alert }, at) => ({ ...alert, createdAt: isoOf(created), number: at + 1 }));
}

export interface Review {
  readonly id: number;
  readonly by: Person;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly at: string;
  /** The commit the review looked at: the last one, or one before a later push. */
  readonly commit: string;
}

export interface MergedPull {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly author: Person;
  readonly mergedBy: Person;
  readonly base: string;
  readonly head: string;
  readonly headCommit: string;
  readonly mergeCommit: string;
  readonly createdAt: string;
  readonly mergedAt: string;
  readonly reviews: readonly Review[];
}

const verbs = ['Handle', 'Remove', 'Add', 'Fix', 'Speed up', 'Document', 'Retry'] as const;
const things = [
  'empty statements',
  'stale sessions',
  'currency rounding',
  'the export job',
  'webhook replays',
  'login throttling',
  'trace ids',
] as const;

/** The pull requests merged in the last 180 days, oldest first. */
export function mergedPullsOf(organisation: Organisation, repository: Repository): readonly MergedPull[] {
  const count = repository.empty ? 0 : repository.mergedPulls;
  const people = organisation.teamMembers(repository.team);
  return Array.from({ length: count }, (_, at) => mergedPull(organisation, repository, people, at, count));
}

function mergedPull(
  organisation: Organisation,
  repository: Repository,
  people: readonly Person[],
  at: number,
  count: number,
): MergedPull {
  const random = new Random(organisation.seed, 'pull', repository.index, at);
  const someone = (not?: Person): Person => {
    const start = random.int(people.length);
    const found = people.findIndex((_, step) => people[(start + step) % people.length] !== not);
    return people[(start + Math.max(found, 0)) % people.length] ?? organisation.member(0);
  };
  const author = someone();
  const approver = someone(author);
  const merged = organisation.epoch - Math.floor(((count - at - random.next()) / count) * 180 * day);
  const created = merged - (1 + random.int(96)) * 3_600_000;
  const headCommit = hexOf(40, organisation.seed, repository.index, at, 'head');
  const id = 1_500_000_000 + repository.index * 4_000 + at * 10;
  const reviewTime = isoOf(created + Math.floor((merged - created) * 0.8));
  const early = hexOf(40, organisation.seed, repository.index, at, 'early');
  const kind =
    random.next() < repository.unreviewed ? random.pick(['none', 'comment', 'self-merge', 'dismissed']) : 'approved';
  const reviews: Review[] = [];
  if (random.chance(0.25))
    reviews.push({ id: id + 1, by: approver, state: 'COMMENTED', at: isoOf(created + 600_000), commit: early });
  if (kind === 'approved')
    reviews.push({ id: id + 2, by: approver, state: 'APPROVED', at: reviewTime, commit: headCommit });
  if (kind === 'dismissed')
    reviews.push({ id: id + 3, by: approver, state: 'DISMISSED', at: reviewTime, commit: early });
  if (kind === 'comment')
    reviews.push({ id: id + 4, by: approver, state: 'COMMENTED', at: reviewTime, commit: headCommit });
  return {
    id,
    number: 100 + at * 3,
    title: `${random.pick(verbs)} ${random.pick(things)}`,
    author,
    mergedBy: kind === 'approved' && random.chance(0.5) ? approver : author,
    base:
      repository.releaseBranches[0] !== undefined && random.chance(0.1)
        ? repository.releaseBranches[0]
        : repository.defaultBranch,
    head: `topic/${hexOf(6, repository.index, at)}`,
    headCommit,
    mergeCommit: hexOf(40, organisation.seed, repository.index, at, 'merge'),
    createdAt: isoOf(created),
    mergedAt: isoOf(merged),
    reviews,
  };
}
