import { alertsOf, type Alert } from '../../../organisation/alerts.ts';
import type { Repository } from '../../../organisation/repository.ts';
import { nodeId } from '../../call.ts';
import { advisoryId, advisoryOf } from '../../shapes/alerts.ts';
import { connection, rowsOf, type Context, type Fields, type Paging } from '../context.ts';

export function vulnerabilityAlerts(
  context: Context,
  repository: Repository,
  args: Paging & { readonly states?: readonly string[] | null },
): Fields {
  const states: Readonly<Record<Alert['state'], string>> = { open: 'OPEN', fixed: 'FIXED' };
  const list = alertsOf(context.organisation, repository, 'dependabot').filter(
    (each) => args.states === undefined || args.states === null || args.states.includes(states[each.state]),
  );
  return connection(
    context,
    rowsOf(list, (each) => vulnerabilityAlert(context, repository, each, states[each.state])),
    args,
  );
}

function vulnerabilityAlert(context: Context, repository: Repository, alert: Alert, state: string): Fields {
  const advisory = advisoryOf(alert);
  const severity = alert.severity === 'medium' ? 'MODERATE' : alert.severity.toUpperCase();
  return {
    __typename: 'RepositoryVulnerabilityAlert',
    id: nodeId('RepositoryVulnerabilityAlert', `${repository.id}-${alert.number}`),
    number: alert.number,
    state,
    createdAt: alert.createdAt,
    fixedAt: alert.fixedAt,
    dismissedAt: null,
    dismissReason: null,
    autoDismissedAt: null,
    dependencyScope: 'RUNTIME',
    vulnerableManifestFilename: 'lockfile',
    vulnerableManifestPath: 'lockfile',
    vulnerableRequirements: null,
    repository: () => context.nodes.repository(repository),
    securityAdvisory: { ghsaId: advisoryId(alert), severity, summary: advisory.summary, publishedAt: alert.createdAt },
    securityVulnerability: {
      severity,
      vulnerableVersionRange: advisory.range,
      firstPatchedVersion: { identifier: advisory.patched },
      package: { name: advisory.name, ecosystem: advisory.ecosystem.toUpperCase() },
    },
  };
}
