import { defineCheck } from '#shared/define.ts';
import { type Fact, type Population } from '#shared/evidence/fact.ts';
import { fail, notApplicable, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, judged, nameOf, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { direct } from './lib/mapping.ts';

export default defineCheck<Pick<AwsFacts, 'aws/backup' | 'aws/resources'>>({
  title: 'Every database, table and file system is in AWS Backup or keeps backups of its own',
  severity: 'high',
  needs: ['aws/backup', 'aws/resources'],
  subjects: ['data store', 'data stores'],
  controls: [
    direct(
      'A.8.13',
      'Compares these stores with what is backed up, so that none is forgotten; buckets, disks and clusters are not in the comparison.',
    ),
  ],
  remedy: {
    text: 'Open the backup plan and choose "Assign resources", by tag or by this resource (aws backup create-backup-selection).',
    url: page('backup', '#/protectedresources'),
  },
  evaluate: (inputs, context) => {
    const saved = part(inputs['aws/backup'], (facts) => facts.protected);
    return STORES.flatMap(([kind, words]) =>
      judged(
        part(inputs['aws/resources'], (facts): Fact<Population<Store>> => facts[kind]),
        words,
        (item) => ({ type: 'data store', id: nameOf(item) }),
        undefined,
        (item) => verdict(item, saved),
        context,
      ),
    );
  },
});

interface Store {
  readonly id: string;
  readonly arn: string | null;
  readonly name: string | null;
  /** Databases keep backups of their own for so many days. */
  readonly backupDays?: Fact<number>;
  readonly pointInTime?: Fact<boolean>;
  readonly backup?: Fact<boolean>;
  readonly replicaOf?: string | null;
}

const STORES = [
  ['databases', ['database', 'databases']],
  ['tables', ['table', 'tables']],
  ['fileSystems', ['file system', 'file systems']],
] as const;

function verdict(item: Store, saved: Fact<Population<{ readonly arn: string }>>): Verdict {
  if (item.replicaOf) return notApplicable(`a replica of ${item.replicaOf}, which is judged`);
  const own = item.backupDays ?? item.pointInTime ?? item.backup;
  if (own?.known && own.value !== 0 && own.value !== false) return pass('it keeps backups of its own');
  if (!saved.known) return unavailable(saved);
  if (saved.value.items.some((one) => one.arn === item.arn || one.arn.endsWith(`/${item.name ?? item.id}`)))
    return pass();
  if (saved.value.unseen) return unavailable(saved.value.unseen);
  return own && !own.known ? unavailable(own) : fail('it is in no backup');
}
