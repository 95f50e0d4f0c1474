import { HINTS, hintOf } from '#extension/capture/sight/hint.ts';
import { forgetHost, HOSTABLE, type OwnHost, sayHost } from '#extension/capture/sight/own-hosts.ts';
import { sites } from '#extension/consoles/sightings.ts';
import { database } from '#extension/store/database.ts';
import { useFacts } from './use-facts.ts';

interface Props {
  readonly tab: number;
  readonly url: string;
  /** After it was said or forgotten. */
  readonly changed: () => void;
}

/** What a system is called where it runs on a host of one's own. */
const NAMES: Readonly<Record<string, string>> = {
  atlassian: 'Jira or Confluence',
  github: 'GitHub Enterprise Server',
};

function nameOf(provider: string): string {
  return NAMES[provider] ?? sites.get(provider)?.title ?? provider;
}

/** On a host that none knows: one click says which product it is, and is remembered. */
export function OwnHost({ tab, url, changed }: Props) {
  const { host } = new URL(url);
  const hint = hintOf(useFacts(tab, url, HINTS));
  const say = (provider: string): void => {
    const root = hint?.provider === provider ? hint.root : '';
    void sayHost(database(), { provider, host: `${host}${root}` }).then(changed);
  };
  const offer = (provider: string) => (
    <button key={provider} type="button" class="button small" onClick={() => say(provider)}>
      {host} is my {nameOf(provider)}
    </button>
  );
  const others = HOSTABLE.filter((provider) => provider !== hint?.provider);
  return (
    <div class="own-host small">
      {hint !== null && (
        <>
          <p class="dim">This looks like {nameOf(hint.provider)} on a host of your own.</p>
          {offer(hint.provider)}
        </>
      )}
      <details>
        <summary>{hint === null ? `Is ${host} a system of your own?` : 'It is another system'}</summary>
        <div class="own-host">{others.map(offer)}</div>
      </details>
    </div>
  );
}

/** Says that a person said so, and takes it back. */
export function SaidHost({ said, changed }: { readonly said: OwnHost; readonly changed: () => void }) {
  return (
    <p class="small dim">
      You said that {said.host} is your {nameOf(said.provider)}.{' '}
      <button type="button" class="link" onClick={() => void forgetHost(database(), said.host).then(changed)}>
        It is not
      </button>
    </p>
  );
}
