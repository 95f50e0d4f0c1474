export {
  ListSecretsCommand as ListSecrets,
  SecretsManagerClient as Client,
} from '@aws-sdk/client-secrets-manager';
