import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the certificate of an authority says it is for; the first is what RFC 3161 section 2.3 asks for. */
const PURPOSES = {
  right: 'extendedKeyUsage=critical,timeStamping',
  none: 'keyUsage=critical,digitalSignature',
  uncritical: 'extendedKeyUsage=timeStamping',
  more: 'extendedKeyUsage=critical,timeStamping,codeSigning',
};
export type Purpose = keyof typeof PURPOSES;

const CONFIG = `[ tsa ]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[ ca ]
database = index
new_certs_dir = .
serial = caserial
default_md = sha256
policy = any
[ any ]
commonName = supplied
`;

const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** A certificate authority and time stamp authorities below it, all of OpenSSL's making, in a folder of their own. */
export class TimeAuthority {
  readonly #folder = mkdtempSync(join(tmpdir(), 'annexa-tsa-'));

  constructor() {
    this.#write('conf', CONFIG);
    this.#write('serial', '01\n');
    this.#write('caserial', '1000\n');
    this.#write('index', '');
    this.#root('root');
    this.#root('other');
    for (const purpose of ['right', 'none', 'uncritical', 'more'] as const) this.#certificate(purpose, purpose);
    // The same key, issuer and serial number again in another certificate.
    this.#certificate('twin', 'right', { key: 'right.key', serial: '77' });
    this.#certificate('right', 'right', { key: 'right.key', serial: '77' });
    this.#later();
  }

  root(name: 'root' | 'other' = 'root'): string {
    return readFileSync(join(this.#folder, `${name}.pem`), 'utf8');
  }

  rootPath(): string {
    return join(this.#folder, 'root.pem');
  }

  /** TimeStampResp for a query, as the authority would answer. */
  reply(query: Uint8Array, signer: 'right' | 'later' = 'right'): Uint8Array {
    this.#write('query', query);
    const key = signer === 'later' ? 'later.key' : 'right.key';
    this.#openssl(
      'ts',
      '-reply',
      '-config',
      'conf',
      '-section',
      'tsa',
      '-queryfile',
      'query',
      '-signer',
      `${signer}.pem`,
      '-inkey',
      key,
      '-chain',
      'root.pem',
      '-out',
      'reply',
    );
    return this.#read('reply');
  }

  /**
   * The content of a reply signed again, as an authority that does it wrong would: by a certificate of
   * another purpose, without the attribute that names the certificate, or with a twin's certificate.
   */
  resigned(reply: Uint8Array, how: Exclude<Purpose, 'right'> | 'unnamed' | 'twin' | 'plain'): Uint8Array {
    this.#write('reply', reply);
    this.#openssl('ts', '-reply', '-in', 'reply', '-token_out', '-out', 'token');
    this.#openssl('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'token', '-out', 'info');
    const signer = how === 'unnamed' || how === 'twin' || how === 'plain' ? 'right' : how;
    const certificates = how === 'twin' ? ['-nocerts', '-certfile', 'twin.pem'] : ['-certfile', 'root.pem'];
    const named = how === 'unnamed' ? [] : ['-cades'];
    const type = ['-econtent_type', how === 'plain' ? '1.2.840.113549.1.7.1' : TST_INFO];
    this.#openssl(
      'cms',
      '-sign',
      '-binary',
      '-nodetach',
      '-outform',
      'DER',
      '-md',
      'sha256',
      '-in',
      'info',
      '-signer',
      `${signer}.pem`,
      '-inkey',
      signer === 'right' ? 'right.key' : `${signer}.key`,
      '-out',
      'token',
      ...certificates,
      ...named,
      ...type,
    );
    return granted(this.#read('token'));
  }

  /** Serves the authority on loopback; resolves to its address. */
  async serve(answer: (query: Uint8Array) => Uint8Array = (query) => this.reply(query)) {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const typed = request.method === 'POST' && request.headers['content-type'] === 'application/timestamp-query';
        response.writeHead(typed ? 200 : 400, { 'content-type': 'application/timestamp-reply' });
        response.end(typed ? answer(Buffer.concat(parts)) : '');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}/`, close: () => new Promise<void>((done) => server.close(() => done())) };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #root(name: string): void {
    this.#openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-days',
      '3650',
      '-subj',
      `/CN=Test ${name}`,
      '-addext',
      'basicConstraints=critical,CA:TRUE',
      '-addext',
      'keyUsage=critical,keyCertSign',
    );
  }

  #certificate(name: string, purpose: Purpose, reuse?: { readonly key: string; readonly serial: string }): void {
    this.#write('ext', `basicConstraints=CA:FALSE\n${PURPOSES[purpose]}\n`);
    const key = reuse ? ['-new', '-key', reuse.key] : ['-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`];
    this.#openssl('req', ...key, '-out', 'request', '-subj', '/CN=Test Authority');
    const serial = reuse ? ['-set_serial', reuse.serial] : [];
    const days = name === 'twin' ? '300' : '900';
    this.#openssl(
      'x509',
      '-req',
      '-in',
      'request',
      '-CA',
      'root.pem',
      '-CAkey',
      'root.key',
      '-CAcreateserial',
      '-days',
      days,
      '-extfile',
      'ext',
      '-out',
      `${name}.pem`,
      ...serial,
    );
  }

  /** An authority whose certificate begins in the far future. */
  #later(): void {
    this.#write('ext', `basicConstraints=CA:FALSE\n${PURPOSES.right}\n`);
    this.#openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'later.key',
      '-out',
      'request',
      '-subj',
      '/CN=Test Later',
    );
    this.#openssl(
      'ca',
      '-batch',
      '-config',
      'conf',
      '-name',
      'ca',
      '-cert',
      'root.pem',
      '-keyfile',
      'root.key',
      '-in',
      'request',
      '-out',
      'later.pem',
      '-notext',
      '-extfile',
      'ext',
      '-startdate',
      '20350101000000Z',
      '-enddate',
      '20360101000000Z',
    );
  }

  #openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.#folder, stdio: 'pipe' });
  }

  #read(name: string): Uint8Array {
    return new Uint8Array(readFileSync(join(this.#folder, name)));
  }

  #write(name: string, content: string | Uint8Array): void {
    writeFileSync(join(this.#folder, name), content);
  }
}

/** TimeStampResp with status 0 around a token. */
function granted(token: Uint8Array): Uint8Array {
  const status = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x00);
  const length = status.length + token.length;
  return new Uint8Array([0x30, 0x82, length >> 8, length & 0xff, ...status, ...token]);
}
