import { createContext } from 'preact';
import type { ComponentType } from 'preact';
import type { CaptureResult } from '#shared/engine/captures.ts';
import type { ControlRow } from '#shared/engine/report.ts';
import type { Shown } from './shown.ts';

export interface RecordDetailProps {
  /** Id of a piece of evidence. */
  readonly record: string;
  readonly shown: Shown;
}

export interface CaptureListProps {
  readonly captures: readonly CaptureResult[];
  readonly shown: Shown;
}

export interface AcceptanceProps {
  readonly control: ControlRow;
  readonly shown: Shown;
}

/**
 * What a page shows of records besides their names, and what can be decided there; the popup has no room
 * for it and gives nothing.
 */
export const RecordDetail = createContext<{
  readonly Artifacts: ComponentType<RecordDetailProps>;
  readonly Captures: ComponentType<CaptureListProps>;
  readonly Acceptance: ComponentType<AcceptanceProps>;
} | null>(null);
