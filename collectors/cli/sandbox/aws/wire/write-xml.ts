import type { NormalizedSchema } from '@smithy/core/schema';
import { timestampFormat, traitsOf, writeTimestamp } from './model.ts';

/** XML text with its special characters escaped. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The members of a structure as XML elements, in the order of the shape. */
export function membersToXml(schema: NormalizedSchema, value: Record<string, unknown>): string {
  if (schema.isUnitSchema()) return '';
  let out = '';
  for (const [name, member] of schema.structIterator()) {
    const item = value[name];
    if (item === undefined || traitsOf(member).xmlAttribute || isHttpBound(member)) continue;
    out += elementToXml(elementName(member, name), member, item);
  }
  return out;
}

/** One member as an element; a flattened list or map becomes a run of elements of that name. */
export function elementToXml(name: string, schema: NormalizedSchema, value: unknown): string {
  const flat = traitsOf(schema).xmlFlattened === 1;
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const items = value as unknown[];
    if (flat) return items.map((item) => elementToXml(traitsOf(member).xmlName ?? name, member, item)).join('');
    const each = traitsOf(member).xmlName ?? 'member';
    return wrap(name, items.map((item) => elementToXml(each, member, item)).join(''));
  }
  if (schema.isMapSchema()) {
    const key = traitsOf(schema.getKeySchema()).xmlName ?? 'key';
    const member = schema.getValueSchema();
    const each = traitsOf(member).xmlName ?? 'value';
    const entries = Object.entries(value as object).map(
      ([entry, item]) => wrap(key, escapeXml(entry)) + elementToXml(each, member, item),
    );
    if (flat) return entries.map((entry) => wrap(name, entry)).join('');
    return wrap(name, entries.map((entry) => wrap('entry', entry)).join(''));
  }
  if (schema.isStructSchema()) {
    const source = value as Record<string, unknown>;
    return `<${name}${attributes(schema, source)}>${membersToXml(schema, source)}</${name}>`;
  }
  return wrap(name, escapeXml(scalarToText(schema, value)));
}

export function scalarToText(schema: NormalizedSchema, value: unknown): string {
  if (value instanceof Date) return writeTimestamp(value, timestampFormat(schema, 'date-time'));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return String(value);
}

function attributes(schema: NormalizedSchema, value: Record<string, unknown>): string {
  const namespace = traitsOf(schema).xmlNamespace;
  let out = namespace ? ` xmlns:${namespace[0]}="${escapeXml(namespace[1])}"` : '';
  for (const [name, member] of schema.structIterator()) {
    const item = value[name];
    if (item === undefined || !traitsOf(member).xmlAttribute) continue;
    out += ` ${traitsOf(member).xmlName ?? name}="${escapeXml(scalarToText(member, item))}"`;
  }
  return out;
}

/** A member's own xmlName counts; one that its target carries names only a root element. */
function elementName(member: NormalizedSchema, name: string): string {
  return (member.getMemberTraits() as { xmlName?: string }).xmlName ?? name;
}

function isHttpBound(member: NormalizedSchema): boolean {
  const traits = traitsOf(member);
  return traits.httpHeader !== undefined || traits.httpResponseCode === 1;
}

function wrap(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}
