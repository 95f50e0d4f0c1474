import type { PageFacts, PageReading, SiteDefinition } from '#shared/define-recogniser.ts';
import { sites } from '#extension/consoles/sightings.ts';
import { HOSTABLE } from './own-hosts.ts';

/** What a page on an unknown host gives away of the product that it is. */
export interface Hint {
  readonly provider: string;
  /** "/gitlab"; empty where the product has the whole host. */
  readonly root: string;
}

const signs = HOSTABLE.flatMap((provider) => {
  const sign = sites.get(provider)?.sign;
  return sign === undefined ? [] : [[provider, sign] as const];
});

/** Reads nothing of a page but the marks by which products show themselves. */
export const HINTS: PageReading = {
  list: null,
  settings: Object.fromEntries(signs.flatMap(([provider, sign]) => readings(provider, sign))),
  identity: {},
};

function readings(provider: string, { at, root }: NonNullable<SiteDefinition['sign']>) {
  return root === undefined
    ? [[provider, at]]
    : [
        [provider, at],
        [`${provider} root`, root],
      ];
}

export function hintOf(facts: PageFacts | null): Hint | null {
  const provider = HOSTABLE.find((each) => facts?.settings[each] != null);
  if (provider === undefined) return null;
  const root = facts?.settings[`${provider} root`];
  return { provider, root: typeof root === 'string' ? root.replace(/\/+$/, '') : '' };
}
