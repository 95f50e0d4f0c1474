import { defineProvider } from '#shared/define.ts';
import { AwsConnection } from './client/connection.ts';
import { type AwsCredential, parseCredential } from './client/credential.ts';
import { identify } from './client/identify.ts';
import { findScopes } from './client/scopes.ts';

export default defineProvider<AwsCredential, AwsConnection>({
  title: 'AWS',
  hosts: ['https://*.amazonaws.com/*', 'https://*.api.aws/*', 'https://*.amazonaws.com.cn/*'],
  parseCredential,
  connect: (credential, options) => new AwsConnection(credential, options),
  identify,
  scopes: findScopes,
});
