import type { StandardId } from '#shared/engine/report.ts';
import { type Format, withExamples, withFormat, withReport } from '../options.ts';
import type { CommandFile } from '../program.ts';

interface ListOptions {
  readonly format: Format;
  readonly out?: string;
  readonly standard?: StandardId;
}

const WHAT = {
  checks: 'what is judged, with controls, severity and remedy',
  collectors: 'what is read, with the permissions it needs',
  controls: 'the controls of an edition, and the checks that speak for them',
  pages: 'the console pages that are recognised, and what each can show',
} as const;

/** `annexa list checks|collectors|controls|pages`. */
const add: CommandFile = (program, context) => {
  const family = program.command('list').description('list what Annexa knows: checks, collectors, controls, pages');
  for (const [what, description] of Object.entries(WHAT)) {
    const command = withFormat(family.command(what).description(description), ['table', 'json', 'csv']);
    if (what === 'controls') withReport(command);
    withExamples(command, [
      [`annexa list ${what}`, ''],
      [`annexa list ${what} --format json`, 'for a script'],
    ]).action(async (options: ListOptions) => {
      const [{ listings }, { renderListing }] = await Promise.all([
        import('../run/listings.ts'),
        import('../render/listing.ts'),
      ]);
      const listing = await listings[what as keyof typeof WHAT](options.standard ?? 'iso27001-2022');
      await context.write(await renderListing(listing, options.format, context), options.out);
    });
  }
};

export default add;
