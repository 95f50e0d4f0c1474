/**
 * Regenerates `openapi.json` from the published description of GitHub's REST interface:
 *
 *     npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz
 *     node collectors/cli/sandbox/github/prune-openapi.ts ./package
 *     npx biome format --config-path=.ci --write collectors/cli/sandbox/github/openapi.json
 *
 * The whole package is 385 MB installed, which is why a part of it is kept beside the code. Kept are the
 * GET operations listed in `openapi-paths.ts`, their query parameters and every answer that has a JSON
 * schema, with the components those reach. Dropped are prose and examples. `nullable` becomes JSON Schema's
 * `null` type, because ajv refuses `nullable` without `type`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cloudOnlyPaths, paths } from './openapi-paths.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const prose = new Set(['description', 'example', 'examples', 'externalDocs', 'title', 'deprecated', 'xml', 'readOnly']);

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property may itself be called "description": only keywords of a schema are prose, never names of properties. */
function clean(value: Json, insideNames = false): Json {
  if (Array.isArray(value)) return value.map((item) => clean(item));
  if (!isObject(value)) return value;
  const out: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    if (!insideNames && (prose.has(key) || key.startsWith('x-'))) continue;
    if (!insideNames && key === 'nullable') continue;
    out[key] = key === 'enum' || key === 'required' ? item : clean(item, !insideNames && key === 'properties');
  }
  return !insideNames && value.nullable === true ? withNull(out) : out;
}

function withNull(schema: JsonObject): JsonObject {
  if (typeof schema.type === 'string') {
    const out: JsonObject = { ...schema, type: [schema.type, 'null'] };
    if (Array.isArray(schema.enum) && !schema.enum.includes(null)) out.enum = [...schema.enum, null];
    return out;
  }
  return { anyOf: [schema, { type: 'null' }] };
}

function lookUp(document: JsonObject, ref: string): Json {
  let at: Json | undefined = document;
  for (const part of ref.slice(2).split('/')) at = isObject(at) ? at[part] : undefined;
  if (at === undefined) throw new Error(`${ref} is not in the description.`);
  return at;
}

function follow(document: JsonObject, value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new Error('Expected an object in the description.');
  return typeof value.$ref === 'string' ? follow(document, lookUp(document, value.$ref)) : value;
}

function operation(document: JsonObject, path: string): JsonObject {
  const get = follow(document, follow(document, follow(document, document.paths)[path]).get);
  const parameters = (Array.isArray(get.parameters) ? get.parameters : [])
    .map((parameter) => follow(document, parameter))
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => ({ name: parameter.name ?? null, schema: clean(parameter.schema ?? {}) }));
  const responses: JsonObject = {};
  for (const [status, response] of Object.entries(follow(document, get.responses))) {
    const content = follow(document, response).content;
    const json = isObject(content) ? content['application/json'] : undefined;
    responses[status] = isObject(json) ? clean(json.schema ?? {}) : null;
  }
  return { operationId: get.operationId ?? null, parameters, responses };
}

function collectRefs(value: Json, into: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectRefs(item, into);
  else if (isObject(value))
    for (const [key, item] of Object.entries(value)) {
      if (key === '$ref' && typeof item === 'string') into.add(item.replace('#/components/schemas/', ''));
      else collectRefs(item, into);
    }
}

function prune(folder: string): JsonObject {
  const files = { 'api.github.com.json': paths, 'ghec.json': cloudOnlyPaths };
  const sources: JsonObject = {};
  const operations: JsonObject = {};
  const schemas: JsonObject = {};
  for (const [file, wanted] of Object.entries(files)) {
    const bytes = readFileSync(join(folder, 'generated', file));
    const document: Json = JSON.parse(bytes.toString('utf8'));
    if (!isObject(document)) throw new Error(`${file} is not a description.`);
    sources[file] = { sha256: createHash('sha256').update(bytes).digest('hex') };
    for (const path of wanted) {
      const pruned = operation(document, path);
      operations[path] = pruned;
      const open = new Set<string>();
      collectRefs(pruned, open);
      for (const name of open) {
        if (name in schemas) continue;
        schemas[name] = clean(lookUp(document, `#/components/schemas/${name}`));
        collectRefs(schemas[name], open);
      }
    }
  }
  const ordered = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  const manifest: Json = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const content: JsonObject = { paths: operations, components: { schemas: ordered } };
  return {
    notice: readFileSync(join(folder, 'LICENSE'), 'utf8').trim(),
    source: {
      package: '@octokit/openapi',
      version: isObject(manifest) ? (manifest.version ?? null) : null,
      files: sources,
    },
    sha256: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
    ...content,
  };
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder of the unpacked package.');
const target = join(dirname(fileURLToPath(import.meta.url)), 'openapi.json');
writeFileSync(target, `${JSON.stringify(prune(folder))}\n`);
