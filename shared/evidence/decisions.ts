import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors/input-error.ts';
import type { Exception, Review } from './predicates.ts';
import type { Instant } from './record.ts';

/** What a person says when a risk is carried for a time instead of closing a gap. */
export interface Acceptance {
  /** Control of the 2022 edition: "A.8.5". */
  readonly control: string;
  readonly reason: string;
  readonly owner: string;
  readonly approvedBy: string;
  readonly until: Instant;
}

/** What a person says of a piece of evidence they looked at. */
export interface Opinion {
  readonly reviewer: string;
  readonly decision: Review['decision'];
  readonly note: string;
}

/** The exception that states an acceptance, under an id of its own. Throws an InputError for what is missing. */
export function newException({ control, until, ...said }: Acceptance, time: Instant): Exception {
  const [reason, owner, approvedBy] = [
    worded('reason', said.reason),
    worded('owner', said.owner),
    worded('name of who approved it', said.approvedBy),
  ];
  if (until <= time) throw new InputError('The last day of the exception has passed.', 'Give a day to come.');
  const id = `${control}-${bytesToHex(randomBytes(4))}`;
  return {
    id,
    time,
    control: { standard: 'iso27001-2022', id: control },
    subjects: [],
    reason,
    owner,
    approvedBy,
    until,
  };
}

/** The review of a piece of evidence. Throws an InputError without a name, or when it is rejected without why. */
export function newReview({ reviewer, decision, note }: Opinion, time: Instant): Review {
  const why = decision === 'rejected' ? worded('reason', note) : note.trim();
  return { time, reviewer: worded('name of the reviewer', reviewer), decision, ...(why !== '' && { note: why }) };
}

function worded(what: string, text: string): string {
  const words = text.trim();
  if (words === '') throw new InputError(`There is no ${what}.`, 'Everyone who reads the report or a package sees it.');
  return words;
}
