export type OptIn = 'opt-in-not-required' | 'opted-in' | 'not-opted-in';

export interface Region {
  readonly name: string;
  readonly optIn: OptIn;
  /** No resources at all: only the defaults of the account speak here. */
  readonly empty: boolean;
}

const known: readonly Region[] = [
  { name: 'eu-central-1', optIn: 'opt-in-not-required', empty: false },
  { name: 'eu-west-1', optIn: 'opt-in-not-required', empty: false },
  { name: 'us-east-1', optIn: 'opt-in-not-required', empty: false },
  { name: 'eu-north-1', optIn: 'opt-in-not-required', empty: true },
  { name: 'af-south-1', optIn: 'opted-in', empty: false },
  { name: 'me-south-1', optIn: 'not-opted-in', empty: true },
];

/** The regions an organisation sees, home region first. A home that is not among the known ones is put before them. */
export function regionsFor(home: string): readonly Region[] {
  const found = known.find((region) => region.name === home) ?? {
    name: home,
    optIn: 'opt-in-not-required' as const,
    empty: false,
  };
  return [found, ...known.filter((region) => region.name !== home)];
}
