import { credentialSources } from '../credentials/credential-source.ts';
import { EXIT } from '../exit-code.ts';
import { listOption, withExamples, withFormat } from '../options.ts';
import type { CommandFile } from '../program.ts';

interface CollectOptions extends Record<string, unknown> {
  readonly format: 'table' | 'json';
  readonly out?: string;
  readonly only?: readonly string[];
  readonly fresh?: boolean;
}

/** `annexa collect github|aws`: one subcommand a provider. */
const add: CommandFile = (program, context) => {
  const family = program.command('collect').description('read a system and keep what it answers as signed evidence');
  for (const [id, source] of credentialSources) {
    const command = family.command(id).description(`read ${id}`);
    source.options(command);
    command
      .option('--only <names>', 'only these groups or collectors, with commas (annexa list collectors)', listOption)
      .option('--fresh', 'begin anew, also where an interrupted run could be continued');
    withExamples(withFormat(command, ['table', 'json']), source.examples).action(async (options: CollectOptions) => {
      const given = await source.read(options, context);
      const [{ providers, collectors }, { connect }, { collectRun }] = await Promise.all([
        import('#collectors/registry.ts'),
        import('../run/connect.ts'),
        import('../run/collect-run.ts'),
      ]);
      const provider = providers.get(id);
      if (provider === undefined) throw new Error(`no provider ${id}`);
      const connected = await connect(provider, given, context.signal);
      const { only = [], fresh = false } = options;
      const run = await collectRun(context, { connected, collectors, only, fresh, trigger: 'manual' });
      if (run.failed.length > 0) context.end(EXIT.failed);
      const { renderRun } = await import('../render/step-table.ts');
      await context.write(
        options.format === 'json' ? `${JSON.stringify(run, null, 2)}\n` : renderRun(run, context),
        options.out,
      );
    });
  }
};

export default add;
