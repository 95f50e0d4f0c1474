import type { Apart } from './apart.ts';
import { type Fact, known, type Unknown, unknown } from '#shared/evidence/fact.ts';

/** One error of a GraphQL answer. */
export interface PathError {
  readonly path: readonly (string | number)[];
  readonly type: string;
  readonly message: string;
}

/** Where a value was read, for the sentences about what is not in it. */
export interface Origin {
  /** "GET /orgs/acme", "the GraphQL query Org". */
  readonly what: string;
  readonly errors: readonly PathError[];
  /** Lists that are empty here and read entry by entry instead, by `placeOf` their path. */
  readonly apart?: Apart['lists'];
}

/**
 * An object of an answer, read field by field. A field that is absent, null or of another type is an
 * unknown that says so; a field that GraphQL nulled because of an error is an unknown with that error.
 */
export class View {
  readonly value: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
  readonly path: readonly (string | number)[];

  constructor(value: Readonly<Record<string, unknown>>, origin: Origin, path: readonly (string | number)[] = []) {
    this.value = value;
    this.origin = origin;
    this.path = path;
  }

  /** `missing` is the permission that usually hides this field. */
  string(key: string, missing?: string): Fact<string> {
    const value = this.value[key];
    return typeof value === 'string' ? known(value) : this.unseen(key, missing);
  }

  boolean(key: string, missing?: string): Fact<boolean> {
    const value = this.value[key];
    return typeof value === 'boolean' ? known(value) : this.unseen(key, missing);
  }

  number(key: string, missing?: string): Fact<number> {
    const value = this.value[key];
    return typeof value === 'number' ? known(value) : this.unseen(key, missing);
  }

  /** The object at a key, or why there is none. */
  object(key: string, missing?: string): View | Unknown {
    const value = this.value[key];
    return isObject(value) ? new View(value, this.origin, [...this.path, key]) : this.unseen(key, missing);
  }

  /** The objects of the list at a key. Entries that are no objects (null by an error) are left out. */
  objects(key: string, missing?: string): Fact<readonly View[]> {
    const value = this.value[key];
    if (!Array.isArray(value)) return this.unseen(key, missing);
    const views: View[] = [];
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      if (isObject(item)) views.push(new View(item, this.origin, [...this.path, key, index]));
    }
    return known(views);
  }

  strings(key: string, missing?: string): Fact<readonly string[]> {
    const value = this.value[key];
    if (!Array.isArray(value)) return this.unseen(key, missing);
    return known(value.filter((item): item is string => typeof item === 'string'));
  }

  /** Whether the answer holds a null here that no error explains: GraphQL's "there is none". */
  saysNone(key: string): boolean {
    return this.value[key] === null && this.errorAt(key) === undefined;
  }

  /** The error that this field, or something above it, was nulled by. */
  errorAt(key: string): PathError | undefined {
    const path = [...this.path, key];
    return this.origin.errors.find(
      (error) => error.path.length <= path.length && error.path.every((step, index) => step === path[index]),
    );
  }

  unseen(key: string, missing?: string): Unknown {
    const error = this.errorAt(key);
    if (error !== undefined) return errorInWords(error, this.origin.what, missing);
    return unknown(`${this.origin.what} did not return ${key}`, missing);
  }
}

/** GraphQL's error as an unknown; only refusals for want of a right name a permission. */
export function errorInWords(error: PathError, what: string, missing?: string): Unknown {
  const denied = /FORBIDDEN|INSUFFICIENT_SCOPES|NOT_FOUND/.test(error.type);
  return unknown(`GitHub answered "${error.message}" to ${what}`, denied ? missing : undefined);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
