import { InputError } from '#shared/errors/input-error.ts';
import type { Instant } from '#shared/evidence/record.ts';
import type { Database } from '#extension/store/database.ts';
import type { Problem } from '#extension/store/model.ts';

/** The authority that stamps checkpoints; there is none until a person names one. */
export interface TimeSettings {
  readonly url: string;
  /** Root certificates that its replies have to chain to, PEM. */
  readonly roots: string;
}

/** What came of the last time that a stamp was asked for. */
export interface TimeOutcome {
  readonly at: Instant;
  /** Entries that the stamp covers; null when there is none. */
  readonly size: number | null;
  readonly problem: Problem | null;
}

const SETTINGS = 'time-authority';
const OUTCOME = 'time-outcome';

export async function timeSettings(db: Database): Promise<TimeSettings | null> {
  return ((await db.meta.get(SETTINGS))?.value as TimeSettings | undefined) ?? null;
}

export async function timeOutcome(db: Database): Promise<TimeOutcome | null> {
  return ((await db.meta.get(OUTCOME))?.value as TimeOutcome | undefined) ?? null;
}

export async function keepOutcome(db: Database, outcome: TimeOutcome): Promise<void> {
  await db.meta.put({ key: OUTCOME, value: outcome });
}

/** Throws an InputError for an address or a certificate that cannot be one. */
export async function setTimeSettings(db: Database, { url, roots }: TimeSettings): Promise<void> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new InputError(
      `${url === '' ? 'Nothing' : url} is not the address of an authority.`,
      'Give an http or https URL.',
    );
  }
  if (!/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(roots)) {
    throw new InputError(
      'There is no certificate in what was given as root.',
      'Give the root certificate of the authority in PEM: it begins with BEGIN CERTIFICATE.',
    );
  }
  await db.meta.put({ key: SETTINGS, value: { url, roots } satisfies TimeSettings });
}

/** Turns time stamping off; what was stamped stays stamped. */
export async function dropTimeSettings(db: Database): Promise<void> {
  await db.meta.bulkDelete([SETTINGS, OUTCOME]);
}
