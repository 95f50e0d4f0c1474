export {
  GetAlternateContactCommand as GetAlternateContact,
  AccountClient as Client,
} from '@aws-sdk/client-account';
