/** What consoles call a secret, in the languages that they are used in; parts of patterns that mind no case. */
export const PASSWORD_WORDS = [
  'passw(?:or)?ds?|passwd|pwd|passphrase|passcode',
  'kennw[oö]rt(?:er)?|passw[oö]rt(?:er)?',
  'mots? de passe ?',
  'contraseñas?|senhas?|palavra-passe|parola d.ordine',
  'パスワード|密码|암호',
].join('|');

export const SECRET_WORDS = [
  PASSWORD_WORDS,
  'secrets?|tokens?|credentials?|bearer',
  '(?:api|access|private|signing|account|shared|master|license|webhook)[\\-_ ]?keys?',
  'authorization|connection[\\-_ ]?string|session|cookie',
  'geheim(?:nis|er|e|es)?|(?:zugriffs|api-?|client-?)schlüssel',
  'clés? (?:secrète|privée|d.accès|d.api)s?|jetons?',
  'claves? (?:de acceso|secretas?|privadas?|de api)|secretos?',
  'segredos?|chaves? (?:secretas?|de acesso|privadas?)',
  'chiav[ei] (?:segret[ae]|privat[ae]|di accesso)|segreto',
  'シークレット|アクセスキー|トークン|秘密鍵',
].join('|');
