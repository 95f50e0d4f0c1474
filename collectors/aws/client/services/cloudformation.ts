export {
  ListStacksCommand as ListStacks,
  CloudFormationClient as Client,
} from '@aws-sdk/client-cloudformation';
