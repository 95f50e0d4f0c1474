import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

let built: GraphQLSchema | null = null;

/** The SDL is read from the package as it is; its JavaScript entry would load 5 MB of JSON nobody needs here. */
function readSdl(): string {
  const folders = createRequire(import.meta.url).resolve.paths('@octokit/graphql-schema') ?? [];
  const file = folders
    .map((folder) => join(folder, '@octokit/graphql-schema/schema.graphql'))
    .find((path) => existsSync(path));
  if (file === undefined) throw new Error('@octokit/graphql-schema is not installed.');
  return readFileSync(file, 'utf8');
}

/** GitHub's official schema, built when the first query arrives. */
export function schema(): GraphQLSchema {
  built ??= buildSchema(readSdl(), { assumeValidSDL: true });
  return built;
}
