import { fail, pass, unavailable } from '#shared/evidence/outcome.ts';
import { perResource } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial } from './lib/mapping.ts';

export default perResource('databases', {
  title: 'Every database sends its logs to CloudWatch',
  severity: 'low',
  subjects: ['database', 'databases'],
  controls: [partial('A.8.15', 'Logs of the database outlive it; which events they hold is not judged.')],
  remedy: { text: 'Export the logs to CloudWatch.', url: page('rds', '#databases:') },
  verdict: (database) => {
    if (!database.engine.known) return unavailable(database.engine);
    return database.logs.length > 0 ? pass(database.logs.join(', ')) : fail('no log is exported');
  },
});
