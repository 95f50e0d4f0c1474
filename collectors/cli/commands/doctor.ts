import { credentialSources } from '../credentials/credential-source.ts';
import { listOption, withExamples, withFormat } from '../options.ts';
import type { CommandFile } from '../program.ts';

interface DoctorOptions extends Record<string, unknown> {
  readonly format: 'table' | 'json';
  readonly out?: string;
  readonly only?: readonly string[];
}

/** `annexa doctor github|aws`: what a credential may read, before a run. Writes nothing. */
const add: CommandFile = (program, context) => {
  const family = program.command('doctor').description('ask what a credential may and may not read, before a run');
  for (const [id, source] of credentialSources) {
    const command = family.command(id).description(`ask ${id}`);
    source.options(command).option('--only <names>', 'only these groups or collectors, with commas', listOption);
    const examples = source.examples.map(([line, what]) => [line.replace('collect', 'doctor'), what] as const);
    withExamples(withFormat(command, ['table', 'json']), examples).action(async (options: DoctorOptions) => {
      const given = await source.read(options, context);
      const [{ providers, collectors }, { connect }, { examine }, { renderDiagnosis }] = await Promise.all([
        import('#collectors/registry.ts'),
        import('../run/connect.ts'),
        import('../run/examine.ts'),
        import('../render/diagnosis.ts'),
      ]);
      const provider = providers.get(id);
      if (provider === undefined) throw new Error(`no provider ${id}`);
      const connected = await connect(provider, given, context.signal);
      const diagnosis = await examine(context, connected, collectors, options.only ?? []);
      const text =
        options.format === 'json' ? `${JSON.stringify(diagnosis, null, 2)}\n` : renderDiagnosis(diagnosis, context);
      await context.write(text, options.out);
    });
  }
};

export default add;
