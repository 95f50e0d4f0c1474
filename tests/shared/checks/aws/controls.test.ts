import { expect, test } from 'vitest';
import { checks } from '#shared/checks/registry.ts';

const mapped = [...checks.values()].flatMap(({ id, controls }) =>
  controls.map((mapping) => ({ check: id, ...mapping })),
);

test('forty or more controls have a check that shows them, or a part of them', () => {
  const shown = new Set(mapped.filter(({ strength }) => strength !== 'supporting').map(({ id }) => id));
  expect([...shown].sort().join(' ').split(' ').length).toBeGreaterThanOrEqual(40);
});

test('every mapping says in a sentence of its own what is shown', () => {
  expect(mapped.filter(({ rationale }) => !/^[A-Z][^]{20,}\.$/.test(rationale))).toEqual([]);
});

test('no check of AWS is attached to a control that it cannot show', () => {
  const aws = mapped.filter(({ check }) => check.startsWith('aws/'));
  // Storage media and masking are not seen in any setting that is read; public exposure is no endpoint device.
  expect(aws.filter(({ id }) => ['A.7.10', 'A.8.1', 'A.8.11'].includes(id))).toEqual([]);
  const networks = new Map<string, string[]>();
  for (const { check, id, strength } of aws) {
    if (strength === 'supporting' || !['A.8.20', 'A.8.21', 'A.8.22'].includes(id)) continue;
    networks.set(check, [...(networks.get(check) ?? []), id]);
  }
  expect([...networks].filter(([, ids]) => ids.length > 1)).toEqual([]);
});
