import type { Rect } from './scroller.ts';

export interface Place {
  readonly left: number;
  readonly top: number;
}

/** Where a page stands: CSS pixels. */
export interface Stand extends Place {
  /** Size of all the content. */
  readonly width: number;
  readonly height: number;
  readonly view: Rect;
  /** Room that scroll bars take to the right of the view and below it. */
  readonly bars: { readonly right: number; readonly below: number };
  readonly window: { readonly width: number; readonly height: number };
  readonly scale: number;
  readonly inner: boolean;
  /** What scrolls is in a frame of another origin, which said this word. */
  readonly within: string | null;
  /** Frames with a place on the page that nobody can look into. */
  readonly closedFrames: number;
  /** Pictures that nobody can look into. */
  readonly pictures: number;
  /** A box was drawn over something that is no text. */
  readonly coveredMedia: boolean;
  /** The page was hidden at any time since it began. */
  readonly hidden: boolean;
}

export interface Collected {
  readonly texts: readonly string[];
  readonly done: boolean;
  /** What nobody can look into has come up, and is covered now. */
  readonly covered: number;
}
