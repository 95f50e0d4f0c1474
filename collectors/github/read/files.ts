import { cut, type Fact, known, type Population, unknown, whole } from '#shared/evidence/fact.ts';
import type { RestAnswers } from './answers.ts';
import { PERMISSION } from './permission.ts';
import { unseenBy } from './refusal.ts';
import { Draw, type Sample } from './sample.ts';
import type { View } from './view.ts';

export interface SampledFiles {
  /** "acme/payments-api". */
  readonly name: string;
  /** Paths of files that are the result of a build, judged by their names; null for a repository without files. */
  readonly binaries: Fact<Population<string> | null>;
}

export interface FileSample extends Pick<Sample, 'seed' | 'drawn' | 'of'> {
  readonly repositories: readonly SampledFiles[];
}

/** What compilers, linkers and packagers leave behind. */
const BUILT =
  /\.(exe|dll|com|msi|sys|so(\.\d+)*|dylib|ko|a|o|obj|lib|class|jar|war|ear|pyc|pyo|whl|egg|deb|rpm|apk|aab|ipa|dmg|pkg|appimage|wasm|node)$/i;
/** The build tool's own starter, which belongs beside the code by its makers' advice. */
const STARTER = /(^|\/)(gradle\/wrapper\/gradle-wrapper|\.mvn\/wrapper\/maven-wrapper)\.jar$/;

export function treePath(name: string): string {
  return `/repos/${name}/git/trees/HEAD?recursive=1`;
}

/** A repository in use, by its place on the REST page; null for one in which nothing changes. */
export function inUse(item: Readonly<Record<string, unknown>>): string | null {
  const { full_name: name, archived, disabled } = item;
  return typeof name === 'string' && archived !== true && disabled !== true ? name : null;
}

/** Which repositories are looked at: drawn by their names alone, so that nobody picks them. */
export function drawnFrom(org: string, names: Iterable<string>): Sample {
  const draw = new Draw(`${org.toLowerCase()} files`);
  for (const name of names) draw.add(name);
  return draw.sample();
}

export function filesOf(rest: RestAnswers, name: string): SampledFiles {
  const path = treePath(name);
  const reply = rest.reply(path);
  if (reply.kind === 'void' && /empty/i.test(reply.why)) return { name, binaries: known(null) };
  if (reply.kind !== 'answered') return { name, binaries: unseenBy(reply, PERMISSION.contents) };
  const tree = rest.object(path, PERMISSION.contents);
  return { name, binaries: tree.known ? binariesIn(tree.value, name) : tree };
}

function binariesIn(tree: View, name: string): Fact<Population<string>> {
  const entries = tree.objects('tree');
  if (!entries.known) return entries;
  const paths = entries.value.map((entry) => entry.string('path'));
  const built = paths.flatMap((path) =>
    path.known && BUILT.test(path.value) && !STARTER.test(path.value) ? [path.value] : [],
  );
  const truncated = tree.boolean('truncated');
  const nameless = paths.find((path) => !path.known);
  if (nameless && !nameless.known) return known(cut(built, null, nameless));
  if (!truncated.known) return known(cut(built, null, truncated));
  return known(
    truncated.value ? cut(built, null, unknown(`GitHub cut the list of files of ${name} off`)) : whole(built),
  );
}
