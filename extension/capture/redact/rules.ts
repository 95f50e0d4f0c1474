import { hasHighEntropy, isReadable } from './entropy.ts';
import { SECRET_WORDS, PASSWORD_WORDS } from './words.ts';

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

/** Known by their own form, with the vendor's description of which these are made. */
const FORMS: readonly (readonly [id: string, pattern: RegExp])[] = [
  ['aws-access-key-id', /(?<![A-Z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])/g],
  ['github-token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/g],
  ['gitlab-token', /\bgl(?:pat|ptt|dt|rt|ft|soat|cbt|agent|oas)-[A-Za-z0-9_-]{16,}/g],
  ['slack-token', /\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{10,}/g],
  ['json-web-token', /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g],
  ['google-api-key', /\bAIza[A-Za-z0-9_-]{35}/g],
  ['google-oauth', /\b(?:ya29\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,})/g],
  ['stripe-key', /\b(?:(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=]{24,})/g],
  ['npm-token', /\bnpm_[A-Za-z0-9]{36}/g],
  ['pypi-token', /\bpypi-[A-Za-z0-9_-]{40,}/g],
  ['sendgrid-key', /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/g],
  ['atlassian-token', /\bAT(?:ATT|CTT|BB)[A-Za-z0-9_=-]{24,}/g],
  ['cloudflare-token', /\b(?:cfut|cfat|cfk)_[A-Za-z0-9_-]{30,}/g],
  ['azure-devops-token', /\b[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}\b/g],
  [
    'azure-key',
    /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{30,}(?:AzFu|AzSe|AzCa|\+(?:ASt|ASb|AEh|ABa|ACR|AMC|AIoT|ARm))[A-Za-z0-9+/]{5,}={0,2}/g,
  ],
  ['1password-token', /\bops_eyJ[A-Za-z0-9_-]{100,}/g],
  ['databricks-token', /\bdapi[0-9a-f]{32}(?:-\d)?\b/g],
  ['digitalocean-token', /\bdo[por]_v1_[0-9a-f]{64}\b/g],
  ['mailgun-key', /\bkey-[0-9a-f]{32}\b/g],
  ['new-relic-key', /\bNRAK-[A-Z0-9]{27}\b/g],
  ['notion-token', /\b(?:ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{43})\b/g],
  ['postman-key', /\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b/g],
  ['rubygems-key', /\brubygems_[0-9a-f]{48}\b/g],
  ['sentry-token', /\bsntry[su]_[A-Za-z0-9+/=_-]{60,}/g],
  ['telegram-token', /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/g],
  ['terraform-token', /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,}/g],
  ['twilio-key', /\bSK[0-9a-f]{32}\b/g],
  ['vault-token', /\bhv[sbr]\.[A-Za-z0-9_-]{24,}/g],
];

/** Known by what stands around them. */
const PLACES: readonly Rule[] = [
  { id: 'slack-webhook', pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9/]{20,})/g },
  { id: 'discord-webhook', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d+\/([A-Za-z0-9_-]{40,})/g },
  { id: 'teams-webhook', pattern: /\/IncomingWebhook\/([0-9a-f]{32}\/[0-9a-f-]{36}[A-Za-z0-9_/-]*)/g },
  { id: 'okta-token', pattern: /(?<![A-Za-z])SSWS\s+([A-Za-z0-9_-]{20,})/g },
  { id: 'okta-token', pattern: /(?<![A-Za-z0-9_-])00[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])/g, accept: hasHighEntropy },
  { id: 'azure-account-key', pattern: /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,}={0,2})/g },
  { id: 'azure-sas', pattern: /[?&;]sig=([A-Za-z0-9%+/_-]{20,}={0,2})/g },
  { id: 'entra-client-secret', pattern: /(?<![\w~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![\w~-])/g },
  {
    id: 'private-key',
    pattern:
      /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  { id: 'url-password', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'<>]*:([^\s/@"'<>]{3,})@/gi },
  { id: 'curl-password', pattern: /\s--?u(?:ser)?[ =]["']?[^\s:"']+:([^\s"']{4,})/g },
  { id: 'bearer-token', pattern: /\bBearer\s+([A-Za-z0-9._~+/-]{20,}=*)/gi },
  { id: 'basic-authorization', pattern: /\bBasic\s+([A-Za-z0-9+/]{12,}={0,2})/g, accept: hasHighEntropy },
  { id: 'npm-token', pattern: /:_auth(?:Token)?\s*=\s*"?([A-Za-z0-9+/=_-]{16,})/g },
  {
    id: 'recovery-code',
    pattern: /\b[0-9a-f]{5}-[0-9a-f]{5}\b/g,
    accept: (code) => /\d/.test(code) && /[a-f]/.test(code),
  },
  {
    id: 'one-time-password-key',
    pattern:
      /(?:secret|setup|manual entry|authenticator)[ _-]?(?:key|code)?\s*[:=]?\s+((?:[a-z2-7]{4}[ -]){3,15}[a-z2-7]{4})(?![\w-])/gi,
    accept: (key) => /[2-7]/.test(key),
  },
  {
    id: 'url-token',
    pattern: new RegExp(
      `[?&#;](?:[\\w.\\-]{0,40}(?:${SECRET_WORDS})[\\w.\\-]{0,20}|X-Amz-Signature|code|key|signature)=([^&#\\s"'<>]{12,})`,
      'giu',
    ),
  },
  {
    // Right after its word, as a setting is written; a password may be short.
    id: 'password-beside-its-word',
    pattern: new RegExp(`(?:${PASSWORD_WORDS})["']?\\s?[:=：]\\s{0,4}["']?([^\\s"'<>;,&]{6,80})`, 'giu'),
    accept: (secret) => /\d/.test(secret) && /[a-z]/i.test(secret) && !isReadable(secret),
  },
  {
    // A value that nobody could have typed, after a word that says what it is, and at most three more. ARNs name secrets too.
    id: 'value-beside-secret-word',
    pattern: new RegExp(
      `(?<![?&#;][\\w.\\-]{0,40})(?<![:/])(?:${SECRET_WORDS})\\p{L}{0,16}(?:[ _\\-]\\p{L}{1,16}){0,3}(?=[\\s"':=：>])["']?\\s{0,4}[:=：]?[\\s"'>]{0,6}([A-Za-z0-9+/_.~!@#$%^&*=\\-]{12,})`,
      'giu',
    ),
    accept: hasHighEntropy,
  },
];

export const RULES: readonly Rule[] = [
  ...FORMS.map(([id, pattern]): Rule => ({ id, pattern, joined: true })),
  ...PLACES,
];

/** E-mail addresses, by choice: they are personal, not secret. */
export const EMAIL: Rule = { id: 'email-address', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g };
