import { expect, test } from 'vitest';
import { decisionsOf, exceptionsIn } from '#shared/engine/exceptions.ts';
import { EXCEPTION_TYPE } from '#shared/evidence/predicates.ts';
import { sampleLog } from '../package/sample-package.ts';

const NOW = '2026-06-01T00:00:00.000Z';
const told = {
  id: 'A.8.5-1',
  time: '2026-05-01T00:00:00.000Z',
  control: { standard: 'iso27001-2022', id: 'A.8.5' },
  subjects: [] as string[],
  reason: 'one vault account',
  owner: 'ada',
  approvedBy: 'ben',
  until: '2026-12-31T23:59:59.999Z',
};

async function standing(...statements: readonly object[]) {
  const { writer } = await sampleLog(1);
  for (const each of statements) await writer.append(EXCEPTION_TYPE, { ...told, ...each }, []);
  return exceptionsIn(writer.store, NOW);
}

test('an exception decides about its control, with the people who carry and approved it', async () => {
  expect(decisionsOf(await standing({}))).toEqual(
    new Map([
      ['A.8.5', { kind: 'accepted', reason: 'one vault account (approved by ben; owner ada)', until: told.until }],
    ]),
  );
});

test('the newest word of one counts, and one that was withdrawn does not stand', async () => {
  const later = { time: '2026-05-02T00:00:00.000Z', reason: 'two vault accounts' };
  expect(await standing({}, later)).toMatchObject([later]);
  expect(await standing({}, { ...later, withdrawn: true })).toEqual([]);
});

test('what was said after the moment is not heard', async () => {
  expect(await standing({ time: '2026-06-02T00:00:00.000Z' })).toEqual([]);
  expect(await standing({}, { time: '2026-06-02T00:00:00.000Z', withdrawn: true })).toHaveLength(1);
});

test('of several for one control the one that stands longest counts', async () => {
  const longer = { id: 'A.8.5-2', until: '2027-06-30T23:59:59.999Z', reason: 'longer' };
  for (const order of [
    [longer, {}],
    [{}, longer],
  ]) {
    expect(decisionsOf(await standing(...order)).get('A.8.5')).toMatchObject({ until: longer.until });
  }
});

test('one for single subjects, of another standard or of another log decides nothing', async () => {
  const other = { control: { standard: 'iso27001-2013', id: 'A.8.5' } };
  expect(decisionsOf(await standing({ subjects: ['kim'] }, { id: 'b', ...other })).size).toBe(0);
  const [own] = await standing({});
  expect(own && decisionsOf([{ ...own, foreign: 'log.example/other' }]).size).toBe(0);
});
