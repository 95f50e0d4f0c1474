import type { Command } from 'commander';
import type { CliContext } from '../context.ts';

/** Where the command line gets the credential of one provider: one file a provider, named like it. */
export interface CredentialSource {
  /** Options that `collect` and `doctor` take for this provider. */
  options(command: Command): Command;
  /** What the provider's `parseCredential` is given. Throws an InputError or a ConnectionError. */
  read(options: Readonly<Record<string, unknown>>, context: CliContext): Promise<unknown>;
  /** Examples for the help of `collect`. */
  readonly examples: readonly (readonly [line: string, what: string])[];
}

const files = import.meta.glob<CredentialSource>(['./*.ts', '!./credential-source.ts'], {
  eager: true,
  import: 'default',
});

/** By provider id. */
export const credentialSources: ReadonlyMap<string, CredentialSource> = new Map(
  Object.entries(files).map(([path, source]) => [path.slice('./'.length, -'.ts'.length), source]),
);
