import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { coveredBy, holdsOrigins, offered } from '#extension/platform/permissions.ts';

/**
 * What the browser lets Annexa do with a host. `granted`: it may be asked. `askable`: a person can grant
 * it. `foreign`: this build may not even ask for it, so that only a server that lets other sites in answers.
 */
export type Access = 'granted' | 'askable' | 'foreign';

/** Access to the host of an address, or null until the browser said. `round` asks again when it changes. */
export function useAccess(url: string, round: number): Access | null {
  const access = useSignal<Access | null>(null);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const origins = hostsOf(url);
      if (origins.length === 0) access.value = 'foreign';
      else access.value = (await holdsOrigins(origins)) ? 'granted' : 'askable';
    };
    void look();
  }, [url, round]);
  return access.value;
}

/** What to ask the browser for, to reach an address; empty when it cannot be asked for. */
export function hostsOf(url: string): readonly string[] {
  return URL.canParse(url) ? coveredBy(offered(), url) : [];
}
