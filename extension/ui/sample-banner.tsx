import { send } from '#extension/platform/messages.ts';
import { day } from './when.ts';

/** Says on every page that what is shown is not one's own, and takes it away in one click. */
export function SampleBanner({ asOf }: { readonly asOf: string }) {
  return (
    <p class="sample" role="note">
      <span>
        <b>Sample data.</b> A made-up organisation, read {day(asOf)}.
      </span>
      <button type="button" class="link" onClick={() => void send('sample/remove', {})}>
        Remove
      </button>
    </p>
  );
}
