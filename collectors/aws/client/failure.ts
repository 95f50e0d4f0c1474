import { ConnectionError } from '#shared/errors/connection-error.ts';

/** The code of a refusal, as the service or the client names it. */
export function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return 'Unknown';
  const {
    Code: code,
    name,
    $response: response,
  } = cause as {
    Code?: unknown;
    name?: unknown;
    $response?: { statusCode?: number };
  };
  // A proxy or an emulator may refuse in a format that the client cannot read.
  if (cause instanceof SyntaxError && response?.statusCode === 403) return 'AccessDenied';
  if (typeof code === 'string' && code !== '') return code;
  return typeof name === 'string' ? name : 'Unknown';
}

export function expired(cause: unknown): ConnectionError {
  return new ConnectionError(
    'The AWS credentials have expired.',
    'Sign in again (for example `aws sso login`, or paste new temporary keys); the run continues where it stopped.',
    { cause },
  );
}
