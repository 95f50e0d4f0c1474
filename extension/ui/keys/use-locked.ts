import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isProtected, KEY, keyIn } from '#extension/keys/key-row.ts';
import { openedSecret, watchOpened } from '#extension/platform/opened-key.ts';
import { database } from '#extension/store/database.ts';
import { liveOr, useLive } from '../live.ts';

/** Whether nothing can be signed until a person unlocks the key; follows every page that locks or unlocks it. */
export function useLocked(): boolean {
  const opened = useSignal(true);
  const guarded = liveOr(
    useLive('guarded', async () => {
      const key = keyIn((await database().meta.get(KEY))?.value);
      return key !== null && isProtected(key);
    }),
    false,
  );
  useEffect(() => {
    const look = async (): Promise<void> => {
      opened.value = (await openedSecret()) !== null;
    };
    void look();
    return watchOpened(() => void look());
  }, []);
  return guarded && !opened.value;
}
