import type { SecretLintCoreConfig } from '@secretlint/types';
import { type FindOptions, findSecrets, merged } from './find-secrets.ts';
import type { Hit } from './mask-text.ts';
import { rangeIn, variantsOf } from './variants.ts';

/**
 * secretlint's recommended rules and our own over texts of a page. The library is loaded on the first
 * call; it needs no DOM, no network and makes no code from text.
 */
export async function scan(texts: readonly string[], options: FindOptions = {}): Promise<Hit[][]> {
  const lint = await linter();
  const found: Hit[][] = [];
  for (const text of texts) {
    const hits = findSecrets(text, options);
    for (const variant of variantsOf(text).filter(({ joinedOnly }) => !joinedOnly)) {
      const own = await lint(variant.text);
      hits.push(...own.map(({ start, end, rule }) => ({ ...rangeIn(variant, start, end), rule })));
    }
    found.push(merged(hits));
  }
  return found;
}

let loading: Promise<(text: string) => Promise<Hit[]>> | null = null;

function linter(): Promise<(text: string) => Promise<Hit[]>> {
  loading ??= load();
  return loading;
}

async function load(): Promise<(text: string) => Promise<Hit[]>> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const id = '@secretlint/secretlint-rule-preset-recommend';
  const config: SecretLintCoreConfig = { rules: [{ id, rule: creator, options: {} }] };
  return async (content) => {
    const source = { filePath: 'page.txt', ext: '.txt', contentType: 'text' as const, content };
    const { messages } = await lintSource({ source, options: { config } });
    return messages.flatMap(({ ruleId, range: [from, end] }) => {
      const start = from + nameLength(content.slice(from, end));
      const secret = content.slice(start, end);
      const rule = ruleId.replace(/^@secretlint\/secretlint-rule-/, 'secretlint-');
      return secret.includes('█') ? [] : [{ start, end, rule }];
    });
  };
}

/** Some rules report the name along with its value; the name of a setting stays readable. */
function nameLength(text: string): number {
  return /^[\w"'-]{0,60}?\s*(?:=>|[:=])\s*["']?(?=\S{8})/.exec(text)?.[0].length ?? 0;
}
