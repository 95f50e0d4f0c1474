import { styleText } from 'node:util';

type Painter = (text: string) => string;

/** Colours by what they mean. Never the only carrier of it. */
export interface Style {
  readonly strong: Painter;
  readonly soft: Painter;
  readonly good: Painter;
  readonly warn: Painter;
  readonly bad: Painter;
  readonly accent: Painter;
}

export function styleFor(color: boolean): Style {
  const paint =
    (format: Parameters<typeof styleText>[0]): Painter =>
    (text) =>
      color && text !== '' ? styleText(format, text, { validateStream: false }) : text;
  return {
    strong: paint('bold'),
    soft: paint('dim'),
    good: paint('green'),
    warn: paint('yellow'),
    bad: paint('red'),
    accent: paint('cyan'),
  };
}

/** NO_COLOR (https://no-color.org) wins over FORCE_COLOR, both over whether it is a terminal. */
export function wantsColor(isTty: boolean, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return isTty && env['TERM'] !== 'dumb';
}
