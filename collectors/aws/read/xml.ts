export type XmlValue = string | { [name: string]: XmlValue | XmlValue[] };

const TOKEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Parses the XML that AWS services answer with: elements and text. Attributes and namespaces carry no
 * facts there and are dropped; an element that occurs more than once becomes an array.
 *
 * Own code because readers run where the platform's parser does not exist (workers, Node) and in the
 * smallest bundles. Document types are refused, so that no entity can be declared.
 *
 * Throws a SyntaxError for anything that is not balanced XML.
 */
export function parseXml(source: string): { readonly root: string; readonly value: XmlValue } {
  const stack: { name: string; text: string; children: Map<string, XmlValue[]> }[] = [
    { name: '', text: '', children: new Map() },
  ];
  let consumed = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match.index !== consumed) break;
    consumed += match[0].length;
    const [, cdata, closing, name, , selfClosing, text] = match;
    const open = stack.at(-1);
    if (open === undefined) throw new SyntaxError('XML closes more than it opens');
    if (cdata !== undefined) open.text += cdata;
    else if (text !== undefined) open.text += text.includes('&') ? decoded(text) : text;
    else if (name?.startsWith('!')) throw new SyntaxError('XML with a document type is not read');
    else if (name !== undefined && closing === '') {
      if (selfClosing === '/') add(open.children, local(name), '');
      else stack.push({ name, text: '', children: new Map() });
    } else if (name !== undefined) {
      const parent = stack.at(-2);
      if (open.name !== name || parent === undefined) throw new SyntaxError(`XML closes ${name} inside ${open.name}`);
      stack.pop();
      add(parent.children, local(name), valueOf(open));
    }
  }
  const [top] = stack;
  if (consumed !== source.length || stack.length !== 1 || top?.children.size !== 1) {
    throw new SyntaxError('this is not one XML document');
  }
  for (const [root, [value]] of top.children) return { root, value: value ?? '' };
  throw new SyntaxError('this XML document is empty');
}

function valueOf({ text, children }: { text: string; children: Map<string, XmlValue[]> }): XmlValue {
  if (children.size === 0) return text;
  return Object.fromEntries(
    [...children].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

function add(children: Map<string, XmlValue[]>, name: string, value: XmlValue): void {
  const values = children.get(name);
  if (values) values.push(value);
  else children.set(name, [value]);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decoded(text: string): string {
  return text.replace(/&(#x?[\da-fA-F]+|\w+);/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const code = entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
