/** What the process says when it ends; documented in every --help. */
export const EXIT = { ok: 0, findings: 1, failed: 2, interrupted: 130 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_HELP = `Exit codes:
  0    done
  1    findings at or above --fail-on
  2    bad input, or it could not run
  130  interrupted; the same command continues`;
