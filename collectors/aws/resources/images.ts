import { type Fact, mapFact, type Population, unknown } from '#shared/evidence/fact.ts';
import type { Session } from '../client/connection.ts';
import type { Reader } from '../read/reader.ts';

/** A machine image of the account's own. */
export interface Image {
  readonly id: string;
  readonly public: Fact<boolean>;
}

/** All of the account's own, so that it shows too whether there is an image that could be shared at all. */
export async function askImages(aws: Session): Promise<number | null> {
  const pages = await aws.pages(
    'ec2',
    'DescribeImages',
    { Owners: ['self'], MaxResults: 1000 },
    { send: 'NextToken', receive: 'NextToken' },
  );
  return pages.length === 0 ? null : pages.reduce((sum, page) => sum + (page.Images?.length ?? 0), 0);
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html */
export function readImages(reader: Reader): Fact<Population<Image>> {
  return reader.pages('ec2:DescribeImages', {
    items: (page) => page.list('imagesSet'),
    token: ['nextToken', 'NextToken'],
    read: (item) => ({ id: item.text('imageId') ?? '', public: item.fact('isPublic', (one) => one.bool()) }),
  });
}

/** Ids of those that are public; cut when it is not said of one whether it is. */
export function publicImages(reader: Reader): Fact<Population<string>> {
  return mapFact(readImages(reader), ({ items, unseen }) => {
    const unsaid = items.find((image) => !image.public.known);
    const why = unseen ?? (unsaid ? reader.miss(unknown(`AWS did not say whether ${unsaid.id} is public`)) : null);
    const ids = items.filter((image) => image.public.known && image.public.value).map(({ id }) => id);
    return { items: ids, expected: why === null ? ids.length : null, complete: why === null, unseen: why };
  });
}
