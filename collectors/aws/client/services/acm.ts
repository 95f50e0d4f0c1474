export {
  ListCertificatesCommand as ListCertificates,
  ACMClient as Client,
} from '@aws-sdk/client-acm';
