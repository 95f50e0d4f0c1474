import type { Plan } from './plan.ts';
import {
  type Alarm,
  alarmsOf,
  type LogGroup,
  logGroupsOf,
  type MetricFilter,
  metricFiltersOf,
  type Trail,
  trailsOf,
} from './logging.ts';
import { type Instance, instancesOf, type Snapshot, snapshotsOf, type Volume, volumeAt } from './compute.ts';
import { type Assets, assetsOf, noAssets } from './assets.ts';
import { type Database, databasesOf, type DatabaseSnapshot, databaseSnapshotsOf } from './database.ts';
import { type Identity, identityOf } from './identity.ts';
import { type Key, keysOf } from './keys.ts';
import { type Network, networkOf } from './network.ts';
import { noPlatforms, type Platforms, platformsOf } from './platforms.ts';
import { type Posture, postureOf } from './posture.ts';
import { noRecovery, type Recovery, recoveryOf } from './recovery.ts';
import { type Recorder, recorderOf } from './recorder.ts';
import { type Storage, storageOf } from './storage.ts';

/** Where the credential report of an account stands. */
export interface CredentialReport {
  generated: Date | null;
  /** When one was ordered that is not there yet. */
  ordered: Date | null;
}

/** One account as it stands: parts are drawn when they are first asked for, and may then be replaced. */
export class AccountState {
  readonly plan: Plan;
  readonly #sizes: { readonly buckets: number; readonly volumes: number };
  readonly #regions = new Map<string, RegionState>();
  #identity: Identity | null = null;
  #storage: Storage | null = null;
  #trails: readonly Trail[] | null = null;
  readonly credentialReport: CredentialReport;

  constructor(plan: Plan, sizes: { readonly buckets: number; readonly volumes: number }) {
    this.plan = plan;
    this.#sizes = sizes;
    // One account's report was made before any run of today: complete, but of three hours ago.
    this.credentialReport = {
      generated: plan.index === 2 ? new Date(Date.now() - 3 * 3_600_000) : null,
      ordered: null,
    };
  }

  get id(): string {
    return this.plan.account.id;
  }

  get identity(): Identity {
    this.#identity ??= identityOf(this.plan);
    return this.#identity;
  }

  set identity(identity: Identity) {
    this.#identity = identity;
  }

  get storage(): Storage {
    this.#storage ??= storageOf(this.plan, this.#sizes.buckets);
    return this.#storage;
  }

  set storage(storage: Storage) {
    this.#storage = storage;
  }

  get trails(): readonly Trail[] {
    this.#trails ??= trailsOf(this.plan);
    return this.#trails;
  }

  set trails(trails: readonly Trail[]) {
    this.#trails = trails;
  }

  region(name: string): RegionState {
    let state = this.#regions.get(name);
    if (!state) {
      state = new RegionState(this.plan, name, name === this.plan.home ? this.#sizes.volumes : 0);
      this.#regions.set(name, state);
    }
    return state;
  }
}

/** What is in one region of an account. An empty region has its recorder and defaults only. */
export class RegionState {
  readonly name: string;
  readonly empty: boolean;
  readonly #plan: Plan;
  readonly #extraVolumes: number;
  recorder: Recorder | null;
  network: Network;
  instances: readonly Instance[];
  snapshots: readonly Snapshot[];
  databases: readonly Database[];
  databaseSnapshots: readonly DatabaseSnapshot[];
  keys: readonly Key[];
  logGroups: readonly LogGroup[];
  metricFilters: readonly MetricFilter[];
  alarms: readonly Alarm[];
  assets: Assets;
  recovery: Recovery;
  platforms: Platforms;
  posture: Posture;

  constructor(plan: Plan, name: string, extraVolumes: number) {
    this.name = name;
    this.#plan = plan;
    this.#extraVolumes = extraVolumes;
    const found = plan.regions.find((region) => region.name === name);
    this.empty =
      found === undefined || found.empty || found.optIn === 'not-opted-in' || (name === 'af-south-1' && plan.index < 3);
    const nothing: Network = { vpcs: [], flowLogs: [], groups: [] };
    this.recorder = recorderOf(plan, name);
    this.network = this.empty ? nothing : networkOf(plan, name);
    this.instances = this.empty ? [] : instancesOf(plan, name, this.network);
    this.snapshots = this.empty ? [] : snapshotsOf(plan, name);
    this.databases = this.empty ? [] : databasesOf(plan, name);
    this.databaseSnapshots = databaseSnapshotsOf(plan, name, this.databases);
    this.keys = this.empty ? [] : keysOf(plan, name);
    this.logGroups = this.empty ? [] : logGroupsOf(plan, name);
    this.metricFilters = this.empty ? [] : metricFiltersOf(plan, name);
    this.alarms = this.empty ? [] : alarmsOf(plan, name);
    this.assets = this.empty ? noAssets : assetsOf(plan, name);
    this.recovery = this.empty ? noRecovery : recoveryOf(plan, name, this.databases);
    this.platforms = this.empty ? noPlatforms : platformsOf(plan, name);
    this.posture = postureOf(plan, name, this.empty);
  }

  get volumeCount(): number {
    return this.empty ? 0 : this.instances.length + 2 + this.#extraVolumes;
  }

  volume(at: number): Volume {
    return volumeAt(this.#plan, this.name, at, this.instances);
  }
}
