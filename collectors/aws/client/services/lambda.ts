export {
  ListFunctionsCommand as ListFunctions,
  LambdaClient as Client,
} from '@aws-sdk/client-lambda';
