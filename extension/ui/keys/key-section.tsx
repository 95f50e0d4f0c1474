import { useSignal } from '@preact/signals';
import { TIER_WORDS } from '#shared/evidence/tier-words.ts';
import { rotateKey } from '#extension/keys/change-key.ts';
import { addWay, lockKey, protectKey, removeWay, unprotectKey } from '#extension/keys/protect.ts';
import type { KeyFacts } from '#extension/keys/read-keys.ts';
import { database } from '#extension/store/database.ts';
import { ProblemNote } from '../problem-note.tsx';
import { day, moment } from '../when.ts';
import { keysChanged } from './after-unlock.ts';
import { KeyHistory } from './key-history.tsx';
import { ReasonForm } from './reason-form.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { useAction } from '../use-action.ts';
import { useKeys } from './use-keys.ts';
import { useLocked } from './use-locked.ts';
import { WayForm } from './way-form.tsx';

type Asking = 'protect' | 'add' | 'rotate' | null;

/** What key signs, how it is kept, what that proves, and how to keep it better. */
export function KeySection() {
  const facts = useKeys();
  const locked = useLocked();
  return (
    <section class="connection" id="keys" aria-labelledby="keys-title">
      <div class="connection-head">
        <h2 id="keys-title">Signing key</h2>
        {facts && <span class={stateClass(facts, locked)}>{stateOf(facts, locked)}</span>}
      </div>
      <p class="dim">Everything that is collected is signed by this key and entered into a log that can only grow.</p>
      {facts && <Facts facts={facts} locked={locked} />}
      {facts && locked && <UnlockForm facts={facts} />}
      {facts && !locked && <Changes facts={facts} />}
      {facts && <KeyHistory facts={facts} locked={locked} />}
    </section>
  );
}

function stateOf({ tier }: KeyFacts, locked: boolean): string {
  if (tier === 'software') return 'Not protected';
  return locked ? 'Locked' : 'Protected, open';
}

function stateClass({ tier }: KeyFacts, locked: boolean): string {
  if (tier === 'software') return 'status-stale';
  return locked ? 'status-gap' : 'status-conforming';
}

function Facts({ facts, locked }: { readonly facts: KeyFacts; readonly locked: boolean }) {
  const { tier, current, ways } = facts;
  const words = TIER_WORDS[tier];
  return (
    <dl class="facts">
      <dt>Signs now</dt>
      <dd>
        {current === null ? (
          'no key yet; it is made with the first record'
        ) : (
          <>
            <code title={current.keyid}>{current.keyid.slice(0, 16)}…</code> since {moment(current.since)}
          </>
        )}
      </dd>
      <dt>Tier</dt>
      <dd>
        <b>{words.title}</b> <code class="dim">{tier}</code>
      </dd>
      <dt>Kept</dt>
      <dd>{words.kept}</dd>
      <dt>Shows</dt>
      <dd>{words.shows}</dd>
      <dt>Does not show</dt>
      <dd>{words.not}</dd>
      {ways.length > 0 && (
        <>
          <dt>Opens with</dt>
          <dd>
            <ul class="ways">
              {ways.map((way) => (
                <WayLine key={way.id} way={way} fixed={locked || ways.length === 1} />
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

function WayLine({ way, fixed }: { readonly way: KeyFacts['ways'][number]; readonly fixed: boolean }) {
  const action = useAction();
  const name = way.kind === 'passkey' ? 'Passkey' : 'Passphrase';
  return (
    <li>
      {name}, set up {day(way.added)}{' '}
      {!fixed && (
        <button
          type="button"
          class="link"
          disabled={action.busy}
          onClick={() => action.run(() => removeWay(database(), way.id))}
        >
          Remove<span class="visually-hidden"> this {way.kind}</span>
        </button>
      )}
      {action.problem && <ProblemNote problem={action.problem} />}
    </li>
  );
}

function Changes({ facts: { tier, ways, current } }: { readonly facts: KeyFacts }) {
  const asking = useSignal<Asking>(null);
  const action = useAction();
  const close = (): void => {
    asking.value = null;
  };
  const ask = (what: Asking) => (): void => {
    asking.value = what;
  };
  const db = database();
  if (asking.value === 'protect') {
    return (
      <WayForm
        title="Protect the signing key"
        say="A new key is made, encrypted on disk, and takes the log over; the old one signs that and then nothing more. You unlock it once each time the browser starts."
        button="Protect the key"
        use={(wanted) => protectKey(db, wanted).then(keysChanged)}
        close={close}
      />
    );
  }
  if (asking.value === 'add') {
    return (
      <WayForm
        title="Add a way to open the key"
        say="Any one of the ways opens it. A second one is what helps when the first is lost: there is no other way back."
        button="Add it"
        use={(wanted) => addWay(db, wanted)}
        close={close}
      />
    );
  }
  if (asking.value === 'rotate') {
    return (
      <ReasonForm
        title="Replace the signing key"
        say="A new key, kept as well as this one, takes the log over. What was signed stays valid."
        button="Replace the key"
        use={(reason) => rotateKey(db, reason).then(keysChanged)}
        close={close}
      />
    );
  }
  const guarded = tier === 'software-wrapped';
  return (
    <>
      {guarded && ways.length === 1 && (
        <p class="note small">
          It opens in one way only. If that is lost, the log is at its end: what it holds can still be read here, and
          nothing can be added or exported. Add a second way.
        </p>
      )}
      <div class="actions">
        {!guarded && (
          <button type="button" class="button primary" onClick={ask('protect')}>
            Protect the key
          </button>
        )}
        {guarded && (
          <>
            <button type="button" class="button" onClick={() => action.run(lockKey)}>
              Lock now
            </button>
            <button type="button" class="button" onClick={ask('add')}>
              Add a way to open it
            </button>
          </>
        )}
        {current !== null && (
          <button type="button" class="button" onClick={ask('rotate')}>
            Replace the key
          </button>
        )}
        {guarded && (
          <button
            type="button"
            class="button"
            disabled={action.busy}
            onClick={() => action.run(() => unprotectKey(db).then(keysChanged))}
          >
            Stop protecting
          </button>
        )}
      </div>
      {action.problem && <ProblemNote problem={action.problem} />}
    </>
  );
}
