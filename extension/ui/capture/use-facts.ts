import { useEffect, useState } from 'preact/hooks';
import type { PageFacts, PageReading } from '#shared/define-recogniser.ts';
import { askPage } from '#extension/capture/sight/ask-page.ts';

const AGAIN_MS = 2_000;

/** What the page says of itself, looked at again while it is shown; null while it cannot be looked at. */
export function useFacts(tab: number | null, url: string | null, reading: PageReading | null): PageFacts | null {
  const [held, hold] = useState<{ readonly url: string; readonly facts: PageFacts | null } | null>(null);
  useEffect(() => {
    if (tab === null || url === null || reading === null) return undefined;
    let going = true;
    const look = async (): Promise<void> => {
      const facts = await askPage(tab, reading);
      if (going) hold({ url, facts });
    };
    void look();
    const timer = setInterval(() => void look(), AGAIN_MS);
    return () => {
      going = false;
      clearInterval(timer);
    };
  }, [tab, url, JSON.stringify(reading)]);
  return held !== null && held.url === url ? held.facts : null;
}
