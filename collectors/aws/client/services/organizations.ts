export {
  DescribeOrganizationCommand as DescribeOrganization,
  ListAWSServiceAccessForOrganizationCommand as ListAWSServiceAccessForOrganization,
  ListAccountsCommand as ListAccounts,
  ListDelegatedAdministratorsCommand as ListDelegatedAdministrators,
  ListPoliciesCommand as ListPolicies,
  ListRootsCommand as ListRoots,
  OrganizationsClient as Client,
} from '@aws-sdk/client-organizations';
