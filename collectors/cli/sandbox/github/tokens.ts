import type { Organisation } from '../organisation/organisation.ts';
import type { Person } from '../organisation/people.ts';
import type { Repository, RepositoryRole } from '../organisation/repository.ts';
import { hexOf } from '../organisation/random.ts';

export type TokenKind = 'fine-grained' | 'classic' | 'installation';
export type Role = RepositoryRole | 'none';

/** What a token of the sandbox may do. Everything left out is what a freshly made token would have. */
export interface Rights {
  readonly kind?: TokenKind;
  /** Login of the account behind the token; the first owner when absent. */
  readonly as?: string;
  /** Fine-grained permissions by GitHub's keys, or all of them for reading. */
  readonly permissions?: 'all' | Readonly<Record<string, 'read' | 'write'>>;
  /** Scopes of a classic token. */
  readonly scopes?: readonly string[];
  /** The standing in the organisation, in place of the account's own. */
  readonly standing?: 'owner' | 'member' | 'none';
  /** The role on every repository, in place of what the organisation gives the account. */
  readonly role?: Role;
  /** Names of the repositories that the token was granted. */
  readonly repositories?: 'all' | readonly string[];
  /** False for a token whose organisation blocks it even from what is public. */
  readonly publicAccess?: boolean;
  /** The token still waits to be authorised for the organisation's single sign-on. */
  readonly ssoMissing?: boolean;
  /** The request comes from outside the IP allow list. */
  readonly outsideAllowList?: boolean;
  /** The token cannot change rulesets, so that who may bypass them stays hidden from it. */
  readonly hidesBypass?: boolean;
  /** RFC 3339; afterwards the token is unknown. */
  readonly expiresAt?: string;
  readonly revoked?: boolean;
}

const ownerScopes = ['repo', 'admin:org', 'read:audit_log', 'security_events', 'admin:org_hook', 'admin:repo_hook'];

/** The account and the rights behind one request. */
export class Viewer {
  readonly token: string;
  readonly rights: Rights;
  readonly kind: TokenKind;
  readonly person: Person;
  readonly standing: 'owner' | 'member' | 'none';
  readonly scopes: readonly string[];
  readonly #organisation: Organisation;

  constructor(token: string, rights: Rights, organisation: Organisation) {
    this.token = token;
    this.rights = rights;
    this.kind = rights.kind ?? 'fine-grained';
    this.#organisation = organisation;
    this.person = organisation.person(rights.as ?? 'helena-voss') ?? organisation.member(0);
    const own = this.person.role === 'owner' ? 'owner' : this.person.role === 'member' ? 'member' : 'none';
    this.standing = this.kind === 'installation' ? 'owner' : (rights.standing ?? own);
    this.scopes = rights.scopes ?? (this.kind === 'classic' ? ownerScopes : []);
  }

  get seesPublic(): boolean {
    return this.rights.publicAccess !== false;
  }

  /** The account's role on a repository, whatever the token was granted. */
  roleOn(repository: Repository): Role {
    const { repositories } = this.rights;
    const granted = repositories === undefined || repositories === 'all' || repositories.includes(repository.name);
    const floor: Role = repository.visibility === 'public' && this.seesPublic ? 'read' : 'none';
    if (!granted) return floor;
    if (repository.withheld && this.kind !== 'classic') return 'read';
    if (this.rights.role !== undefined) return this.rights.role === 'none' ? floor : this.rights.role;
    if (this.kind === 'installation' || this.standing === 'owner') return 'admin';
    const role = this.#organisation.roleOf(this.person, repository);
    return role === 'none' ? floor : role;
  }

  sees(repository: Repository): boolean {
    return this.roleOn(repository) !== 'none';
  }

  administers(repository: Repository): boolean {
    return this.roleOn(repository) === 'admin';
  }

  /** Whether the token carries a permission: `administration`, `members`, ... Classic tokens go by scope. */
  may(permission: string, level: 'read' | 'write' = 'read'): boolean {
    if (this.kind === 'classic') return true;
    const { permissions } = this.rights;
    if (permissions === undefined || permissions === 'all') return level === 'read';
    return permissions[permission] === 'write' || permissions[permission] === level;
  }

  hasScope(scope: string): boolean {
    if (this.kind !== 'classic') return true;
    const [, area] = scope.split(':');
    return this.scopes.includes(scope) || (area !== undefined && this.scopes.includes(`admin:${area}`));
  }
}

export class TokenBook {
  readonly #organisation: Organisation;
  readonly #rights = new Map<string, Rights>();
  #issued = 0;

  constructor(organisation: Organisation) {
    this.#organisation = organisation;
  }

  /** A new token with these rights, spelled as GitHub spells that kind. */
  issue(rights: Rights): string {
    const prefix = { 'fine-grained': 'github_pat_', classic: 'ghp_', installation: 'ghs_' }[
      rights.kind ?? 'fine-grained'
    ];
    const token = `${prefix}${hexOf(36, this.#organisation.seed, 'token', this.#issued++)}`;
    this.#rights.set(token, rights);
    return token;
  }

  viewer(token: string, now: number): Viewer | null {
    const rights = this.#rights.get(token);
    if (rights === undefined || rights.revoked === true) return null;
    const expired = rights.expiresAt !== undefined && Date.parse(rights.expiresAt) <= now;
    return expired ? null : new Viewer(token, rights, this.#organisation);
  }
}
