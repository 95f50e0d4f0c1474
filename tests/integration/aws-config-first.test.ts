import { afterAll, beforeAll, expect, test } from 'vitest';
import backup from '#collectors/aws/backup.ts';
import type { AwsConnection } from '#collectors/aws/client/connection.ts';
import cloudtrail from '#collectors/aws/cloudtrail.ts';
import posture from '#collectors/aws/posture.ts';
import securityHub from '#collectors/aws/security-hub.ts';
import type { CollectorDefinition, Fetch } from '#shared/define.ts';
import { asksFor, between } from '../collectors/aws/lib/between.ts';
import { accountAt, type Estate, openEstate } from '../collectors/aws/lib/estate.ts';
import { record } from '../collectors/aws/lib/run.ts';

/** What AWS Config has already is not asked of the services again, and says the same as they do. */
let estate: Estate;

beforeAll(async () => {
  estate = await openEstate({ accounts: 7, recording: 'everywhere' });
});

afterAll(() => estate.close());

const HOME = 'eu-central-1';

const withoutConfig = between((request) =>
  asksFor(request, 'SelectResourceConfig') ? Response.json({ __type: 'AccessDeniedException' }, { status: 400 }) : null,
);

async function run<F>(
  collector: CollectorDefinition<AwsConnection, F>,
  index: number,
  region: string,
  by: Fetch = fetch,
) {
  const scope = { system: 'aws', tenant: accountAt(estate, index), region };
  const { facts, exchanges, completeness } = await record(collector, scope, {
    fetch: by,
    credential: estate.credential,
  });
  return { facts, completeness, asked: exchanges.map(({ params }) => params?.['operation']) };
}

test('resources that are backed up are those of the recovery points, as AWS Backup lists them', async () => {
  const recorded = await run(backup, 3, HOME);
  expect(recorded.asked).not.toContain('ListProtectedResources');
  expect(recorded.completeness.complete).toBe(true);
  const direct = await run(backup, 3, HOME, withoutConfig);
  expect(direct.asked).toContain('ListProtectedResources');
  const named = ({ facts }: typeof direct) =>
    facts.protected.known &&
    facts.protected.value.items.map(({ arn, type, lastBackup }) => ({ arn, type, lastBackup }));
  expect(named(direct)).toHaveLength(3);
  expect(named(recorded)).toEqual(named(direct));
});

test('AWS Backup itself is asked where the last recovery points are older than a day and a half', async () => {
  const { asked, facts } = await run(backup, 6, HOME);
  expect(asked).toContain('ListProtectedResources');
  expect(facts.protected).toMatchObject({ known: true, value: { complete: true } });
});

test('a plan to restore is asked for only where nothing was restored', async () => {
  const restored = await run(backup, 3, HOME);
  expect(restored.asked).not.toContain('ListRestoreTestingPlans');
  expect(restored.facts.restoreTests).toMatchObject({
    known: false,
    why: expect.stringContaining('restore is on record'),
  });
  const never = await run(backup, 5, HOME);
  expect(never.asked).toContain('ListRestoreTestingPlans');
  expect(never.facts.restoreTests).toMatchObject({ known: true, value: { items: [] } });
});

test('a setting that a rule of Security Hub is content with is not asked for; any other is', async () => {
  const judged = await run(posture, 3, HOME);
  expect(judged.asked).not.toContain('GetEbsEncryptionByDefault');
  expect(judged.asked).not.toContain('GetMacieSession');
  expect(judged.facts).toMatchObject({
    ebsEncryption: { known: true, value: true },
    macie: { known: true, value: 'enabled' },
    verdicts: {
      ebsEncryption: { rule: expect.stringMatching(/^securityhub-ec2-ebs-encryption-by-default-/) },
      macie: { rule: expect.stringMatching(/^securityhub-macie-status-check-/) },
    },
  });
  expect(judged.completeness.complete).toBe(true);
  // Here the rule of Macie finds fault, and that of volumes is content.
  const faulty = await run(posture, 6, HOME);
  expect(faulty.asked).toContain('GetMacieSession');
  expect(faulty.facts).toMatchObject({ macie: { known: true, value: 'off' }, verdicts: { macie: null } });
  // Here no standard has judged yet.
  const pending = await run(posture, 5, HOME);
  expect(pending.asked).toEqual(expect.arrayContaining(['GetEbsEncryptionByDefault', 'GetMacieSession']));
  expect(pending.facts).toMatchObject({ macie: { value: 'paused' }, verdicts: { ebsEncryption: null, macie: null } });
});

test('where nothing failed, rules of Security Hub show that it judges, and standards are not asked for', async () => {
  const quiet = await run(securityHub, 2, 'eu-north-1');
  expect(quiet.asked).not.toContain('GetEnabledStandards');
  expect(quiet.facts).toMatchObject({ enabled: { value: true }, rules: 2, failed: { value: { items: [] } } });
  const direct = await run(securityHub, 2, 'eu-north-1', withoutConfig);
  expect(direct.asked).toContain('GetEnabledStandards');
  expect(direct.facts).toMatchObject({ rules: 0, standards: { value: { items: [{ ready: true }] } } });
});

test('selectors that nobody has set are not asked for', async () => {
  const { asked, facts } = await run(cloudtrail, 6, HOME);
  expect(asked).not.toContain('GetEventSelectors');
  expect(facts.trails).toMatchObject({
    known: true,
    value: { items: [{ events: { known: true, value: { management: 'all', excluded: [], s3Data: 'none' } } }] },
  });
  expect((await run(cloudtrail, 3, HOME)).asked).toContain('GetEventSelectors');
});
