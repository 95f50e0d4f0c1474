import { expect, test } from 'vitest';
import { judgingRules, satisfiedRule } from '#collectors/aws/resources/hub-rules.ts';
import type { Recorded } from '#collectors/aws/resources/recorded.ts';
import { View } from '#collectors/aws/read/view.ts';
import { whole } from '#shared/evidence/fact.ts';

const MACIE = 'macie-status-check';
const SINCE = '2026-11-20T00:00:00.000Z';
const OWN =
  'arn:aws:config:eu-central-1:111122223333:config-rule/aws-service-rule/securityhub.amazonaws.com/config-rule-a';

const rule = (configRuleName: string, complianceType = 'COMPLIANT', configRuleArn = OWN) => ({
  configRuleName,
  configRuleArn,
  complianceType,
});

/** Items of the shape of AWS::Config::ResourceCompliance in the schemas of AWS Config. */
function verdicts(configRuleList: object[], targetResourceType = 'AWS::::Account'): Recorded {
  const item = new View({
    configurationItemCaptureTime: SINCE,
    configuration: { targetResourceType, targetResourceId: '111122223333', configRuleList },
  });
  return { of: () => whole([item]), isDaily: () => false };
}

test('a rule of Security Hub that is content speaks for the account, and says since when', () => {
  const recorded = verdicts([
    rule(`securityhub-${MACIE}-0a1b2c3d`),
    rule('securityhub-other-0a1b2c3d', 'NON_COMPLIANT'),
  ]);
  expect(satisfiedRule(recorded, MACIE)).toEqual({ rule: `securityhub-${MACIE}-0a1b2c3d`, since: SINCE });
  expect(judgingRules(recorded)).toBe(2);
});

test.each([
  ['finds fault', verdicts([rule(`securityhub-${MACIE}-0a1b2c3d`, 'NON_COMPLIANT')]), 1],
  ['cannot judge', verdicts([rule(`securityhub-${MACIE}-0a1b2c3d`, 'INSUFFICIENT_DATA')]), 0],
  [
    'finds fault under one of two names',
    verdicts([rule(`securityhub-${MACIE}-0a`), rule(`securityhub-${MACIE}-0b`, 'NON_COMPLIANT')]),
    2,
  ],
  [
    'somebody named alike',
    verdicts([rule(`securityhub-${MACIE}-0a`, 'COMPLIANT', 'arn:aws:config:eu-central-1:1:config-rule/config-rule-a')]),
    0,
  ],
  ['is of the company itself', verdicts([rule(MACIE)]), 0],
  ['is about a bucket', verdicts([rule(`securityhub-${MACIE}-0a`)], 'AWS::S3::Bucket'), 0],
  ['is not there', { of: () => null, isDaily: () => true }, 0],
])('a rule that %s does not', (_, recorded: Recorded, judged) => {
  expect(satisfiedRule(recorded, MACIE)).toBeNull();
  expect(judgingRules(recorded)).toBe(judged);
});
