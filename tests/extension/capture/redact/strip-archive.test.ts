import { describe, expect, it } from 'vitest';
import { stripArchive } from '#extension/capture/redact/strip-archive.ts';

const PNG = `data:image/png;base64,${'iVBORw0KGgo'.repeat(120)}`;

/** Broken over lines where a browser breaks them, so that the address of a picture is cut as well. */
function quoted(text: string): string {
  return text.replaceAll('=', '=3D').replaceAll(/.{70}/g, '$&=\r\n');
}

function archive(parts: readonly (readonly [head: string, body: string])[]): string {
  const head = 'From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary="----B"\r\n\r\n';
  return `${head}${parts.map(([own, body]) => `------B\r\n${own}\r\n\r\n${body}\r\n`).join('')}------B--\r\n`;
}

const page = (address: string, encoding = 'quoted-printable'): string =>
  `Content-Type: text/html\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Location: ${address}`;

const FILE = archive([
  [page('https://a.example/page#part'), quoted(`<p>own</p><img src="${PNG}"><iframe src="cid:frame-1"></iframe>`)],
  [page('https://a.example/inside', '7bit'), '<p>read</p>'],
  [page('https://b.example/widget', '7bit'), '<p>not read</p>'],
  ['Content-Type: text/html\r\nContent-ID: <frame-9>', '<p>no address</p>'],
  ['Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://a.example/qr', 'UVIx'],
  ['Content-Type: image/svg+xml\r\nContent-Location: https://a.example/i.svg', '<svg/>'],
]);

describe('stripArchive', () => {
  it('keeps documents that were read and drawings, and takes out all that nobody looked into', () => {
    const keep = { documents: ['https://a.example/page', 'https://a.example/inside#x'], pictures: false };
    const { archive: kept, pictures } = stripArchive(FILE, keep);
    expect(pictures).toBe(2);
    const text = kept.replaceAll('=\r\n', '');
    expect(text).toContain('<p>own</p>');
    expect(text).toContain('<p>read</p>');
    expect(text).toContain('<svg/>');
    for (const gone of ['iVBORw0KGgo', 'UVIx', '<p>not read</p>', '<p>no address</p>'])
      expect(text).not.toContain(gone);
    // What was there is still named.
    expect(kept).toContain('https://b.example/widget');
    expect(kept.match(/------B/g)).toHaveLength(FILE.match(/------B/g)?.length ?? 0);
  });

  it('keeps pictures when a person wants them shown', () => {
    const keep = { documents: ['https://a.example/page'], pictures: true };
    const { archive: kept, pictures } = stripArchive(FILE, keep);
    expect(pictures).toBe(0);
    expect(kept).toContain('UVIx');
    expect(kept).not.toContain('<p>not read</p>');
  });
});
