import type { RecogniseOptions } from '#extension/consoles/sightings.ts';
import type { Recognition } from '#extension/consoles/registry.ts';
import { InputError } from '#shared/errors/input-error.ts';
import type { CliContext } from '../context.ts';
import { listOption, withExamples, withFormat } from '../options.ts';
import type { CommandFile } from '../program.ts';
import { inert, wrap } from '../terminal/text.ts';

interface PageOptions {
  readonly format: 'table' | 'json';
  readonly out?: string;
  readonly host?: readonly string[];
}

/** `annexa page URL`: the console page that an address is, and what a picture of it can show; `null` for none that is known. */
const add: CommandFile = (program, context) => {
  const command = program
    .command('page')
    .description('say which console page a URL is, what it can show, and for which controls')
    .argument('<url>', "the address from the browser, in quotes: '#' and '&' mean something to the shell")
    .option(
      '--host <provider=host>',
      'a host of your own: github=github.example.com, gitlab=example.com/gitlab',
      listOption,
    );
  withFormat(command, ['table', 'json']);
  withExamples(command, [
    ["annexa page 'https://github.com/orgs/acme/people'", ''],
    ["annexa page 'https://console.aws.amazon.com/iam/home#/users' --format json", 'for a script'],
    ["annexa page --host gitlab=git.example.com 'https://git.example.com/groups/it/-/saml'", 'a server of your own'],
  ]).action(async (text: string, options: PageOptions) => {
    const url = urlOf(text);
    const { recognise, consolePages } = await import('#extension/consoles/registry.ts');
    const { sites } = await import('#extension/consoles/sightings.ts');
    const own = [...sites].filter(([, site]) => site.selfHosted !== undefined).map(([provider]) => provider);
    const page = recognise(url, { hosts: hostsOf(options.host ?? [], own) });
    const result =
      options.format === 'json'
        ? `${JSON.stringify(page === null ? null : jsonOf(page), null, 2)}\n`
        : page === null
          ? `No page that is known here: none of ${consolePages.size}. It can be captured all the same and mapped by hand.\n`
          : textOf(page, context);
    await context.write(result, options.out);
  });
};

export default add;

function urlOf(text: string): string {
  const url = URL.parse(text.trim());
  if (url !== null && url.protocol !== '' && /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim())) return url.href;
  throw new InputError(
    `"${text}" is no URL.`,
    'Copy the whole address from the browser, https:// and the part after # included, and put it in quotes.',
  );
}

function hostsOf(pairs: readonly string[], providers: readonly string[]): NonNullable<RecogniseOptions['hosts']> {
  const hosts: Record<string, string[]> = {};
  for (const pair of pairs) {
    const [, provider = '', host = '', path = ''] =
      /^([a-z-]+)=(?:https?:\/\/)?([^/?#\s]+)(\/[^?#\s]*)?$/.exec(pair) ?? [];
    if (!providers.includes(provider)) {
      throw new InputError(
        `--host ${pair} does not name a system that runs on hosts of one's own.`,
        `Write provider=host or provider=host/path with one of: ${providers.join(', ')}.`,
      );
    }
    hosts[provider] = [...(hosts[provider] ?? []), `${host.toLowerCase()}${path}`];
  }
  return hosts;
}

function jsonOf({ title, provider, subject, kind, claim, controls, api }: Recognition): object {
  return { page: title, provider, subject, kind, claim, controls, api };
}

function textOf(page: Recognition, { style, width }: CliContext): string {
  const room = Math.max(20, width - 10);
  const field = (name: string, text: string): string =>
    wrap(inert(text), room)
      .map((line, at) => `${(at === 0 ? name : '').padEnd(10)}${line}`)
      .join('\n');
  const subject = Object.entries(page.subject).map(([key, value]) => `${key} ${value}`);
  const lines = [
    style.strong(`${page.system}: ${page.title}`),
    field('About', subject.join(', ') || 'not said by the address'),
    field('Kind', page.kind),
    field('Claim', page.claim),
    ...page.controls.map(({ id, strength, rationale }) => field(id, `${strength}. ${rationale}`)),
    ...page.visible.map((what, at) => field(at === 0 ? 'Visible' : '', what)),
    field('API', page.api ?? 'none: only a picture shows it'),
    ...(page.confidence === 'likely'
      ? [field('Note', 'The address was put together from its neighbours; check that it is the page.')]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
