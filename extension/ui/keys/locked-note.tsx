import { openKeys } from '#extension/platform/pages.ts';
import { useLocked } from './use-locked.ts';

/** Says that nothing can be signed, as long as that is so, and leads to where it is changed. */
export function LockedNote({ waits }: { readonly waits: string }) {
  if (!useLocked()) return null;
  return (
    <p class="note small" role="status">
      <b>Locked: unlock to sign.</b> {waits}{' '}
      <button type="button" class="link" onClick={() => void openKeys()}>
        Unlock
      </button>
    </p>
  );
}
