import { CaptureError } from '#shared/errors/capture-error.ts';

/** A page that was left may be kept asleep, and never answers then. */
const LONGEST_MS = 12_000;

/** What the browser answers in time, or a CaptureError in a reader's words. */
export async function asked<T>(action: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(gone()), LONGEST_MS);
  });
  try {
    return await Promise.race([action(), late]);
  } catch (cause) {
    throw cause instanceof CaptureError ? cause : refusalOf(cause);
  } finally {
    clearTimeout(timer);
  }
}

export function gone(): CaptureError {
  return new CaptureError('The page was reloaded or left while it was captured.', 'Capture it again.', 'left');
}

/** What the browser says, in a reader's words. */
export function refusalOf(cause: unknown): CaptureError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/cannot access|permission|must request|activeTab|not allowed|extensions gallery|chrome:\/\//i.test(text)) {
    return new CaptureError(
      'The browser does not let Annexa see this page, or no longer does.',
      'Click the Annexa button in the toolbar while the page is in front, and capture again.',
      'access',
    );
  }
  if (/no tab with id|frame .*(removed|0)|no frame|tab was closed|no longer exists|back\/forward cache/i.test(text)) {
    return gone();
  }
  return new CaptureError(`The browser could not look into the page: ${text}`, 'Reload the page and capture it again.');
}
