import type { NormalizedSchema } from '@smithy/core/schema';
import { type MemberTraits, type OperationShape, requiredMembers, type ServiceModel, traitsOf } from './model.ts';
import { parseQuery, type WireRequest } from './request.ts';
import type { RouteMatch } from './routes.ts';
import { ServiceError } from './service-error.ts';

type Input = Record<string, unknown>;

/**
 * Reads an operation's input from the request by its published shape. Throws a ServiceError for a
 * body that cannot be read or lacks a required member.
 */
export function readInput(
  model: ServiceModel,
  operation: OperationShape,
  request: WireRequest,
  route: RouteMatch | null,
): Input {
  const { protocol } = model.entry;
  let input: Input;
  if (protocol === 'query' || protocol === 'ec2') {
    const tree = parameterTree(parseQuery(Buffer.from(request.body).toString()));
    input = (fromTree(operation.input, tree, protocol === 'ec2') as Input | undefined) ?? {};
  } else if (protocol === 'rest-json' || protocol === 'rest-xml') {
    input = fromHttp(operation.input, request, route, protocol === 'rest-json');
  } else {
    input = (fromJson(operation.input, parseJson(request.body)) as Input | undefined) ?? {};
  }
  for (const name of requiredMembers(operation.input)) {
    if (input[name] === undefined) throw missing(protocol, name);
  }
  return input;
}

function missing(protocol: string, name: string): ServiceError {
  const text = `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be null`;
  if (protocol === 'ec2') return new ServiceError('MissingParameter', `The request must contain the parameter ${name}`);
  return new ServiceError(protocol === 'query' ? 'ValidationError' : 'ValidationException', text);
}

function parseJson(body: Uint8Array): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    throw new ServiceError('SerializationException', 'The request body is not JSON');
  }
}

function fromJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined || schema.isUnitSchema()) return undefined;
  if (schema.isStructSchema()) {
    if (typeof value !== 'object' || Array.isArray(value)) throw unreadable(schema, value);
    const source = value as Input;
    const out: Input = {};
    for (const [name, member] of schema.structIterator()) {
      const item = fromJson(member, source[traitsOf(member).jsonName ?? name]);
      if (item !== undefined) out[name] = item;
    }
    return out;
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw unreadable(schema, value);
    return value.map((item) => fromJson(schema.getValueSchema(), item));
  }
  if (schema.isMapSchema()) {
    if (typeof value !== 'object') throw unreadable(schema, value);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fromJson(schema.getValueSchema(), item)]),
    );
  }
  return scalar(schema, value);
}

function fromHttp(schema: NormalizedSchema, request: WireRequest, route: RouteMatch | null, json: boolean): Input {
  const out: Input = {};
  if (schema.isUnitSchema()) return out;
  const body = json && request.body.length > 0 ? (parseJson(request.body) as Input) : {};
  for (const [name, member] of schema.structIterator()) {
    const value = httpMember(name, member, request, route, body);
    if (value !== undefined) out[name] = value;
  }
  return out;
}

function httpMember(
  name: string,
  member: NormalizedSchema,
  request: WireRequest,
  route: RouteMatch | null,
  body: Input,
): unknown {
  const traits: MemberTraits = traitsOf(member);
  if (traits.httpLabel) return scalar(member, route?.labels[name]);
  if (traits.httpHeader !== undefined) return scalar(member, request.headers[traits.httpHeader.toLowerCase()]);
  if (traits.httpQuery !== undefined) {
    const values = request.query.filter(([key]) => key === traits.httpQuery).map(([, value]) => value);
    if (values.length === 0) return undefined;
    return member.isListSchema()
      ? values.map((value) => scalar(member.getValueSchema(), value))
      : scalar(member, values[0]);
  }
  return fromJson(member, body[traits.jsonName ?? name]);
}

interface Tree {
  value?: string;
  readonly children: Map<string, Tree>;
}

/** "Filters.1.Name=x" as nested maps. */
function parameterTree(parameters: readonly (readonly [string, string])[]): Tree {
  const root: Tree = { children: new Map() };
  for (const [name, value] of parameters) {
    let node = root;
    for (const part of name.split('.')) {
      let next = node.children.get(part);
      if (!next) {
        next = { children: new Map() };
        node.children.set(part, next);
      }
      node = next;
    }
    node.value = value;
  }
  return root;
}

function fromTree(schema: NormalizedSchema, tree: Tree | undefined, ec2: boolean): unknown {
  if (tree === undefined || schema.isUnitSchema()) return undefined;
  if (schema.isStructSchema()) {
    const out: Input = {};
    for (const [name, member] of schema.structIterator()) {
      const item = fromTree(member, tree.children.get(parameterName(name, member, ec2)), ec2);
      if (item !== undefined) out[name] = item;
    }
    return out;
  }
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const flat = ec2 || traitsOf(schema).xmlFlattened === 1;
    const items = flat ? tree : tree.children.get(traitsOf(member).xmlName ?? 'member');
    return numbered(items).map((item) => fromTree(member, item, ec2));
  }
  if (schema.isMapSchema()) {
    const entries = numbered(traitsOf(schema).xmlFlattened === 1 ? tree : tree.children.get('entry'));
    return Object.fromEntries(
      entries.map((entry) => [
        entry.children.get('key')?.value ?? '',
        fromTree(schema.getValueSchema(), entry.children.get('value'), ec2),
      ]),
    );
  }
  return scalar(schema, tree.value);
}

function parameterName(name: string, member: NormalizedSchema, ec2: boolean): string {
  const traits = traitsOf(member);
  if (!ec2) return traits.xmlName ?? name;
  if (traits.ec2QueryName !== undefined) return traits.ec2QueryName;
  const key = traits.xmlName ?? name;
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function numbered(tree: Tree | undefined): Tree[] {
  if (!tree) return [];
  return [...tree.children].sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
}

function scalar(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (schema.isDocumentSchema()) return value;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw unreadable(schema, value);
  const text = String(value);
  if (schema.isTimestampSchema()) {
    const date = new Date(/^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : text);
    if (Number.isNaN(date.getTime())) throw unreadable(schema, value);
    return date;
  }
  if (schema.isBooleanSchema()) return text === 'true';
  if (schema.isNumericSchema()) {
    const number = Number(text);
    if (Number.isNaN(number)) throw unreadable(schema, value);
    return number;
  }
  if (schema.isBigIntegerSchema()) return BigInt(text);
  if (schema.isBlobSchema()) return Buffer.from(text, 'base64');
  if (typeof value !== 'string') throw unreadable(schema, value);
  return value;
}

function unreadable(schema: NormalizedSchema, value: unknown): ServiceError {
  return new ServiceError(
    'SerializationException',
    `${schema.getMemberName()} cannot be read from ${JSON.stringify(value)}`,
  );
}
