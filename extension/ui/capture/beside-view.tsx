import type { ConsolePage } from '#extension/consoles/registry.ts';
import type { SavedCapture } from '#extension/capture/panel/history.ts';
import { database } from '#extension/store/database.ts';
import { liveOr, useLive } from '../live.ts';
import { StatusMark } from '../status-mark.tsx';

interface Props {
  readonly page: ConsolePage;
  /** The newest capture of the page. */
  readonly latest: SavedCapture | null;
}

/** What the page and the system said of the same thing, and what could not be compared and why. */
export function BesideView({ page, latest }: Props) {
  const { provider, system, beside = [] } = page;
  const waiting = liveOr(
    useLive(`beside ${provider}`, () => waitingFor(provider, system)),
    null,
  );
  if (beside.length === 0) return null;
  const compared = latest?.comparisons ?? [];
  return (
    <section class="page-part" aria-labelledby="beside-title">
      <h2 id="beside-title">Page and API</h2>
      {compared.length === 0 ? (
        <p class="small dim">
          {latest === null ? intent(beside.length, system, waiting) : (waiting ?? 'Not compared.')}
        </p>
      ) : (
        <ul class="beside">
          {compared.flatMap(({ apartMs, values, left = [] }) => [
            ...values.map(({ what, page: shown, api, agrees }) => (
              <li key={what}>
                <StatusMark status={agrees ? 'conforming' : 'gap'} />
                <span>
                  {capital(what)}: page says {words(shown)}, API says {words(api)}, {seconds(apartMs)} apart.
                  {!agrees && <b> They differ.</b>}
                </span>
              </li>
            )),
            ...left.map(({ what, why }) => (
              <li key={what} class="dim">
                <StatusMark status="not-assessed" />
                <span>
                  {capital(what)}: not compared, {why}.
                </span>
              </li>
            )),
          ])}
        </ul>
      )}
    </section>
  );
}

function intent(count: number, system: string, waiting: string | null): string {
  if (waiting !== null) return waiting;
  return `With the picture, ${count === 1 ? 'one thing' : `${count} things`} on it will be read from ${system} too, and compared.`;
}

/** Why there is no comparison, or none yet; null when nothing is in the way. */
async function waitingFor(provider: string, system: string): Promise<string | null> {
  const db = database();
  const connection = await db.connections.get(provider);
  if (connection === undefined) {
    return `Not compared: ${system} is not connected. Connect it in the options, and what the page shows is read from it at the same moment.`;
  }
  if (!connection.permitted) return `Not compared: access to ${connection.target} was withdrawn in the browser.`;
  if (!connection.credential) return `Not compared: the credential for ${connection.target} has to be entered again.`;
  const going = await db.runs.filter(({ beside, state }) => beside === true && state === 'collecting').count();
  if (going > 0) return `${system} is being read.`;
  const open = await db.steps.filter((step) => step.provider === provider && step.state === 'blocked').last();
  return open?.problem == null ? null : `Not compared: ${open.problem.message}`;
}

function words(said: string | number | boolean): string {
  if (typeof said === 'boolean') return said ? 'yes' : 'no';
  return String(said);
}

function seconds(apartMs: number): string {
  return apartMs < 60_000 ? `${Math.max(1, Math.round(apartMs / 1000))} s` : `${Math.round(apartMs / 60_000)} min`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
