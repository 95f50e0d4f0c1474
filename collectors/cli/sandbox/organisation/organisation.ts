import { catalogue } from './catalogue.ts';
import { defaultSettings } from './defaults.ts';
import { drawnName, drawRepository } from './draw.ts';
import { memberAt, outsiderAt, type Person } from './people.ts';
import type { Repository, RepositoryPatch, RepositoryRole } from './repository.ts';
import { coversRepository, speaksAbout, type Rule, type Ruleset } from './rulesets.ts';
import type { OrganisationSettings } from './settings.ts';

export interface OrganisationOptions {
  readonly seed?: string;
  /** How many repositories; the named ones come first. At least one. */
  readonly repos?: number;
  readonly members?: number;
  /** The moment the company is looked at, milliseconds; all ages count back from the start of that UTC day. */
  readonly now?: number;
  /** Parts of the settings that differ from those of Meridian Labs. */
  readonly settings?: Partial<OrganisationSettings>;
  /** Repositories that stand in place of the named ones: a scenario. */
  readonly repositories?: readonly RepositoryPatch[];
}

export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

const teamNames = ['platform', 'payments', 'mobile', 'web', 'data', 'security', 'quality'] as const;
const rank: readonly (RepositoryRole | 'none')[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
const keep = 400;

/**
 * A believable company, the same for the same seed and day. Nothing is built before it is asked for, so that
 * one with 20,000 repositories starts as fast as one with forty.
 */
export class Organisation {
  readonly seed: string;
  readonly epoch: number;
  readonly repos: number;
  readonly members: number;
  readonly outsiders: number;
  readonly teams: readonly Team[] = teamNames.map((slug, at) => ({
    id: 30_000 + at,
    slug,
    name: slug[0]?.toUpperCase() + slug.slice(1),
  }));
  settings: OrganisationSettings;
  /** Grows with each change, so that whoever keeps something derived knows when to drop it. */
  version = 0;

  readonly #patches: RepositoryPatch[];
  readonly #recent = new Map<number, Repository>();
  readonly #people = new Map<number, Person>();
  #names: Map<string, number> | null = null;
  #logins: Map<string, Person> | null = null;
  #byTeam: Map<string, Person[]> | null = null;

  constructor(options: OrganisationOptions = {}) {
    this.seed = options.seed ?? 'meridian';
    this.epoch = Math.floor((options.now ?? Date.now()) / 86_400_000) * 86_400_000;
    this.#patches = [...(options.repositories ?? catalogue(this.epoch))];
    this.repos = Math.max(options.repos ?? (options.repositories === undefined ? 44 : this.#patches.length), 0);
    this.members = Math.max(options.members ?? 41, 5);
    this.outsiders = Math.max(4, Math.floor(this.members / 20));
    this.settings = { ...defaultSettings(this.epoch), ...options.settings };
  }

  get login(): string {
    return this.settings.login;
  }

  nameOf(index: number): string {
    const named = this.#patches[index]?.name;
    if (named !== undefined) return named;
    const drawn = drawnName(index);
    return this.#patches.some((patch) => patch.name === drawn) ? `${drawn}-next` : drawn;
  }

  repository(index: number): Repository {
    const known = this.#recent.get(index);
    if (known !== undefined) return known;
    const made = drawRepository(this.seed, index, this.#patches[index] ?? { name: this.nameOf(index) }, this.epoch);
    if (this.#recent.size >= keep) this.#recent.delete(this.#recent.keys().next().value ?? -1);
    this.#recent.set(index, made);
    return made;
  }

  /** The repository of that name, in any case of letters, also by a name it had before. */
  find(name: string): { readonly repository: Repository; readonly renamed: boolean } | null {
    this.#names ??= this.#indexNames();
    const index = this.#names.get(name.toLowerCase());
    if (index === undefined) return null;
    const repository = this.repository(index);
    return { repository, renamed: repository.name.toLowerCase() !== name.toLowerCase() };
  }

  /** Changes one repository from now on. */
  change(name: string, part: Partial<RepositoryPatch>): void {
    const found = this.find(name);
    if (found === null) throw new Error(`There is no repository ${name}.`);
    const { index } = found.repository;
    this.#patches[index] = { ...(this.#patches[index] ?? { name: this.nameOf(index) }), ...part };
    this.#recent.delete(index);
    this.#names = null;
    this.version++;
  }

  changeSettings(part: Partial<OrganisationSettings>): void {
    this.settings = { ...this.settings, ...part };
    this.version++;
  }

  *all(): Generator<Repository> {
    for (let index = 0; index < this.repos; index++) yield this.repository(index);
  }

  member(index: number): Person {
    const known = this.#people.get(index);
    if (known !== undefined) return known;
    const made = memberAt(this.seed, index, this.epoch);
    this.#people.set(index, made);
    return made;
  }

  outsider(index: number): Person {
    return outsiderAt(this.seed, index, this.epoch);
  }

  person(login: string): Person | null {
    this.#logins ??= new Map([...this.everyone()].map((person) => [person.login.toLowerCase(), person]));
    return this.#logins.get(login.toLowerCase()) ?? null;
  }

  *everyone(): Generator<Person> {
    for (let index = 0; index < this.members; index++) yield this.member(index);
    for (let index = 0; index < this.outsiders; index++) yield this.outsider(index);
  }

  teamMembers(slug: string): readonly Person[] {
    if (this.#byTeam === null) {
      this.#byTeam = new Map();
      for (let index = 0; index < this.members; index++) {
        const person = this.member(index);
        const team = this.#byTeam.get(person.team);
        if (team === undefined) this.#byTeam.set(person.team, [person]);
        else team.push(person);
      }
    }
    const found = this.#byTeam.get(slug) ?? [];
    return found.length > 1 ? found : [this.member(0), this.member(1), this.member(2), this.member(3)];
  }

  team(slug: string): Team | null {
    return this.teams.find((team) => team.slug === slug) ?? null;
  }

  /** Outsiders of a repository: every ninth has one, unless the scenario names who has access. */
  outsidersOf(repository: Repository): readonly (readonly [Person, RepositoryRole])[] {
    const named = Object.entries(repository.direct).flatMap(([login, role]) => {
      const person = this.person(login);
      return person?.role === 'outside' ? [[person, role] as const] : [];
    });
    // A fork brings people of its own along: the case that member lists never show.
    if (named.length > 0 || (repository.index % 9 !== 3 && !repository.fork)) return named;
    return [[this.outsider(repository.index % this.outsiders), repository.index % 2 === 0 ? 'read' : 'admin']];
  }

  /** The strongest right that a person has on a repository from any source. */
  roleOf(person: Person, repository: Repository): RepositoryRole | 'none' {
    const given: (RepositoryRole | 'none')[] = ['none'];
    if (person.role === 'owner') return 'admin';
    const direct = repository.direct[person.login];
    if (direct !== undefined) given.push(direct);
    if (person.role === 'outside') {
      for (const [outsider, role] of this.outsidersOf(repository))
        if (outsider.login === person.login) given.push(role);
    } else if (person.role === 'member') {
      given.push(this.settings.basePermission);
      const team = repository.teams[person.team];
      if (team !== undefined) given.push(team);
    }
    return given.reduce((best, role) => (rank.indexOf(role) > rank.indexOf(best) ? role : best));
  }

  planOf(repository: Repository): OrganisationSettings['plan'] {
    return repository.plan ?? this.settings.plan;
  }

  /** On the free plan the protection of private repositories does not exist at all. */
  lacksProtection(repository: Repository): boolean {
    return this.planOf(repository) === 'free' && repository.visibility !== 'public';
  }

  rulesetsOf(repository: Repository, withParents: boolean): readonly Ruleset[] {
    if (this.lacksProtection(repository)) return [];
    const above = withParents ? this.settings.rulesets.filter((ruleset) => coversRepository(ruleset, repository)) : [];
    return [...repository.rulesets, ...above];
  }

  /** The rules in force on a branch, each with the set it comes from: active sets only. */
  rulesOn(repository: Repository, branch: string): readonly { readonly rule: Rule; readonly ruleset: Ruleset }[] {
    return this.rulesetsOf(repository, true)
      .filter((ruleset) => ruleset.enforcement === 'active' && speaksAbout(ruleset, repository, branch))
      .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })));
  }

  #indexNames(): Map<string, number> {
    const names = new Map<string, number>();
    for (let index = 0; index < this.repos; index++) names.set(this.nameOf(index).toLowerCase(), index);
    for (const [index, patch] of this.#patches.entries())
      if (index < this.repos) for (const former of patch.formerNames ?? []) names.set(former.toLowerCase(), index);
    return names;
  }
}
