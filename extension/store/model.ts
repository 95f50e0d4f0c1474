import type { Probe, Progress } from '#shared/define.ts';
import type { Instant, Principal, Scope } from '#shared/evidence/record.ts';

/**
 * A run as it stands on disk; nothing about it lives anywhere else.
 *
 * `planning`: its steps are not known yet. `collecting`: steps are open. `evaluating`: all steps have
 * ended, the report is being computed. `done`: the report is written.
 */
export interface Run {
  readonly id: string;
  readonly state: 'planning' | 'collecting' | 'evaluating' | 'done' | 'failed';
  readonly providers: readonly string[];
  readonly started: Instant;
  readonly finished: Instant | null;
  /** What was left out of the plan and why: a suspended account, a region that is not opted in. */
  readonly left: readonly { readonly what: string; readonly why: string }[];
  readonly problem: Problem | null;
  /** Reads only what captures are set beside; it comes after other runs, and none waits for it. */
  readonly beside?: true;
}

/** What went wrong in a reader's words, and what the reader can do. */
export interface Problem {
  readonly message: string;
  readonly advice: string | null;
  /** The signing key has to be unlocked, which a page can offer to do. */
  readonly locked?: true;
}

/**
 * One collector on one scope.
 *
 * `open`: to be asked. `running`: handed to the collecting document; may have died there. `waiting`:
 * a rate limit; again at `resumeAt`. `blocked`: needs a person (permission or credential is gone).
 * `collected`: its evidence is in the log at `entry`. `failed`: ended without evidence; see `problem`.
 */
export interface Step {
  readonly id: string;
  readonly run: string;
  readonly order: number;
  readonly provider: string;
  readonly collector: string;
  readonly title: string;
  readonly scope: Scope;
  readonly state: 'open' | 'running' | 'waiting' | 'blocked' | 'collected' | 'failed';
  readonly progress: Progress | null;
  readonly attempts: number;
  readonly resumeAt: Instant | null;
  readonly problem: Problem | null;
  /** Log index of its evidence. */
  readonly entry: number | null;
}

/** What one look with a credential showed: who it is, what it can reach, what it may read. */
export interface Identification {
  readonly principal: Principal;
  readonly tenants: readonly string[];
  readonly left: readonly { readonly what: string; readonly why: string }[];
  readonly probes: readonly Probe[];
}

/** A connected system as it may be shown; the credential itself is in `storage.session` and nowhere else. */
export interface Connection extends Identification {
  readonly provider: string;
  /** What it is connected to, for a person: "acme on api.github.com". */
  readonly target: string;
  /** Match patterns that it needs. */
  readonly origins: readonly string[];
  readonly connected: Instant;
  /** False once the browser says that the host permission is gone. */
  readonly permitted: boolean;
  /** False once the credential has left `storage.session` (the browser was closed). */
  readonly credential: boolean;
}

export const ENDED: ReadonlySet<Step['state']> = new Set(['blocked', 'collected', 'failed']);
