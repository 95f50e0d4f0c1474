import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectors, providers } from '#collectors/registry.ts';
import { checks } from '#shared/checks/registry.ts';
import { isControlId } from '#shared/standards/standards.ts';

/**
 * The rules of the house, asserted over the tree as it is. A rule that nothing breaks is still worth
 * its line: it is what a newcomer would break first.
 */
const root = join(import.meta.dirname, '..');
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
});
const files = listed.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
const code = files.filter((file) => /\.(ts|tsx)$/.test(file));
const source = code.filter((file) => /^(shared|collectors|extension)\//.test(file));
const text = new Map(code.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

const read = (file: string): string => text.get(file) ?? '';
/** Files of `among` in which `pattern` occurs, as "file:line". */
function occurrences(among: readonly string[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}
/** Run-time imports of a file: type-only ones do not count. */
function imports(file: string): string[] {
  const statements = read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm);
  return [...statements].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}
function room(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1).split('/')[0] ?? '';
  if (!specifier.startsWith('.')) return 'package';
  return relative(root, join(root, dirname(file), specifier)).split('/')[0] ?? '';
}

describe('the tree', () => {
  it('has the top level of the card, and only what tools force beside it', () => {
    const top = new Set(files.map((file) => file.split('/')[0]));
    const card = [
      'extension',
      'collectors',
      'shared',
      'tests',
      'package.json',
      'tsconfig.json',
      'wxt.config.ts',
      'README.md',
    ];
    const forced = ['package-lock.json', 'LICENSE', '.gitignore', '.ci', '.oxlintrc.json'];
    expect([...top].filter((name) => ![...card, ...forced].includes(name ?? ''))).toEqual([]);
    expect(card.filter((name) => !top.has(name))).toEqual([]);
  });

  it('locks the packages of every platform, and names no registry', () => {
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
    const { packages } = JSON.parse(lock) as { packages: Record<string, { optionalDependencies?: object }> };
    const optional = Object.values(packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}));
    expect(optional.filter((name) => packages[`node_modules/${name}`] === undefined)).toEqual([]);
    expect(lock).not.toContain('"resolved"');
  });

  it('names files in kebab-case, and for what they hold', () => {
    const stem = (file: string): string =>
      basename(file)
        .replace(/(\.test)?\.tsx?$/, '')
        .replace(/\.(d|content|unlisted|config)$/, '');
    expect(code.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem(file)))).toEqual([]);
    expect(code.filter((file) => /^(utils?|helpers?|misc|common|lib)\.tsx?$/.test(basename(file)))).toEqual([]);
  });

  it('keeps files short enough to read in one go', () => {
    const long = source.filter((file) => read(file).split('\n').length > 260);
    expect(long.map((file) => `${file} ${read(file).split('\n').length}`)).toEqual([]);
  });

  it('has no barrel: a file that only passes on what others export', () => {
    const barrels = source.filter((file) => {
      const lines = read(file)
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
        .split('\n')
        .filter((line) => line.trim() !== '');
      return lines.length > 0 && lines.every((line) => /^export .* from /.test(line));
    });
    expect(barrels).toEqual([]);
  });
});

describe('the rooms', () => {
  it('depend in one direction', () => {
    const broken = source.flatMap((file) => {
      const own = file.split('/')[0] ?? '';
      const allowed =
        { shared: ['shared'], collectors: ['shared', 'collectors'], extension: ['shared', 'collectors', 'extension'] }[
          own
        ] ?? [];
      // The command line lists the console pages, which are data and live beside the capture.
      const exception = file.startsWith('collectors/cli/') ? ['extension'] : [];
      return imports(file)
        .map((specifier) => ({ specifier, to: room(file, specifier) }))
        .filter(({ to }) => to !== 'package' && !allowed.includes(to) && !exception.includes(to))
        .map(({ specifier }) => `${file} -> ${specifier}`);
    });
    expect(broken).toEqual([]);
  });

  it('keep the core apart from both platforms', () => {
    const core = source.filter((file) => /^(shared|collectors)\//.test(file) && !file.startsWith('collectors/cli'));
    expect(occurrences(core, /from 'node:|\brequire\(|\bprocess\.|\bBuffer\./)).toEqual([]);
    expect(occurrences(core, /\b(browser|chrome)\.(runtime|storage|tabs|alarms|permissions|scripting)\b/)).toEqual([]);
  });

  it('reach the browser only where the platform is met', () => {
    const inner = source.filter((file) => /^extension\/(consoles|store|ui)\//.test(file));
    expect(occurrences(inner, /\b(browser|chrome)\.(runtime|storage|tabs|alarms|permissions|scripting)\b/)).toEqual([]);
    const importers = source.filter((file) => imports(file).includes('webextension-polyfill'));
    expect(importers).toEqual(['extension/platform/browser.ts']);
  });

  it('build schemas in one place', () => {
    const importers = source.filter((file) => imports(file).some((name) => name === 'zod' || name.startsWith('zod/')));
    expect(importers).toEqual(['shared/schema.ts']);
  });
});

describe('the words', () => {
  it('leave nothing for later and switch nothing off', () => {
    const here = 'tests/conventions.test.ts';
    const rest = code.filter((file) => file !== here);
    expect(
      occurrences(rest, /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck|expect-error)|\bas any\b|:\s*any\s*[;,)=|>\]]/),
    ).toEqual([]);
    expect(occurrences(rest, /\b(it|test|describe)\.(only|todo)\b|expect\(true\)/)).toEqual([]);
  });

  it('explain the code, not how it came about', () => {
    const here = 'tests/conventions.test.ts';
    const comments =
      /(\/\/|\*).*\b(issue \d|this session|earlier session|refactored|previously this|coordinator|helper agent)\b/i;
    expect(
      occurrences(
        code.filter((file) => file !== here),
        comments,
      ),
    ).toEqual([]);
  });

  it('give every suppression its reason', () => {
    const bare = occurrences(code, /(oxlint|eslint)-disable(?!.*--)/).filter(
      (at) => !at.startsWith('tests/conventions'),
    );
    expect(bare).toEqual([]);
  });
});

describe('the registries', () => {
  it('hold every file of their folders, and no host is written twice', () => {
    const below = (folder: RegExp): number => source.filter((file) => folder.test(file)).length;
    expect(checks.size).toBe(below(/^shared\/checks\/[^/]+\/[^/]+\.ts$/));
    expect(collectors.size + providers.size).toBe(below(/^collectors\/(?!cli\/)[^/]+\/[^/]+\.ts$/));
    expect(read('wxt.config.ts')).not.toMatch(/(https|\*):\/\/[^'"]*(github|amazonaws)/);
  });

  it('hold checks that name real controls and real collectors, once each, with a reason', () => {
    const problems = [...checks.values()].flatMap((check) => [
      ...check.needs.filter((need) => !collectors.has(need)).map((need) => `${check.id} needs ${need}`),
      ...check.controls.filter(({ id }) => !isControlId(id)).map(({ id }) => `${check.id} names ${id}`),
      ...check.controls
        .filter(({ rationale }) => rationale.trim().length < 20)
        .map(({ id }) => `${check.id} ${id} has no rationale`),
      ...(check.controls.length === new Set(check.controls.map(({ id }) => id)).size
        ? []
        : [`${check.id} names a control twice`]),
      ...(check.controls.length > 0 ? [] : [`${check.id} names no control`]),
    ]);
    expect(problems).toEqual([]);
    expect(checks.size).toBeGreaterThanOrEqual(30);
  });

  it('hold checks whose remedy leads to a page', () => {
    const scope = { system: 'x', tenant: 'acme', region: 'eu-west-1' };
    const leads = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === 'https:';
    expect([...checks.values()].filter((check) => !leads(check.remedy.url(scope))).map(({ id }) => id)).toEqual([]);
  });
});

describe('the tests', () => {
  it('mirror the source: each folder of tests has the folder it tests', () => {
    const folders = new Set(
      code
        .filter((file) => /^tests\/(shared|collectors|extension)\//.test(file) && /\.test\.tsx?$/.test(file))
        .map((file) => dirname(file).replace(/^tests\//, '')),
    );
    expect(
      [...folders].filter((folder) => !existsSync(join(root, folder)) && !existsSync(join(root, `${folder}.ts`))),
    ).toEqual([]);
  });

  it('are there for every collector and every check', () => {
    const tests = code
      .filter((file) => file.startsWith('tests/'))
      .map(read)
      .join('\n');
    const untested = [...collectors.keys(), ...checks.keys()].filter(
      (id) => !tests.includes(id) && !tests.includes(`${id.split('/')[1] ?? id}.ts`),
    );
    expect(untested).toEqual([]);
  });

  it('know their own extension', () => {
    const stray = code.filter(
      (file) => file.startsWith('tests/') && /\.test\./.test(file) && !['.ts', '.tsx'].includes(extname(file)),
    );
    expect(stray).toEqual([]);
  });
});
