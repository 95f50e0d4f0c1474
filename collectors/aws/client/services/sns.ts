export {
  GetTopicAttributesCommand as GetTopicAttributes,
  ListTopicsCommand as ListTopics,
  SNSClient as Client,
} from '@aws-sdk/client-sns';
