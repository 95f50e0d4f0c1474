import type { Mapping } from '#shared/define.ts';
import type { PageFacts } from '#shared/define-recogniser.ts';
import type { Instant } from '#shared/evidence/record.ts';
import type { Problem } from '#extension/store/model.ts';
import type { Box } from './page/cover.ts';
import type { Rect } from './page/scroller.ts';

/** What a capture is asked for. */
export interface TakeRequest {
  readonly tab: number;
  /** Save it at once, without showing it. */
  readonly save: boolean;
  readonly boxes: readonly Box[];
  /** Show frames of another origin although nobody can look into them. */
  readonly showFrames: boolean;
  /** Show pictures although nobody can look into them. */
  readonly showPictures?: boolean | undefined;
  readonly emails: boolean;
  /** Go through the pages of a list. */
  readonly allPages: boolean;
}

/** Which page it is, and what it is to count for. */
export interface Choice {
  /** Recogniser id; null for a page that none knows. */
  readonly page: string | null;
  readonly subject: Readonly<Record<string, string>>;
  readonly recognised: 'address' | 'person';
  /** For a page that none knows: what a person says that it shows. */
  readonly byHand: { readonly claim: string; readonly controls: readonly Mapping[] } | null;
}

/** One picture of the window, as the browser gave it, and where it belongs in the whole; CSS pixels. */
export interface Frame {
  readonly draft: string;
  /** Page of the list, from 0, and place within it. */
  readonly page: number;
  readonly order: number;
  readonly bytes: Uint8Array;
  /** How far the content was scrolled. */
  readonly left: number;
  readonly top: number;
  readonly view: Rect;
  /** Room that scroll bars take to the right of the view and below it. */
  readonly bars: { readonly right: number; readonly below: number };
  readonly window: { readonly width: number; readonly height: number };
  readonly scale: number;
  /** Size of all the content. */
  readonly width: number;
  readonly height: number;
}

/** A picture put together, and its digest. */
export interface Picture {
  readonly draft: string;
  readonly order: number;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * A capture that is not saved yet. It is apart from evidence: whatever is in it goes when it is thrown
 * away. Its id becomes the id of the evidence, so that saving it twice leaves one record.
 */
export interface Draft {
  readonly id: string;
  readonly tab: number;
  readonly state: 'taking' | 'taken' | 'saving' | 'failed';
  readonly progress: string | null;
  readonly problem: Problem | null;
  readonly request: TakeRequest;
  readonly started: Instant;
  readonly finished: Instant | null;
  /** Secrets masked. */
  readonly url: string;
  readonly title: string;
  readonly choice: Choice;
  readonly clock: { readonly zone: string; readonly offsetMinutes: number };
  readonly view: { readonly width: number; readonly height: number; readonly scale: number } | null;
  readonly text: string;
  readonly mhtml: Uint8Array | null;
  readonly facts: PageFacts | null;
  readonly counts: readonly { readonly rule: string; readonly count: number }[];
  readonly closedFrames: number;
  /** Pictures that are covered, or shown because a person chose so. */
  readonly unscannedPictures?: number;
  readonly pages: number;
  readonly notes: readonly string[];
}

/** A person's word on which page an address is: by the address without what changes from day to day. */
export interface Correction {
  readonly place: string;
  /** Null: it is no known page, whatever the address looks like. */
  readonly page: string | null;
  readonly made: Instant;
}

/** What a correction is remembered by: the address without its query, since consoles put moments there. */
export function placeOf(url: string): string {
  const { origin, pathname, hash } = new URL(url);
  return `${origin}${pathname}${hash.startsWith('#/') || hash.startsWith('#view') ? hash.replace(/[?;].*$/, '') : ''}`;
}
