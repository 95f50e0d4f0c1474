import type { About } from '#extension/capture/studio/about.ts';
import { placeOf } from '#extension/capture/draft.ts';
import { consolePages } from '#extension/consoles/registry.ts';
import { database } from '#extension/store/database.ts';

interface Props {
  readonly about: About;
  /** Null for a page that none knows: every page may then be meant. */
  readonly provider: string | null;
  readonly url: string;
  /** After a choice was made or forgotten. */
  readonly changed: () => void;
}

/** One choice says what a page really is, and is remembered for its address. */
export function WrongPage({ about, provider, url, changed }: Props) {
  const pages = [...consolePages.values()].filter((page) => provider === null || page.provider === provider);
  const likely = about.others.flatMap((id) => consolePages.get(id) ?? []);
  const others = pages.filter(({ id }) => id !== about.choice.page && !about.others.includes(id));
  const choose = async (page: string | null): Promise<void> => {
    await database().corrections.put({ place: placeOf(url), page, made: new Date().toISOString() });
    changed();
  };
  const forget = (): void => void database().corrections.delete(placeOf(url)).then(changed);
  return (
    <div class="wrong small">
      <label>
        <span class="dim">
          {about.choice.recognised === 'person'
            ? 'You said so.'
            : provider === null
              ? 'Known all the same?'
              : 'Wrong page?'}
        </span>
        <select
          class="select small"
          aria-label="Which page it really is"
          onChange={(event) => void choose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        >
          <option value={about.choice.page ?? ''} selected>
            It is another one…
          </option>
          {likely.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
          {others.map(({ id, title, system }) => (
            <option key={id} value={id}>
              {provider === null ? `${system}: ${title}` : title}
            </option>
          ))}
          {about.choice.page !== null && <option value="">None of these</option>}
        </select>
      </label>
      {about.choice.recognised === 'person' && (
        <button type="button" class="link" onClick={forget}>
          Recognise it by its address again
        </button>
      )}
    </div>
  );
}
