import { ServiceError } from '../wire/service-error.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
}

/**
 * Cuts one page out of a list. Tokens are opaque to clients and name the list they belong to, so that a
 * token of one listing is refused by another as AWS refuses it.
 */
export function pageOf<T>(
  items: readonly T[],
  options: {
    list: string;
    token: string | undefined;
    size: number | undefined;
    standard: number;
    most: number;
    invalid?: string;
  },
): Page<T> {
  const start =
    options.token === undefined
      ? 0
      : readToken(options.list, options.token, options.invalid ?? 'InvalidNextTokenException');
  const size = Math.min(Math.max(options.size ?? options.standard, 1), options.most);
  const end = start + size;
  return { items: items.slice(start, end), next: end < items.length ? writeToken(options.list, end) : undefined };
}

/** Pages as one service cuts them, which asks for a page by the names that most services use. */
export function pagesOf({ most, invalid }: { most: number; invalid: string }) {
  return <T>(
    list: string,
    items: readonly T[],
    input: { NextToken?: string | undefined; MaxResults?: number | undefined },
  ): Page<T> => pageOf(items, { list, token: input.NextToken, size: input.MaxResults, standard: most, most, invalid });
}

export function writeToken(list: string, position: number): string {
  return Buffer.from(`${list}#${position}`).toString('base64url');
}

/** Throws the ServiceError `invalid` for a token that this listing did not give. */
export function readToken(list: string, token: string, invalid: string): number {
  const [name, position] = Buffer.from(token, 'base64url').toString().split('#');
  if (name !== list || position === undefined || !/^\d+$/.test(position)) {
    throw new ServiceError(invalid, 'The token is not one that this list gave');
  }
  return Number(position);
}

/** An object without the members that are undefined, as official answers leave absent members out. */
export function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}
