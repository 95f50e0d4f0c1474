import type { Verdict } from '#shared/package/verdict.ts';
import { inert } from '../terminal/text.ts';
import type { Style } from '../terminal/style.ts';

const WORDS: Record<Verdict['outcome'], string> = {
  verified: 'Verified',
  'verified-self-asserted': 'Verified, self-asserted: only the package itself vouches for its keys',
  incomplete: 'Incomplete: nothing is wrong, and something could not be looked at',
  failed: 'Failed',
};

/** Longest list of problems that is shown; the JSON form has all of them. */
const SHOWN = 20;

/** A verdict as text, the answer first. */
export function renderVerdict(verdict: Verdict, { style }: { readonly style: Style }): string {
  const { outcome, broken, problems, unseen, notes } = verdict;
  const lines = [style.strong(WORDS[outcome])];
  if (broken) lines.push(`First broken: ${inert(broken.path || 'the package')}: ${inert(broken.why)}.`);
  lines.push('', ...facts(verdict));
  section(lines, problems.length === 1 ? '1 problem' : `${problems.length} problems`, problems.map(named));
  section(lines, 'Could not be looked at', unseen.map(named));
  section(
    lines,
    'Removed',
    verdict.removed.map(({ digest, by, time, reason }) => `${digest} by ${by} on ${time.slice(0, 10)}: ${reason}`),
  );
  section(lines, 'To know', notes);
  section(lines, 'A package never proves', verdict.notProven);
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function facts({ package: told, keys, timestamps, approvals, records, omitted }: Verdict): string[] {
  if (told === null) return [];
  const evidence = records.filter(({ id }) => id !== undefined).length;
  return [
    `Log        ${inert(told.origin)}, ${told.size} entries`,
    `Made       ${told.time} by ${inert(told.generator)}`,
    `Evidence   ${evidence} of ${evidence + omitted.filter(({ collector }) => collector !== undefined).length} records; ${omitted.length} entries are left out`,
    ...keys.map(
      ({ keyid, tier, state, trusted, name }) =>
        `Key        ${keyid} ${tier}${name === undefined ? '' : ` of ${inert(name)}`}, ${state}${trusted ? ', in your trust policy' : ''}`,
    ),
    ...timestamps.map(
      ({ time, authority, size, pinned }) =>
        `Time       ${time} ${inert(authority)}${pinned ? ', pinned' : ''}, over ${size === null ? 'the package' : `${size} entries`}`,
    ),
    ...approvals.map(approvalLine),
  ];
}

const STANDINGS: Record<Verdict['approvals'][number]['standing'], string> = {
  enrolled: 'enrolled in the log before',
  unknown: 'not enrolled in the log: only the approval itself names the person',
  revoked: 'REVOKED: the approval counts for nothing',
};

function approvalLine(approval: Verdict['approvals'][number]): string {
  const { reviewer, decision, time, size, keyid, verified, standing, trusted } = approval;
  const person = verified ? 'person verified' : 'touch only';
  const trust = trusted ? ', in your trust policy' : '';
  return `${decision === 'approved' ? 'Approved ' : 'Rejected '}  ${size} entries by ${inert(reviewer)} on ${time} with security key ${keyid} (hardware-approval, ${person}, ${STANDINGS[standing]}${trust})`;
}

function named({ path, why }: { readonly path: string; readonly why: string }): string {
  return `${path || 'the package'}: ${why}`;
}

function section(lines: string[], title: string, items: readonly string[]): void {
  if (items.length === 0) return;
  lines.push('', title);
  for (const item of items.slice(0, SHOWN)) lines.push(`  ${inert(item)}`);
  if (items.length > SHOWN) lines.push(`  and ${items.length - SHOWN} more; --format json lists them`);
}
