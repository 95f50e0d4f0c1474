import { expect, it } from 'vitest';
import { nodeComplaint } from '#collectors/cli/node-version.ts';

it.each(['22.12.0', '22.13.1', '24.21.0', '26.0.0'])('is content with Node %s', (version) => {
  expect(nodeComplaint(version)).toBeNull();
});

it.each(['18.20.4', '20.20.2', '22.11.0'])('says in one line that Node %s is too old', (version) => {
  const complaint = nodeComplaint(version) ?? '';
  expect(complaint).toContain('22.12');
  expect(complaint).toContain(version);
  expect(complaint).not.toContain('\n');
});
