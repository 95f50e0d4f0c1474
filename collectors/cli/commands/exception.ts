import type { Command } from 'commander';
import { InputError } from '#shared/errors/input-error.ts';
import type { Acceptance } from '#shared/evidence/decisions.ts';
import type { CliContext } from '../context.ts';
import { instantOption, withExamples } from '../options.ts';
import type { CommandFile } from '../program.ts';
import { reading, stating } from '../run/log-access.ts';
import { inert } from '../terminal/text.ts';

/** `annexa exception`: risks that somebody accepted for a time, as signed statements of the log. */
const add: CommandFile = (program, context) => {
  const family = program
    .command('exception')
    .description('accept the risk of a control until a day, withdraw that, or list what stands');
  accept(family, context);
  family
    .command('withdraw')
    .description('end an exception before its day; the log keeps both')
    .argument('<id>', 'id of the exception, as the list shows it')
    .action((id: string) => withdraw(context, id));
  family
    .command('list', { isDefault: true })
    .description('the exceptions that were not withdrawn')
    .action(() => list(context));
};

export default add;

function accept(family: Command, context: CliContext): void {
  const command = family
    .command('accept')
    .description('state that a risk is carried knowingly: the control reads as accepted until the day')
    .argument('<control>', 'id in the 2022 edition: A.8.5')
    .requiredOption('--reason <text>', 'why the risk is carried; it is in every report and package')
    .requiredOption('--owner <name>', 'who carries it')
    .requiredOption('--approved-by <name>', 'who approved that')
    .requiredOption('--until <date>', 'last day on which it stands', instantOption('end'));
  withExamples(command, [
    [
      'annexa exception accept A.8.32 --reason "Two maintainers until the spring" --owner "Ada Park" --approved-by "Ben Ruiz" --until 2027-03-31',
      '',
    ],
  ]).action(async (asked: string, options: Omit<Acceptance, 'control'>) => {
    const { newException } = await import('#shared/evidence/decisions.ts');
    const exception = newException({ ...options, control: await controlOf(asked) }, new Date().toISOString());
    await append(context, exception);
    const { id, control, until } = exception;
    context.say(`annexa: accepted ${control.id} until ${until.slice(0, 10)} as exception ${id}.`);
  });
}

async function controlOf(asked: string): Promise<string> {
  const { controlIds } = await import('#shared/standards/standards.ts');
  const wanted = asked.trim().toUpperCase();
  const found = controlIds.find((id) => id === wanted || id === `A.${wanted}`);
  if (found !== undefined) return found;
  throw new InputError(`"${asked}" is no control of ISO/IEC 27001:2022.`, 'annexa list controls shows them.');
}

async function withdraw(context: CliContext, id: string): Promise<void> {
  const time = new Date().toISOString();
  const found = (await standing(context, time)).find((told) => told.foreign === undefined && told.id === id);
  if (found === undefined)
    throw new InputError(`This log states no exception ${id}.`, 'annexa exception list shows them.');
  await append(context, { ...found, time, withdrawn: true });
  context.say(`annexa: withdrew exception ${id}.`);
}

async function list(context: CliContext): Promise<void> {
  const now = new Date().toISOString();
  const lines = (await standing(context, now)).map((told) => {
    const { id, control, reason, owner, approvedBy, until, foreign } = told;
    const state = until < now ? 'ended' : 'until';
    const whose = foreign === undefined ? '' : `, of log ${inert(foreign)}: not applied here`;
    const people = `owner ${inert(owner)}, approved by ${inert(approvedBy)}${whose}`;
    return `${control.id.padEnd(6)}  ${state} ${until.slice(0, 10)}  ${inert(id)}  ${inert(reason)} (${people})\n`;
  });
  await context.write(lines.length > 0 ? lines.join('') : 'No exception stands.\n');
}

async function standing(context: CliContext, asOf: string) {
  const { exceptionsIn } = await import('#shared/engine/exceptions.ts');
  return reading(context, (store) => exceptionsIn(store, asOf));
}

async function append(context: CliContext, predicate: unknown): Promise<void> {
  const { EXCEPTION_TYPE } = await import('#shared/evidence/predicates.ts');
  await stating(context, (writer) => writer.append(EXCEPTION_TYPE, predicate, []));
}
