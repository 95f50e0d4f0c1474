import type { Organization, OrganizationFacts } from '#collectors/aws/organization.ts';
import { defineCheck, type Mapping, type Severity } from '#shared/define.ts';
import type { Fact, Population } from '#shared/evidence/fact.ts';
import { judge, notApplicable, on, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, judged, part } from './checks.ts';
import { page } from './console.ts';
import { account } from './subject.ts';

/** What only the management account is shown is judged there, and is missing in no other. */
export function inManagement(organization: Fact<Organization | null>, verdict: () => Verdict): Verdict {
  return judge(organization, (inside) => {
    const elsewhere = isElsewhere(inside);
    return elsewhere === null ? verdict() : notApplicable(elsewhere);
  });
}

/** A check with one verdict for each member of a list that the management account is shown. */
export function perMember<T>(about: {
  readonly title: string;
  readonly severity: Severity;
  readonly controls: readonly Mapping[];
  readonly remedy: string;
  readonly subjects: readonly [one: string, many: string];
  readonly of: (facts: OrganizationFacts) => Fact<Population<T>>;
  readonly id: (item: T) => string;
  readonly verdict: (item: T) => Verdict;
}) {
  const { title, severity, controls, remedy, subjects, of, id, verdict } = about;
  return defineCheck<Pick<AwsFacts, 'aws/organization'>>({
    title,
    severity,
    controls,
    remedy: { text: remedy, url: page('organizations/v2', '', 'us-east-1') },
    needs: ['aws/organization'],
    subjects,
    evaluate: (inputs, context) => {
      const facts = inputs['aws/organization'];
      const organization = part(facts, (known) => known.organization);
      const elsewhere = organization.known ? isElsewhere(organization.value) : null;
      if (elsewhere !== null) return [on(account(context.scope), notApplicable(elsewhere))];
      const subject = (item: T) => ({ type: subjects[0], id: id(item) });
      return judged(part(facts, of), subjects, subject, undefined, verdict, context);
    },
  });
}

function isElsewhere(inside: Organization | null): string | null {
  if (inside === null) return 'the account is in no organization, which is judged apart';
  return inside.isManagement ? null : `judged in the management account ${inside.management}`;
}
