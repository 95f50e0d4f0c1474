/** At most `most` of what comes; the rest is not read. */
export async function firstOf<T>(items: AsyncIterable<T>, most: number): Promise<T[]> {
  const taken: T[] = [];
  if (most <= 0) return taken;
  for await (const item of items) if (taken.push(item) >= most) break;
  return taken;
}
