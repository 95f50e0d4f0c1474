import { hasHighEntropy } from './entropy.ts';

/**
 * What must never be in a capture, beside what secretlint's rules find. A rule's first group, where it
 * has one, is the secret; otherwise the whole match is.
 *
 * `joined` rules know a secret by its own form, so they are also looked for in text that is put
 * together across the elements of a page (a token drawn in boxes of four characters).
 */
export interface Rule {
  readonly id: string;
  readonly pattern: RegExp;
  readonly joined?: true;
  /** A further condition on the secret. */
  readonly accept?: (secret: string) => boolean;
}

const WORDS =
  'secret|token|passw(?:or)?d|passwd|pwd|passphrase|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|signing[-_ ]?key|credential|auth(?:orization)?|bearer|client[-_ ]?secret|connection[-_ ]?string';

export const RULES: readonly Rule[] = [
  { id: 'aws-access-key-id', pattern: /(?<![A-Z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])/g, joined: true },
  { id: 'github-token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/g, joined: true },
  { id: 'gitlab-token', pattern: /\bgl(?:pat|ptt|dt|rt|ft|soat|cbt|agent|oas)-[A-Za-z0-9_-]{16,}/g, joined: true },
  { id: 'slack-token', pattern: /\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{10,}/g, joined: true },
  { id: 'slack-webhook', pattern: /hooks\.slack\.com\/(?:services|workflows)\/([A-Za-z0-9/]{20,})/g },
  {
    id: 'json-web-token',
    pattern: /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g,
    joined: true,
  },
  { id: 'okta-token', pattern: /\bSSWS\s+([A-Za-z0-9_-]{20,})/g },
  { id: 'okta-token', pattern: /(?<![A-Za-z0-9_-])00[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])/g, accept: hasHighEntropy },
  { id: 'google-api-key', pattern: /\bAIza[A-Za-z0-9_-]{35}/g, joined: true },
  { id: 'google-oauth', pattern: /\b(?:ya29\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,})/g, joined: true },
  { id: 'azure-account-key', pattern: /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,}={0,2})/g },
  { id: 'azure-sas', pattern: /[?&;]sig=([A-Za-z0-9%+/_-]{20,}={0,2})/g },
  { id: 'entra-client-secret', pattern: /(?<![\w~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![\w~-])/g },
  {
    id: 'private-key',
    pattern:
      /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  { id: 'stripe-key', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/g, joined: true },
  { id: 'npm-token', pattern: /\bnpm_[A-Za-z0-9]{36}/g, joined: true },
  { id: 'pypi-token', pattern: /\bpypi-[A-Za-z0-9_-]{40,}/g, joined: true },
  { id: 'sendgrid-key', pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/g, joined: true },
  { id: 'atlassian-token', pattern: /\bAT(?:ATT|CTT|BB)[A-Za-z0-9_=-]{24,}/g, joined: true },
  { id: 'cloudflare-token', pattern: /\b(?:cfut|cfat|cfk)_[A-Za-z0-9_-]{30,}/g, joined: true },
  { id: 'url-password', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'<>]+:([^\s/@"'<>]{3,})@/gi },
  { id: 'bearer-token', pattern: /\bBearer\s+([A-Za-z0-9._~+/-]{20,}=*)/gi },
  {
    id: 'url-token',
    pattern: new RegExp(
      `[?&#;](?:[\\w.-]{0,40}(?:${WORDS})[\\w.-]{0,20}|X-Amz-Signature|code|key|signature)=([^&#\\s"'<>]{12,})`,
      'gi',
    ),
  },
  {
    // A value that nobody could have typed, right after a word that says what it is. Parameters of addresses are above.
    id: 'value-beside-secret-word',
    pattern: new RegExp(
      `(?<![?&#;][\\w.-]{0,40})(?:${WORDS})[\\w -]{0,24}["']?\\s{0,4}[:=]?[\\s"'>]{0,6}([A-Za-z0-9+/_.~!@#$%^&*=-]{12,})`,
      'gi',
    ),
    accept: hasHighEntropy,
  },
];

/** E-mail addresses, by choice: they are personal, not secret. */
export const EMAIL: Rule = { id: 'email-address', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g };
