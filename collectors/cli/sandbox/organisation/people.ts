import { Random } from './random.ts';

export type TwoFactor = 'app' | 'security-key' | 'sms' | 'none';

/** Someone with an account, in or around the company. Every service of the sandbox shows the same people. */
export interface Person {
  /** Stable number, used as GitHub's account id. */
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  /** The team the person works in, a slug of `teams`. */
  readonly team: string;
  readonly kind: 'person' | 'machine' | 'bot';
  /** What the person is to the company. An owner may change everything. */
  readonly role: 'owner' | 'member' | 'outside' | 'bot';
  readonly twoFactor: TwoFactor;
  /** RFC 3339, UTC. */
  readonly joinedAt: string;
  readonly lastActiveAt: string;
  readonly publicMember: boolean;
  readonly suspended: boolean;
}

const first = [
  'Amara',
  'Bastien',
  'Chiara',
  'Dmitri',
  'Elif',
  'Farid',
  'Greta',
  'Hiro',
  'Ines',
  'Jonas',
  'Kavya',
  'Liam',
  'Mirela',
  'Noor',
  'Oskar',
  'Priya',
  'Quentin',
  'Rosa',
  'Samir',
  'Tove',
  'Umar',
  'Vera',
  'Wiktor',
  'Ximena',
  'Yusuf',
  'Zoe',
  'Anders',
  'Bianca',
  'Caio',
  'Daria',
  'Emeka',
  'Fatou',
  'Goran',
  'Hanna',
  'Ivo',
  'Jelena',
  'Kofi',
  'Lucia',
  'Matteo',
  'Nadia',
  'Olga',
  'Pavel',
  'Ravi',
  'Sanna',
  'Tomas',
  'Ulrike',
  'Viktor',
  'Wanda',
  'Yara',
  'Zdenek',
] as const;

const last = [
  'Adeyemi',
  'Brandt',
  'Costa',
  'Dahl',
  'Eriksen',
  'Ferrari',
  'Grant',
  'Haddad',
  'Ivanova',
  'Jensen',
  'Kowalski',
  'Lindqvist',
  'Moreau',
  'Nakamura',
  'Okafor',
  'Petrov',
  'Quist',
  'Rossi',
  'Schmidt',
  'Tanaka',
  'Ueda',
  'Vasquez',
  'Weber',
  'Xu',
  'Yilmaz',
  'Zhang',
  'Alvarez',
  'Bauer',
  'Chowdhury',
  'Duarte',
  'Engel',
  'Fischer',
  'Garcia',
  'Horvat',
  'Iyer',
  'Johansson',
  'Keller',
  'Larsen',
  'Mbeki',
  'Novak',
  'Ortiz',
  'Patel',
  'Reyes',
  'Santos',
  'Thomsen',
  'Usman',
  'Vargas',
  'Wong',
  'Yamada',
] as const;

const titles: Readonly<Record<string, readonly [string, ...string[]]>> = {
  platform: ['Platform Engineer', 'Site Reliability Engineer', 'Cloud Engineer'],
  payments: ['Backend Engineer', 'Staff Engineer', 'Engineering Manager'],
  mobile: ['iOS Engineer', 'Android Engineer', 'Mobile Engineer'],
  web: ['Frontend Engineer', 'Product Designer', 'Accessibility Engineer'],
  data: ['Data Engineer', 'Machine Learning Engineer', 'Analyst'],
  security: ['Security Engineer', 'Compliance Lead', 'Detection Engineer'],
  quality: ['Test Engineer', 'Release Manager', 'Support Engineer'],
};

/** The first accounts are fixed, so that examples and tests can name them. */
const known = [
  { login: 'helena-voss', name: 'Helena Voss', title: 'Chief Technology Officer', team: 'platform', role: 'owner' },
  { login: 'tariq-aziz', name: 'Tariq Aziz', title: 'Head of Platform', team: 'platform', role: 'owner' },
  { login: 'maren-olsen', name: 'Maren Olsen', title: 'Head of Security', team: 'security', role: 'owner' },
  { login: 'diego-luna', name: 'Diego Luna', title: 'Staff Engineer', team: 'payments', role: 'member' },
  { login: 'meridian-ci', name: 'Meridian CI', title: 'Build account', team: 'quality', role: 'member' },
] as const;

const day = 86_400_000;

export function isoOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function nameAt(index: number): readonly [string, string, string] {
  const space = first.length * last.length;
  // 1217 shares no factor with 50 x 49, so the walk meets every pair once before any comes again.
  const step = ((index % space) * 1217 + 331) % space;
  const given = first[step % first.length] ?? first[0];
  const family = last[Math.floor(step / first.length)] ?? last[0];
  const round = Math.floor(index / space);
  return [given, family, round === 0 ? '' : String(round + 1)];
}

/** The member at `index`: the first five are fixed accounts, the others drawn from the seed. */
export function memberAt(seed: string, index: number, epoch: number): Person {
  const random = new Random(seed, 'member', index);
  const fixed = known[index];
  const [given, family, suffix] = nameAt(index);
  const teamNames = Object.keys(titles);
  const team = fixed?.team ?? teamNames[random.int(teamNames.length)] ?? 'platform';
  const name = fixed?.name ?? `${given} ${family}`;
  const login = fixed?.login ?? `${given}-${family}${suffix}`.toLowerCase();
  const joined = epoch - (60 + random.int(1900)) * day;
  const stale = index > 4 && random.chance(0.06);
  return {
    id: 4_100_000 + index * 7,
    login,
    name,
    email: `${login.replaceAll('-', '.')}@meridian-labs.example`,
    title: fixed?.title ?? random.pick(titles[team] ?? ['Engineer']),
    team,
    kind: login === 'meridian-ci' ? 'machine' : 'person',
    role: fixed?.role ?? 'member',
    twoFactor: twoFactorOf(index, random),
    joinedAt: isoOf(joined),
    lastActiveAt: isoOf(epoch - (stale ? 100 + random.int(200) : random.int(21)) * day - random.int(day)),
    publicMember: random.chance(0.35),
    suspended: index === 31,
  };
}

function twoFactorOf(index: number, random: Random): TwoFactor {
  if (index === 4) return 'none';
  if (index > 4 && index % 17 === 5) return 'none';
  if (index > 4 && index % 9 === 3) return 'sms';
  return random.chance(0.3) ? 'security-key' : 'app';
}

const firms = ['brightpath', 'nordcode', 'kestrel', 'tandem'] as const;

/** Someone of another firm with access to single repositories. */
export function outsiderAt(seed: string, index: number, epoch: number): Person {
  const random = new Random(seed, 'outside', index);
  const [given, family, suffix] = nameAt(1_000 + index * 3);
  const firm = random.pick(firms);
  const login = `${given}-${firm}${suffix}${index < 4 ? '' : `-${index}`}`.toLowerCase();
  return {
    id: 9_300_000 + index * 11,
    login,
    name: `${given} ${family}`,
    email: `${given}@${firm}.example`.toLowerCase(),
    title: 'Contractor',
    team: '',
    kind: 'person',
    role: 'outside',
    twoFactor: index % 4 === 1 ? 'none' : 'app',
    joinedAt: isoOf(epoch - (30 + random.int(700)) * day),
    lastActiveAt: isoOf(epoch - random.int(120) * day),
    publicMember: false,
    suspended: false,
  };
}
