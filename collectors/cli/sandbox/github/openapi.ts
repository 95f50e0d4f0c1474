import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import description from './openapi.json' with { type: 'json' };

interface Operation {
  readonly operationId: string | null;
  readonly parameters: readonly { readonly name: string; readonly schema: object }[];
  /** Schema of the JSON body by status; null for an answer without one. */
  readonly responses: Readonly<Record<string, object | null>>;
}

export interface Route {
  readonly template: string;
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

export interface Matched {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const operations: Readonly<Record<string, Operation>> = description.paths;

/** These may hold slashes: branch names, refs and paths of files. */
const greedy = new Set(['branch', 'ref', 'path']);

function routeOf([template, operation]: [string, Operation]): Route {
  const names: string[] = [];
  const source = template.replaceAll(/\{([a-z_]+)\}/g, (_, name: string) => {
    names.push(name);
    return greedy.has(name) ? '(.+?)' : '([^/]+)';
  });
  return { template, operation, pattern: new RegExp(`^${source}$`), names };
}

/** Longer literal parts first, so that `/branches/{branch}/protection` is met before `/branches/{branch}`. */
const routes: readonly Route[] = Object.entries(operations)
  .map(routeOf)
  .sort((a, b) => b.template.replaceAll(/\{[a-z_]+\}/g, '').length - a.template.replaceAll(/\{[a-z_]+\}/g, '').length);

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The declared operation that a path names, or null when GitHub's description (as kept here) has none. */
export function match(path: string): Matched | null {
  for (const route of routes) {
    const found = route.pattern.exec(path);
    if (found === null) continue;
    const params = Object.fromEntries(route.names.map((name, at) => [name, decode(found[at + 1] ?? '')]));
    return { route, params };
  }
  return null;
}

export const templates: readonly string[] = routes.map((route) => route.template);

const ajv = new Ajv({ strict: false, allErrors: false, discriminator: false });
addFormats.default(ajv, { mode: 'full' });
ajv.addFormat('repo.nwo', /^[^/]+\/[^/]+$/);
ajv.addFormat('timestamp', true);
ajv.addSchema({ $id: 'github', components: description.components });

const compiled = new Map<string, ValidateFunction>();

/** `#/components/...` is said from the whole description; a compiled part is a document of its own. */
function rebased(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/'));
}

function validator(key: string, schema: object): ValidateFunction {
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const made = ajv.compile(rebased(schema));
  compiled.set(key, made);
  return made;
}

export interface Violation {
  readonly where: string;
  readonly errors: readonly string[];
}

/** What GitHub's description has against an answer, or null. A body is not JSON text yet but the value. */
export function check(route: Route, status: number, body: unknown): Violation | null {
  const where = `GET ${route.template} ${status}`;
  if (!(status in route.operation.responses)) return { where, errors: ['This status is not declared.'] };
  const schema = route.operation.responses[String(status)];
  if (schema === null || schema === undefined)
    return body === undefined ? null : { where, errors: ['No body is declared.'] };
  if (body === undefined) return { where, errors: ['A body is declared.'] };
  const validate = validator(where, schema);
  return validate(body) ? null : { where, errors: (validate.errors ?? []).map(describe) };
}

function describe(error: ErrorObject): string {
  return `${error.instancePath} ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`;
}

/** The values that a query parameter may take, when the description lists them. */
export function allowedValues(route: Route, name: string): readonly string[] | null {
  const schema = route.operation.parameters.find((parameter) => parameter.name === name)?.schema;
  return schema !== undefined && 'enum' in schema && Array.isArray(schema.enum) ? schema.enum.map(String) : null;
}

/** Compiles every declared schema; returns how many there are. */
export function compileAll(): number {
  let count = 0;
  for (const route of routes)
    for (const [status, schema] of Object.entries(route.operation.responses))
      if (schema !== null && validator(`GET ${route.template} ${status}`, schema) !== undefined) count++;
  return count;
}
