/** Functions that run inside a page of the extension, over whichever protocol drives the browser. */

export interface StoredStatement {
  readonly predicateType: string;
  readonly predicate: unknown;
}

/** Statements of the log, in order. */
export async function statementsInPage(): Promise<StoredStatement[]> {
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => failed(request.error));
    });
  const db = await asked(indexedDB.open('annexa'));
  const rows = (await asked(db.transaction('log').objectStore('log').getAll())) as {
    predicateType: string;
    envelope: Uint8Array;
  }[];
  db.close();
  const utf8 = new TextDecoder();
  return rows.map(({ predicateType, envelope }) => {
    const { payload } = JSON.parse(utf8.decode(envelope)) as { payload: string };
    const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0));
    return { predicateType, predicate: (JSON.parse(utf8.decode(bytes)) as { predicate: unknown }).predicate };
  });
}

/** A blob, in base64. */
export async function blobInPage(digest: string): Promise<string> {
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => failed(request.error));
    });
  const db = await asked(indexedDB.open('annexa'));
  const row = (await asked(db.transaction('blobs').objectStore('blobs').get(digest))) as { bytes: Uint8Array };
  db.close();
  let binary = '';
  for (let at = 0; at < row.bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...row.bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

/** The predicate of the newest evidence. */
export function newestOf(statements: readonly StoredStatement[]): unknown {
  const found = statements.findLast(({ predicateType }) => predicateType === 'urn:annexa:evidence:v1');
  if (!found) throw new Error('no evidence is stored');
  return found.predicate;
}
