import type { ResourcesFacts } from '#collectors/aws/resources.ts';
import { defineCheck } from '#shared/define.ts';
import { type Fact, known, type Population } from '#shared/evidence/fact.ts';
import { fail, judge, notApplicable, pass, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, daysWhenSeen, judged, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default defineCheck<Pick<AwsFacts, 'aws/backup' | 'aws/resources'>>({
  title: 'Every protected resource has a backup of the last two days',
  severity: 'high',
  needs: ['aws/backup', 'aws/resources'],
  subjects: ['protected resource', 'protected resources'],
  controls: [
    direct(
      'A.8.13',
      'Backups do happen, at least every other day; a plan may ask for less, and that they can be restored is judged apart.',
    ),
  ],
  remedy: {
    text: 'Open "Jobs", "Backup jobs" for the resource, read why the last one failed, and run it again (aws backup start-backup-job).',
    url: page('backup', '#/protectedresources'),
  },
  evaluate: (inputs, context) => {
    const isThere = presence(inputs['aws/resources']);
    return judged(
      part(inputs['aws/backup'], (facts) => facts.protected),
      ['protected resource', 'protected resources'],
      ({ arn }) => ({ type: 'protected resource', id: arn }),
      undefined,
      ({ arn, type, lastBackup }) =>
        judge(lastBackup, (moment): Verdict => {
          const days = daysWhenSeen(moment, 'aws/backup', context);
          if (days <= 2) return pass();
          return judge(isThere(arn, type), (there) =>
            there
              ? fail(`the last backup was ${days} days before it was looked at`)
              : notApplicable('the resource is gone, and only backups of it are left'),
          );
        }),
      context,
    );
  },
});

/** Where the resources are listed that AWS Backup protects, by its names for their types. */
const KINDS: ReadonlyMap<
  string,
  'volumes' | 'instances' | 'databases' | 'databaseClusters' | 'tables' | 'fileSystems' | 'buckets'
> = new Map([
  ['EBS', 'volumes'],
  ['EC2', 'instances'],
  ['RDS', 'databases'],
  ['Aurora', 'databaseClusters'],
  ['DynamoDB', 'tables'],
  ['EFS', 'fileSystems'],
  ['S3', 'buckets'],
]);

/** Whether a resource is still there. Of a type without a list to compare with it is taken to be. */
function presence(resources: Fact<ResourcesFacts>): (arn: string, type: string) => Fact<boolean> {
  const names = new Map<string, Fact<ReadonlySet<string>>>();
  return (arn, type) => {
    const kind = KINDS.get(type);
    if (kind === undefined) return known(true);
    const there = names.get(kind) ?? namesIn(part(resources, (facts): Fact<Population<Named>> => facts[kind]));
    names.set(kind, there);
    return there.known ? known(there.value.has(arn) || there.value.has(lastOf(arn))) : there;
  };
}

interface Named {
  readonly id: string;
  readonly arn: string | null;
  readonly name: string | null;
}

/** Every name there is; unknown while some were not seen, since the one that is asked for may be among them. */
function namesIn(list: Fact<Population<Named>>): Fact<ReadonlySet<string>> {
  if (!list.known) return list;
  if (list.value.unseen !== null) return list.value.unseen;
  return known(new Set(list.value.items.flatMap(({ id, arn, name }) => [id, arn ?? id, name ?? id])));
}

function lastOf(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? arn;
}
