import type { ControlStatus } from '#shared/engine/report.ts';
import { STATUS_SIGNS } from '#shared/engine/status-words.ts';

/** Shape of a status. Decorative: the word always stands beside it. */
export function StatusMark({ status }: { readonly status: ControlStatus }) {
  return (
    <svg
      class={`mark status-${status}`}
      viewBox="0 0 12 12"
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: STATUS_SIGNS[status].shape }}
    />
  );
}
