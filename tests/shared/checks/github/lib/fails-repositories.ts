import { cut, known } from '#shared/evidence/fact.ts';
import * as good from './facts.ts';
import {
  type Case,
  access,
  alert,
  alerts,
  deep,
  hidden,
  no,
  repository,
  sampled,
  workflow,
  writer,
  yes,
} from './judge.ts';

/** What fails in repositories, and with who may reach them. */
export const repositories: readonly Case[] = [
  ['github/built-binaries', sampled({ binaries: good.list('lib/a.jar') }), /^holds lib\/a\.jar$/],
  ['github/built-binaries', sampled({ binaries: known(cut(['lib/a.jar'], null, hidden)) }), /^holds lib\/a\.jar$/],
  ['github/secret-scanning', repository({ secretScanning: known('disabled') }), /secret scanning is off/],
  ['github/push-protection', repository({ pushProtection: known('disabled') }), /push protection is off/],
  ['github/dependabot-alerts', repository({ dependabotAlerts: no }), /vulnerable dependencies/],
  ['github/dependabot-updates', repository({ dependabotUpdates: known('disabled') }), /is off/],
  ['github/security-policy', repository({ securityPolicy: no }), /report a vulnerability/],
  ['github/code-owners', repository({ codeowners: known(null) }), /no CODEOWNERS file/],
  ['github/code-owners-valid', repository({ codeowners: known({ errors: 2 }) }), /2 lines of CODEOWNERS are ignored/],
  [
    'github/deploy-keys',
    repository({
      deployKeys: good.list({ title: known('ci'), readOnly: no, createdAt: known(good.RECENT), enabled: yes }),
    }),
    /"ci" can write/,
  ],
  [
    'github/deploy-keys',
    repository({
      deployKeys: good.list({ title: known('ci'), readOnly: yes, createdAt: known(good.OLD), enabled: yes }),
    }),
    /days old/,
  ],
  ['github/inactive-repositories', repository({ pushedAt: known(good.OLD) }), /last push was 911 days ago/],
  ['github/branch-cleanup', repository({ deleteBranchOnMerge: no }), /merged branches stay/],
  ['github/repository-forking', repository({ forkingAllowed: yes }), /can be forked/],
  [
    'github/environment-reviewers',
    repository({ environments: good.list({ name: known('prod'), requiresReviewers: no, preventsSelfReview: no }) }),
    /without anybody agreeing/,
  ],
  [
    'github/environment-self-review',
    repository({ environments: good.list({ name: known('prod'), requiresReviewers: yes, preventsSelfReview: no }) }),
    /can approve it/,
  ],
  [
    'github/ruleset-bypass',
    repository({ rulesets: good.list(good.ruleset({ bypass: good.list(good.bypassActor()) })) }),
    /organization owners can always bypass/,
  ],
  [
    'github/dependabot-alerts-fixed',
    alerts({ dependabot: good.list(alert) }),
    /lodash \(critical\) is open for 911 days, 14 are allowed/,
  ],
  [
    'github/code-scanning-alerts-fixed',
    alerts({ codeScanning: good.list({ ...alert, severity: known('high') }) }),
    /30 are allowed/,
  ],
  [
    'github/secret-alerts-closed',
    alerts({ secrets: good.list({ ...alert, validity: known('active'), publiclyLeaked: no, bypassed: yes }) }),
    /still works, was pushed past/,
  ],
  ['github/code-scanning', deep({ lastScan: known(null) }), /never ran/],
  ['github/code-scanning', deep({ lastScan: known(good.OLD) }), /last ran 911 days ago/],
  ['github/actions-pinned', workflow({ unpinned: ['actions/checkout@v4'] }), /ci.yml uses actions\/checkout@v4/],
  [
    'github/workflow-safety',
    workflow({ dangers: ['gives its token every right'] }),
    /ci.yml gives its token every right/,
  ],
  ['github/dependency-review', workflow({}), /no workflow reviews/],
  ['github/repository-webhooks', deep({ webhooks: good.list(good.webhook({ encrypted: no })) }), /without encryption/],
  [
    'github/release-branches-protected',
    deep({
      releaseBranches: good.list(
        good.protection({ branch: 'release/1', pullRequest: no, pushRestricted: no, statusChecks: known([]) }),
      ),
    }),
    /push to release\/1/,
  ],
  [
    'github/ruleset-bypasses',
    deep({ bypasses: good.list({ who: known('ann'), at: known(good.RECENT), ref: known('refs/heads/main') }) }),
    /^ann went past the rules of main on 2026-06-20$/,
  ],
  [
    'github/write-access-through-teams',
    access({ writers: good.list(writer('bob', 'write', 'granted directly')) }),
    /^bob has write access that was granted directly$/,
  ],
  [
    'github/repository-administrators',
    access({ writers: good.list(...'abcdef'.split('').map((login) => writer(login, 'admin', 'team x'))) }),
    /^6 people administer it/,
  ],
  [
    'github/outside-collaborator-access',
    access({ writers: good.list(writer('eve', 'admin', 'granted directly')) }),
    /^eve administers acme\/api$/,
  ],
];
