import type { AccountState } from '../estate/account-state.ts';
import type { Estate } from '../estate/estate.ts';
import { records } from '../estate/recorder.ts';
import { assetFamilies } from './asset-items.ts';
import { complianceFamilies, packFamily } from './compliance.ts';
import { computeFamilies } from './compute-items.ts';
import { accountFamily } from './hub-rules.ts';
import { identityFamilies } from './identity-items.ts';
import type { Family, Origin } from './item.ts';
import { networkFamilies } from './network-items.ts';
import { operationFamilies } from './operation-items.ts';
import { platformFamilies } from './platform-items.ts';
import { recorderFamily } from './recorder-item.ts';
import { storageFamilies } from './storage-items.ts';

/** Everything there is in a region, whether Config records it or not. */
export function existing(account: AccountState, origin: Origin): Family[] {
  return [
    ...storageFamilies(account, origin),
    ...identityFamilies(account, origin),
    ...networkFamilies(account, origin),
    ...computeFamilies(account, origin),
    ...operationFamilies(account, origin),
    ...assetFamilies(account, origin),
    ...platformFamilies(account, origin),
  ];
}

/** What can be queried in a region: the types that its recorder records, with the verdicts over them. */
export function recorded(account: AccountState, region: string): Family[] {
  const { recorder } = account.region(region);
  if (!recorder) return [];
  const captured = recorder.recording ? new Date(account.plan.epoch - 1_500_000) : account.plan.ago(40);
  const origin: Origin = { account: account.id, region, captured };
  const families = [
    ...existing(account, origin).filter((family) => records(recorder, family.type)),
    recorderFamily(account, origin, recorder),
  ];
  const judged = [...families, accountFamily(account, origin)];
  return [...families, ...complianceFamilies(account, origin, judged), ...packFamily(account, origin, families)];
}

/** Accounts that the organisation's aggregator has lost, or has only an older copy of. */
export const aggregatorStatus: Readonly<Record<number, 'FAILED' | 'OUTDATED'>> = { 5: 'FAILED', 6: 'OUTDATED' };

/** The places that can be queried through the organisation's aggregator: all accounts and regions but those it cannot read. */
export function aggregatedPlaces(estate: Estate): (() => Family[])[] {
  return estate.accounts
    .filter((account) => account.plan.account.status === 'ACTIVE' && aggregatorStatus[account.plan.index] !== 'FAILED')
    .flatMap((account) => estate.regions.map((region) => () => recorded(account, region.name)));
}

/** Everything that can be queried through the organisation's aggregator. */
export function aggregated(estate: Estate): Family[] {
  return aggregatedPlaces(estate).flatMap((place) => place());
}
