import { describe, expect, it } from 'vitest';
import { renderHtml } from '#shared/exports/html.ts';
import { sampleReport } from './sample-report.ts';

describe('renderHtml', () => {
  it('shows every control and clause, and each number with its denominator', () => {
    const page = renderHtml(sampleReport());
    for (const { id } of sampleReport().controls) expect(page.includes(`id="${id}"`)).toBe(true);
    expect(page.includes('<b>2</b> / 93')).toBe(true);
    expect(page.includes('1 of 3 members fails, 1 denied: needs Members: read')).toBe(true);
    expect(page.includes('>10.2<')).toBe(true);
  });

  it('runs nothing and fetches nothing', () => {
    const page = renderHtml(sampleReport());
    expect(page.includes(`content="default-src 'none'; style-src 'unsafe-inline'"`)).toBe(true);
    expect(/<script|<link|<img|\son\w+=|url\(/i.exec(page)).toBeNull();
  });

  it('shows hostile names as text', () => {
    const page = renderHtml(sampleReport('"><script>alert(1)</script>'));
    expect(page.includes('<script>')).toBe(false);
    expect(page.includes('&lt;script&gt;alert(1)')).toBe(true);
  });

  it('says whose log a source is from, and which keys signed', () => {
    const report = sampleReport();
    const keyid = 'ab'.repeat(32);
    const page = renderHtml({
      ...report,
      sources: report.sources.map((source) => ({ ...source, foreign: 'annexa-cli/<1>' })),
      keys: [{ origin: 'annexa-cli/<1>', foreign: true, keyid, tier: 'software-wrapped', state: 'revoked' }],
    });
    expect(page).toContain('taken over from log annexa-cli/&lt;1&gt;');
    expect(page).toContain(
      `Taken over: log annexa-cli/&lt;1&gt;, signed by key <code>${keyid}</code> (software-wrapped, revoked)`,
    );
    expect(renderHtml(report)).not.toContain('signed by key');
  });

  it('links only to web addresses', () => {
    expect(renderHtml(sampleReport('ann', 'javascript:alert(1)')).includes('href="javascript')).toBe(false);
    expect(
      renderHtml(sampleReport('ann', 'https://console.example/ann')).includes('href="https://console.example/ann"'),
    ).toBe(true);
  });
});
