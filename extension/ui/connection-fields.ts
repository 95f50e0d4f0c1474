/** One field of a connection form, named as the provider's `parseCredential` takes it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  readonly optional?: boolean;
}

export interface ConnectionForm {
  readonly provider: string;
  readonly fields: readonly Field[];
  /** The field that may hold another address than the provider's own hosts. */
  readonly address: string;
  /** How to get a credential that can read this and nothing more, one line. */
  readonly least: string;
  readonly leastUrl: string;
  /** "acme on github.com": what the connection is to, from what was typed. */
  target(input: Readonly<Record<string, string>>): string;
}

function hostOf(address: string | undefined, usual: string): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).host : usual;
}

export const CONNECTION_FORMS: readonly ConnectionForm[] = [
  {
    provider: 'github',
    address: 'baseUrl',
    least:
      'Make a fine-grained token owned by the organisation, for all repositories, with read access only; an owner may have to approve it.',
    leastUrl: 'https://github.com/settings/personal-access-tokens/new',
    fields: [
      { name: 'org', label: 'Organisation', placeholder: 'acme', hint: 'As it stands in its address.' },
      { name: 'token', label: 'Token', placeholder: 'github_pat_…', secret: true },
      {
        name: 'baseUrl',
        label: 'Address',
        placeholder: 'https://api.github.com',
        hint: 'Only for Enterprise Server, and for data residency: https://api.acme.ghe.com.',
        optional: true,
      },
    ],
    target: ({ org, baseUrl }) => `${org} on ${hostOf(baseUrl, 'github.com')}`,
  },
  {
    provider: 'aws',
    address: 'endpoint',
    least:
      'Use temporary credentials of a role with read access only (SecurityAudit covers most of it), as your sign-in portal or "aws sts assume-role" hands them out.',
    leastUrl: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html',
    fields: [
      { name: 'accessKeyId', label: 'Access key ID', placeholder: 'ASIA…' },
      { name: 'secretAccessKey', label: 'Secret access key', secret: true },
      {
        name: 'sessionToken',
        label: 'Session token',
        secret: true,
        hint: 'Comes with temporary keys.',
        optional: true,
      },
      {
        name: 'regions',
        label: 'Regions',
        placeholder: 'eu-central-1, us-east-1',
        hint: 'All enabled ones when left empty.',
        optional: true,
      },
      {
        name: 'endpoint',
        label: 'Address',
        placeholder: 'https://…',
        hint: 'Only for an emulator or a proxy.',
        optional: true,
      },
    ],
    target: ({ endpoint, regions }) => {
      const where = endpoint === undefined ? 'AWS' : `AWS at ${hostOf(endpoint, endpoint)}`;
      return regions === undefined ? where : `${where}, ${regions}`;
    },
  },
];
