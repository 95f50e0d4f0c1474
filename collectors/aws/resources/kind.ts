import { type Fact, known, type Population, unknown } from '#shared/evidence/fact.ts';
import type { Scope } from '#shared/evidence/record.ts';
import type { Session } from '../client/connection.ts';
import { arnIn } from '../client/partition.ts';
import type { Reader } from '../read/reader.ts';
import { View } from '../read/view.ts';

/** What every resource has, whichever way it was read. */
export interface Resource {
  readonly id: string;
  readonly arn: string | null;
  readonly name: string | null;
  readonly tags: Fact<Readonly<Record<string, string>>>;
  /** When AWS Config captured it; null when it was read directly. */
  readonly captured: string | null;
}

/** A resource as it was described: by AWS Config with its supplementary part, or by its own service. */
export interface Described {
  readonly base: Resource;
  readonly view: View;
  readonly extra: View;
}

/**
 * One type of resource: how it is read from a description, and how it is asked for directly when AWS
 * Config does not record it.
 */
export interface Kind<T extends Resource> {
  readonly type: string;
  readonly read: (described: Described) => T;
  readonly direct: Direct<T>;
}

/** How a type is asked for, and read, when AWS Config does not record it. */
export interface Direct<T> {
  ask(aws: Session): Promise<void>;
  read(reader: Reader, scope: Scope): Fact<Population<T>>;
}

export function fromConfig(item: View): Described {
  return {
    base: {
      id: item.text('resourceId') ?? '',
      arn: item.text('arn') ?? null,
      name: item.text('resourceName') ?? null,
      tags: tagsOf(item, 'tags'),
      captured: item.instant('configurationItemCaptureTime') ?? null,
    },
    view: item.at('configuration'),
    extra: item.at('supplementaryConfiguration'),
  };
}

interface DirectNames {
  readonly id: string;
  readonly arn?: string;
  readonly name?: string;
  readonly tags?: string;
}

/** A description by the service itself, given the names of its identifying fields. */
export function direct(view: View, names: DirectNames, extra: View = new View(undefined)): Described {
  return {
    base: {
      id: view.text(names.id) ?? '',
      arn: (names.arn && view.text(names.arn)) || null,
      name: (names.name && view.text(names.name)) || null,
      tags: names.tags === undefined ? unknown('tags were not asked for') : tagsOf(view, names.tags),
      captured: null,
    },
    view,
    extra,
  };
}

/** A description by EC2, which names a resource by its id alone: its ARN is that of its place. */
export function directEc2(view: View, scope: Scope, noun: string, names: DirectNames): Described {
  const described = direct(view, { tags: 'tagSet', ...names });
  const { base } = described;
  return { ...described, base: { ...base, arn: arnIn(scope, 'ec2', `${noun}/${base.id}`) } };
}

function tagsOf(view: View, path: string): Fact<Record<string, string>> {
  const list = view.list(path);
  if (list === undefined) return unknown('AWS did not return the tags');
  return known(Object.fromEntries(list.map((tag) => [tag.text('key') ?? '', tag.text('value') ?? ''])));
}

export function flag(view: View, path: string): Fact<boolean> {
  return view.fact(path, (one) => one.bool());
}

export function count(view: View, path: string): Fact<number> {
  return view.fact(path, (one) => one.number());
}

export function word(view: View, path: string): Fact<string> {
  return view.fact(path, (one) => one.text());
}
