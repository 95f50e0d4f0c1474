import { NormalizedSchema } from '@smithy/core/schema';
import { type ServiceEntry, type ServiceId, services } from './catalog.ts';

/**
 * A service's published shapes, read from the runtime schemas that the official client carries
 * (Smithy static schemas: [kind, namespace, name, traits, ...]).
 */
export interface ServiceModel {
  readonly id: ServiceId;
  readonly entry: ServiceEntry;
  readonly operations: ReadonlyMap<string, OperationShape>;
  /** Modelled errors by shape name. */
  readonly errors: ReadonlyMap<string, ErrorShape>;
}

export interface OperationShape {
  readonly name: string;
  readonly input: NormalizedSchema;
  readonly output: NormalizedSchema;
  /** [method, URI template, status], for the REST protocols. */
  readonly http: readonly [string, string, number] | undefined;
}

export interface ErrorShape {
  readonly name: string;
  /** The code on the wire, which the query protocols may spell differently from the shape. */
  readonly queryCode: string;
  readonly status: number;
  readonly schema: NormalizedSchema;
}

const OPERATION = 9;
const ERROR = -3;

type Ref = Parameters<typeof NormalizedSchema.of>[0];
type StaticOperation = [number, string, string, Traits | 0, Ref, Ref];
interface Traits {
  readonly http?: [string, string, number];
  readonly httpError?: number;
  readonly awsQueryError?: [string, number];
}

const cache = new Map<ServiceId, Promise<ServiceModel>>();

/** Loads (once) the shapes of a service. */
export function modelOf(id: ServiceId): Promise<ServiceModel> {
  let model = cache.get(id);
  if (!model) {
    model = services[id].load().then((module) => build(id, module));
    cache.set(id, model);
  }
  return model;
}

function build(id: ServiceId, module: object): ServiceModel {
  const operations = new Map<string, OperationShape>();
  const errors = new Map<string, ErrorShape>();
  for (const [key, value] of Object.entries(module)) {
    if (!key.endsWith('$') || !Array.isArray(value)) continue;
    const [kind, , name, traits, input, output] = value as StaticOperation;
    if (kind === OPERATION) {
      operations.set(name, {
        name,
        input: NormalizedSchema.of(input),
        output: NormalizedSchema.of(output),
        http: traits ? traits.http : undefined,
      });
    } else if (kind === ERROR) {
      const own = traits || {};
      errors.set(name, {
        name,
        queryCode: own.awsQueryError?.[0] ?? name,
        status: own.httpError ?? own.awsQueryError?.[1] ?? 400,
        schema: NormalizedSchema.of(value as unknown as Ref),
      });
    }
  }
  return { id, entry: services[id], operations, errors };
}

/** Names of the members that the shape requires; Smithy lists them first and carries their count. */
export function requiredMembers(schema: NormalizedSchema): readonly string[] {
  const raw: unknown = schema.getSchema();
  if (!Array.isArray(raw) || !schema.isStructSchema()) return [];
  const names = raw[4] as string[];
  const count = (raw[6] as number | undefined) ?? 0;
  return names.slice(0, count);
}

/** The traits of a member as plain data; Smithy's own type leaves most of them out. */
export interface MemberTraits {
  readonly jsonName?: string;
  readonly xmlName?: string;
  readonly ec2QueryName?: string;
  readonly xmlFlattened?: 1;
  readonly xmlAttribute?: 1;
  readonly xmlNamespace?: readonly [string, string];
  readonly httpLabel?: 1;
  readonly httpQuery?: string;
  readonly httpQueryParams?: 1;
  readonly httpHeader?: string;
  readonly httpPayload?: 1;
  readonly httpResponseCode?: 1;
}

export function traitsOf(schema: NormalizedSchema): MemberTraits {
  return schema.getMergedTraits();
}

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

export function timestampFormat(schema: NormalizedSchema, otherwise: TimestampFormat): TimestampFormat {
  switch (schema.getSchema()) {
    case 5:
      return 'date-time';
    case 6:
      return 'http-date';
    case 7:
      return 'epoch-seconds';
    default:
      return otherwise;
  }
}

export function writeTimestamp(value: Date, format: TimestampFormat): string {
  if (format === 'http-date') return value.toUTCString();
  if (format === 'epoch-seconds') return String(value.getTime() / 1000);
  return value.toISOString().replace('.000Z', 'Z');
}
