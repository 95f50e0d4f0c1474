import { known } from '#shared/evidence/fact.ts';
import * as good from './facts.ts';
import { type Case, above, actions, inDepth, members, more, no, noneAbove, org, yes } from './judge.ts';

/** What fails in an organisation as a whole. */
export const organisation: readonly Case[] = [
  ['github/two-factor-required', org({ twoFactorRequired: no }), /without two-factor/],
  [
    'github/members-two-factor',
    members({ members: good.list({ login: 'ann', role: known('member'), twoFactor: no }) }),
    /^ann has no two-factor authentication$/,
  ],
  [
    'github/outside-collaborators-two-factor',
    members({ outsideWithoutTwoFactor: good.list('eve') }),
    /^eve has no two-factor/,
  ],
  [
    'github/single-sign-on',
    { ...members({ singleSignOn: known(null) }), ...above({ identityProvider: known(null) }) },
    /no identity provider is connected, here or at the enterprise/,
  ],
  [
    'github/single-sign-on',
    { ...members({ singleSignOn: known(null) }), ...noneAbove, ...org({ plan: known('team') }) },
    /^no identity provider is connected$/,
  ],
  ['github/enterprise-two-factor', above({ twoFactorRequired: no }), /acme-inc leaves two-factor/],
  ['github/base-permission', org({ basePermission: known('write') }), /every member has write access/],
  ['github/public-repository-creation', org({ membersCreatePublic: yes }), /can create public/],
  ['github/repository-deletion', org({ membersDelete: yes }), /delete or transfer/],
  ['github/visibility-change', org({ membersChangeVisibility: yes }), /private repositories public/],
  ['github/outside-collaborator-invitation', org({ membersInviteOutside: yes }), /invite people from outside/],
  ['github/issue-deletion', org({ membersDeleteIssues: yes }), /delete issues/],
  ['github/private-forking', org({ membersForkPrivate: yes }), /can fork private/],
  [
    'github/verified-domain',
    members({ domains: good.list({ name: known('a.example'), verified: no }) }),
    /no domain is verified/,
  ],
  ['github/mail-restriction', members({ mailRestricted: no }), /any address/],
  [
    'github/owners',
    members({ members: good.list({ login: 'ann', role: known('admin'), twoFactor: yes }) }),
    /^ann is the only owner$/,
  ],
  ['github/ip-allow-list', members({ ipAllowList: no }), /any address/],
  [
    'github/ip-allow-list',
    members({ ipEntries: good.list({ range: known('0.0.0.0/0'), active: yes }) }),
    /is no limit/,
  ],
  [
    'github/organization-webhooks',
    more({ webhooks: good.list(good.webhook({ secret: no, verifiesCertificate: no })) }),
    /certificate.*no secret/,
  ],
  ['github/actions-allowed', actions({ allowed: known('all') }), /any action/],
  [
    'github/actions-allowed',
    actions({ selected: known({ githubOwned: yes, verified: yes, patterns: known(['*']) }) }),
    /fits every action/,
  ],
  ['github/actions-pinning-required', actions({ pinned: no }), /by tag or branch/],
  ['github/workflow-token', actions({ token: known('write') }), /can write to its repository/],
  ['github/workflow-approval', actions({ approvesPullRequests: yes }), /in place of a person/],
  [
    'github/fork-workflow-approval',
    actions({ forkApproval: known('first_time_contributors_new_to_github') }),
    /without anybody/,
  ],
  ['github/security-defaults', more({ codeSecurityDefaults: good.list() }), /get no security configuration/],
  [
    'github/security-defaults',
    more({
      codeSecurityDefaults: good.list({
        visibility: known('all'),
        configuration: known(good.codeSecurity({ pushProtection: known('disabled') })),
      }),
    }),
    /leaves push protection off/,
  ],
  [
    'github/installed-apps',
    more({
      installations: good.list({
        app: known('x'),
        repositories: known('all'),
        writes: known(['contents: write']),
        suspended: no,
        updatedAt: known(good.OLD),
      }),
    }),
    /on every repository: contents: write/,
  ],
  [
    'github/runner-groups',
    inDepth({ runnerGroups: good.list({ name: known('x'), reach: known('selected'), servesPublic: yes }) }),
    /public repositories/,
  ],
  [
    'github/organization-secrets',
    inDepth({ secrets: good.list({ name: known('X'), updatedAt: known(good.OLD), reach: known('selected') }) }),
    /last renewed 911 days ago/,
  ],
  [
    'github/organization-secret-reach',
    inDepth({ secrets: good.list({ name: known('X'), updatedAt: known(good.RECENT), reach: known('all') }) }),
    /every repository gets it/,
  ],
  [
    'github/access-token-expiry',
    inDepth({
      accessTokens: good.list({
        id: known(1),
        owner: known('ann'),
        name: known('t'),
        reach: known('all'),
        expiresAt: known(null),
        lastUsedAt: known(null),
      }),
    }),
    /never expires and reaches every repository/,
  ],
  [
    'github/access-token-approval',
    inDepth({ pendingTokens: good.list({ owner: known('bob'), createdAt: known(good.OLD) }) }),
    /waiting for 911 days/,
  ],
  ['github/immutable-releases', inDepth({ immutableReleases: known('none') }), /swapped afterwards/],
  ['github/audit-log', inDepth({ lastAuditEvent: known(null) }), /no event/],
];
