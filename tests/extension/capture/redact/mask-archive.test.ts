import { describe, expect, it } from 'vitest';
import { findSecrets } from '#extension/capture/redact/find-secrets.ts';
import { maskArchive } from '#extension/capture/redact/mask-archive.ts';

const KEY = ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join('');
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB\r\n';

/** As Chromium writes it: CRLF, quoted-printable text with soft breaks, base64 pictures. */
function archive(html: string, address = 'https://console.example/x'): string {
  return [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${address}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----MultipartBoundary--x----"',
    '',
    '',
    '------MultipartBoundary--x----',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    html,
    '------MultipartBoundary--x----',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    PICTURE,
    '------MultipartBoundary--x------',
    '',
  ].join('\r\n');
}

const run = (text: string): string => maskArchive(text, (part) => findSecrets(part));

const plain = (text: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(
      text
        .replaceAll(/=\r\n/g, '')
        .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      (letter) => letter.charCodeAt(0),
    ),
  );

describe('maskArchive', () => {
  it('masks a secret that a soft line break goes through, and keeps the rest', () => {
    const html = `<p>caf=C3=A9 key=3D${KEY.slice(0, 9)}=\r\n${KEY.slice(9)} end</p>`;
    const result = run(archive(html));
    expect(plain(result)).toContain('<p>café key=████████ end</p>');
    expect(plain(result)).not.toContain('IOSFODNN7');
    expect(result).toContain(PICTURE);
  });

  it('keeps every byte of an archive without a secret', () => {
    const text = archive('<p>caf=C3=A9</p>');
    expect(run(text)).toBe(text);
  });

  it('masks the address in the head', () => {
    const result = run(archive('<p></p>', 'https://x.example/?access_token=abcdefghij0123456789ABCD&y=1'));
    expect(result).toContain('?access_token=********&y=1');
  });

  it('writes no line that is longer than the format allows', () => {
    const result = run(archive(`<p>${'word '.repeat(60)}${KEY}</p>`));
    expect(Math.max(...result.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(76);
  });
});
