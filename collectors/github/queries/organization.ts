import { RULESET } from './protection.ts';

const MEMBER = 'edges { role hasTwoFactorEnabled node { login databaseId } }';

/** Members, sign-in, network and domain policy, organisation rulesets: 1 point. */
export const ORGANIZATION = `query Organization($org: String!) {
  rateLimit { cost remaining resetAt nodeCount }
  viewer { login }
  organization(login: $org) {
    login url viewerCanAdminister requiresTwoFactorAuthentication
    notificationDeliveryRestrictionEnabledSetting
    ipAllowListEnabledSetting ipAllowListForInstalledAppsEnabledSetting
    samlIdentityProvider { issuer ssoUrl signatureMethod digestMethod }
    ipAllowListEntries(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { allowListValue isActive name } }
    domains(first: 50) { totalCount pageInfo { hasNextPage endCursor } nodes { domain isVerified isApproved } }
    rulesets(first: 50, includeParents: true) { totalCount pageInfo { hasNextPage endCursor } nodes { ...Ruleset } }
    pendingMembers(first: 1) { totalCount }
    membersWithRole(first: 100) { totalCount pageInfo { hasNextPage endCursor } ${MEMBER} }
  }
}
${RULESET}`;

export const MEMBERS = `query Members($org: String!, $after: String) {
  organization(login: $org) {
    login url viewerCanAdminister requiresTwoFactorAuthentication
    membersWithRole(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } ${MEMBER} }
  }
}`;

export const ORGANIZATION_RULESETS = `query OrganizationRulesets($org: String!, $after: String) {
  organization(login: $org) {
    rulesets(first: 50, after: $after, includeParents: true) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ...Ruleset }
    }
  }
}
${RULESET}`;

export const IP_ALLOW_LIST = `query IpAllowList($org: String!, $after: String) {
  organization(login: $org) {
    ipAllowListEntries(first: 100, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { allowListValue isActive name }
    }
  }
}`;

export const DOMAINS = `query Domains($org: String!, $after: String) {
  organization(login: $org) {
    domains(first: 50, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { domain isVerified isApproved }
    }
  }
}`;
