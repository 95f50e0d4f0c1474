export {
  GetMacieSessionCommand as GetMacieSession,
  Macie2Client as Client,
} from '@aws-sdk/client-macie2';
