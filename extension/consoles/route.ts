import type { Route } from '#shared/define-recogniser.ts';

/** A segment as a person reads it; one that is badly escaped stays as it is. */
function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Path segments without the empty ones at either end; empty ones in between carry meaning in pairs. */
export function segmentsOf(path: string): string[] {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? [] : trimmed.split('/').map(decode);
}

function addParams(params: Map<string, string>, text: string, separator: RegExp): void {
  for (const part of text.split(separator)) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const name = decode(at < 0 ? part : part.slice(0, at));
    if (!params.has(name)) params.set(name, at < 0 ? '' : decode(part.slice(at + 1).replaceAll('+', ' ')));
  }
}

/**
 * A hash as segments and parameters. Consoles write three kinds: `#/findings?severity=high`,
 * `#SecurityGroups:group-id=sg-1;sort=name` (a name and its parameters) and
 * `#logsV2:log-groups/log-group/app` (a name and a path).
 */
function splitHash(hash: string, params: Map<string, string>): string[] {
  const text = hash.replace(/^#!?/, '');
  const named = /^([A-Za-z][\w-]*:)(.*)$/s.exec(text);
  if (named === null) return splitPath(text, params);
  const [, name, rest] = named as unknown as [string, string, string];
  if (/^[^/?]*=|^\?/.test(rest)) {
    addParams(params, rest.replace(/^\?/, ''), /[;&]/);
    return [name];
  }
  return [name, ...splitPath(rest, params)];
}

function splitPath(text: string, params: Map<string, string>): string[] {
  const at = text.indexOf('?');
  if (at < 0) return segmentsOf(text);
  addParams(params, text.slice(at + 1), /&/);
  return segmentsOf(text.slice(0, at));
}

/** The route that a URL's text alone gives. `hash` replaces the URL's own where a console escapes it. */
export function plainRoute(url: URL, hash: string = url.hash): Route {
  const params = new Map<string, string>();
  addParams(params, url.search.slice(1), /&/);
  return { segments: segmentsOf(url.pathname), hash: splitHash(hash, params), params, subject: {} };
}

/** The subject with those of `entries` that are known. */
export function subjectOf(entries: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const known = Object.entries(entries).filter((entry): entry is [string, string] => !!entry[1]);
  return Object.fromEntries(known);
}

/** Further segments read as name and value in turn, as the Azure portal writes a blade's inputs. */
export function pairsOf(segments: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < segments.length; at += 2) {
    pairs.push([segments[at] as string, segments[at + 1] as string]);
  }
  return pairs;
}
