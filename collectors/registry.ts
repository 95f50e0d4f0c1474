import type { AnyCollector, AnyProvider, Identified } from '#shared/define.ts';

/**
 * Every provider and collector, by the path of its file. Eager: these modules are small, and what is
 * large (the AWS clients) they import lazily.
 */
const providerFiles = import.meta.glob<AnyProvider>('./*/provider.ts', { eager: true, import: 'default' });
const collectorFiles = import.meta.glob<AnyCollector>(['./*/*.ts', '!./*/provider.ts', '!./cli/**'], {
  eager: true,
  import: 'default',
});

function idOf(path: string): string {
  return path.replace(/^\.\//, '').replace(/(\/provider)?\.ts$/, '');
}

function identify<T extends object>(files: Record<string, T>): ReadonlyMap<string, Identified<T>> {
  return new Map(
    Object.entries(files)
      .map(([path, definition]) => [idOf(path), { ...definition, id: idOf(path) }] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export const providers = identify(providerFiles);
export const collectors = identify(collectorFiles);
