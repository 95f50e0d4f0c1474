import { defineCheck } from '#shared/define.ts';
import { type Fact, type Population } from '#shared/evidence/fact.ts';
import { fail, judge, pass, type Subject, type Verdict } from '#shared/evidence/outcome.ts';
import { type AwsFacts, judged, nameOf, part } from './lib/checks.ts';
import { page } from './lib/console.ts';
import { partial, supporting } from './lib/mapping.ts';

export default defineCheck<Pick<AwsFacts, 'aws/resources'>>({
  title: 'Resources that hold data are tagged with an owner',
  severity: 'low',
  needs: ['aws/resources'],
  subjects: ['resource', 'resources'],
  controls: [
    partial('A.5.9', 'Assets name their owner where they are; whether the owner knows is not shown.'),
    supporting('A.5.12', 'A place where the classification of what is stored could be written too.'),
  ],
  remedy: {
    text: 'In the Tag Editor find the resource and add a tag "owner" with a person or team; a tag policy keeps it so.',
    url: page('resource-groups', '#/tag-editor'),
  },
  evaluate: (inputs, context) =>
    (['buckets', 'databases', 'tables', 'fileSystems', 'warehouses', 'searchDomains'] as const).flatMap((kind) => {
      const found = part(inputs['aws/resources'], (facts): Fact<Population<Tagged>> => facts[kind]);
      const words = WORDS[kind];
      const subject = (item: Tagged): Subject => ({ type: 'resource', id: nameOf(item) });
      return judged(found, words, subject, undefined, verdict, context);
    }),
});

interface Tagged {
  readonly id: string;
  readonly arn: string | null;
  readonly name: string | null;
  readonly tags: Fact<Readonly<Record<string, string>>>;
}

const WORDS = {
  buckets: ['S3 bucket', 'S3 buckets'],
  databases: ['database', 'databases'],
  tables: ['table', 'tables'],
  fileSystems: ['file system', 'file systems'],
  warehouses: ['data warehouse', 'data warehouses'],
  searchDomains: ['search domain', 'search domains'],
} as const;

const OWNER = /^(.*[-_:/])?(owner|team|responsible|contact)$/i;

function verdict({ tags }: Tagged): Verdict {
  return judge(tags, (set) => {
    const owner = Object.entries(set).find(([key, value]) => OWNER.test(key) && value !== '');
    return owner ? pass(owner[1]) : fail('no tag names an owner');
  });
}
