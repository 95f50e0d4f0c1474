import type { Evidence } from '#shared/evidence/record.ts';

/** Which build this is, as evidence names it. */
export const host: Evidence['collector']['host'] = import.meta.env.FIREFOX ? 'extension-firefox' : 'extension-chromium';

/** Browser name and major version, from the user agent: "Chromium 156", "Firefox 153". */
export function runtime(userAgent: string = navigator.userAgent): string {
  const found = /(Firefox|Edg|Chrome)\/(\d+)/.exec(userAgent);
  if (!found) return 'unknown browser';
  const name = { Firefox: 'Firefox', Edg: 'Edge', Chrome: 'Chromium' }[found[1] as 'Firefox' | 'Edg' | 'Chrome'];
  return `${name} ${found[2]}`;
}
