import type { ProviderScopes } from '#shared/define.ts';
import type { Principal, Scope } from '#shared/evidence/record.ts';

/** One record that a run appended. */
export interface StepSummary {
  readonly collector: string;
  readonly title: string;
  readonly scope: Scope;
  /** Id of the evidence. */
  readonly evidence: string;
  readonly complete: boolean;
  readonly items: number | null;
  readonly expected: number | null;
  readonly note: string | null;
  readonly requests: number;
}

/** A step that could not run and appended nothing. */
export interface FailedStep {
  readonly collector: string;
  readonly scope: Scope;
  readonly message: string;
}

export interface RunSummary {
  readonly run: string;
  readonly system: string;
  readonly tenants: readonly string[];
  readonly principal: Principal;
  readonly steps: readonly StepSummary[];
  readonly failed: readonly FailedStep[];
  /** What was not looked at, and why. */
  readonly left: ProviderScopes['left'];
  /** Steps whose evidence an interrupted run had already appended. */
  readonly resumed: number;
  readonly milliseconds: number;
}
