export type OptIn = 'opt-in-not-required' | 'opted-in' | 'not-opted-in';

export interface Region {
  readonly name: string;
  readonly optIn: OptIn;
  /** No resources at all: only the defaults of the account speak here. */
  readonly empty: boolean;
}

const used: readonly Region[] = [
  { name: 'eu-central-1', optIn: 'opt-in-not-required', empty: false },
  { name: 'eu-west-1', optIn: 'opt-in-not-required', empty: false },
  { name: 'us-east-1', optIn: 'opt-in-not-required', empty: false },
  { name: 'eu-north-1', optIn: 'opt-in-not-required', empty: true },
  { name: 'af-south-1', optIn: 'opted-in', empty: false },
  { name: 'me-south-1', optIn: 'not-opted-in', empty: true },
];

/** Those that every account has besides, and that the company has never worked in. */
const others: readonly Region[] = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
].map((name) => ({ name, optIn: 'opt-in-not-required', empty: true }));

/**
 * The regions an organisation sees, home region first. A home that is not among the known ones is put
 * before them; `wide` adds the unused ones.
 */
export function regionsFor(home: string, wide = false): readonly Region[] {
  const known = wide ? [...used, ...others] : used;
  const found = known.find((region) => region.name === home) ?? {
    name: home,
    optIn: 'opt-in-not-required' as const,
    empty: false,
  };
  return [found, ...known.filter((region) => region.name !== home)];
}
