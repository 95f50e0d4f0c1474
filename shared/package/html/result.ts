import type { Problem } from '../package-files.ts';
import type { Verdict } from '../verdict.ts';

const WORDS: Record<Verdict['outcome'], string> = {
  verified: 'Verified',
  'verified-self-asserted': 'Verified, self-asserted',
  incomplete: 'Incomplete',
  failed: 'Failed',
};

const MEANING: Record<Verdict['outcome'], string> = {
  verified: 'Everything is what was signed, under keys that your trust policy names.',
  'verified-self-asserted':
    'Everything is what was signed. Only the package itself vouches for its keys: compare the key below with what the auditee tells you by another way, or choose their trust policy.',
  incomplete: 'Nothing is wrong, and something could not be looked at.',
  failed: 'Something is not what was signed. Do not rely on this package.',
};

const SIGNS: Record<Verdict['outcome'], string> = {
  verified: '●',
  'verified-self-asserted': '●',
  incomplete: '◐',
  failed: '◆',
};

const STANDINGS: Record<Verdict['approvals'][number]['standing'], string> = {
  enrolled: 'enrolled before',
  unknown: 'not enrolled',
  revoked: 'revoked: counts for nothing',
};

/** Rows of a long table that are drawn. */
const SHOWN = 500;

export function renderMessage(text: string): Node {
  return node('p', text);
}

export function renderVerdict(verdict: Verdict): Node {
  const { outcome, broken, package: told } = verdict;
  const section = document.createElement('section');
  section.dataset['outcome'] = outcome;
  section.append(node('h2', `${SIGNS[outcome]} ${WORDS[outcome]}`), node('p', MEANING[outcome]));
  if (broken) section.append(node('p', `First broken: ${sentence(broken)}`));
  if (told) {
    section.append(
      table(
        'Package',
        ['', ''],
        [
          ['Log', `${told.origin}, ${told.size} entries`],
          ['Made', `${told.time} by ${told.generator}`],
          ['Left out', `${verdict.omitted.length} entries`],
        ],
      ),
    );
  }
  section.append(
    list('Problems', verdict.problems.map(sentence)),
    list('Could not be looked at', verdict.unseen.map(sentence)),
    table(
      'Keys',
      ['Key', 'Kept', 'State', 'In your trust policy'],
      verdict.keys.map(({ keyid, tier, state, trusted, name }) => [
        keyid,
        name === undefined ? tier : `${tier}, of ${name}`,
        state,
        trusted ? 'yes' : 'no',
      ]),
    ),
    table(
      'Time stamps',
      ['Time', 'Authority', 'Covers', 'Pinned'],
      verdict.timestamps.map(({ time, authority, size, pinned }) => [
        time,
        authority,
        size === null ? 'the package' : `${size} entries`,
        pinned ? 'yes' : 'no',
      ]),
    ),
    table(
      'Approvals',
      ['Decision', 'By', 'On', 'Log entries', 'Security key', 'Person', 'Key in the log', 'In your trust policy'],
      verdict.approvals.map(({ decision, reviewer, time, size, keyid, verified, standing, trusted }) => [
        decision,
        reviewer,
        time,
        `the first ${size}`,
        keyid,
        verified ? 'verified' : 'touch only',
        STANDINGS[standing],
        trusted ? 'yes' : 'no',
      ]),
    ),
    table(
      'Removed',
      ['Artifact', 'By', 'On', 'Why'],
      verdict.removed.map(({ digest, by, time, reason }) => [digest, by, time, reason]),
    ),
    list('To know', verdict.notes),
    table(
      'Records',
      ['Entry', 'Kind', 'Collector', 'Tenant', 'True at', 'Existed by', 'File'],
      verdict.records.map((line) => [
        String(line.index),
        line.predicateType,
        line.collector ?? '',
        line.tenant ?? '',
        line.effective ?? '',
        line.existedBy ?? '',
        line.path,
      ]),
    ),
    table(
      'Left out',
      ['Entry', 'Kind', 'Collector', 'True at', 'Why'],
      verdict.omitted.map(({ index, predicateType, collector, effective, reason }) => [
        String(index),
        predicateType,
        collector ?? '',
        effective ?? '',
        reason,
      ]),
    ),
    list('A package never proves', verdict.notProven),
  );
  return section;
}

function sentence({ path, why }: Problem): string {
  return `${path || 'the package'}: ${why}`;
}

function list(title: string, items: readonly string[]): Node {
  if (items.length === 0) return document.createDocumentFragment();
  const ul = document.createElement('ul');
  for (const item of items.slice(0, SHOWN)) ul.append(node('li', item));
  if (items.length > SHOWN) ul.append(node('li', `and ${items.length - SHOWN} more`));
  return block(title, ul);
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): Node {
  if (rows.length === 0) return document.createDocumentFragment();
  const body = document.createElement('table');
  if (head.some((text) => text !== '')) body.append(row('th', head));
  for (const cells of rows.slice(0, SHOWN)) body.append(row('td', cells));
  const all = block(title, body);
  if (rows.length > SHOWN)
    all.append(node('p', `and ${rows.length - SHOWN} more; annexa verify --format json lists them`));
  return all;
}

function row(kind: 'th' | 'td', cells: readonly string[]): HTMLElement {
  const tr = document.createElement('tr');
  tr.append(...cells.map((text) => node(kind, text)));
  return tr;
}

function block(title: string, content: Node): HTMLElement {
  const section = document.createElement('section');
  section.append(node('h3', title), content);
  return section;
}

function node(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
