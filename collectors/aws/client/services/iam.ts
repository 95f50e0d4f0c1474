export {
  GenerateCredentialReportCommand as GenerateCredentialReport,
  GetAccountAuthorizationDetailsCommand as GetAccountAuthorizationDetails,
  GetAccountPasswordPolicyCommand as GetAccountPasswordPolicy,
  GetAccountSummaryCommand as GetAccountSummary,
  GetCredentialReportCommand as GetCredentialReport,
  ListOrganizationsFeaturesCommand as ListOrganizationsFeatures,
  ListSAMLProvidersCommand as ListSAMLProviders,
  ListServerCertificatesCommand as ListServerCertificates,
  ListVirtualMFADevicesCommand as ListVirtualMFADevices,
  IAMClient as Client,
} from '@aws-sdk/client-iam';
