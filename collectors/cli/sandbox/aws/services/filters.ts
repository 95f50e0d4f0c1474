/** Reads a property of a thing by the name that a filter of EC2 has for it. */
export type Properties<T> = Readonly<Record<string, (one: T) => string | readonly string[]>>;

/** The wanted things by EC2's filters: every filter has to match, any value of one suffices, `*` stands for anything. */
export function filtered<T>(
  list: readonly T[],
  filters: readonly { Name?: string | undefined; Values?: readonly string[] | undefined }[] | undefined,
  properties: Properties<T>,
  unknown: (name: string) => Error,
): T[] {
  return list.filter((one) =>
    (filters ?? []).every((filter) => {
      const read = properties[filter.Name ?? ''];
      if (!read) throw unknown(filter.Name ?? '');
      const actual = [read(one)].flat();
      return (filter.Values ?? []).some((value) => actual.some((text) => matches(value, text)));
    }),
  );
}

function matches(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text;
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`, 's').test(text);
}
