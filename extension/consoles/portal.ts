import type { ListReading, Route, TextReading } from '#shared/define-recogniser.ts';
import { plainRoute, subjectOf } from './route.ts';

/**
 * The Azure portal's shell, in which the Azure, Entra and Intune consoles run. The tenant stands in
 * the path (`/contoso.onmicrosoft.com#view/…`) or at the head of the hash (`#@contoso.com/view/…`);
 * `#blade/` is the older word for `#view/`, and React blades carry a suffix.
 */
export function portalRoute(url: URL): Route | null {
  const plain = plainRoute(url);
  if (plain.segments.length > 1) return null;
  const [first = '', ...rest] = plain.hash;
  const named = first.startsWith('@');
  const path = named ? rest : plain.hash;
  const hash = path.map((segment, at) => (at === 0 && segment === 'blade' ? 'view' : segment));
  const blade = hash[2];
  if (hash[0] === 'view' && blade !== undefined) hash[2] = blade.replace(/\.ReactView$/i, '');
  return {
    ...plain,
    segments: [],
    hash,
    subject: subjectOf({ tenant: (named ? first.slice(1) : '') || plain.segments[0] }),
  };
}

/**
 * Reading rests on the shell's own grid (`fxc-gc`, the older `azc-grid`) and on Fluent's details list
 * in React blades. Blades that run in a frame of another origin cannot be read from the page.
 */
export const portalList: ListReading = {
  table: '.fxc-gc, .azc-grid, .ms-DetailsList, [role="grid"]',
  row: '.fxc-gc-rows > .fxc-gc-row, .azc-grid-tableContent tbody tr, .ms-List-cell, .ms-DetailsRow:not(.ms-List-cell *)',
  busy: '.fxc-gc-loading, .ms-Shimmer-container, .ms-ShimmeredDetailsList-shimmer, .fxs-progress-active',
  total: [
    { at: '.fxc-gc-paging-text, .ext-browse-pagination, .fxc-pagination', pattern: 'of\\s+([\\d.,]+\\+?)' },
    {
      at: '[role="status"], .ext-grid-status, .fxc-gc-footer',
      pattern: '([\\d.,]+\\+?)\\s+(?:[a-z]+\\s+){0,3}(?:found|results?|items?)',
    },
  ],
  filters: '.ext-filter-pill-active, .azc-pill-active, .fxc-pill-active, [data-automation-id="appliedFilter"]',
  search: '.fxc-gc-search input, input[type="search"], .ms-SearchBox-field',
  next: '.fxc-pagination-next, button[aria-label="Next page"], button[title="Next"]',
};

export const portalIdentity: Readonly<Record<string, TextReading>> = {
  user: { at: '.fxs-avatarmenu-username, #mectrl_currentAccount_secondary' },
  tenant: { at: '.fxs-avatarmenu-tenant' },
};
