import type { Route } from '#shared/define-recogniser.ts';
import { pairsOf } from './route.ts';

type Segment =
  | { readonly kind: 'literal'; readonly words: readonly string[] }
  | { readonly kind: 'capture'; readonly name: string };

interface SegmentPattern {
  readonly head: readonly Segment[];
  /** The capture of one or more segments between head and tail. */
  readonly many: string | null;
  readonly tail: readonly Segment[];
  /** Ends in `*`. */
  readonly open: boolean;
}

interface ParamPattern {
  readonly name: string;
  readonly test: 'equals' | 'holds' | 'captured' | 'optional';
  /** The value, the word, or the subject's key. */
  readonly text: string;
}

/** A URL shape, parsed. The text's grammar is in shared/define-recogniser.ts. */
export interface Shape {
  readonly host: string;
  readonly path: SegmentPattern;
  readonly hash: SegmentPattern | null;
  readonly params: readonly ParamPattern[];
  /** How many parameters it asks for; of two shapes that fit, the higher is meant. */
  readonly weight: number;
}

function parseSegment(text: string, caseless: boolean): Segment {
  if (text.startsWith(':')) return { kind: 'capture', name: text.slice(1) };
  const literal = decodeURIComponent(text);
  return { kind: 'literal', words: (caseless ? literal.toLowerCase() : literal).split('|') };
}

function parseSegments(text: string, caseless: boolean): SegmentPattern {
  const parts = text.replace(/^\/+|\/+$/g, '').split('/');
  const open = parts.at(-1) === '*';
  if (open || parts[0] === '') parts.pop();
  const many = parts.findIndex((part) => part.startsWith(':') && part.endsWith('+'));
  const segments = parts.map((part) => parseSegment(part, caseless));
  if (many < 0) return { head: segments, many: null, tail: [], open };
  return {
    head: segments.slice(0, many),
    many: (parts[many] as string).slice(1, -1),
    tail: segments.slice(many + 1),
    open,
  };
}

function parseParam(text: string): ParamPattern {
  const at = text.search(/[=~]/);
  const name = text.slice(0, at);
  const value = text.slice(at + 1);
  if (text[at] === '~') return { name, test: 'holds', text: value };
  if (!value.startsWith(':')) return { name, test: 'equals', text: value };
  const optional = value.endsWith('?');
  return { name, test: optional ? 'optional' : 'captured', text: optional ? value.slice(1, -1) : value.slice(1) };
}

/** Throws a SyntaxError for text that is no shape: a mistake in a recogniser, not in anybody's input. */
export function parseShape(text: string, caseless = false): Shape {
  const parsed = /^(?:([a-z]+)@)?(\/[^?#]*)(?:#([^?]*))?(?:\?(.*))?$/.exec(text);
  if (parsed === null) throw new SyntaxError(`No URL shape: ${text}`);
  const [, host = 'console', path = '/', hash, query] = parsed;
  const params = query === undefined ? [] : query.split('&').map(parseParam);
  return {
    host,
    path: parseSegments(path, caseless),
    // A route's name and what follows it are two segments, as route.ts splits them.
    hash: hash === undefined ? null : parseSegments(hash.replace(/^(\w+:)(?=[^/])/, '$1/'), caseless),
    params,
    weight: params.filter((param) => param.test !== 'optional').length,
  };
}

interface Match {
  readonly subject: Record<string, string>;
  readonly params: Map<string, string>;
}

function matchSegments(pattern: SegmentPattern, segments: readonly string[], caseless: boolean, into: Match): boolean {
  const { head, tail, many, open } = pattern;
  const least = head.length + tail.length + (many === null ? 0 : 1);
  if (segments.length < least || (segments.length > least && many === null && !open)) return false;
  const tailAt = many === null ? head.length : segments.length - tail.length;
  const fits = (wanted: readonly Segment[], from: number): boolean =>
    wanted.every((segment, index) => {
      const given = segments[from + index] as string;
      if (segment.kind === 'literal') return segment.words.includes(caseless ? given.toLowerCase() : given);
      if (given === '' || given === '-') return false;
      if (segment.name !== '_') into.subject[segment.name] = given;
      return true;
    });
  if (!fits(head, 0) || !fits(tail, tailAt)) return false;
  if (many !== null) {
    const taken = segments.slice(head.length, tailAt);
    if (taken.includes('-') || taken.includes('')) return false;
    into.subject[many] = taken.join('/');
  }
  const pairs = open ? pairsOf(segments.slice(least)) : [];
  // A menu's chosen item makes another page of it, so it is never just a parameter.
  if (pairs.some(([name]) => name === '~')) return false;
  for (const [name, value] of pairs) into.params.set(name, value);
  return true;
}

function matchParam(pattern: ParamPattern, params: ReadonlyMap<string, string>, subject: Record<string, string>) {
  const value = params.get(pattern.name);
  if (pattern.test === 'equals') return value === pattern.text;
  if (pattern.test === 'holds') return value?.split(/\s+/).includes(pattern.text) ?? false;
  if (value !== undefined && value !== '') subject[pattern.text] = value;
  return pattern.test === 'optional' || (value !== undefined && value !== '');
}

/** The subject that the shape captures from a route, or null when it does not fit. */
export function matchShape(
  shape: Shape,
  route: Route,
  site: { readonly hash: 'route' | 'anchor'; readonly caseless?: boolean; readonly reserved?: readonly string[] },
): Record<string, string> | null {
  const caseless = site.caseless ?? false;
  const match: Match = { subject: { ...route.subject }, params: new Map(route.params) };
  const captured = shape.path.head[0]?.kind === 'capture' || (shape.path.head.length === 0 && shape.path.many !== null);
  if (captured && site.reserved?.includes(route.segments[0] ?? '')) return null;
  if (!matchSegments(shape.path, route.segments, caseless, match)) return null;
  if (shape.hash !== null) {
    if (!matchSegments(shape.hash, route.hash, caseless, match)) return null;
  } else if (site.hash === 'route' && route.hash.length > 0) return null;
  return shape.params.every((param) => matchParam(param, match.params, match.subject)) ? match.subject : null;
}
