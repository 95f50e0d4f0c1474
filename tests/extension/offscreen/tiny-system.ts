import type { AnyCheck, AnyCollector, AnyProvider, Identified } from '#shared/define.ts';
import { known, unknown } from '#shared/evidence/fact.ts';
import { fail, judge, on, pass } from '#shared/evidence/outcome.ts';

/** A tiny system with two collectors, asked through whatever `fetch` the test puts in place. */

interface Connected {
  readonly fetch: typeof fetch;
}

const base = 'https://tiny.test';

const provider = {
  id: 'tiny',
  title: 'Tiny',
  hosts: [`${base}/*`],
  parseCredential: (input: unknown) => input,
  connect: (_: unknown, options: { fetch: typeof fetch }) => ({ fetch: options.fetch }),
  identify: () => Promise.resolve({ system: 'tiny', id: 'me', via: 'GET /me' }),
  scopes: () =>
    Promise.resolve({ tenants: [{ tenant: 'acme', regions: [] }], left: [{ what: 'old', why: 'it is closed' }] }),
} as unknown as Identified<AnyProvider>;

function collector(name: string, pages: number): Identified<AnyCollector> {
  return {
    id: `tiny/${name}`,
    title: name,
    kind: 'config',
    version: '1',
    group: 'settings',
    permissions: [{ name: `${name}: read`, gives: name }],
    async collect(connection: unknown, context: { progress(value: object): void }) {
      for (let page = 1; page <= pages; page++) {
        await (connection as Connected).fetch(`${base}/${name}?page=${page}`);
        context.progress({ done: page, total: pages, what: 'pages' });
      }
    },
    read(answers: readonly { readonly status?: number; json(): unknown }[]) {
      const read = answers.filter(({ status }) => status === 200).map((answer) => answer.json());
      return {
        facts: read.length === pages ? known(read) : unknown('it was not answered', `${name}: read`),
        completeness: { complete: read.length === pages, pages: read.length, items: read.length, expected: pages },
      };
    },
    probe: () => Promise.resolve([{ permission: `${name}: read`, verdict: 'granted' }]),
  } as unknown as Identified<AnyCollector>;
}

export const providers: ReadonlyMap<string, Identified<AnyProvider>> = new Map([['tiny', provider]]);
export const collectors = new Map([collector('one', 3), collector('two', 1)].map((made) => [made.id, made] as const));

export const checks: ReadonlyMap<string, Identified<AnyCheck>> = new Map([
  [
    'tiny/check',
    {
      id: 'tiny/check',
      title: 'Every page says that it is safe',
      severity: 'high',
      needs: ['tiny/one'],
      subjects: ['page', 'pages'],
      controls: [{ id: 'A.8.9', strength: 'direct', rationale: 'Settings are as they should be.' }],
      remedy: { text: 'Make it safe.', url: () => `${base}/settings` },
      evaluate: (inputs: Record<string, unknown>) => [
        on(
          { type: 'page', id: 'all' },
          judge(inputs['tiny/one'] as never, (facts: { known: boolean }) => (facts.known ? pass() : fail('no'))),
        ),
      ],
    } as unknown as Identified<AnyCheck>,
  ],
]);
