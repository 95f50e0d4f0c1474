import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-code.ts';
import { withExamples } from '../options.ts';
import type { CommandFile } from '../program.ts';
import type { RunSummary } from '../run/run-summary.ts';
import type { SandboxAddress } from '../sandbox/server.ts';
import { rendered } from './gaps.ts';

interface StartOptions {
  readonly out: string;
}

/** `annexa start`: everything once, on the sample organisation. What `npm start` runs. */
const add: CommandFile = (program, context) => {
  const command = program
    .command('start')
    .description(
      'show all of it on a sample organisation: collect, judge, report; no credentials, nothing from outside',
    )
    .option('--out <dir>', 'folder for report.html and gaps.json', 'out');
  withExamples(command, [['annexa start', 'collect from the sample organisation and print its gaps']]).action(
    async ({ out }: StartOptions) => {
      const folder = resolve(out);
      await mkdir(folder, { recursive: true });
      // A fresh one each time, so that an earlier run's evidence is not in the report.
      const workspace = await mkdtemp(join(folder, 'workspace-'));
      const { startSandbox } = await import('../sandbox/server.ts');
      const sandbox = await startSandbox();
      try {
        const runs = await collectAll(context, sandbox.address, workspace);
        await report(context, workspace, folder);
        if (runs.some(({ failed }) => failed.length > 0)) context.end(EXIT.failed);
      } finally {
        await sandbox.close();
        await rm(workspace, { recursive: true, force: true });
      }
    },
  );
};

export default add;

async function collectAll(context: CliContext, address: SandboxAddress, workspace: string): Promise<RunSummary[]> {
  const [{ providers, collectors }, { connect }, { collectRun }] = await Promise.all([
    import('#collectors/registry.ts'),
    import('../run/connect.ts'),
    import('../run/collect-run.ts'),
  ]);
  const { github, aws } = address;
  const given: Record<string, unknown> = {
    github: { org: github.org, baseUrl: github.baseUrl, token: github.tokens.admin },
    aws: {
      accessKeyId: aws.accessKeyId,
      secretAccessKey: aws.secretAccessKey,
      region: aws.region,
      regions: [aws.region],
      endpoint: aws.endpoint,
    },
  };
  const runs: RunSummary[] = [];
  for (const [id, credential] of Object.entries(given)) {
    const provider = providers.get(id);
    if (provider === undefined) throw new Error(`no provider ${id}`);
    const connected = await connect(provider, credential, context.signal);
    runs.push(
      await collectRun(context, { connected, collectors, only: [], fresh: true, trigger: 'sample', workspace }),
    );
  }
  return runs;
}

async function report(context: CliContext, workspace: string, folder: string): Promise<void> {
  const [{ reportOf }, { FolderStore }] = await Promise.all([
    import('../run/report-run.ts'),
    import('../store/folder-store.ts'),
  ]);
  const store = await FolderStore.openReader(workspace);
  const gaps = await reportOf(store, { standard: 'iso27001-2022' }, context.signal);
  const html = join(folder, 'report.html');
  const json = join(folder, 'gaps.json');
  try {
    await store.close();
    await context.write(await rendered(gaps, 'html', context), html);
    await context.write(await rendered(gaps, 'json', context), json);
    await context.write(await rendered(gaps, 'table', context));
  } finally {
    gaps.close();
  }
  await context.write(`
Written:  ${relative(process.cwd(), html)}  ${relative(process.cwd(), json)}

The extension:  npm run build:extension, then load the folder .output/chrome-mv3
  (chrome://extensions, Developer mode, Load unpacked).
Your own:       GITHUB_TOKEN=… npm run annexa -- collect github --org ORG
                npm run annexa -- collect aws --profile PROFILE
`);
}
