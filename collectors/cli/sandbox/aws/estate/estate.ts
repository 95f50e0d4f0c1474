import { accountAt } from '../../organisation/accounts.ts';
import { AccountState } from './account-state.ts';
import { Plan, type Recording } from './plan.ts';
import { type Region, regionsFor } from './regions.ts';

export interface EstateOptions {
  readonly seed: string;
  /** Active accounts, the management account among them. */
  readonly accounts: number;
  readonly home: string;
  readonly externalId: string | null;
  /** Further resources that Config records, spread over the active accounts. */
  readonly resources: number;
  /** Further buckets, spread likewise. */
  readonly buckets: number;
  readonly recording: Recording;
  /** All regions that every account has, not only those the company works in. */
  readonly wide: boolean;
  readonly now: Date;
}

/** The suspended account of the organisation, which comes on top of the active ones. */
const SUSPENDED = 8;

/** Everything the company runs in AWS. Accounts are described when first looked at. */
export class Estate {
  readonly options: EstateOptions;
  readonly regions: readonly Region[];
  readonly accounts: readonly AccountState[];
  readonly organisationId = 'o-m3r1d1anlb';
  readonly #byId: ReadonlyMap<string, AccountState>;

  constructor(options: EstateOptions) {
    this.options = options;
    this.regions = regionsFor(options.home, options.wide);
    const indices = Array.from({ length: options.accounts }, (_, at) => (at < SUSPENDED ? at : at + 1));
    if (options.accounts > 1) indices.splice(SUSPENDED, 0, SUSPENDED);
    const management = accountAt(options.seed, 0).id;
    const epoch = Math.floor(options.now.getTime() / 86_400_000) * 86_400_000;
    const share = (total: number, at: number): number =>
      Math.floor(total / options.accounts) + (at === 0 ? total % options.accounts : 0);
    this.accounts = indices.map((index) => {
      const account = accountAt(options.seed, index);
      const { seed, home, externalId, recording } = options;
      const plan = new Plan({
        seed,
        account,
        index,
        management,
        home,
        regions: this.regions,
        epoch,
        externalId,
        recording,
      });
      const suspended = account.status !== 'ACTIVE';
      return new AccountState(plan, {
        buckets: suspended ? 0 : share(options.buckets, index),
        volumes: suspended ? 0 : share(options.resources, index),
      });
    });
    this.#byId = new Map(this.accounts.map((account) => [account.id, account]));
  }

  account(id: string): AccountState | undefined {
    return this.#byId.get(id);
  }

  get management(): AccountState {
    const [first] = this.accounts;
    if (!first) throw new RangeError('The estate has no account');
    return first;
  }

  /** The account that holds a bucket; names are unique among all accounts. */
  bucketOwner(name: string): AccountState | undefined {
    return this.accounts.find((account) => account.storage.buckets.some((bucket) => bucket.name === name));
  }

  enabled(region: string): boolean {
    return this.regions.some((one) => one.name === region && one.optIn !== 'not-opted-in');
  }
}
