import { useId } from 'preact/hooks';
import { AskingForm } from '../asking-form.tsx';
import { textIn } from '../form-text.ts';
import { ProblemNote } from '../problem-note.tsx';
import type { AcceptanceProps } from '../record-detail.ts';
import { useDecision, useOpen } from './use-decision.ts';

const DAY_MS = 86_400_000;

/** A risk that is carried for a time instead of closing the gap: stated here, and ended here. */
export function Acceptance({ control, shown }: AcceptanceProps) {
  const { form, open, close } = useOpen<'accept'>();
  if (control.status === 'accepted') return <Withdrawal control={control} shown={shown} />;
  if (form !== null) return <AcceptanceForm control={control} shown={shown} close={close} />;
  return (
    <p class="small">
      <button type="button" class="link" onClick={() => open('accept')}>
        Accept the risk until a day<span class="visually-hidden"> for {control.id}</span>
      </button>
    </p>
  );
}

function Withdrawal({ control, shown }: AcceptanceProps) {
  const { action, decide } = useDecision(shown.database);
  return (
    <p class="small">
      <button
        type="button"
        class="link"
        disabled={action.busy}
        onClick={() => action.run(() => decide(({ withdrawAcceptance }, db) => withdrawAcceptance(db, control.id)))}
      >
        End the acceptance<span class="visually-hidden"> of {control.id}</span>
      </button>
      {action.problem && <ProblemNote problem={action.problem} />}
    </p>
  );
}

function AcceptanceForm({ control, shown, close }: AcceptanceProps & { readonly close: () => void }) {
  const id = useId();
  const { action, decide } = useDecision(shown.database);
  const tomorrow = new Date(shown.now + DAY_MS).toISOString().slice(0, 10);
  return (
    <AskingForm
      title={`Accept the risk of ${control.id}`}
      say="The control reads as accepted until the end of that day, in the report and in packages. What was found stays there to be read."
      button="Accept the risk"
      close={close}
      action={action}
      use={(form) => {
        const acceptance = {
          control: control.id,
          reason: textIn(form, 'reason'),
          owner: textIn(form, 'owner'),
          approvedBy: textIn(form, 'approved'),
          until: `${textIn(form, 'until')}T23:59:59.999Z`,
        };
        return decide(({ acceptRisk }, db) => acceptRisk(db, acceptance));
      }}
    >
      {(
        [
          ['reason', 'Why it is carried'],
          ['owner', 'Who carries it'],
          ['approved', 'Who approved that'],
        ] as const
      ).map(([name, label]) => (
        <div key={name} class="field">
          <label for={`${id}-${name}`}>{label}</label>
          <input id={`${id}-${name}`} name={name} class="field-input" required autocomplete="off" />
        </div>
      ))}
      <div class="field">
        <label for={`${id}-until`}>Last day (UTC)</label>
        <input id={`${id}-until`} name="until" type="date" class="field-input" min={tomorrow} required />
      </div>
    </AskingForm>
  );
}
