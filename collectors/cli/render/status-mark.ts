import type { OutcomeKind } from '#shared/evidence/outcome.ts';
import type { ControlStatus } from '#shared/engine/report.ts';
import { STATUS_SIGNS } from '#shared/engine/status-words.ts';
import type { Style } from '../terminal/style.ts';

/** "◆ gap". */
export function statusText(status: ControlStatus): string {
  const { glyph, word } = STATUS_SIGNS[status];
  return `${glyph} ${word}`;
}

export function statusPaint(status: ControlStatus, style: Style): (text: string) => string {
  switch (status) {
    case 'gap':
      return style.bad;
    case 'partial':
    case 'stale':
      return style.warn;
    case 'conforming':
      return style.good;
    case 'accepted':
      return style.accent;
    default:
      return style.soft;
  }
}

const OUTCOMES: Readonly<Record<OutcomeKind, readonly [glyph: string, word: string]>> = {
  pass: ['●', 'passes'],
  fail: ['◆', 'fails'],
  manual: ['◐', 'look at it'],
  unavailable: ['○', 'not seen'],
  'not-applicable': ['▬', 'not applicable'],
};

export function outcomeText(outcome: OutcomeKind): string {
  return OUTCOMES[outcome].join(' ');
}

export function outcomePaint(outcome: OutcomeKind, style: Style): (text: string) => string {
  if (outcome === 'fail') return style.bad;
  if (outcome === 'pass') return style.good;
  return outcome === 'manual' ? style.warn : style.soft;
}
