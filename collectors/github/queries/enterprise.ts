/** Enterprises of whoever the token is of, with those of their organisations that answer to a login: 1 point. */
export const ENTERPRISE = `query Enterprise($org: String!) {
  rateLimit { cost remaining resetAt nodeCount }
  viewer {
    login
    enterprises(first: 20) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        slug name url viewerIsAdmin
        organizations(first: 100, query: $org) { nodes { login } }
        ownerInfo {
          twoFactorRequiredSetting
          samlIdentityProvider { issuer ssoUrl }
          oidcProvider { providerType }
        }
      }
    }
  }
}`;
