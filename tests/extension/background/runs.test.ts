import { beforeEach, describe, expect, it } from 'vitest';
import { activeRun, startRun, startSteps } from '#extension/background/runs.ts';
import { database } from '#extension/store/database.ts';

const db = database();
const step = { collector: 'github/members', scope: { system: 'github', tenant: 'acme' } };

beforeEach(async () => {
  await db.runs.clear();
  await db.steps.clear();
});

describe('what is read beside a picture', () => {
  it('is a run of just these steps', async () => {
    const run = await startSteps([step]);
    expect(await activeRun()).toMatchObject({ id: run, state: 'collecting', providers: ['github'], beside: true });
    expect(await db.steps.toArray()).toMatchObject([{ run, collector: 'github/members', state: 'open' }]);
  });

  it('is nothing where nothing is asked', async () => {
    expect(await startSteps([])).toBeNull();
    expect(await db.runs.count()).toBe(0);
  });

  it('comes after a run that goes on, as the answers of that one may be from before the picture', async () => {
    const own = await startRun(['github']);
    const beside = await startSteps([step]);
    expect(beside).not.toBe(own);
    expect((await activeRun())?.id).toBe(own);
    await db.runs.update(own, { state: 'done' });
    expect((await activeRun())?.id).toBe(beside);
  });

  it('never keeps a person from starting a run, which then goes first', async () => {
    const beside = await startSteps([step]);
    const own = await startRun(['github']);
    expect(own).not.toBe(beside);
    expect((await activeRun())?.id).toBe(own);
    expect(await startRun(['aws'])).toBe(own);
  });

  it('does not pile up', async () => {
    for (let at = 0; at < 25; at += 1) await startSteps([step]);
    expect(await db.runs.count()).toBe(20);
    expect(await db.steps.count()).toBe(20);
  });
});
