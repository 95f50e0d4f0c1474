import { chromium } from './chromium.ts';

const PAGE = 'offscreen.html';

let opening: Promise<void> | null = null;

/**
 * Opens the collecting document unless it is open. Chromium only: there a worker can neither parse
 * XML nor load code lazily, which the clients of large systems need.
 */
export async function openOffscreen(): Promise<void> {
  if (await isOpen()) return;
  opening ??= create().finally(() => {
    opening = null;
  });
  await opening;
}

export async function closeOffscreen(): Promise<void> {
  if (await isOpen()) await chromium.offscreen?.closeDocument();
}

async function create(): Promise<void> {
  await chromium.offscreen?.createDocument({
    url: PAGE,
    reasons: ['DOM_PARSER'],
    justification: 'Reads the answers of the connected systems, some of which are XML.',
  });
}

async function isOpen(): Promise<boolean> {
  const contexts = await chromium.runtime.getContexts?.({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  return (contexts?.length ?? 0) > 0;
}
