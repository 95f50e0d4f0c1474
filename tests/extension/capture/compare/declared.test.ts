import { Window } from 'happy-dom';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectors } from '#collectors/registry.ts';
import type { Beside, PageFacts } from '#shared/define-recogniser.ts';
import { factAt } from '#extension/capture/compare/fact-at.ts';
import { plain, type Said } from '#extension/capture/compare/said.ts';
import { setBeside } from '#extension/capture/compare/set-beside.ts';
import { readPage } from '#extension/consoles/read-page.ts';
import { type ConsolePage, consolePages } from '#extension/consoles/registry.ts';
import { listMarkup, settingMarkup } from '../../consoles/markup.ts';
import { examples } from '../../consoles/pages/examples.ts';
import { denied, type Facts, realFacts } from './real-facts.ts';

const compared = [...consolePages.values()].filter(({ beside = [] }) => beside.length > 0);
const all = compared.flatMap((page) =>
  (page.beside ?? []).map((beside) => ({ page, beside, id: page.id, what: beside.what })),
);

/** Its own, since the facts are collected over the network as it is. */
const window = new Window();
let facts: Facts;
let subject: Record<string, string>;

beforeAll(async () => {
  const read = await realFacts(new Set(all.map(({ beside }) => beside.collector)));
  // GitHub shows the identity provider to few tokens, and the embedded one to none.
  const singleSignOn = { known: true, value: { issuer: { known: true, value: 'https://idp.acme.example' } } };
  facts = new Map(read).set('github/members', { ...(read.get('github/members') as object), singleSignOn });
  subject = subjectIn(facts);
}, 120_000);

interface Named {
  readonly id?: string;
  readonly name?: string;
  readonly codeowners?: { readonly value?: unknown };
}

/** A repository with a CODEOWNERS file, a bucket and a database that there are. */
function subjectIn(all: Facts): Record<string, string> {
  const items = (collector: string, list: string) =>
    (all.get(collector) as Record<string, { readonly value: { readonly items: readonly Named[] } }>)[list]?.value
      .items ?? [];
  const owned = items('github/repositories', 'repositories').find(({ codeowners }) => codeowners?.value != null);
  const [organisation = '', repository = ''] = owned?.name?.split('/') ?? [];
  return {
    organisation: organisation.toUpperCase(),
    repository,
    bucket: items('aws/resources', 'buckets')[0]?.id ?? '',
    resource: items('aws/resources', 'databases')[0]?.name ?? '',
  };
}

/** The page in a browser, saying what is given; null for a page that shows nothing of it. */
function shown({ id, provider, reading, rows }: ConsolePage, beside: Beside, said: Said | null): PageFacts {
  const [label, form] =
    examples[provider]?.find(({ page }) => `${provider}/${page}` === id)?.settings?.[beside.setting ?? ''] ?? [];
  const list = (count: number) =>
    listMarkup[provider]?.({
      noun: rows?.[1] ?? '',
      rows: count,
      total: String(count),
      more: false,
      ...(beside.filter === undefined ? {} : { filter: beside.filter }),
    });
  const markup =
    said === null
      ? '<p>Nothing of it.</p>'
      : beside.setting === undefined
        ? list(Number(said))
        : settingMarkup([label ?? '', form ?? 'pair', typeof said === 'number' ? String(said) : said], 0);
  const parser = new window.DOMParser() as unknown as DOMParser;
  const doc = parser.parseFromString(
    `<!doctype html><html><body><main>${markup ?? ''}</main></body></html>`,
    'text/html',
  );
  return readPage(doc, reading);
}

/** How the page writes what the facts say: in its own words where there are some. */
function inWordsOf(page: ConsolePage, beside: Beside, api: Said): Said {
  const words = Object.entries(beside.words ?? {}).find(([, said]) => plain(said) === api)?.[0];
  const form = examples[page.provider]?.find(({ page: name }) => name === page.id.split('/')[1])?.settings?.[
    beside.setting ?? ''
  ]?.[1];
  if (words !== undefined) return words;
  if (typeof api !== 'boolean') return api;
  const state = beside.inverse === true ? !api : api;
  return form === 'checkbox' || form === 'switch'
    ? state
    : state
      ? form === 'prose'
        ? 'on'
        : 'Enabled'
      : form === 'prose'
        ? 'off'
        : 'Disabled';
}

function apiOf(beside: Beside): Said {
  const found = factAt(facts.get(beside.collector), beside.fact, subject);
  if ('why' in found) throw new Error(`${beside.fact}: ${found.why}`);
  const said = found.said ?? beside.none;
  if (said === undefined) throw new Error(`${beside.fact} is null, and no meaning of that is declared`);
  return plain(said);
}

/** Something else than what the facts say, that the page could say as well. */
function otherThan(beside: Beside, api: Said): Said {
  const known = Object.values(beside.words ?? {})
    .map(plain)
    .find((said) => said !== api);
  if (known !== undefined) return known;
  if (typeof api === 'boolean') return !api;
  return typeof api === 'number' ? api + 1 : 'something else';
}

function sides({ page, beside }: (typeof all)[number], said: Said | null, api: unknown = facts.get(beside.collector)) {
  return setBeside({ page: shown(page, beside, said), api }, subject, [beside]);
}

it('compares on this many pages of GitHub and AWS', () => {
  console.info(`${compared.length} pages, ${all.length} facts`);
  expect(compared.length).toBeGreaterThanOrEqual(60);
});

describe.each(compared)('$id', (page) => {
  it('compares what it reads with collectors of its own system that it names', () => {
    for (const { collector, setting } of page.beside ?? []) {
      expect(collectors.has(collector)).toBe(true);
      expect(page.collectors).toContain(collector);
      const readable = setting === undefined ? page.rows !== null : setting in page.reading.settings;
      expect([setting, readable]).toEqual([setting, true]);
    }
  });
});

describe.each(all)('$id: $what', (each) => {
  it('agrees where the page says what the system says', () => {
    const api = apiOf(each.beside);
    const { values, left } = sides(each, inWordsOf(each.page, each.beside, api));
    expect(left).toEqual([]);
    expect(values).toEqual([{ what: each.what, page: api, api, agrees: true }]);
  });

  it('differs where the page says something else', () => {
    const api = apiOf(each.beside);
    const other = otherThan(each.beside, api);
    const { values } = sides(each, inWordsOf(each.page, each.beside, other));
    expect(values).toEqual([{ what: each.what, page: other, api, agrees: false }]);
  });

  it('is left where the page does not show it', () => {
    expect(sides(each, null)).toEqual({ values: [], left: [{ what: each.what, why: 'not seen on the page' }] });
  });

  it('is left where the system refuses it, with the permission', () => {
    const { values, left } = sides(
      each,
      inWordsOf(each.page, each.beside, apiOf(each.beside)),
      denied(facts.get(each.beside.collector)),
    );
    expect(values).toEqual([]);
    expect(left).toEqual([{ what: each.what, why: 'answered 403; needs a permission' }]);
  });
});
