import { consolePages } from './registry.ts';

/** Rows for a person and members for a script, one for each console page. */
export interface PageListing {
  readonly what: string;
  readonly heads: readonly string[];
  readonly items: readonly { readonly json: object; readonly cells: readonly string[] }[];
}

/** Every console page that is recognised, with what it can show. */
export async function listPages(): Promise<PageListing> {
  const items = [...consolePages.values()].map(
    ({ id, title, provider, system, kind, confidence, urls, matches, claim, controls, visible, api }) => ({
      json: { id, page: title, provider, system, kind, confidence, urls, matches, claim, controls, visible, api },
      cells: [id, kind, title, controls.map((control) => control.id).join(' '), claim],
    }),
  );
  return { what: 'pages', heads: ['Page', 'Kind', 'Title', 'Controls', 'Shows'], items };
}
