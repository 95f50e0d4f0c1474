import { useSignal } from '@preact/signals';
import type { ControlId, Mapping } from '#shared/define.ts';
import type { Draft } from '#extension/capture/draft.ts';
import { database } from '#extension/store/database.ts';
import { CONTROL_TITLES } from './control-title.ts';

/** For a page that none knows, a person says what it shows and which controls it is for. */
export function MapByHand({ draft }: { readonly draft: Draft }) {
  const { byHand } = draft.choice;
  const claim = useSignal(byHand?.claim ?? '');
  const controls = useSignal<readonly Mapping[]>(byHand?.controls ?? []);
  const keep = (): void => {
    const told = { claim: claim.value.trim(), controls: controls.value.filter(({ rationale }) => rationale !== '') };
    const choice = { ...draft.choice, recognised: 'person' as const, byHand: told };
    void database().drafts.update(draft.id, { choice });
  };
  const set = (id: ControlId, change: Partial<Mapping>): void => {
    controls.value = controls.value.map((each) => (each.id === id ? { ...each, ...change } : each));
    keep();
  };
  return (
    <section class="page-part by-hand" aria-label="What it shows">
      <label>
        <span class="small dim">What does this page show? One sentence.</span>
        <input
          class="field-input"
          value={claim.value}
          onInput={(event) => {
            claim.value = event.currentTarget.value;
            keep();
          }}
        />
      </label>
      <label>
        <span class="small dim">For which control?</span>
        <select
          class="select"
          value=""
          onChange={(event) => {
            const id = event.currentTarget.value as ControlId;
            if (!controls.value.some((each) => each.id === id)) {
              controls.value = [...controls.value, { id, strength: 'supporting', rationale: '' }];
            }
            event.currentTarget.value = '';
          }}
        >
          <option value="">Add a control…</option>
          {[...CONTROL_TITLES].map(([id, title]) => (
            <option key={id} value={id}>
              {id} {title}
            </option>
          ))}
        </select>
      </label>
      <ul>
        {controls.value.map(({ id, strength, rationale }) => (
          <li key={id} class="hand-control">
            <p>
              <b>{id}</b> {CONTROL_TITLES.get(id)}{' '}
              <button
                type="button"
                class="link small"
                aria-label={`Remove ${id}`}
                onClick={() => {
                  controls.value = controls.value.filter((each) => each.id !== id);
                  keep();
                }}
              >
                Remove
              </button>
            </p>
            <label class="small">
              <span class="dim">What it shows about the control, and what not</span>
              <input
                class="field-input"
                value={rationale}
                onInput={(event) => set(id, { rationale: event.currentTarget.value.trim() })}
              />
            </label>
            <label class="small">
              <span class="dim">How far it goes </span>
              <select
                class="select"
                value={strength}
                onChange={(event) => set(id, { strength: event.currentTarget.value as Mapping['strength'] })}
              >
                <option value="supporting">makes it likelier</option>
                <option value="partial">shows a part of it</option>
                <option value="direct">shows it at work</option>
              </select>
            </label>
          </li>
        ))}
      </ul>
      {controls.value.some(({ rationale }) => rationale === '') && (
        <p class="small dim">A control counts once its line says what the page shows about it.</p>
      )}
    </section>
  );
}
