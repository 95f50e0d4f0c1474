import { AnnexaError } from '../errors/annexa-error.ts';
import type { Problem } from './package-files.ts';

/** Problems kept in full; a package with more is no more broken, and a hostile one must not fill the memory. */
const MOST = 1000;

/** What a verification found so far. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly unseen: Problem[] = [];
  readonly notes: string[] = [];

  wrong(path: string, why: string): void {
    if (this.problems.length < MOST) this.problems.push({ path, why });
  }

  notSeen(path: string, why: string): void {
    if (this.unseen.length < MOST) this.unseen.push({ path, why });
  }

  note(text: string): void {
    if (this.notes.length < MOST) this.notes.push(text);
  }

  /** Runs a step; what it throws is a problem of `path`. Null when it threw. */
  async guard<T>(path: string, step: () => T | Promise<T>): Promise<T | null> {
    try {
      return await step();
    } catch (cause) {
      this.wrong(path, reasonOf(cause));
      return null;
    }
  }
}

/** A rule of the package that is broken, said in words; caught by `guard` and never seen by a caller. */
export class Fault extends Error {}

export function reasonOf(cause: unknown): string {
  if (cause instanceof AnnexaError || cause instanceof Fault) return cause.message;
  return cause instanceof Error ? `it cannot be read (${cause.message})` : 'it cannot be read';
}
