/** An event in the log of a trail that a metric filter may look for. */
export interface Wanted {
  /** What it is called in a sentence: "StopLogging". */
  readonly what: string;
  looksFor(pattern: string): boolean;
}

/**
 * An event by its name. A pattern looks for it when it names it, by a wildcard or an expression too; when
 * it counts everything of its service; or when it is made of plain terms and this is one of them.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function event(name: string, service: string): Wanted {
  return {
    what: name,
    looksFor: (pattern) => {
      if (!pattern.trimStart().startsWith('{')) return termsOf(pattern).includes(name);
      const names = valuesOf(pattern, 'eventName');
      if (names.length > 0) return names.some((value) => fits(value, name));
      return valuesOf(pattern, 'eventSource').some((value) => fits(value, `${service}.amazonaws.com`));
    },
  };
}

/** Any of several events, where one of them gives the others away. */
export function anyEvent(names: readonly string[], service: string): Wanted {
  const events = names.map((name) => event(name, service));
  return { what: names.join(' or '), looksFor: (pattern) => events.some((one) => one.looksFor(pattern)) };
}

/** What a field has to be equal to. What it must not be equal to is not looked for. */
export function valuesOf(pattern: string, field: string): string[] {
  const equal = new RegExp(`\\$\\.(?:\\w+\\.)*${field}\\s*=\\s*("[^"]*"|%[^%]*%|[^\\s()&|}]+)`, 'g');
  return [...pattern.matchAll(equal)].map(([, value = '']) => value.replace(/^"|"$/g, ''));
}

/** A value may have wildcards, or be a regular expression between percent signs. */
export function fits(value: string, text: string): boolean {
  if (/^%.*%$/.test(value)) return test(value.slice(1, -1), text);
  const source = value.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return test(`^${source}$`, text);
}

function test(source: string, text: string): boolean {
  try {
    return new RegExp(source).test(text);
  } catch {
    return false;
  }
}

/** Terms without a minus, which would take them out. */
function termsOf(pattern: string): string[] {
  return pattern
    .split(/[\s"]+/)
    .filter((term) => term !== '' && !term.startsWith('-'))
    .map((term) => term.replace(/^\?/, ''));
}
