import { describe, expect, it } from 'vitest';
import { masked } from '#extension/capture/redact/mask-text.ts';
import { scan } from '#extension/capture/redact/scan.ts';
import { PLAIN_TEXTS } from './plain-texts.ts';
import { SECRET_TEXTS } from './secret-texts.ts';

/** A third of a secret is still worth something to whoever finds it. */
function isLeft(secret: string, clean: string): boolean {
  const part = Math.max(8, Math.ceil(secret.length / 3));
  for (let at = 0; at + part <= secret.length; at += 1) if (clean.includes(secret.slice(at, at + part))) return true;
  return secret.length <= part && clean.includes(secret);
}

describe('the rules for secrets', () => {
  it('find every one of them', async () => {
    const found = await scan(SECRET_TEXTS.map(({ text }) => text));
    const missed = SECRET_TEXTS.filter(({ secret, text }, at) => isLeft(secret, masked(text, found[at] ?? [])));
    console.info(`recall: ${SECRET_TEXTS.length - missed.length} of ${SECRET_TEXTS.length}`);
    expect(missed.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([]);
  });

  it('leave everything else as it is', async () => {
    const found = await scan(PLAIN_TEXTS);
    const wrong = PLAIN_TEXTS.flatMap((text, at) =>
      (found[at] ?? []).map(({ start, end, rule }) => `${rule} «${text.slice(start, end)}» in ${text}`),
    );
    console.info(`readable: ${PLAIN_TEXTS.length - wrong.length} of ${PLAIN_TEXTS.length}`);
    expect(wrong).toEqual([]);
  });

  it('leave it as it is in one long page too, and find the secrets among it', async () => {
    const page = PLAIN_TEXTS.flatMap((text, at) => [text, SECRET_TEXTS[at]?.text ?? '']).join('\n');
    const [hits = []] = await scan([page]);
    const clean = masked(page, hits);
    expect(
      SECRET_TEXTS.slice(0, PLAIN_TEXTS.length)
        .filter(({ secret }) => isLeft(secret, clean))
        .map(({ kind }) => kind),
    ).toEqual([]);
    expect(PLAIN_TEXTS.filter((text) => !clean.includes(text))).toEqual([]);
  });
});
