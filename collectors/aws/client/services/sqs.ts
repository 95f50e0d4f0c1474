export {
  GetQueueAttributesCommand as GetQueueAttributes,
  ListQueuesCommand as ListQueues,
  SQSClient as Client,
} from '@aws-sdk/client-sqs';
