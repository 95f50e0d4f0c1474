import { send } from '#extension/platform/messages.ts';
import { day } from './when.ts';

/** Says on every page that what is shown is not one's own, and takes it away in one click. */
export function SampleBanner({ asOf }: { readonly asOf: string }) {
  return (
    <section class="sample" aria-label="Sample data">
      <span>
        <b>Sample data.</b> Invented, {day(asOf)}.
      </span>
      <button type="button" class="link" onClick={() => void send('sample/remove', {})}>
        Remove
      </button>
    </section>
  );
}
