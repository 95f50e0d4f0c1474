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
