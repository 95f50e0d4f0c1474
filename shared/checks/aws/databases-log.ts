import { fail, judge, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'Every database sends its logs to CloudWatch',
  severity: 'low',
  subjects: ['database', 'databases'],
  controls: [partial('A.8.15', 'Logs of the database outlive it; which events they hold is not judged.')],
  remedy: {
    text: 'Modify the database, or its cluster, and choose the logs under "Log exports" (aws rds modify-db-instance --cloudwatch-logs-export-configuration).',
    url: page('rds', '#databases:'),
  },
  // For a member of a cluster it is set at the cluster.
  verdict: (database, { databaseClusters }) => {
    if (!database.engine.known) return unavailable(database.engine);
    if (database.logs.length > 0) return pass(database.logs.join(', '));
    if (database.cluster === null) return fail('no log is exported');
    return judge(databaseClusters, ({ items, unseen }) => {
      const own = items.find((cluster) => cluster.name === database.cluster);
      if (own === undefined && unseen !== null) return unavailable(unseen);
      return own && own.logs.length > 0 ? pass(own.logs.join(', ')) : fail('no log is exported');
    });
  },
});
