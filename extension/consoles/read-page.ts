import type { ListReading, PageFacts, PageReading, SettingReading, TextReading } from '#shared/define-recogniser.ts';
import { settingByLabel } from './read-setting.ts';

/**
 * Reads from a document what a recogniser asks for. It runs in the console's own page, so it depends
 * on nothing, changes nothing and never throws for what it finds: whatever is absent is null.
 *
 * Same-origin frames are read along, since several consoles keep their content in one; frames of
 * another origin cannot be reached from here, and what is in them stays unknown.
 */

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

function readText(docs: readonly Document[], reading: TextReading): string | null {
  for (const element of all(docs, reading.at)) {
    const text = reading.attribute === undefined ? textOf(element) : element.getAttribute(reading.attribute);
    if (text === null || text === '') continue;
    if (reading.pattern === undefined) return text;
    const found = new RegExp(reading.pattern, 'i').exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** A count as consoles write it: "1,234", "(118)", "100+"; "1.2k" is no count. */
function parseCount(text: string): { count: number; open: boolean } | null {
  const found = /(?<![\d.,])(\d{1,3}(?:[,.\s'\u2019]\d{3})+|\d+)(\+)?(?![\d.,]*[kKmM\d])/u.exec(text);
  if (found === null) return null;
  return { count: Number((found[1] as string).replace(/\D/g, '')), open: found[2] === '+' };
}

function readTotal(docs: readonly Document[], readings: readonly TextReading[] = []) {
  for (const reading of readings) {
    const text = readText(docs, reading);
    const count = text === null ? null : parseCount(text);
    if (count !== null) {
      return count.open ? { total: null, atLeast: count.count } : { total: count.count, atLeast: null };
    }
  }
  return { total: null, atLeast: null };
}

function readFilter(docs: readonly Document[], list: ListReading): PageFacts['filter'] {
  const fields = all(docs, list.search) as HTMLInputElement[];
  const tokens = all(docs, list.filters).map(textOf);
  if (fields.length === 0 && tokens.length === 0) return null;
  const typed = fields.map((field) => field.value?.trim() ?? '');
  const text = [...tokens, ...typed].filter((part) => part !== '').join('; ');
  return { active: text !== '' || tokens.length > 0, text };
}

function isDisabled(element: Element): boolean {
  return element.hasAttribute('disabled') || element.getAttribute('aria-disabled') === 'true';
}

function readList(docs: readonly Document[], list: ListReading) {
  const busy = all(docs, list.busy).length > 0;
  const tables = all(docs, list.table).map((table) => table.querySelectorAll(list.row).length);
  const next = all(docs, list.next);
  return {
    // Of several tables the longest is the list; the others are summaries or menus.
    rows: busy || tables.length === 0 ? null : Math.max(...tables),
    ...readTotal(docs, list.total),
    filter: readFilter(docs, list),
    more: next.length === 0 ? null : next.some((element) => !isDisabled(element)),
  };
}

function isTextReading(reading: SettingReading): reading is TextReading {
  return typeof reading === 'object' && !Array.isArray(reading);
}

function readSetting(docs: readonly Document[], reading: SettingReading): string | boolean | null {
  if (isTextReading(reading)) return readText(docs, reading);
  for (const label of typeof reading === 'string' ? [reading] : reading) {
    for (const doc of docs) {
      const value = settingByLabel(doc, label);
      if (value !== null) return value;
    }
  }
  return null;
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

export function readPage(doc: Document, reading: PageReading): PageFacts {
  const docs = documentsIn(doc);
  const list =
    reading.list === null
      ? { rows: null, total: null, atLeast: null, filter: null, more: null }
      : readList(docs, reading.list);
  return {
    ...list,
    settings: mapValues(reading.settings, (setting) => readSetting(docs, setting)),
    identity: mapValues(reading.identity, (text) => readText(docs, text)),
  };
}
