import { atlassian } from './atlassian.ts';
import { aws } from './aws.ts';
import { azure } from './azure.ts';
import { cloudflare } from './cloudflare.ts';
import { entra } from './entra.ts';
import { gcp } from './gcp.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { googleWorkspace } from './google-workspace.ts';
import { okta } from './okta.ts';
import type { PageExample } from './page-example.ts';
import { slack } from './slack.ts';

/** Every page by provider id. */
export const examples: Readonly<Record<string, readonly PageExample[]>> = {
  atlassian,
  aws,
  azure,
  cloudflare,
  entra,
  gcp,
  github,
  gitlab,
  'google-workspace': googleWorkspace,
  okta,
  slack,
};
