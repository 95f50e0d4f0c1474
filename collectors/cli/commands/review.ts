import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Captured } from '#shared/engine/captures.ts';
import { InputError } from '#shared/errors/input-error.ts';
import type { Opinion } from '#shared/evidence/decisions.ts';
import type { CliContext } from '../context.ts';
import { withExamples } from '../options.ts';
import type { CommandFile } from '../program.ts';
import { reading, stating } from '../run/log-access.ts';
import { inert } from '../terminal/text.ts';

/** `annexa review`: what people say of captures they looked at, as signed statements of the log. */
const add: CommandFile = (program, context) => {
  const family = program
    .command('review')
    .description('approve or reject a capture, or list captures and who reviewed them');
  family
    .command('list', { isDefault: true })
    .description('the captures that count, and who reviewed each')
    .action(() => list(context));
  const id = '01900000-0000-7000-8000-0000000000cc';
  const approve = family.command('approve').description('say that a capture shows what it claims');
  decides(approve, context, 'approved', 'what you looked at');
  withExamples(approve, [[`annexa review approve ${id} --by "Bea Rossi"`, '']]);
  const reject = family.command('reject').description('say that a capture does not count, and why');
  decides(reject, context, 'rejected', 'why; needed, since the capture then shows nothing');
  withExamples(reject, [[`annexa review reject ${id} --by "Bea Rossi" --note "The list is filtered"`, '']]);
};

export default add;

function decides(command: Command, context: CliContext, decision: Opinion['decision'], note: string): void {
  command
    .argument('<evidence>', 'id of the capture, as the list shows it')
    .option('--by <name>', 'who reviewed it', userInfo().username)
    .option('--note <text>', note, '')
    .action((evidence: string, { by, note: said }: { readonly by: string; readonly note: string }) =>
      review(context, evidence, { reviewer: by, decision, note: said }),
    );
}

async function review(context: CliContext, evidence: string, opinion: Opinion): Promise<void> {
  const [{ newReview }, { REVIEW_TYPE }, { envelopeSubject }] = await Promise.all([
    import('#shared/evidence/decisions.ts'),
    import('#shared/evidence/predicates.ts'),
    import('#shared/evidence/statement.ts'),
  ]);
  const time = new Date().toISOString();
  const said = newReview(opinion, time);
  const found = (await captures(context, time)).find(({ row }) => row.id === evidence);
  if (found === undefined)
    throw new InputError(`No capture that counts has the id "${evidence}".`, 'annexa review list shows them.');
  await stating(context, (writer) => writer.append(REVIEW_TYPE, said, [envelopeSubject(found.row.digest)]));
  context.say(`annexa: ${said.reviewer} ${said.decision} "${inert(found.capture.title)}".`);
}

async function list(context: CliContext): Promise<void> {
  const found = await captures(context, new Date().toISOString());
  const lines = found.toReversed().map(({ row, capture, review: said }) => {
    const where = inert(capture.title === '' ? capture.url : capture.title);
    return `${row.id}  ${row.effective.slice(0, 10)}  ${where}  ${told(said)}\n`;
  });
  await context.write(lines.length > 0 ? lines.join('') : 'There is no capture.\n');
}

function told(said: Captured['review']): string {
  if (said === null) return 'not reviewed';
  const whose = said.foreign === undefined ? '' : `, by the word of log ${inert(said.foreign)}`;
  const why = said.note === undefined ? '' : `: ${inert(said.note)}`;
  return `${said.decision} by ${inert(said.reviewer)} on ${said.time.slice(0, 10)}${whose}${why}`;
}

async function captures(context: CliContext, asOf: string): Promise<readonly Captured[]> {
  const { readCaptures } = await import('#shared/engine/captures.ts');
  return reading(context, (store) => readCaptures(store, asOf));
}
