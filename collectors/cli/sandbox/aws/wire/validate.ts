import type { NormalizedSchema } from '@smithy/core/schema';
import { requiredMembers } from './model.ts';

/**
 * Says in which ways a value does not fit a published shape: unknown member, wrong type, missing
 * required member. Values are in the form the SDK hands to its callers (Date, Uint8Array, arrays,
 * plain objects). Undefined members count as absent; null never fits.
 */
export function problemsOf(schema: NormalizedSchema, value: unknown, path = '$'): string[] {
  if (schema.isUnitSchema()) return isEmpty(value) ? [] : [`${path}: the operation returns nothing`];
  if (schema.isDocumentSchema()) return [];
  if (schema.isStructSchema()) return structProblems(schema, value, path);
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return [`${path}: expected a list, got ${kindOf(value)}`];
    const member = schema.getValueSchema();
    return value.flatMap((item, index) => problemsOf(member, item, `${path}[${index}]`));
  }
  if (schema.isMapSchema()) {
    if (!isRecord(value)) return [`${path}: expected a map, got ${kindOf(value)}`];
    const member = schema.getValueSchema();
    return Object.entries(value).flatMap(([key, item]) => problemsOf(member, item, `${path}.${key}`));
  }
  const expected = scalarKind(schema);
  const actual = kindOf(value);
  return actual === expected ? [] : [`${path}: expected ${expected}, got ${actual}`];
}

function structProblems(schema: NormalizedSchema, value: unknown, path: string): string[] {
  if (!isRecord(value)) return [`${path}: expected ${schema.getName() ?? 'a structure'}, got ${kindOf(value)}`];
  const members = schema.getMemberSchemas();
  const problems: string[] = [];
  for (const name of requiredMembers(schema)) {
    if (value[name] === undefined) problems.push(`${path}.${name}: required and missing`);
  }
  let present = 0;
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue;
    present += 1;
    const member = members[name];
    if (!member) problems.push(`${path}.${name}: not a member of ${schema.getName() ?? 'the shape'}`);
    else problems.push(...problemsOf(member, item, `${path}.${name}`));
  }
  if (schema.isUnionSchema() && present !== 1) problems.push(`${path}: a union has exactly one member`);
  return problems;
}

function scalarKind(schema: NormalizedSchema): string {
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isNumericSchema()) return 'number';
  if (schema.isBigIntegerSchema()) return 'bigint';
  if (schema.isTimestampSchema()) return 'timestamp';
  if (schema.isBlobSchema()) return 'blob';
  return 'string';
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid timestamp' : 'timestamp';
  if (value instanceof Uint8Array) return 'blob';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'invalid number';
  return typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return kindOf(value) === 'object';
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (isRecord(value) && Object.keys(value).length === 0);
}
