import type { NormalizedSchema } from '@smithy/core/schema';
import { timestampFormat, traitsOf, writeTimestamp } from './model.ts';

/** A value of a shape as the JSON protocols carry it: epoch seconds as numbers, blobs in base64, `jsonName` where there is one. */
export function toJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined || schema.isUnitSchema()) return undefined;
  if (schema.isStructSchema()) {
    const source = value as Record<string, unknown>;
    const out: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      if (source[name] === undefined) continue;
      out[traitsOf(member).jsonName ?? name] = toJson(member, source[name]);
    }
    return out;
  }
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    return (value as unknown[]).map((item) => toJson(member, item));
  }
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, toJson(member, item)]));
  }
  if (schema.isTimestampSchema()) {
    const format = timestampFormat(schema, 'epoch-seconds');
    return format === 'epoch-seconds' ? (value as Date).getTime() / 1000 : writeTimestamp(value as Date, format);
  }
  if (schema.isBlobSchema()) return Buffer.from(value as Uint8Array).toString('base64');
  if (schema.isBigIntegerSchema()) return Number(value);
  return value;
}
