/**
 * Public time stamp authorities whose addresses are offered, and whose hosts an extension may ask for.
 * None is used unless a person chooses it; any other address works where its server lets the browser in.
 * Addresses as their operators publish them; most are http, as the reply is signed.
 */
export const AUTHORITIES: readonly { readonly name: string; readonly url: string }[] = [
  { name: 'DigiCert', url: 'http://timestamp.digicert.com/' },
  { name: 'FreeTSA', url: 'https://freetsa.org/tsr' },
  { name: 'GlobalSign', url: 'http://timestamp.globalsign.com/tsa/r6advanced1' },
  { name: 'Sectigo', url: 'http://timestamp.sectigo.com/' },
  { name: 'SSL.com', url: 'http://ts.ssl.com/' },
];

/** Match patterns of their hosts. */
export const AUTHORITY_HOSTS: readonly string[] = AUTHORITIES.map(({ url }) => {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
});
