import { updateBot } from './bots.ts';
import type { Organisation } from './organisation.ts';
import { isoOf, type Person } from './people.ts';
import { hexOf, Random } from './random.ts';
import type { Repository } from './repository.ts';

const day = 86_400_000;

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

/** How many pull requests were merged in a repository in the last 180 days. */
export function pullCount(repository: Repository): number {
  return repository.empty ? 0 : repository.mergedPulls;
}

/** When the pull request at `at` was merged, milliseconds: later ones have a higher place. Cheap, for indexes. */
export function mergedAt(organisation: Organisation, repository: Repository, at: number): number {
  const count = pullCount(repository);
  const within = new Random(organisation.seed, 'merged', repository.index, at).next();
  return organisation.epoch - Math.ceil(((count - at - within) / count) * 180 * day);
}

/** The pull requests merged in the last 180 days, oldest first. */
export function mergedPullsOf(organisation: Organisation, repository: Repository): readonly MergedPull[] {
  return Array.from({ length: pullCount(repository) }, (_, at) => mergedPull(organisation, repository, at));
}

export function mergedPull(organisation: Organisation, repository: Repository, at: number): MergedPull {
  const people = organisation.teamMembers(repository.team);
  const random = new Random(organisation.seed, 'pull', repository.index, at);
  const someone = (not?: Person): Person => {
    const start = random.int(people.length);
    const found = people.findIndex((_, step) => people[(start + step) % people.length] !== not);
    return people[(start + Math.max(found, 0)) % people.length] ?? organisation.member(0);
  };
  const isUpdate = repository.security.dependabotUpdates === 'enabled' && random.chance(0.08);
  const human = someone();
  const author = isUpdate ? updateBot : human;
  const approver = someone(human);
  const merged = mergedAt(organisation, repository, at);
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
    title: isUpdate ? 'Bump a dependency' : `${random.pick(verbs)} ${random.pick(things)}`,
    author,
    mergedBy: kind === 'approved' && (isUpdate || random.chance(0.5)) ? approver : human,
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
