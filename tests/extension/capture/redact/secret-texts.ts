/**
 * Secrets as consoles, logs and settings show them, each in the text around it, made up here in the
 * shape that its vendor documents. `where` holds the secret at `§`.
 */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALL = `${LETTERS}${LETTERS.toLowerCase()}0123456789`;
const HEX = '0123456789abcdef';
const BASE32 = `${LETTERS}234567`;

/** The same each time (mulberry32): what a test plants must not depend on luck. */
let state = 6_020;
function draw(length: number, from = ALL): string {
  let text = '';
  while (text.length < length) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    text += from[((mixed ^ (mixed >>> 14)) >>> 0) % from.length];
  }
  return text;
}

const url64 = (text: string): string => Buffer.from(text).toString('base64url');
const jwt = (): string => `${url64('{"alg":"RS256","typ":"JWT"}')}.${url64(`{"sub":"${draw(9)}"}`)}.${draw(86)}`;
const uuid = (): string => [8, 4, 4, 4, 12].map((length) => draw(length, HEX)).join('-');

export interface SecretText {
  readonly kind: string;
  readonly secret: string;
  readonly text: string;
}

const TEXTS: readonly (readonly [kind: string, secret: string, where?: string])[] = [
  ['1Password service account', `ops_${url64(`{"signInAddress":"my.1password.com","userAuth":{"${draw(240)}"}}`)}`],
  ['Anthropic key', `sk-ant-api03-${draw(93)}AA`],
  ['AWS key id', `AKIA${draw(16, BASE32)}`],
  ['AWS key id in a sentence', `AKIA${draw(16, BASE32)}`, 'Access key § was created on 2026-03-04.'],
  ['AWS session key id', `ASIA${draw(16, BASE32)}`],
  ['AWS secret key below its label', draw(40, `${ALL}+/`), 'Secret access key\n§\nShow'],
  ['AWS secret key in credentials', draw(40, `${ALL}+/`), '[default]\naws_secret_access_key=§'],
  ['AWS secret key in JSON', draw(40, `${ALL}+/`), '{"SecretAccessKey": "§", "Status": "Active"}'],
  ['AWS session token', `FwoGZXIvYXdzE${draw(300, `${ALL}+/`)}==`, 'aws_session_token = §'],
  ['AWS signed address', draw(64, HEX), 'https://b.s3.amazonaws.com/k?X-Amz-Expires=300&X-Amz-Signature=§'],
  ['Atlassian token', `ATATT3xFfGF0${draw(170, `${ALL}_-`)}=${draw(8, HEX.toUpperCase())}`],
  [
    'Azure storage key',
    `${draw(86)}==`,
    'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=§;EndpointSuffix=core.windows.net',
  ],
  [
    'Azure service bus key',
    `${draw(43)}=`,
    'Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=§',
  ],
  ['Azure SAS', `${draw(43)}%3D`, 'https://acme.blob.core.windows.net/c?sv=2024-11-04&sig=§'],
  ['Azure function key', `${draw(43)}AzFu${draw(5)}==`, 'https://acme.azurewebsites.net/api/run?code=§'],
  ['Azure DevOps token', `${draw(76)}AZDO${draw(4)}`],
  ['Entra client secret', `${draw(3)}8Q~${draw(34)}`],
  ['basic authorization', Buffer.from(`svc:${draw(18)}`).toString('base64'), 'Authorization: Basic §'],
  ['bearer token', draw(43), 'curl -H "Authorization: Bearer §"'],
  ['Cloudflare token', draw(40), 'API Token: §'],
  ['credentials of curl', draw(14), 'curl -u admin:§ https://host.example.com/'],
  ['Databricks token', `dapi${draw(32, HEX)}`],
  ['database address', draw(16), 'postgres://app:§@db.internal:5432/app'],
  ['database address with signs', `p${draw(8)}%40x!7`, 'mysql://root:§@10.0.0.4/orders'],
  ['Mongo address', draw(20), 'mongodb+srv://svc:§@cluster0.ab1cd.mongodb.net/?retryWrites=true'],
  ['Redis address', draw(32), 'rediss://:§@cache.example.com:6380'],
  ['JDBC address', `${draw(11)}!7`, 'jdbc:sqlserver://db:1433;user=sa;password=§;encrypt=true'],
  ['ADO.NET string', `${draw(13)}#9`, 'Server=tcp:acme.database.windows.net;User ID=app;Pwd=§;'],
  ['DigitalOcean token', `dop_v1_${draw(64, HEX)}`],
  ['Discord webhook', draw(68), 'https://discord.com/api/webhooks/1122334455667788990/§'],
  ['Docker token', `dckr_pat_${draw(27)}`],
  ['Figma token', `figd_${draw(40)}`],
  [
    'GCP service account',
    `${draw(64)}\\n${draw(64)}`,
    '{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\n§\\n-----END PRIVATE KEY-----\\n"}',
  ],
  ['GitHub token', `ghp_${draw(36)}`],
  ['GitHub OAuth token', `gho_${draw(36)}`],
  ['GitHub app token', `ghs_${draw(36)}`],
  ['GitHub refresh token', `ghr_${draw(76)}`],
  ['GitHub fine-grained token', `github_pat_${draw(22)}_${draw(59)}`],
  ['GitHub recovery code', `${draw(4, HEX)}a-9${draw(4, HEX)}`, 'Recovery codes\n§'],
  ['GitLab token', `glpat-${draw(20)}`],
  ['GitLab runner token', `glrt-${draw(20)}`],
  ['Google API key', `AIza${draw(35)}`],
  ['Google client secret', `GOCSPX-${draw(28)}`],
  ['Google access token', `ya29.a0Af${draw(120, `${ALL}_-`)}`],
  ['Grafana token', `glsa_${draw(32)}_${draw(8, HEX)}`],
  ['Groq key', `gsk_${draw(52)}`],
  ['Vault token', `hvs.${draw(90)}`],
  ['Hugging Face token', `hf_${draw(34, `${LETTERS}${LETTERS.toLowerCase()}`)}`],
  ['JSON web token', jwt()],
  ['JSON web token in a cookie', jwt(), 'session=§; Path=/; Secure'],
  ['Kubernetes secret', Buffer.from(draw(24)).toString('base64'), 'kind: Secret\ndata:\n  password: §'],
  ['Linear key', `lin_api_${draw(40)}`],
  ['Mailgun key', `key-${draw(32, HEX)}`],
  ['New Relic key', `NRAK-${draw(27, `${LETTERS}0123456789`)}`],
  ['Notion token', `ntn_${draw(46)}`],
  ['npm token', `npm_${draw(36)}`],
  ['npm token in a file', uuid(), '//registry.npmjs.org/:_authToken=§'],
  ['Okta token', `00${draw(40)}`],
  ['Okta authorization', draw(42), 'Authorization: SSWS §'],
  ['Okta client secret', draw(64, `${ALL}_-`), 'Client secret\n§'],
  ['one-time password seed', draw(32, BASE32), 'otpauth://totp/AWS:ann?secret=§&issuer=AWS'],
  [
    'one-time password key',
    `${draw(4, BASE32.toLowerCase())} ${draw(4, BASE32.toLowerCase())} ${draw(4, BASE32.toLowerCase())} ${draw(4, BASE32.toLowerCase())}`,
    'Secret key: §',
  ],
  ['OpenAI key', `sk-proj-${draw(74)}T3BlbkFJ${draw(74)}`],
  ['password beside its label', 'Tr0ub4dor&3', 'Temporary password: §'],
  ['password in an environment', `${draw(9)}$4`, 'DB_PASSWORD=§'],
  ['PGP key', draw(64), '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n§\n-----END PGP PRIVATE KEY BLOCK-----'],
  ['PKCS#8 key', draw(64), '-----BEGIN PRIVATE KEY-----\n§\n-----END PRIVATE KEY-----'],
  ['SSH key', draw(70), '-----BEGIN OPENSSH PRIVATE KEY-----\n§\n-----END OPENSSH PRIVATE KEY-----'],
  ['Postman key', `PMAK-${draw(24, HEX)}-${draw(34, HEX)}`],
  ['PyPI token', `pypi-AgEIcHlwaS5vcmc${draw(80)}`],
  ['RubyGems key', `rubygems_${draw(48, HEX)}`],
  ['SendGrid key', `SG.${draw(22)}.${draw(43)}`],
  ['Sentry token', `sntrys_${draw(80)}`],
  ['Shopify token', `shpat_${draw(32, HEX)}`],
  ['Slack bot token', `xoxb-${draw(12, '123456789')}-${draw(12, '123456789')}-${draw(24)}`],
  ['Slack app token', `xapp-1-A${draw(10, BASE32)}-${draw(13, '123456789')}-${draw(64, HEX)}`],
  ['Slack webhook', `T${draw(8, BASE32)}/B${draw(8, BASE32)}/${draw(24)}`, 'https://hooks.slack.com/services/§'],
  ['Stripe key', `sk_live_${draw(24)}`],
  ['Stripe webhook secret', `whsec_${draw(32)}`],
  [
    'Teams webhook',
    `${draw(32, HEX)}/${uuid()}`,
    `https://acme.webhook.office.com/webhookb2/${uuid()}@${uuid()}/IncomingWebhook/§`,
  ],
  ['Telegram bot', `${draw(10, '123456789')}:AA${draw(33)}`],
  ['Terraform token', `${draw(14)}.atlasv1.${draw(67)}`],
  ['Twilio auth token', draw(32, HEX), 'Auth Token\n§'],
  ['Twilio key', `SK${draw(32, HEX)}`],
  ['Vercel token', draw(24), 'VERCEL_TOKEN=§'],
  ['header of a key', draw(32), 'x-api-key: §'],
  ['session cookie', draw(40), 'Cookie: user_session=§; logged_in=yes'],
  ['secret word, English', draw(24), 'Webhook secret: §'],
  ['secret word, German', draw(20), 'Kennwort: §'],
  ['secret word, German, of a client', draw(24), 'Geheimer Clientschlüssel\n§'],
  ['secret word, French', draw(20), 'Mot de passe : §'],
  ['secret word, French, of a key', draw(32), 'Clé secrète\n§'],
  ['secret word, Spanish', draw(20), 'Contraseña: §'],
  ['secret word, Spanish, of a key', draw(32), 'Clave de acceso secreta\n§'],
  ['secret word, Portuguese', draw(20), 'Senha: §'],
  ['secret word, Italian', draw(20), 'Chiave segreta: §'],
  ['secret word, Japanese', draw(24), 'シークレットアクセスキー: §'],
  ['secret word, Japanese, password', draw(20), 'パスワード §'],
];

export const SECRET_TEXTS: readonly SecretText[] = TEXTS.map(([kind, secret, where = 'value § here']) => ({
  kind,
  secret,
  text: where.replace('§', () => secret),
}));
