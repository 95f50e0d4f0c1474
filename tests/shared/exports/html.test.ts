import { describe, expect, it } from 'vitest';
import type { GapReport } from '#shared/engine/report.ts';
import { renderHtml } from '#shared/exports/html.ts';
import { textOf } from '#shared/exports/text.ts';
import { failing, sample } from './sample-report.ts';

const page = (...of: Parameters<typeof sample>) => textOf(renderHtml(...sample(...of)));

describe('renderHtml', () => {
  it('shows every control and clause, and each number with its denominator', async () => {
    const text = await page();
    for (const { id } of sample()[0].controls) expect(text.includes(`id="${id}"`)).toBe(true);
    expect(text.includes('<b>2</b> / 93')).toBe(true);
    expect(text.includes('1 of 3 members fails, 1 denied: needs Members: read')).toBe(true);
    expect(text.includes('>10.2<')).toBe(true);
  });

  it('runs nothing and fetches nothing', async () => {
    const text = await page();
    expect(text.includes(`content="default-src 'none'; style-src 'unsafe-inline'"`)).toBe(true);
    expect(/<script|<link|<img|\son\w+=|url\(/i.exec(text)).toBeNull();
  });

  it('shows hostile names as text', async () => {
    const text = await page('"><script>alert(1)</script>');
    expect(text.includes('<script>')).toBe(false);
    expect(text.includes('&lt;script&gt;alert(1)')).toBe(true);
  });

  it('says whose log a source is from, and which keys signed', async () => {
    const [report, lines] = sample();
    const keyid = 'ab'.repeat(32);
    const taken = {
      ...report,
      sources: report.sources.map((source) => ({ ...source, foreign: 'annexa-cli/<1>' })),
      keys: [
        {
          origin: 'annexa-cli/<1>',
          foreign: true,
          keyid,
          tier: 'software-wrapped',
          state: 'revoked',
          since: '2026-01-01T00:00:00.000Z',
        },
      ],
    } satisfies GapReport;
    const text = await textOf(renderHtml(taken, lines));
    expect(text).toContain('taken over from log annexa-cli/&lt;1&gt;');
    expect(text).toContain(
      `Taken over: log annexa-cli/&lt;1&gt;, signed by key <code>${keyid}</code> (software-wrapped, revoked)`,
    );
    expect(await page()).not.toContain('signed by key');
  });

  it('cuts a list that nobody could read, and says how long it is and where all of it is', async () => {
    const text = await page('ann', undefined, [failing(1_234)]);
    expect(text).toContain('1235 of 1237 members fail');
    expect(text).toContain('The first 500 of 1236. Every one is in registers/findings.csv of an evidence package.');
    expect(text).not.toContain('member-600');
    expect(await page()).not.toContain('The first');
  });

  it('comes in pieces that are no longer for a long list', async () => {
    const longest = async (...of: Parameters<typeof sample>) => {
      const pieces = await Array.fromAsync(renderHtml(...sample(...of)));
      return Math.max(...pieces.map(({ length }) => length));
    };
    expect(await longest('ann', undefined, [failing(499)])).toBe(await longest());
  });

  it('links only to web addresses', async () => {
    expect((await page('ann', 'javascript:alert(1)')).includes('href="javascript')).toBe(false);
    const href = 'href="https://console.example/ann"';
    expect((await page('ann', 'https://console.example/ann')).includes(href)).toBe(true);
  });
});
