import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { IntegrityError } from '../../errors/integrity-error.ts';
import { fromBase64, sameBytes, unshared } from '../../evidence/bytes.ts';
import type { Instant } from '../../evidence/record.ts';
import { nonceOf } from './query.ts';

/**
 * Verification of RFC 3161 tokens. The library checks signatures and chains; it accepts a signer that
 * is no time stamp authority and asks for no nonce, so what makes a token a time stamp is checked here.
 * Large because of its libraries: import it only when there is a token.
 */

export interface TokenRequest {
  readonly query: Uint8Array;
  readonly reply: Uint8Array;
  /** SHA-256 of what was stamped. */
  readonly hash: Uint8Array;
  /** Pinned root certificates, PEM. Null checks the token by its own certificates only. */
  readonly roots: readonly string[] | null;
  /** Accepted policy identifiers; any when null. */
  readonly policies: readonly string[] | null;
  /** Milliseconds since 1970; a token from the future is refused. */
  readonly now: number;
}

export interface TokenFacts {
  readonly time: Instant;
  /** Subject of the signer's certificate. */
  readonly authority: string;
  readonly policy: string;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const HASHES = new Map([
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
]);

/** granted, grantedWithMods */
const GRANTED: ReadonlySet<number> = new Set([0, 1]);

/** How far an authority's clock may be ahead of ours. */
const AHEAD_MS = 5 * 60_000;

/** Throws an IntegrityError that says which check failed. */
export async function verifyToken(request: TokenRequest): Promise<TokenFacts> {
  try {
    return await checked(request);
  } catch (cause) {
    if (cause instanceof IntegrityError) throw cause;
    throw refused('it cannot be read', cause);
  }
}

async function checked({ query, reply, hash, roots, policies, now }: TokenRequest): Promise<TokenFacts> {
  pkijs.setEngine('annexa', new pkijs.CryptoEngine({ name: 'annexa', crypto }));
  const nonce = nonceOf(query, hash);
  const response = new pkijs.TimeStampResp({ schema: wholeDer(reply) });
  if (!GRANTED.has(response.status.status)) throw refused('the authority did not grant it');
  const token = response.timeStampToken;
  if (token?.contentType !== SIGNED_DATA) throw refused('it holds no token');
  const signed = new pkijs.SignedData({ schema: token.content });
  if (signed.encapContentInfo.eContentType !== TST_INFO) throw refused('what it signs is not a time stamp');
  const content = signed.encapContentInfo.eContent?.valueBlock.valueHexView;
  if (content === undefined) throw refused('it signs nothing');
  const info = new pkijs.TSTInfo({ schema: wholeDer(content) });
  checkInfo(info, hash, nonce, policies, now);

  const { certificate, der } = signerOf(signed);
  checkPurpose(certificate);
  await checkAttributes(signed, der);
  await checkSignature(signed, certificate);
  if (roots !== null) await checkChain(signed, certificate, roots, info.genTime);
  return { time: info.genTime.toISOString(), authority: nameOf(certificate), policy: info.policy };
}

function checkInfo(
  info: pkijs.TSTInfo,
  hash: Uint8Array,
  nonce: Uint8Array,
  policies: TokenRequest['policies'],
  now: number,
) {
  if (info.version !== 1) throw refused('its version is not 1');
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (HASHES.get(hashAlgorithm.algorithmId) !== 'SHA-256') throw refused('it is over another kind of digest');
  if (!sameBytes(hashedMessage.valueBlock.valueHexView, hash)) throw refused('it is over something else');
  if (!info.nonce || !sameBytes(info.nonce.valueBlock.valueHexView, nonce))
    throw refused('its nonce is not the one that was asked for');
  if (policies !== null && !policies.includes(info.policy)) throw refused(`its policy ${info.policy} is not accepted`);
  if (Number.isNaN(info.genTime.getTime())) throw refused('it has no time');
  if (info.genTime.getTime() > now + AHEAD_MS) throw refused('its time is in the future');
}

function signerOf(signed: pkijs.SignedData): { certificate: pkijs.Certificate; der: Uint8Array } {
  const [signer, ...more] = signed.signerInfos;
  if (signer === undefined || more.length > 0) throw refused('it does not have exactly one signer');
  const { sid } = signer;
  if (!(sid instanceof pkijs.IssuerAndSerialNumber))
    throw refused('its signer is not named by issuer and serial number');
  const matching = certificatesOf(signed).filter(
    (certificate) => certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber),
  );
  const [certificate] = matching;
  if (certificate === undefined || matching.length > 1) throw refused("the signer's certificate is not with it");
  return { certificate, der: new Uint8Array(certificate.toSchema(false).toBER(false)) };
}

function certificatesOf(signed: pkijs.SignedData): pkijs.Certificate[] {
  return (signed.certificates ?? []).filter((each): each is pkijs.Certificate => each instanceof pkijs.Certificate);
}

/** RFC 3161 section 2.3: the extended key usage is critical and has this purpose alone. */
function checkPurpose(certificate: pkijs.Certificate): void {
  const [usage, ...more] = (certificate.extensions ?? []).filter(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const parsed: unknown = usage?.parsedValue;
  const purposes = parsed instanceof pkijs.ExtKeyUsage ? parsed.keyPurposes : [];
  if (usage?.critical !== true || more.length > 0 || purposes.length !== 1 || purposes[0] !== TIME_STAMPING) {
    throw refused('its signer is not a time stamp authority');
  }
}

/** The signed attributes name the content's type and, by digest, the signer's certificate (RFC 5035). */
async function checkAttributes(signed: pkijs.SignedData, certificate: Uint8Array): Promise<void> {
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
  const only = (type: string): asn1js.BaseBlock | null => {
    const found = attributes.filter((attribute) => attribute.type === type);
    const [value, ...more] = found[0]?.values ?? [];
    return found.length === 1 && more.length === 0 && value ? value : null;
  };
  const type = only(CONTENT_TYPE);
  if (!(type instanceof asn1js.ObjectIdentifier) || type.valueBlock.toString() !== TST_INFO) {
    throw refused('its signature is for another kind of content');
  }
  const v2 = only(SIGNING_CERTIFICATE_V2);
  const named = certificateHash(v2 ?? only(SIGNING_CERTIFICATE), v2 === null ? 'SHA-1' : 'SHA-256');
  if (named === null) throw refused('it does not say which certificate signed it');
  const digest = new Uint8Array(await crypto.subtle.digest(named.algorithm, unshared(certificate)));
  if (!sameBytes(digest, named.hash)) throw refused('another certificate signed it than it says');
}

/** certHash of the first ESSCertID: SigningCertificate { { { [algorithm,] hash, ... }, ... }, ... }. */
function certificateHash(
  attribute: asn1js.BaseBlock | null,
  standard: string,
): { algorithm: string; hash: Uint8Array } | null {
  const [certs] = children(attribute);
  const [first] = children(certs);
  const members = children(first);
  const [head] = members;
  if (head instanceof asn1js.OctetString) return { algorithm: standard, hash: head.valueBlock.valueHexView };
  const [identifier] = children(head);
  const [, hash] = members;
  if (!(identifier instanceof asn1js.ObjectIdentifier) || !(hash instanceof asn1js.OctetString)) return null;
  const algorithm = HASHES.get(identifier.valueBlock.toString());
  return algorithm === undefined ? null : { algorithm, hash: hash.valueBlock.valueHexView };
}

function children(block: asn1js.BaseBlock | null | undefined): asn1js.BaseBlock[] {
  return block instanceof asn1js.Sequence ? block.valueBlock.value : [];
}

/** The signed attributes hold the digest of the content, and the signature is over them (RFC 5652 section 5.4). */
async function checkSignature(signed: pkijs.SignedData, certificate: pkijs.Certificate): Promise<void> {
  const signer = signed.signerInfos[0];
  const content = signed.encapContentInfo.eContent?.valueBlock.valueHexView;
  const attributes = signer?.signedAttrs;
  if (!signer || !content || !attributes) throw refused('it has no signed attributes');
  const algorithm = HASHES.get(signer.digestAlgorithm.algorithmId);
  if (algorithm === undefined) throw refused('its digest is too weak');
  const digest = attributes.attributes.filter(({ type }) => type === MESSAGE_DIGEST).flatMap(({ values }) => values);
  const [stated] = digest;
  const actual = new Uint8Array(await crypto.subtle.digest(algorithm, unshared(content)));
  if (
    digest.length !== 1 ||
    !(stated instanceof asn1js.OctetString) ||
    !sameBytes(stated.valueBlock.valueHexView, actual)
  ) {
    throw refused('its content was changed');
  }
  const engine = pkijs.getCrypto(true);
  const holds = await engine.verifyWithPublicKey(
    attributes.encodedValue,
    signer.signature,
    certificate.subjectPublicKeyInfo,
    signer.signatureAlgorithm,
    algorithm,
  );
  if (!holds) throw refused('its signature does not fit');
}

/** The chain is judged at the time of the token: a certificate may run out later without harm. */
async function checkChain(signed: pkijs.SignedData, signer: pkijs.Certificate, roots: readonly string[], at: Date) {
  const others = certificatesOf(signed).filter((certificate) => certificate !== signer);
  const engine = new pkijs.CertificateChainValidationEngine({
    trustedCerts: roots.flatMap(certificatesIn),
    // The engine judges the last certificate it is given.
    certs: [...others, signer],
    checkDate: at,
  });
  const { result, resultMessage } = await engine.verify();
  if (!result) throw refused(`its signer does not chain to a pinned root (${resultMessage})`);
}

function certificatesIn(pem: string): pkijs.Certificate[] {
  const bodies = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  return bodies.map(([, body]) => pkijs.Certificate.fromBER(fromBase64((body ?? '').replaceAll(/\s/g, ''))));
}

function nameOf(certificate: pkijs.Certificate): string {
  const parts = certificate.subject.typesAndValues.map(({ value }) => value.valueBlock.value);
  return parts.join(', ');
}

function wholeDer(bytes: Uint8Array): asn1js.BaseBlock {
  const { offset, result } = asn1js.fromBER(unshared(bytes.slice()));
  if (offset !== bytes.length) throw refused('there is more in it than a token');
  return result;
}

function refused(why: string, cause?: unknown): IntegrityError {
  return new IntegrityError(`The time stamp does not hold: ${why}.`, 'Treat the time as not proven.', { cause });
}
