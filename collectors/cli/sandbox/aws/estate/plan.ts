import type { CloudAccount } from '../../organisation/accounts.ts';
import { hexOf, Random } from '../../organisation/random.ts';
import { letters } from '../auth/principals.ts';
import type { Region } from './regions.ts';

const DAY = 86_400_000;

/** Where AWS Config records: as the company set it up (well in most places), everything everywhere, or nothing at all. */
export type Recording = 'mixed' | 'everywhere' | 'nowhere';

/** What the generators of one account's estate know: who it is, where, and as of when. */
export class Plan {
  readonly seed: string;
  readonly account: CloudAccount;
  /** Position in the organisation; 0 is the management account. */
  readonly index: number;
  readonly management: string;
  readonly home: string;
  readonly regions: readonly Region[];
  /** Start of the UTC day the estate is described on, in milliseconds. */
  readonly epoch: number;
  readonly externalId: string | null;
  readonly recording: Recording;
  readonly #dataKeys = new Map<string, string>();

  constructor(options: {
    seed: string;
    account: CloudAccount;
    index: number;
    management: string;
    home: string;
    regions: readonly Region[];
    epoch: number;
    externalId: string | null;
    recording: Recording;
  }) {
    this.seed = options.seed;
    this.account = options.account;
    this.index = options.index;
    this.management = options.management;
    this.home = options.home;
    this.regions = options.regions;
    this.epoch = options.epoch;
    this.externalId = options.externalId;
    this.recording = options.recording;
  }

  /** Draws that depend only on the seed, the account and the parts. */
  random(...parts: readonly (string | number)[]): Random {
    return new Random(this.seed, this.account.id, ...parts);
  }

  ago(days: number): Date {
    return new Date(this.epoch - days * DAY);
  }

  /** "arn:aws:kms:eu-central-1:123456789012". */
  arn(service: string, region: string): string {
    return `arn:aws:${service}:${region}:${this.account.id}`;
  }

  /** Unique ids as IAM writes them: a prefix that says the kind, then 17 letters. */
  uniqueId(prefix: string, name: string): string {
    const random = this.random(prefix, name);
    return prefix + letters(Uint8Array.from({ length: 17 }, () => random.int(256)));
  }

  /** "vol-0f3a…": a resource id with 17 hexadecimal digits. */
  resourceId(prefix: string, ...parts: readonly (string | number)[]): string {
    return `${prefix}-0${hexOf(16, this.seed, this.account.id, prefix, ...parts)}`;
  }

  /** The key that an account encrypts its data with in a region. */
  dataKey(region: string): string {
    let arn = this.#dataKeys.get(region);
    if (arn === undefined) {
      arn = `${this.arn('kms', region)}:key/${this.uuid('key', region, 0)}`;
      this.#dataKeys.set(region, arn);
    }
    return arn;
  }

  /** A random-looking UUID that depends only on the parts. */
  uuid(...parts: readonly (string | number)[]): string {
    const hex = hexOf(32, this.seed, this.account.id, ...parts);
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join(
      '-',
    );
  }
}
