import type { ControlStatus } from './report.ts';

/** How a status is told apart without colour: a word, a character for terminals, a shape for pages. */
export interface StatusSign {
  readonly word: string;
  readonly glyph: string;
  /** SVG content for a 12 × 12 view box, drawn with `currentColor`. */
  readonly shape: string;
  /** One line for a legend. */
  readonly meaning: string;
}

const ring = 'fill="none" stroke="currentColor" stroke-width="1.5"';

export const STATUS_SIGNS: Readonly<Record<ControlStatus, StatusSign>> = {
  gap: {
    word: 'gap',
    glyph: '◆',
    shape: '<path d="M6 .5 11.5 6 6 11.5.5 6z" fill="currentColor"/>',
    meaning: 'current evidence shows that it does not hold',
  },
  stale: {
    word: 'stale',
    glyph: '◷',
    shape: `<circle cx="6" cy="6" r="5" ${ring}/><path d="M6 3v3h2.5" ${ring}/>`,
    meaning: 'what it rests on has expired',
  },
  partial: {
    word: 'partial',
    glyph: '◐',
    shape: `<circle cx="6" cy="6" r="5" ${ring}/><path d="M6 1a5 5 0 0 0 0 10z" fill="currentColor"/>`,
    meaning: 'what was seen holds; something is still unseen or unsaid',
  },
  'not-assessed': {
    word: 'not assessed',
    glyph: '○',
    shape: `<circle cx="6" cy="6" r="5" ${ring}/>`,
    meaning: 'it was asked for, and nothing could be inspected',
  },
  missing: {
    word: 'missing',
    glyph: '◌',
    shape: `<circle cx="6" cy="6" r="5" ${ring} stroke-dasharray="2 2"/>`,
    meaning: 'no evidence at all',
  },
  accepted: {
    word: 'accepted',
    glyph: '⛨',
    shape: '<path d="M6 .5 11 2v4c0 3-2.2 4.8-5 5.5C3.2 10.8 1 9 1 6V2z" fill="currentColor"/>',
    meaning: 'an exception stands until its date',
  },
  excluded: {
    word: 'excluded',
    glyph: '▬',
    shape: '<path d="M1 4.5h10v3H1z" fill="currentColor"/>',
    meaning: 'not applicable, with a reason',
  },
  conforming: {
    word: 'conforming',
    glyph: '●',
    shape: '<circle cx="6" cy="6" r="5.5" fill="currentColor"/>',
    meaning: 'every direct check passes on everything that exists, and is fresh',
  },
};

/** Worst first: the order of attention. */
export const STATUS_ORDER: readonly ControlStatus[] = [
  'gap',
  'stale',
  'partial',
  'not-assessed',
  'missing',
  'accepted',
  'excluded',
  'conforming',
];
