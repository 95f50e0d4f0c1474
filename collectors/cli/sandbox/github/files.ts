import { hexOf } from '../organisation/random.ts';
import type { Repository } from '../organisation/repository.ts';

const workflows: Readonly<Record<Exclude<Repository['workflow'], 'none'>, string>> = {
  pinned: [
    'name: ci',
    'on: [push, pull_request]',
    'permissions:',
    '  contents: read',
    'jobs:',
    '  build:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    `      - uses: actions/checkout@${hexOf(40, 'checkout')} # v4`,
    '      - run: make test',
    '',
  ].join('\n'),
  tags: [
    'name: ci',
    'on: push',
    'jobs:',
    '  build:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - uses: third-party/setup@main',
    '      - run: make test',
    '',
  ].join('\n'),
  dangerous: [
    'name: ci',
    'on: pull_request_target',
    'permissions: write-all',
    'jobs:',
    '  build:',
    '    runs-on: self-hosted',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '        with:',
    '          ref: ${{ github.event.pull_request.head.sha }}',
    '      - run: echo "${{ github.event.pull_request.title }}" && make test',
    '',
  ].join('\n'),
};

/** The files that a collector may look for, by path; everything else is not there. */
export function filesOf(repository: Repository): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  if (repository.empty) return files;
  files.set('README.md', `# ${repository.name}\n\n${repository.description}\n`);
  if (repository.codeowners !== null) files.set(repository.codeowners.path, `* @meridian-labs/${repository.team}\n`);
  if (repository.securityPolicy) files.set('SECURITY.md', '# Security\n\nReport to security@meridian-labs.example.\n');
  if (repository.workflow !== 'none') files.set('.github/workflows/ci.yml', workflows[repository.workflow]);
  if (repository.security.dependabotUpdates === 'enabled')
    files.set('.github/dependabot.yml', 'version: 2\nupdates: []\n');
  if (repository.language === 'Kotlin') files.set('gradle/wrapper/gradle-wrapper.jar', 'PK');
  if (repository.workflow === 'dangerous') files.set('tools/converter/legacy-converter.jar', 'PK');
  return files;
}
