import { Command } from 'commander';
import type { CliContext, ContextState } from './context.ts';
import { EXIT_HELP } from './exit-code.ts';

/** Adds one command, or a family under one name, to the program. The file's name is the command's. */
export type CommandFile = (program: Command, context: CliContext) => void;

const files = import.meta.glob<CommandFile>('./commands/*.ts', { import: 'default' });

const DEFAULT_WORKSPACE = '.annexa';

/**
 * The program with the command that `argv` names; with all of them when it names none, for the help.
 * Commands are separate chunks: the one that is not used is not loaded.
 */
export async function programFor(argv: readonly string[], context: CliContext, state: ContextState): Promise<Command> {
  const program = new Command('annexa');
  program
    .description(
      'Collects control evidence from cloud and SaaS APIs, maps it to ISO/IEC 27001 and shows what is missing.',
    )
    .version(ANNEXA_VERSION, '-V, --version', 'print the version')
    .option(
      '-w, --workspace <dir>',
      'folder that holds the evidence',
      context.env['ANNEXA_WORKSPACE'] ?? DEFAULT_WORKSPACE,
    )
    .helpOption('-h, --help', 'print help')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined })
    .exitOverride()
    .showSuggestionAfterError()
    .hook('preAction', () => {
      state.workspace = program.opts<{ workspace: string }>().workspace;
    })
    .addHelpText(
      'after',
      `
Examples:
  $ npm start                                         a sample organisation, end to end, with no credentials
  $ GITHUB_TOKEN=… annexa collect github --org acme
  $ annexa collect aws --profile audit
  $ annexa gaps
  $ annexa show A.8.5

${EXIT_HELP}`,
    );
  for (const add of await commandsFor(argv)) add(program, context);
  return program;
}

async function commandsFor(argv: readonly string[]): Promise<readonly CommandFile[]> {
  const name = commandName(argv);
  const file = name === null ? undefined : files[`./commands/${name}.ts`];
  if (file) return [await file()];
  return Promise.all(
    Object.keys(files)
      .sort()
      .map((path) => files[path]?.() ?? Promise.reject(new Error(path))),
  );
}

/** The first word that is not an option or the workspace's value. */
function commandName(argv: readonly string[]): string | null {
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (word === '-w' || word === '--workspace') at++;
    else if (!word.startsWith('-')) return word;
  }
  return null;
}
