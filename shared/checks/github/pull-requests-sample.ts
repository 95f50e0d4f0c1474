import type { PullRequestsFacts } from '#collectors/github/pull-requests.ts';
import type { PullRequest } from '#collectors/github/read/pull-request.ts';
import { defineCheck } from '#shared/define.ts';
import { unknown } from '#shared/evidence/fact.ts';
import { fail, type Outcome, on, pass, unavailable, type Verdict } from '#shared/evidence/outcome.ts';
import { organizationSettings } from './lib/links.ts';
import { allOf } from './lib/organization.ts';
import { approvedByAnother, checkedBeforeMerge, pullSubject } from './lib/pull-requests.ts';

const ALL = 'sampled pull requests';
const NOT_READ = 'it was drawn, and is not among those that were read';

export default defineCheck<{ 'github/pull-requests': PullRequestsFacts }>({
  title: 'A drawn sample of changes was approved and checked',
  severity: 'high',
  needs: ['github/pull-requests'],
  over: 'github/pull-requests',
  // Each part is asked for all that was drawn; the part that holds a change speaks for it.
  meeting: { recurs: () => true, pick: (earlier, later) => (isMissing(earlier) ? later : earlier) },
  subjects: ['pull request', 'pull requests'],
  controls: [
    {
      id: 'A.8.32',
      strength: 'partial',
      rationale:
        'Shows for changes that nobody picked that both approval and checks were there before they took effect; it speaks for the period it was drawn from.',
    },
    {
      id: 'A.8.29',
      strength: 'partial',
      rationale: 'Shows for the same changes that automated checks were green; it does not show what they test.',
    },
  ],
  remedy: {
    text: 'Look at each failing change with its author, and write down why it went this way.',
    url: organizationSettings('rules'),
  },
  evaluate: (inputs, { scope }) => {
    const input = inputs['github/pull-requests'];
    const sample = input.known ? input.value.sample : input;
    const merged = input.known ? input.value.merged : input;
    if (!sample.known) return [on(allOf(ALL, scope), unavailable(sample))];
    if (!merged.known) return [on(allOf(ALL, scope), unavailable(merged))];
    const byId = new Map(merged.value.items.map((pull) => [pull.id, pull]));
    const { drawn, of, seed } = sample.value;
    return sample.value.ids.map((id) => {
      const pull = byId.get(id);
      return pull === undefined
        ? on({ type: 'pull request', id }, unavailable(unknown(NOT_READ)))
        : on(pullSubject(pull), sampled(pull, `one of ${drawn} drawn from ${of} with the seed "${seed}"`));
    });
  },
});

function isMissing(outcome: Outcome): boolean {
  return outcome.outcome === 'unavailable' && outcome.reason === NOT_READ;
}

function sampled(pull: PullRequest, note: string): Verdict {
  const verdicts = [approvedByAnother(pull), checkedBeforeMerge(pull)];
  const failed = verdicts.flatMap((verdict) => (verdict.outcome === 'fail' ? [verdict.reason] : []));
  if (failed.length > 0) return fail(`${failed.join('; ')} (${note})`);
  return verdicts.find(({ outcome }) => outcome !== 'pass') ?? pass(note);
}
