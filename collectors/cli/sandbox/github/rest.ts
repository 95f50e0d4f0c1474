import { checkOrganisation, type Answer, type Call, type Handlers } from './call.ts';
import { allowedValues, check, match, type Violation } from './openapi.ts';
import { acceptedPermission, authorise, policyOf } from './policy.ts';
import { notFound, Refusal } from './refusal.ts';
import { account } from './rest/account.ts';
import { actions } from './rest/actions.ts';
import { content } from './rest/content.ts';
import { organisation } from './rest/organisation.ts';
import { policies } from './rest/policies.ts';
import { protection } from './rest/protection.ts';
import { repository } from './rest/repository.ts';
import { rulesets } from './rest/rulesets.ts';
import { search } from './rest/search.ts';
import { security } from './rest/security.ts';
import { trees } from './rest/trees.ts';

export const handlers: Handlers = {
  ...account,
  ...actions,
  ...content,
  ...organisation,
  ...policies,
  ...protection,
  ...repository,
  ...rulesets,
  ...search,
  ...security,
  ...trees,
};

/**
 * Answers that GitHub gives although its description does not declare them, by status and the first words of
 * the message, as recorded from real traffic and issue reports.
 */
const undeclared: readonly (readonly [number, RegExp])[] = [
  [301, /^Moved Permanently/],
  [400, /^Pagination using the `page`/],
  [401, /^(Bad credentials|Requires authentication)/],
  [
    403,
    /^(Resource not accessible by|Resource protected by organization SAML|Upgrade to GitHub Pro|API rate limit exceeded)/,
  ],
  [403, /^(You have exceeded a secondary rate limit|Although you appear to have the correct authorization)/],
  [403, /^(Must have (admin|push)|You are not authorized|Repository access blocked|Dependabot alerts are)/],
  [
    404,
    /^(Not Found|Branch not (protected|found)|Required status checks not enabled|Vulnerability alerts are disabled)/,
  ],
  [404, /^(Secret scanning is disabled|no analysis found|This repository is empty)/],
  [409, /^(The policy is not set|Git Repository is empty)/],
  [422, /^(Only owners can use this filter|Invalid cursor|Access policy only|Validation Failed|No commit found)/],
  [429, /^Too many requests/],
];

function isRecorded(status: number, body: unknown): boolean {
  const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
  return undeclared.some(([known, text]) => known === status && text.test(message));
}

/** A query value outside the declared list is refused as GitHub refuses it. */
function checkQuery(call: Call, allowed: (name: string) => readonly string[] | null): void {
  for (const [name, value] of call.query) {
    const values = allowed(name);
    if (values !== null && !values.includes(value))
      throw new Refusal(
        422,
        'Validation Failed',
        {},
        { errors: [`${name}: ${value} is not one of ${values.join(', ')}`] },
      );
  }
}

/** Resolves numeric addresses, which redirects of renamed repositories and organisations lead to. */
export function canonicalPath(path: string, organisation: Call['organisation']): string {
  const renamed = /^\/organizations\/(\d+)(\/.*)?$/.exec(path);
  if (renamed?.[1] === String(organisation.settings.id)) return `/orgs/${organisation.login}${renamed[2] ?? ''}`;
  const moved = /^\/repositories\/(\d+)(\/.*)?$/.exec(path);
  if (moved === null) return path;
  const index = (Number(moved[1]) - 610_000_000) / 13;
  if (!Number.isInteger(index) || index < 0 || index >= organisation.repos) return path;
  return `/repos/${organisation.login}/${organisation.nameOf(index)}${moved[2] ?? ''}`;
}

export interface Checked {
  readonly answer: Answer;
  readonly violation: Violation | null;
}

/** Answers one GET and checks the answer against GitHub's description; refusals come as answers too. */
export function answer(
  method: string,
  path: string,
  makeCall: (template: string, params: Call['params']) => Call,
): Checked {
  const matched = match(path);
  const handler = matched === null ? undefined : handlers[matched.route.template];
  if (matched === null || handler === undefined || !['GET', 'HEAD'].includes(method))
    return { answer: refusalAnswer(notFound()), violation: null };
  const call = makeCall(matched.route.template, matched.params);
  const accepted = acceptedPermission(policyOf(matched.route.template));
  const given = attempt(() => {
    authorise(call, matched);
    if ('org' in matched.params) checkOrganisation(call);
    checkQuery(call, (name) => allowedValues(matched.route, name));
    return naming(accepted, call, handler(call));
  });
  if (given.status >= 300 && isRecorded(given.status, given.body)) return { answer: given, violation: null };
  return { answer: given, violation: check(matched.route, given.status, given.body) };
}

/** GitHub names the permission of an operation beside every answer to a token that holds permissions. */
function naming(accepted: string, call: Call, given: Answer): Answer {
  if (accepted === '' || call.viewer.kind === 'classic') return given;
  return { ...given, headers: { 'x-accepted-github-permissions': accepted, ...given.headers } };
}

function attempt(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}

export function refusalAnswer(refusal: Refusal): Answer {
  const body = { message: refusal.message, status: String(refusal.status), ...refusal.more };
  return { status: refusal.status, body, headers: refusal.headers };
}
