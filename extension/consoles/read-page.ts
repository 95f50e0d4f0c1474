import type { ListReading, PageFacts, PageReading, SettingReading, TextReading } from '#shared/define-recogniser.ts';
import { settingByLabel } from './read-setting.ts';
import { allSteps, type Steps } from './steps.ts';

/**
 * Reads from a document what a recogniser asks for. It runs in the console's own page, so it depends
 * on nothing, changes nothing and never throws for what it finds: whatever is absent is null.
 *
 * Same-origin frames are read along, since several consoles keep their content in one; frames of
 * another origin cannot be reached from here, and what is in them stays unknown.
 */

const BARS = 'header, nav, [role="banner"], [role="navigation"], [id*="nav-header"]';
const CONTENT = 'main, [role="main"]';
const NO_LIST = { rows: null, total: null, atLeast: null, filter: null, more: null };

function textOf(node: Node | null): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function documentsIn(doc: Document): Document[] {
  const inner = [...doc.querySelectorAll('iframe')].flatMap((frame) => {
    try {
      return frame.contentDocument === null ? [] : documentsIn(frame.contentDocument);
    } catch {
      // Another origin: the browser refuses, and that is the answer.
      return [];
    }
  });
  return [doc, ...inner];
}

function all(docs: readonly Document[], css: string | undefined): Element[] {
  return css === undefined ? [] : docs.flatMap((doc) => [...doc.querySelectorAll(css)]);
}

function firstText(elements: readonly Element[], reading: TextReading): string | null {
  for (const element of elements) {
    const text = reading.attribute === undefined ? textOf(element) : element.getAttribute(reading.attribute);
    if (text === null || text === '') continue;
    if (reading.pattern === undefined) return text;
    const found = new RegExp(reading.pattern, 'i').exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** In the console's own bars, whose search is for everything. */
function inBar(element: Element): boolean {
  return element.closest(BARS) !== null && element.closest(CONTENT) === null;
}

/** Finds elements in steps: a long page is asked many times, and may do something else in between. */
type Find = (css: string | undefined) => Steps<Element[]>;

/** Finds what stands nearest around a table, so that a page's other lists and bars are not taken for its own. */
function finderAround(table: Element): Find {
  return function* (css) {
    if (css === undefined) return [];
    for (let place = table.parentElement; place !== null; place = place.parentElement) {
      yield;
      const found = [...place.querySelectorAll(css)];
      if (found.length > 0) return found;
    }
    return [];
  };
}

/** A count as consoles write it: "1,234", "(118)", "100+"; "1.2k" is no count. */
function parseCount(text: string): { count: number; open: boolean } | null {
  const found = /(?<![\d.,])(\d{1,3}(?:[,.\s'\u2019]\d{3})+|\d+)(\+)?(?![\d.,]*[kKmM\d])/u.exec(text);
  if (found === null) return null;
  return { count: Number((found[1] as string).replace(/\D/g, '')), open: found[2] === '+' };
}

function* readTotal(find: Find, readings: readonly TextReading[] = []): Steps<Pick<PageFacts, 'total' | 'atLeast'>> {
  for (const reading of readings) {
    const text = firstText(yield* find(reading.at), reading);
    const count = text === null ? null : parseCount(text);
    if (count !== null) {
      return count.open ? { total: null, atLeast: count.count } : { total: count.count, atLeast: null };
    }
  }
  return { total: null, atLeast: null };
}

function* readFilter(find: Find, { filters, search }: ListReading): Steps<PageFacts['filter']> {
  const css = [filters, search].filter((each) => each !== undefined).join(', ') || undefined;
  const parts = (yield* find(css)).filter((part) => !inBar(part));
  if (parts.length === 0) return null;
  const texts = parts.map((part) =>
    part.matches('input, textarea') ? (part as HTMLInputElement).value.trim() : textOf(part),
  );
  const text = texts.filter((part) => part !== '').join('; ');
  return { active: text !== '' || parts.some((part) => !part.matches('input, textarea')), text };
}

function isDisabled(element: Element): boolean {
  return element.hasAttribute('disabled') || element.getAttribute('aria-disabled') === 'true';
}

function* readList(docs: readonly Document[], list: ListReading): Steps<Omit<PageFacts, 'settings' | 'identity'>> {
  const tables = all(docs, list.table).map((table) => ({ table, rows: table.querySelectorAll(list.row).length }));
  // Of several tables the longest is the list; the others are summaries or menus.
  const longest = tables.reduce<(typeof tables)[number] | null>(
    (best, next) => (best === null || next.rows > best.rows ? next : best),
    null,
  );
  if (longest === null) return NO_LIST;
  yield;
  const find = finderAround(longest.table);
  const next = yield* find(list.next);
  yield;
  return {
    rows: all(docs, list.busy).length > 0 ? null : longest.rows,
    ...(yield* readTotal(find, list.total)),
    filter: yield* readFilter(find, list),
    more: next.length === 0 ? null : next.some((element) => !isDisabled(element)),
  };
}

function isTextReading(reading: SettingReading): reading is TextReading {
  return typeof reading === 'object' && !Array.isArray(reading);
}

function* readSetting(docs: readonly Document[], reading: SettingReading): Steps<string | boolean | null> {
  if (isTextReading(reading)) return firstText(all(docs, reading.at), reading);
  for (const label of typeof reading === 'string' ? [reading] : reading) {
    for (const doc of docs) {
      const value = yield* settingByLabel(doc, label);
      if (value !== null) return value;
    }
  }
  return null;
}

function* mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => Steps<R>): Steps<Record<string, R>> {
  const mapped: Record<string, R> = {};
  for (const [key, value] of Object.entries(record)) {
    yield;
    mapped[key] = yield* map(value);
  }
  return mapped;
}

/** The same as `readPage`, in steps of a few milliseconds each on a page of 20,000 rows. */
export function* readPageInSteps(doc: Document, reading: PageReading): Steps<PageFacts> {
  const docs = documentsIn(doc);
  const list = reading.list === null ? NO_LIST : yield* readList(docs, reading.list);
  return {
    ...list,
    settings: yield* mapValues(reading.settings, (setting) => readSetting(docs, setting)),
    identity: yield* mapValues(reading.identity, function* (text): Steps<string | null> {
      yield;
      return firstText(all(docs, text.at), text);
    }),
  };
}

export function readPage(doc: Document, reading: PageReading): PageFacts {
  return allSteps(readPageInSteps(doc, reading));
}
