import type { ControlId } from '#shared/define.ts';
import { standardOf } from '#shared/standards/standards.ts';

/** Short titles by 2022 id. */
export const CONTROL_TITLES: ReadonlyMap<string, string> = new Map(
  standardOf('iso27001-2022').lines.map(({ id, title }) => [id, title]),
);

export function controlTitle(id: ControlId): string {
  return CONTROL_TITLES.get(id) ?? '';
}
