import { defineCollector } from '#shared/define.ts';
import { type Fact, known, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import type { AwsConnection } from './client/connection.ts';
import { none } from './read/empty.ts';
import { probed } from './read/probe.ts';
import { Reader } from './read/reader.ts';
import type { View } from './read/view.ts';
import { recordedPermissions } from './resources/permissions.ts';
import { probeRecorded } from './resources/probe.ts';
import { askRecorded, lacks, readRecorded } from './resources/recorded.ts';

export interface Analyzer {
  readonly name: string;
  readonly arn: string;
  /** Looks for access from outside ("external"), for unused access, or for access within. */
  readonly looksFor: 'external' | 'unused' | 'internal' | 'other';
  readonly organization: boolean;
  readonly active: boolean;
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
    if (lacks(await askRecorded(aws, context, [ANALYZER]), [ANALYZER])) return;
    const pages = await aws.pages('access-analyzer', 'ListAnalyzers', {}, TOKEN);
    const analyzers = pages.flatMap((page) => page.analyzers ?? []);
    let done = 0;
    for (const { arn } of analyzers) {
      if (arn !== undefined) {
        await aws.pages(
          'access-analyzer',
          'ListFindingsV2',
          { analyzerArn: arn, filter: ACTIVE, maxResults: 100 },
          TOKEN,
        );
      }
      done += 1;
      context.progress({ done, total: analyzers.length, what: 'analyzers' });
    }
  },

  read(answers, scope) {
    const reader = new Reader(answers);
    if (lacks(readRecorded(reader, scope, [ANALYZER]), [ANALYZER])) {
      const why = unknown('AWS Config records no analyzer here');
      return { facts: { analyzers: none, external: why, unused: why }, completeness: reader.completeness(0) };
    }
    const analyzers = reader.pages('access-analyzer:ListAnalyzers', {
      items: (page) => page.list('analyzers'),
      token: ['nextToken'],
      read: analyzerOf,
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

function analyzerOf(view: View): Analyzer {
  const type = view.text('type') ?? '';
  const looksFor = type.endsWith('_UNUSED_ACCESS')
    ? 'unused'
    : type.endsWith('_INTERNAL_ACCESS')
      ? 'internal'
      : type === 'ACCOUNT' || type === 'ORGANIZATION'
        ? 'external'
        : 'other';
  return {
    name: view.text('name') ?? '',
    arn: view.text('arn') ?? '',
    looksFor,
    organization: type.startsWith('ORGANIZATION'),
    active: view.text('status') === 'ACTIVE',
  };
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
