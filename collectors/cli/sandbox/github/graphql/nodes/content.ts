import type { Repository } from '../../../organisation/repository.ts';
import { headOf } from '../../branches.ts';
import { nodeId } from '../../call.ts';
import { filesOf } from '../../files.ts';
import { forbidden, type Context, type Fields } from '../context.ts';

export function codeowners(context: Context, repository: Repository): Fields | null {
  if (!context.viewer.may('contents') && repository.visibility !== 'public') throw forbidden(context);
  if (repository.codeowners === null || context.organisation.lacksProtection(repository)) return null;
  const { path, errors } = repository.codeowners;
  return {
    errors: errors.map((kind, at) => ({
      kind,
      path,
      line: at + 1,
      column: 3,
      message: `${kind} on line ${at + 1}`,
      source: '* @gone',
      suggestion: null,
    })),
  };
}

/** `HEAD:path`: a file's text or a folder's entries. */
export function object(context: Context, repository: Repository, expression: string): Fields | null {
  if (!context.viewer.may('contents') && repository.visibility !== 'public') throw forbidden(context);
  const [, path = ''] = expression.split(':');
  const files = filesOf(repository);
  const blob = (name: string, text: string): Fields => ({
    __typename: 'Blob',
    id: nodeId('Blob', `${repository.id}:${name}`),
    oid: headOf(repository, name),
    text,
    byteSize: Buffer.byteLength(text),
    isBinary: false,
    isTruncated: false,
  });
  const text = files.get(path);
  if (text !== undefined) return blob(path, text);
  const inside = [...files].filter(
    ([name]) => name.startsWith(`${path}/`) && !name.slice(path.length + 1).includes('/'),
  );
  if (inside.length === 0) return null;
  const entries = inside.map(([name, content]) => ({
    name: name.slice(path.length + 1),
    path: name,
    type: 'blob',
    mode: 0o100644,
    oid: headOf(repository, name),
    size: Buffer.byteLength(content),
    object: () => blob(name, content),
  }));
  return { __typename: 'Tree', id: nodeId('Tree', `${repository.id}:${path}`), oid: headOf(repository, path), entries };
}
