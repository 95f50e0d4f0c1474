import type { PageFacts } from '#shared/define-recogniser.ts';
import { completenessOf, extentLine } from '#extension/capture/studio/completeness.ts';

interface Props {
  readonly facts: PageFacts;
  readonly rows: readonly [one: string, many: string] | null;
  /** What settings are called, where they have a name of their own. */
  readonly names: ReadonlyMap<string, string>;
}

/** What the page says of itself now, and what it should show and does not. */
export function FactsView({ facts, rows, names }: Props) {
  const nameOf = (setting: string): string => names.get(setting) ?? inWords(setting);
  const settings = Object.entries(facts.settings);
  const seen = settings.filter(([, value]) => value !== null);
  const unseen = settings.filter(([, value]) => value === null).map(([name]) => nameOf(name));
  const extent = rows === null ? null : completenessOf(facts, 1, [], rows);
  if (extent === null && settings.length === 0) return null;
  return (
    <section class="page-part" aria-label="What the page says now">
      {extent !== null && (
        <p class={extent.complete ? 'extent whole' : 'extent'} role="status">
          {extentLine(extent, rows)}
        </p>
      )}
      {seen.length > 0 && (
        <dl class="settings">
          {seen.map(([name, value]) => (
            <div key={name}>
              <dt class="dim">{capital(nameOf(name))}</dt>
              <dd>{typeof value === 'boolean' ? (value ? 'On' : 'Off') : value}</dd>
            </div>
          ))}
        </dl>
      )}
      {unseen.length > 0 && <p class="small dim">Not seen on the page: {unseen.join(', ')}.</p>}
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "twoFactor" as a reader would say it. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
