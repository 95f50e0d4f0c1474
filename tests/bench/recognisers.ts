import { measureRecognisers } from '../extension/consoles/timing.ts';

/** How long one address takes against all recognisers. */
export default async function bench(print: (line: string) => void): Promise<void> {
  const { pages, urls, medianMicroseconds, slowestMicroseconds } = measureRecognisers();
  print(`${pages} pages, ${urls} addresses`);
  print(`one address: median ${medianMicroseconds} µs, slowest ${slowestMicroseconds} µs`);
}
