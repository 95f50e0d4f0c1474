import { useId } from 'preact/hooks';
import type { CaptureResult } from '#shared/engine/captures.ts';
import type { Opinion } from '#shared/evidence/decisions.ts';
import { AskingForm } from '../asking-form.tsx';
import { textIn } from '../form-text.ts';
import type { Shown } from '../shown.ts';
import { useDecision, useOpen } from './use-decision.ts';

interface Props {
  readonly capture: CaptureResult;
  readonly shown: Shown;
}

const TEXTS: Record<Opinion['decision'], { readonly verb: string; readonly say: string; readonly note: string }> = {
  approved: {
    verb: 'Approve',
    say: 'You say that you looked at the capture and that it shows what it claims.',
    note: 'What you looked at (may stay empty)',
  },
  rejected: {
    verb: 'Reject',
    say: 'The capture then counts for nothing. It stays in the log with your reason.',
    note: 'Why',
  },
};

/** Two buttons under a capture, and the form of the one that was pressed. */
export function Review({ capture, shown }: Props) {
  const { form, open, close } = useOpen<Opinion['decision']>();
  if (form !== null) return <ReviewForm decision={form} capture={capture} shown={shown} close={close} />;
  return (
    <span class="decisions">
      {(['approved', 'rejected'] as const)
        .filter((decision) => capture.review?.decision !== decision)
        .map((decision) => (
          <button key={decision} type="button" class="link" onClick={() => open(decision)}>
            {TEXTS[decision].verb}
            <span class="visually-hidden"> capture {capture.title}</span>
          </button>
        ))}
    </span>
  );
}

interface FormProps extends Props {
  readonly decision: Opinion['decision'];
  readonly close: () => void;
}

function ReviewForm({ decision, capture, shown, close }: FormProps) {
  const id = useId();
  const { action, decide } = useDecision(shown.database);
  const { verb, say, note } = TEXTS[decision];
  return (
    <AskingForm
      title={`${verb} the capture`}
      say={say}
      button={verb}
      close={close}
      action={action}
      use={(form) => {
        const opinion = { decision, reviewer: textIn(form, 'reviewer'), note: textIn(form, 'note') };
        return decide(({ reviewCapture }, db) => reviewCapture(db, capture.id, opinion));
      }}
    >
      <div class="field">
        <label for={`${id}-reviewer`}>Your name</label>
        <input id={`${id}-reviewer`} name="reviewer" class="field-input" required autocomplete="name" />
      </div>
      <div class="field">
        <label for={`${id}-note`}>{note}</label>
        <input id={`${id}-note`} name="note" class="field-input" required={decision === 'rejected'} />
      </div>
    </AskingForm>
  );
}
