import { gunzipSync, inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Every string and byte of the extension's databases and storage, as text. */
export async function stored(from: Page): Promise<string> {
  return from.evaluate(async () => {
    const latin = new TextDecoder('latin1');
    const told = (value: unknown): string => {
      if (value instanceof Uint8Array) {
        const text = latin.decode(value);
        // An envelope's payload is base64 within JSON.
        const payload = /"payload":"([^"]+)"/.exec(text)?.[1];
        return payload === undefined ? text : `${text}\n${atob(payload)}`;
      }
      if (value instanceof CryptoKey) return '';
      return typeof value === 'object' && value !== null ? Object.values(value).map(told).join('\n') : String(value);
    };
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => failed(request.error));
      });
    let all = JSON.stringify(await chrome.storage.local.get(null));
    for (const { name } of await indexedDB.databases()) {
      const db = await asked(indexedDB.open(name ?? ''));
      for (const store of db.objectStoreNames) {
        all += told(await asked(db.transaction(store).objectStore(store).getAll()));
      }
      db.close();
    }
    return all;
  });
}

/** How a secret may be written in a file, its plain text first. Base64 from each of three places that it may begin at. */
export function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('x'.repeat(shift) + secret).toString('base64');
    // What is before and after it changes the letters at the ends.
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  const inUrl = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const forms = [
    secret,
    secret.slice(0, Math.ceil(secret.length / 2) + 4),
    ...base64,
    ...inUrl,
    encodeURIComponent(secret),
    json,
    html,
  ];
  return [...new Set(forms.filter((form) => form.length >= 12))];
}

/** The texts that bytes may hold: as they are, unpacked, in quoted-printable, and put together, which also undoes UTF-16. */
export function readings(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes);
  const plain = buffer.toString('latin1');
  const texts = [plain];
  if (buffer[0] === 0x1f && buffer[1] === 0x8b) texts.push(gunzipSync(buffer).toString('latin1'));
  if (buffer[0] === 0x78 && buffer.length > 2) texts.push(unpacked(buffer));
  texts.push(
    plain
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    plain.replaceAll(/[\s\0]+/g, ''),
  );
  for (const [, payload = ''] of plain.matchAll(/"payload":\s*"([A-Za-z0-9+/=]+)"/g)) {
    texts.push(Buffer.from(payload, 'base64').toString('utf8'));
  }
  return texts;
}

function unpacked(buffer: Buffer): string {
  try {
    return inflateSync(buffer).toString('latin1');
  } catch {
    // It only begins like something packed.
    return '';
  }
}
