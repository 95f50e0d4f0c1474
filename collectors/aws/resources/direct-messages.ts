import { mapFact } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import { View } from '../read/view.ts';
import { type Described, type Direct, direct } from './kind.ts';

type Read<T> = (described: Described) => T;
type Arn = (name: string, scope: Scope) => string;

const TOKEN = { send: 'NextToken', receive: 'NextToken' };

/**
 * The values of the environment are taken out of the answer before it is kept.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html
 */
export function directFunctions<T>(read: Read<T>): Direct<T> {
  return {
    ask: async (aws) =>
      void (await aws.pages('lambda', 'ListFunctions', { MaxItems: 50 }, { send: 'Marker', receive: 'NextMarker' })),
    read: (reader) =>
      reader.pages('lambda:ListFunctions', {
        items: (page) => page.list('Functions'),
        token: ['NextMarker', 'Marker'],
        read: (item) => read(direct(item, { id: 'FunctionName', arn: 'FunctionArn', name: 'FunctionName' })),
      }),
  };
}

/** Source: https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export function directTopics<T>(read: Read<T>): Direct<T> {
  return {
    ask: async (aws) => {
      const pages = await aws.pages('sns', 'ListTopics', {}, TOKEN);
      await aws.all(
        pages.flatMap((page) => page.Topics ?? []).flatMap(({ TopicArn: arn }) => arn ?? []),
        async (TopicArn) => void (await aws.ask('sns', 'GetTopicAttributes', { TopicArn })),
      );
    },
    read: (reader) =>
      reader.pages('sns:ListTopics', {
        items: (page) => page.list('Topics'),
        token: ['NextToken'],
        read: (item) => {
          const TopicArn = item.text('TopicArn') ?? '';
          const attributes = mapFact(
            reader.one('sns:GetTopicAttributes', (view) => view.list('Attributes'), { match: { TopicArn } }),
            (list) => Object.fromEntries(list.map((one) => [one.text('key') ?? '', one.text('value') ?? ''])),
          );
          // Its own ARN among the attributes shows that they were read.
          const view = new View(attributes.known ? { ...attributes.value, TopicArn } : {});
          const described = direct(view, { id: 'TopicArn', arn: 'TopicArn' });
          const base = { ...described.base, id: TopicArn, arn: TopicArn, name: TopicArn.split(':').at(-1) ?? null };
          return read({ ...described, base });
        },
      }),
  };
}

/** Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export function directQueues<T>(read: Read<T>, arnOf: Arn): Direct<T> {
  return {
    ask: async (aws) => {
      const pages = await aws.pages('sqs', 'ListQueues', { MaxResults: 1000 }, TOKEN);
      await aws.all(
        pages.flatMap((page) => page.QueueUrls ?? []),
        async (QueueUrl) => {
          await aws.ask('sqs', 'GetQueueAttributes', {
            QueueUrl,
            AttributeNames: ['KmsMasterKeyId', 'SqsManagedSseEnabled'],
          });
        },
      );
    },
    read: (reader, scope) =>
      reader.pages('sqs:ListQueues', {
        // Left out where there is no queue.
        items: (page) => page.list('QueueUrls') ?? [],
        token: ['NextToken'],
        read: (item) => {
          const QueueUrl = item.text() ?? '';
          const name = QueueUrl.split('/').at(-1) ?? '';
          const attributes = reader.one('sqs:GetQueueAttributes', (view) => view.at('Attributes'), {
            match: { QueueUrl },
          });
          const described = direct(attributes.known ? attributes.value : new View(undefined), { id: 'name' });
          return read({ ...described, base: { ...described.base, id: name, name, arn: arnOf(name, scope) } });
        },
      }),
  };
}
