import { consolePages, recognise } from '#extension/consoles/registry.ts';
import { examples } from '../extension/consoles/pages/examples.ts';
import { variantsOf } from '../extension/consoles/variants.ts';

/** Microseconds to recognise one URL against every recogniser, over all example addresses and their variants. */
export interface RecogniserFigures {
  readonly pages: number;
  readonly urls: number;
  readonly medianMicroseconds: number;
  readonly p99Microseconds: number;
  readonly worstMicroseconds: number;
}

/** Times each address on its own; the worst includes whatever the machine did meanwhile. */
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
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const url of urls) {
      const start = performance.now();
      recognise(url);
      times.push((performance.now() - start) * 1000);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.floor((times.length - 1) * share)] ?? 0) * 10) / 10;
  return {
    pages: consolePages.size,
    urls: urls.length,
    medianMicroseconds: at(0.5),
    p99Microseconds: at(0.99),
    worstMicroseconds: at(1),
  };
}
