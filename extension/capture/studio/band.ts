import type { Sha256 } from '#shared/evidence/record.ts';
import { decode, encode } from './stitch.ts';

/** What stands below the picture, so that it says by itself what it is. */
export interface BandFacts {
  readonly url: string;
  readonly title: string;
  readonly system: string;
  readonly tenant: string;
  readonly operator: string;
  /** Who the page says is signed in. */
  readonly signedIn: string | null;
  readonly utc: string;
  readonly local: string;
  /** "whole list: 118 of 118 users", or what is missing. */
  readonly completeness: string | null;
  readonly digest: Sha256;
  readonly record: string;
  /** "part 1 of 2" */
  readonly part: string | null;
}

export function bandLines(facts: BandFacts): readonly (readonly [label: string, text: string])[] {
  const who = facts.signedIn === null ? facts.operator : `${facts.operator}; signed in as ${facts.signedIn}`;
  return [
    ['Address', facts.url],
    ['Title', facts.part === null ? facts.title : `${facts.title} (${facts.part})`],
    ['System', facts.tenant === '' ? facts.system : `${facts.system}, ${facts.tenant}`],
    ['Captured by', who],
    ['Time', `${facts.utc} UTC; ${facts.local}`],
    ...(facts.completeness === null ? [] : [['Extent', facts.completeness] as const]),
    ['SHA-256 of the picture above', facts.digest],
    ['Record', facts.record],
  ];
}

const PAPER = '#ffffff';
const INK = '#14181c';
const DIM = '#5a646e';
const FONT = 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace';

/** The picture with the band below it; the picture itself is not touched. `scale` is device pixels a CSS pixel. */
export async function withBand(bytes: Uint8Array, facts: BandFacts, scale: number): Promise<Uint8Array> {
  const image = await decode(bytes);
  const [size, line, margin] = [12 * scale, 18 * scale, 16 * scale];
  const measure = new OffscreenCanvas(1, 1).getContext('2d');
  if (measure === null) throw new Error('this browser draws no text here');
  measure.font = `${size}px ${FONT}`;
  const letter = measure.measureText('M').width;
  const lines = bandLines(facts);
  const labelWidth = (Math.max(...lines.map(([label]) => label.length)) + 2) * letter;
  const columns = Math.max(16, Math.floor((image.width - 2 * margin - labelWidth) / letter));
  const rows = lines.flatMap(([label, text]) =>
    wrapped(text, columns).map((part, at) => [at === 0 ? label : '', part] as const),
  );
  const height = Math.ceil(rows.length * line + 2 * margin);
  const canvas = new OffscreenCanvas(image.width, image.height + height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('this browser draws no pictures here');
  context.drawImage(image, 0, 0);
  context.fillStyle = PAPER;
  context.fillRect(0, image.height, image.width, height);
  context.fillStyle = INK;
  context.fillRect(0, image.height, image.width, Math.max(2, Math.round(2 * scale)));
  context.font = measure.font;
  context.textBaseline = 'middle';
  for (const [at, [label, text]] of rows.entries()) {
    const y = image.height + margin + (at + 0.5) * line;
    context.fillStyle = DIM;
    context.fillText(label, margin, y);
    context.fillStyle = INK;
    context.fillText(text, margin + labelWidth, y);
  }
  image.close();
  return encode(canvas);
}

/** Nothing is cut: an address goes on in the next line. */
export function wrapped(text: string, columns: number): string[] {
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  const rows: string[] = [];
  for (let at = 0; at < letters.length; at += columns) rows.push(letters.slice(at, at + columns).join(''));
  return rows.length === 0 ? [''] : rows;
}
