import type { ProviderScopes, ProviderTenant } from '#shared/define.ts';
import { AnnexaError } from '#shared/errors/annexa-error.ts';
import type { AwsConnection, Session } from './connection.ts';
import { callerIdentity } from './identify.ts';

type Left = ProviderScopes['left'][number];

/**
 * The accounts and regions that can be looked at. Member accounts are listed only when there is a role
 * to take in them; each is asked for its own regions. What cannot be looked at is in `left`, with why.
 */
export async function findScopes(connection: AwsConnection): Promise<ProviderScopes> {
  const { account } = await callerIdentity(connection);
  const own = connection.session({ scope: { system: 'aws', tenant: account }, signal: connection.signal });
  const left: Left[] = [];
  const members = connection.credential.role === undefined ? [] : await memberAccounts(own, account, left);
  const tenants: ProviderTenant[] = [{ tenant: account, regions: await regionsOf(own, account, left) }];
  for (const member of members) {
    const scope = { system: 'aws', tenant: member };
    try {
      const session = connection.for(scope).session({ scope, signal: connection.signal });
      tenants.push({ tenant: member, regions: await regionsOf(session, member, left) });
    } catch (cause) {
      connection.signal.throwIfAborted();
      if (!(cause instanceof AnnexaError)) throw cause;
      left.push({ what: `account ${member}`, why: `${cause.message} ${cause.advice}` });
    }
  }
  return { tenants, left };
}

/** Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
async function memberAccounts(session: Session, own: string, left: Left[]): Promise<string[]> {
  const pages = await session.pages('organizations', 'ListAccounts', {}, { send: 'NextToken', receive: 'NextToken' });
  const accounts = pages.flatMap((page) => page.Accounts ?? []);
  if (pages.length === 0 || pages.at(-1)?.NextToken) {
    left.push({
      what: pages.length === 0 ? 'the other accounts of the organization' : 'further accounts of the organization',
      why: 'AWS did not answer organizations:ListAccounts; ask with the management or a delegated administrator account.',
    });
  }
  const active: string[] = [];
  for (const account of accounts) {
    const { Id: id, State: state, Status: status } = account;
    if (!id || id === own) continue;
    const now = state ?? status;
    if (now === 'ACTIVE') active.push(id);
    else
      left.push({
        what: `account ${id}`,
        why: `it is ${now?.toLowerCase().replaceAll('_', ' ') ?? 'in no known state'}`,
      });
  }
  return active.sort();
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html */
async function regionsOf(session: Session, account: string, left: Left[]): Promise<readonly string[]> {
  const { partition, credential } = session.connection;
  const wanted = credential.regions;
  const reply = await session.ask('ec2', 'DescribeRegions', { AllRegions: true });
  if (!reply.ok) {
    left.push({
      what: `regions of account ${account} beyond ${wanted ? 'those asked for' : 'the ones every account has'}`,
      why: `AWS answered ${reply.code} to ec2:DescribeRegions, so which are enabled is not known.`,
    });
    return wanted ?? partition.defaultRegions;
  }
  const enabled: string[] = [];
  for (const { RegionName: name, OptInStatus: status } of reply.output.Regions ?? []) {
    if (!name || (wanted && !wanted.includes(name))) continue;
    if (status === 'not-opted-in')
      left.push({ what: `${name} in account ${account}`, why: 'the region is not opted in' });
    else enabled.push(name);
  }
  for (const name of wanted ?? []) {
    const listed = reply.output.Regions?.some((region) => region.RegionName === name);
    if (!listed) left.push({ what: `${name} in account ${account}`, why: 'AWS does not list a region of this name' });
  }
  enabled.sort();
  if (wanted === undefined) session.connection.remember('aws:regions', enabled);
  return enabled;
}
