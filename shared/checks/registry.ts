import type { AnyCheck, Identified } from '../define.ts';

const files = import.meta.glob<AnyCheck>('./*/*.ts', { eager: true, import: 'default' });

/** Every check by id, which is its path: "github/members-two-factor". */
export const checks: ReadonlyMap<string, Identified<AnyCheck>> = new Map(
  Object.entries(files)
    .map(([path, check]) => {
      const id = path.replace(/^\.\//, '').replace(/\.ts$/, '');
      return [id, { ...check, id }] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
