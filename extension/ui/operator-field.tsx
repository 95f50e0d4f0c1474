import { database } from '#extension/store/database.ts';
import { setOperator } from '#extension/store/operator.ts';
import { liveOr, useLive } from './live.ts';

/** Who the evidence says pressed the button. */
export function OperatorField() {
  const name = liveOr(
    useLive('operator', async () => {
      const value = (await database().meta.get('operator'))?.value;
      return typeof value === 'string' ? value : '';
    }),
    null,
  );
  return (
    <section class="connection" aria-labelledby="operator-title">
      <div class="connection-head">
        <h2 id="operator-title">Recorded as</h2>
      </div>
      <div class="field">
        <label for="operator">Your name or address</label>
        <input
          id="operator"
          class="field-input"
          type="text"
          value={name ?? ''}
          disabled={name === null}
          aria-describedby="operator-hint"
          onChange={({ currentTarget }) => void setOperator(database(), currentTarget.value)}
        />
        <span id="operator-hint" class="small dim">
          Stands in each record as who collected it. It is what you say, not a proof.
        </span>
      </div>
    </section>
  );
}
