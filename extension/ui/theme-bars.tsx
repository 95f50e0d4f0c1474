import type { GapReport } from '#shared/engine/report.ts';
import { Bar } from './bar.tsx';

interface Props {
  readonly groups: GapReport['groups'];
  readonly chosen: string | null;
  readonly choose: (group: string | null) => void;
}

/** Conforming and covered controls, theme by theme; a theme opens its list. */
export function ThemeBars({ groups, chosen, choose }: Props) {
  return (
    <section aria-labelledby="themes">
      <h2 id="themes" class="visually-hidden">
        By theme
      </h2>
      <ul class="themes">
        {groups.map(({ id, title, conforming, covered, applicable }) => (
          <li key={id}>
            <button
              type="button"
              class="theme"
              aria-pressed={chosen === id}
              onClick={() => choose(chosen === id ? null : id)}
            >
              <span class="theme-title">{title.replace(/ controls$/, '')}</span>
              <Bar
                label={`${conforming} conforming, ${covered} covered, of ${applicable}`}
                total={applicable}
                parts={[
                  { value: conforming, kind: 'conforming' },
                  { value: Math.max(0, covered - conforming), kind: 'covered' },
                ]}
              />
              <span class="theme-number">
                {conforming} <span class="dim">of {applicable}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p class="legend small dim" aria-hidden="true">
        <span class="swatch bar-conforming" /> conforming <span class="swatch bar-covered" /> covered, not conforming
      </p>
    </section>
  );
}
