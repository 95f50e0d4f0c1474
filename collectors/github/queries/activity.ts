/** The node id of the organisation, and the time by GitHub's clock: 1 point. */
export const ORGANIZATION_ID = `query OrganizationId($org: String!) {
  rateLimit { cost remaining resetAt }
  organization(login: $org) { id }
}`;

/**
 * Whether each member did anything in the organisation since a moment: 1 point for a page of 100. Counting
 * contributions takes GitHub long, so that pages begin small.
 */
export const MEMBER_ACTIVITY = `query MemberActivity($org: String!, $id: ID!, $from: DateTime!, $n: Int!, $after: String) {
  rateLimit { cost remaining resetAt nodeCount }
  organization(login: $org) {
    membersWithRole(first: $n, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { role node { login contributionsCollection(organizationID: $id, from: $from) { hasAnyContributions } } }
    }
  }
}`;
