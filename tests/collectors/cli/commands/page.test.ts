import { isDeepStrictEqual } from 'node:util';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import page from '#collectors/cli/commands/page.ts';
import type { CliContext } from '#collectors/cli/context.ts';
import { styleFor } from '#collectors/cli/terminal/style.ts';
import { consolePages } from '#extension/consoles/registry.ts';
import { InputError } from '#shared/errors/input-error.ts';
import { examples } from '../../../extension/consoles/pages/examples.ts';

async function run(...args: string[]): Promise<string> {
  const written: string[] = [];
  const context: Partial<CliContext> = {
    style: styleFor(false),
    width: 80,
    write: async (text) => void written.push(typeof text === 'string' ? text : JSON.stringify(text)),
  };
  const program = new Command().exitOverride();
  page(program, context as CliContext);
  await program.parseAsync(['page', ...args], { from: 'user' });
  return written.join('');
}

const PEOPLE = 'https://github.com/orgs/acme-corp/people';

describe('annexa page', () => {
  it('prints what is recognised', async () => {
    const found = JSON.parse(await run(PEOPLE, '--format', 'json')) as Record<string, unknown>;
    expect(Object.keys(found)).toEqual(['page', 'provider', 'subject', 'kind', 'claim', 'controls', 'api']);
    expect(found).toMatchObject({
      page: 'Organization people',
      provider: 'github',
      subject: { organisation: 'acme-corp' },
      kind: 'population',
      api: expect.stringContaining('GET /orgs/{org}/members'),
    });
    expect(found['controls']).toContainEqual(expect.objectContaining({ id: 'A.5.16', strength: 'partial' }));
  });

  it('prints null for a page that none recognises', async () => {
    expect(await run('https://example.com/people', '--format', 'json')).toBe('null\n');
    expect(await run('chrome://extensions', '--format', 'json')).toBe('null\n');
  });

  it('tells a person in lines that fit', async () => {
    const text = await run(PEOPLE);
    expect(text).toContain('GitHub: Organization people');
    expect(text).toContain('organisation acme-corp');
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(await run('https://example.com/')).toContain('none of');
  });

  it('knows hosts of one’s own', async () => {
    const url = 'https://git.acme.example:8443/groups/it/-/saml';
    expect(await run(url, '--format', 'json')).toBe('null\n');
    const found = await run('--host', 'gitlab=git.acme.example:8443', '--format', 'json', url);
    expect(JSON.parse(found)).toMatchObject({ page: 'Group SAML SSO', subject: { group: 'it' } });
  });

  it('knows systems that have only a path of a host', async () => {
    const url = 'https://tools.acme.example/jira/auditing/view';
    const found = await run('--host', 'atlassian=https://Tools.acme.example/jira/', '--format', 'json', url);
    expect(JSON.parse(found)).toMatchObject({ provider: 'atlassian', subject: { site: 'tools.acme.example' } });
    expect(await run('--host', 'atlassian=tools.acme.example/wiki', '--format', 'json', url)).toBe('null\n');
  });

  it('says of every address of every console page which one it is', async () => {
    const asked = Object.entries(examples).flatMap(([provider, pages]) =>
      pages.flatMap(({ page: name, title, urls }) =>
        urls.map(([url, subject]) => ({ provider, name, title, url, subject })),
      ),
    );
    expect(asked.length).toBeGreaterThan(246);
    const wrong: string[] = [];
    for (const { provider, name, title, url, subject } of asked) {
      const known = consolePages.get(`${provider}/${name}`);
      const wanted = {
        page: title,
        provider,
        subject,
        kind: known?.kind,
        claim: known?.claim,
        controls: known?.controls,
      };
      const found = JSON.parse(await run(url, '--format', 'json')) as object;
      if (!isDeepStrictEqual(found, { ...wanted, api: known?.api })) wrong.push(url);
    }
    expect(wrong).toEqual([]);
  });

  it.each(['github', 'github.com/orgs/acme/people', 'https://', 'https://[', '', 'localhost:3000/x'])(
    'refuses %j, which is no URL',
    async (text) => {
      await expect(run(text, '--format', 'json')).rejects.toThrow(InputError);
    },
  );

  it.each(['github', 'aws=console.acme.example', '=x', 'gitlab='])('refuses --host %s', async (pair) => {
    await expect(run('--host', pair, PEOPLE)).rejects.toThrow(InputError);
  });
});
