import { collectors } from '#collectors/registry.ts';
import { consolePages } from '#extension/consoles/registry.ts';

export interface Source {
  /** Id of the collector. */
  readonly collector: string;
  readonly regional: boolean;
}

/** What is to be collected beside a capture of a page, so that the two can be compared. */
export function sourcesOf(page: string | null): readonly Source[] {
  const besides = page === null ? [] : (consolePages.get(page)?.beside ?? []);
  return [...new Set(besides.map(({ collector }) => collector))].map((collector) => ({
    collector,
    regional: collectors.get(collector)?.regional === true,
  }));
}
