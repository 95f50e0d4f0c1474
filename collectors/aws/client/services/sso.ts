export {
  DescribePermissionSetCommand as DescribePermissionSet,
  ListAccountsForProvisionedPermissionSetCommand as ListAccountsForProvisionedPermissionSet,
  ListAccountAssignmentsCommand as ListAccountAssignments,
  ListInstancesCommand as ListInstances,
  ListManagedPoliciesInPermissionSetCommand as ListManagedPoliciesInPermissionSet,
  ListPermissionSetsCommand as ListPermissionSets,
  SSOAdminClient as Client,
} from '@aws-sdk/client-sso-admin';
