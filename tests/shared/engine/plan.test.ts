import { describe, expect, it } from 'vitest';
import type { AnyCollector, Identified } from '#shared/define.ts';
import { planSteps } from '#shared/engine/plan.ts';
import { InputError } from '#shared/errors/input-error.ts';

const make = (id: string, group: string, regional = false) => ({ id, group, regional }) as Identified<AnyCollector>;
const all = [
  make('aws/account', 'settings'),
  make('aws/posture', 'settings', true),
  make('aws/keys', 'populations'),
  make('github/members', 'settings'),
];
const scopes = { tenants: [{ tenant: '111122223333', regions: ['eu-west-1', 'us-east-1'] }], left: [] };
const plan = (...only: string[]) =>
  planSteps('aws', all, scopes, only).map(({ collector, scope }) => [collector, scope.region]);

describe('planSteps', () => {
  it('runs collectors of the system once a tenant, regional ones once a region', () => {
    expect(plan()).toEqual([
      ['aws/account', undefined],
      ['aws/posture', 'eu-west-1'],
      ['aws/posture', 'us-east-1'],
      ['aws/keys', undefined],
    ]);
  });

  it('takes a group, an id, or an id without its system', () => {
    expect(plan('populations')).toEqual([['aws/keys', undefined]]);
    expect(plan('aws/account')).toEqual([['aws/account', undefined]]);
    expect(plan('account')).toEqual([['aws/account', undefined]]);
  });

  it('says what there is when a name fits nothing', () => {
    const plan = () => planSteps('aws', all, scopes, ['setings']);
    expect(plan).toThrow(InputError);
    expect(plan).toThrow(
      expect.objectContaining({ advice: expect.stringContaining('settings, populations, aws/account') }),
    );
  });
});
