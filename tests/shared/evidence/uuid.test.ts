import { expect, test } from 'vitest';
import { uuidV7 } from '#shared/evidence/uuid.ts';

test('a version 7 UUID carries its moment and never comes twice', () => {
  const now = Date.UTC(2026, 0, 1);
  const first = uuidV7(now);
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(first.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
  expect(uuidV7(now)).not.toBe(first);
  expect(uuidV7(now + 1) > first).toBe(true);
});
