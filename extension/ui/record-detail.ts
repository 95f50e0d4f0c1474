import { createContext } from 'preact';
import type { ComponentType } from 'preact';
import type { Shown } from './shown.ts';

export interface RecordDetailProps {
  /** Id of a piece of evidence. */
  readonly record: string;
  readonly shown: Shown;
}

/** What a page shows below each record besides its name; the popup has no room for it and gives nothing. */
export const RecordDetail = createContext<ComponentType<RecordDetailProps> | null>(null);
