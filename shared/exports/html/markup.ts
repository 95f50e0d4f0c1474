/** Text that is already markup and must not be escaped again. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | null | undefined | false | Markup | readonly Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function flat(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(flat).join('');
  return escape(String(part));
}

/** Template tag: everything interpolated is escaped unless it is markup from this tag. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((text, next, index) => text + flat(parts[index - 1]) + next));
}

/** A link only where the address is one a report should lead to; the text alone otherwise. */
export function link(address: string | null | undefined, text: Part): Part {
  if (!address || !/^https?:\/\//.test(address)) return text;
  return html`<a href="${address}" rel="noreferrer">${text}</a>`;
}
