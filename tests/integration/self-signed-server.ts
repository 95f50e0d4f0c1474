import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
};
const COMMON_NAME = '2.5.4.3';

/** An https server on loopback whose certificate it made and signed itself. */
export async function selfSigned(): Promise<{ readonly server: Server; readonly port: number }> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(RSA, true, ['sign', 'verify']);
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ value: 1 });
  for (const name of [certificate.subject, certificate.issuer]) {
    name.typesAndValues.push(
      new pkijs.AttributeTypeAndValue({ type: COMMON_NAME, value: new asn1.Utf8String({ value: 'localhost' }) }),
    );
  }
  const day = 86_400_000;
  certificate.notBefore.value = new Date(Date.now() - day);
  certificate.notAfter.value = new Date(Date.now() + day);
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(privateKey, 'SHA-256');

  const server = createServer({
    cert: pem('CERTIFICATE', certificate.toSchema().toBER()),
    key: pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', privateKey)),
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  return { server, port: (server.address() as AddressInfo).port };
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
