import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import type { AwsConnection, Session } from './client/connection.ts';
import { none } from './read/empty.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';
import { recordedPermissions } from './resources/permissions.ts';
import { probeRecorded } from './resources/probe.ts';
import { askRecorded, capturedOf, readRecorded, type Recorded } from './resources/recorded.ts';

export interface Analyzer {
  readonly name: string;
  readonly arn: string;
  /** Looks for access from outside ("external"), for unused access, or for access within. */
  readonly looksFor: 'external' | 'unused' | 'internal' | 'other';
  readonly organization: boolean;
  readonly active: Fact<boolean>;
  /** When AWS Config captured it; null when the service was asked directly. */
  readonly captured: string | null;
}

export interface AccessFinding {
  readonly id: string;
  readonly resource: string;
  readonly resourceType: string;
  /** "ExternalAccess", "UnusedIAMRole", "UnusedPermission" and the like. */
  readonly kind: string;
  /** How it is: only active ones are asked for. */
  readonly analyzer: string;
}

export interface AccessAnalyzerFacts {
  readonly analyzers: Fact<Population<Analyzer>>;
  readonly external: Fact<Population<AccessFinding>>;
  readonly unused: Fact<Population<AccessFinding>>;
}

const ANALYZER = 'AWS::AccessAnalyzer::Analyzer';
const TOKEN = { send: 'nextToken', receive: 'nextToken' };
/** One state alone, so that what is archived with a reason stays out. */
const ACTIVE = { status: { eq: ['ACTIVE'] } };

/**
 * The analyzers of a region and what they have found and nobody has archived.
 *
 * Sources: https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ListAnalyzers.html,
 * API_ListFindingsV2.html
 */
export default defineCollector<AwsConnection, AccessAnalyzerFacts>({
  title: 'IAM Access Analyzer',
  kind: 'population',
  version: '1',
  regional: true,
  group: 'findings',
  permissions: [
    ...recordedPermissions,
    { name: 'access-analyzer:ListAnalyzers', gives: 'whether access is analyzed' },
    { name: 'access-analyzer:ListFindings', gives: 'access from outside, and access that is not used' },
  ],

  async collect(connection, context) {
    const aws = connection.session(context);
    const recorded = recordedAnalyzers(await askRecorded(aws, context, [ANALYZER]));
    const analyzers = recorded?.map((item) => item.text('configuration.Arn') ?? '') ?? (await listed(aws));
    let done = 0;
    for (const analyzerArn of analyzers) {
      await aws.pages('access-analyzer', 'ListFindingsV2', { analyzerArn, filter: ACTIVE, maxResults: 100 }, TOKEN);
      done += 1;
      context.progress({ done, total: analyzers.length, what: 'analyzers' });
    }
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    const recorded = recordedAnalyzers(readRecorded(reader, scope, [ANALYZER]));
    if (recorded?.length === 0) {
      const why = unknown('AWS Config records no analyzer here');
      return { facts: { analyzers: none, external: why, unused: why }, completeness: reader.completeness(0) };
    }
    const analyzers = recorded
      ? known(whole(recorded.map((item) => recordedAnalyzer(item, reader))))
      : reader.pages('access-analyzer:ListAnalyzers', {
          items: (page) => page.list('analyzers'),
          token: ['nextToken'],
          read: listedAnalyzer,
        });
    const facts: AccessAnalyzerFacts = {
      analyzers,
      external: findings(reader, analyzers, 'external'),
      unused: findings(reader, analyzers, 'unused'),
    };
    const count = facts.external.known ? facts.external.value.items.length : null;
    return { facts, completeness: reader.completeness(count) };
  },

  async probe(connection, context) {
    const aws = connection.session(context);
    const listed = await aws.ask('access-analyzer', 'ListAnalyzers', {});
    const arn = listed.ok ? listed.output.analyzers?.[0]?.arn : undefined;
    return [
      ...(await probeRecorded(connection, context)),
      probed('access-analyzer:ListAnalyzers', listed),
      probed(
        'access-analyzer:ListFindingsV2',
        arn === undefined
          ? null
          : await aws.ask('access-analyzer', 'ListFindingsV2', { analyzerArn: arn, maxResults: 1 }),
      ),
    ];
  },
});

async function listed(aws: Session): Promise<string[]> {
  const pages = await aws.pages('access-analyzer', 'ListAnalyzers', {}, TOKEN);
  return pages.flatMap((page) => page.analyzers ?? []).flatMap(({ arn }) => arn ?? []);
}

/**
 * The analyzers as AWS Config recorded them, when that says enough: an analyzer of an organization can
 * be disabled by what happens to the organization, which only the service says; one of an account cannot.
 * Null where the service itself is asked.
 *
 * Source: https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalyzerSummary.html, status
 */
function recordedAnalyzers(recorded: Recorded): readonly View[] | null {
  const found = recorded.of(ANALYZER);
  if (!found?.complete) return null;
  const enough = found.items.every(
    (item) => item.text('configuration.Type')?.startsWith('ACCOUNT') && item.text('configuration.Arn'),
  );
  return enough ? found.items : null;
}

/** One that answers for its findings is there and looks. */
function recordedAnalyzer(item: View, reader: Reader): Analyzer {
  const arn = item.text('configuration.Arn') ?? '';
  return {
    ...kindOf(item.text('configuration.Type') ?? ''),
    name: item.text('configuration.AnalyzerName') ?? arn,
    arn,
    active: reader.one('access-analyzer:ListFindingsV2', (view) => view.list('findings') && true, {
      match: { analyzerArn: arn },
    }),
    captured: capturedOf(item),
  };
}

function listedAnalyzer(view: View): Analyzer {
  return {
    ...kindOf(view.text('type') ?? ''),
    name: view.text('name') ?? '',
    arn: view.text('arn') ?? '',
    active: view.fact('status', (one) => (one.text() === undefined ? undefined : one.text() === 'ACTIVE')),
    captured: null,
  };
}

function kindOf(type: string): Pick<Analyzer, 'looksFor' | 'organization'> {
  const looksFor = type.endsWith('_UNUSED_ACCESS')
    ? 'unused'
    : type.endsWith('_INTERNAL_ACCESS')
      ? 'internal'
      : type === 'ACCOUNT' || type === 'ORGANIZATION'
        ? 'external'
        : 'other';
  return { looksFor, organization: type.startsWith('ORGANIZATION') };
}

/** Findings of all analyzers of a kind; cut when those of one could not be read. */
function findings(
  reader: Reader,
  analyzers: Fact<Population<Analyzer>>,
  looksFor: Analyzer['looksFor'],
): Fact<Population<AccessFinding>> {
  if (!analyzers.known) return analyzers;
  if (!analyzers.value.items.some((one) => one.looksFor === looksFor)) {
    return analyzers.value.unseen ?? unknown(`no analyzer looks for ${looksFor} access here`);
  }
  const items: AccessFinding[] = [];
  let { unseen } = analyzers.value;
  for (const analyzer of analyzers.value.items.filter((one) => one.looksFor === looksFor)) {
    const some = reader.pages('access-analyzer:ListFindingsV2', {
      match: { analyzerArn: analyzer.arn },
      items: (page) => page.list('findings'),
      token: ['nextToken'],
      read: (view) => ({
        id: view.text('id') ?? '',
        resource: view.text('resource') ?? '',
        resourceType: view.text('resourceType') ?? '',
        kind: view.text('findingType') ?? '',
        analyzer: analyzer.name,
      }),
    });
    if (some.known) items.push(...some.value.items);
    unseen ??= some.known ? some.value.unseen : some;
  }
  return known(unseen === null ? whole(items) : { items, expected: null, complete: false, unseen });
}
