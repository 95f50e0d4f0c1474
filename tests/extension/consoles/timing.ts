import { consolePages, recognise } from '#extension/consoles/registry.ts';
import { examples } from './pages/examples.ts';
import { variantsOf } from './variants.ts';

/** Microseconds to recognise one address against every recogniser, over all example addresses and their variants. */
export interface RecogniserFigures {
  readonly pages: number;
  readonly urls: number;
  readonly medianMicroseconds: number;
  /** Of the slowest address, in its quickest round: the others hold whatever else the machine did. */
  readonly slowestMicroseconds: number;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

export function measureRecognisers(rounds = 20): RecogniserFigures {
  const urls = Object.entries(examples).flatMap(([provider, pages]) =>
    pages.flatMap((page) =>
      page.urls.flatMap(([url]) => [url, ...(variantsOf[provider]?.(url) ?? []).map((variant) => variant.url)]),
    ),
  );
  urls.push(
    'https://example.com/',
    'https://github.com/acme/payments',
    'https://console.aws.amazon.com/none/home#/none',
  );
  for (const url of urls) recognise(url);
  const quickest = urls.map((url) =>
    Math.min(
      ...Array.from({ length: rounds }, () => {
        const start = performance.now();
        recognise(url);
        return (performance.now() - start) * 1000;
      }),
    ),
  );
  return {
    pages: consolePages.size,
    urls: urls.length,
    slowestMicroseconds: tenths(Math.max(...quickest)),
    medianMicroseconds: tenths(median(quickest)),
  };
}
