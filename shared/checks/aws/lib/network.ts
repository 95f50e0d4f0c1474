import type { IngressRule } from '#collectors/aws/resources/network.ts';
import type { Fact } from '#shared/evidence/fact.ts';
import { fail, judge, manual, pass, type Verdict } from '#shared/evidence/outcome.ts';

/** Remote administration: SSH, RDP, WinRM, Telnet, VNC. */
export const ADMIN_PORTS: Readonly<Record<number, string>> = {
  22: 'SSH',
  23: 'Telnet',
  3389: 'RDP',
  5900: 'VNC',
  5985: 'WinRM',
  5986: 'WinRM',
};

/** Stores that are meant for applications, not for the internet. */
export const DATABASE_PORTS: Readonly<Record<number, string>> = {
  1433: 'SQL Server',
  1521: 'Oracle',
  3306: 'MySQL',
  5432: 'PostgreSQL',
  5439: 'Redshift',
  6379: 'Redis',
  9042: 'Cassandra',
  9200: 'Elasticsearch',
  9300: 'Elasticsearch',
  11211: 'Memcached',
  27017: 'MongoDB',
  27018: 'MongoDB',
  27019: 'MongoDB',
};

/**
 * A range so wide that strangers are in it: all addresses, or halves and quarters of them beside each
 * other. No network of one organisation is wider than a /8, or a /16 of IPv6 that is routed.
 */
export function isEveryone(cidr: string): boolean {
  const [address = '', size] = cidr.split('/');
  if (size === undefined) return false;
  if (!address.includes(':')) return Number(size) < 8;
  // fc00::/7 and fe80::/10 are private, and not routed.
  return Number(size) < 16 && !/^f[c-f]/i.test(address);
}

/** Lets in any address of the internet. Each rule is looked at by itself: its ports are for its own sources. */
export function opens(rule: IngressRule): boolean {
  return rule.cidrs.some(isEveryone);
}

/** Whether a rule is about ports at all, and all of them. */
export function opensAllPorts(rule: IngressRule): boolean {
  if (!opens(rule)) return false;
  return rule.protocol === '-1' || (hasPorts(rule) && (rule.from ?? 0) <= 1 && (rule.to ?? 65_535) >= 65_535);
}

/** What the rules of a security group let through at named ports, which nobody from outside should reach. */
export function doorVerdict(ingress: Fact<readonly IngressRule[]>, ports: Readonly<Record<number, string>>): Verdict {
  return judge(ingress, (rules) => {
    const open = portsOf(rules.filter(opens), ports);
    if (open.length > 0) return fail(`open to the internet: ${portsText(open, ports)}`);
    const listed = rules.filter((rule) => rule.prefixLists.length > 0 && portsOf([rule], ports).length > 0);
    if (listed.length === 0) return pass();
    const lists = [...new Set(listed.flatMap((rule) => rule.prefixLists))].join(', ');
    return manual(`It lets in ${lists} at ${portsText(portsOf(listed, ports), ports)}: say what is in that list.`);
  });
}

function portsOf(rules: readonly IngressRule[], ports: Readonly<Record<number, string>>): number[] {
  return Object.keys(ports)
    .map(Number)
    .filter((port) => rules.some((rule) => covers(rule, port)));
}

function covers(rule: IngressRule, port: number): boolean {
  if (rule.protocol === '-1') return true;
  return hasPorts(rule) && (rule.from ?? 0) <= port && port <= (rule.to ?? 65_535);
}

/** TCP and UDP, by name or number; other protocols have no ports, though their rules may leave them out too. */
function hasPorts({ protocol }: IngressRule): boolean {
  return ['tcp', '6', 'udp', '17'].includes(protocol);
}

function portsText(ports: readonly number[], names: Readonly<Record<number, string>>): string {
  return ports.map((port) => `${names[port]} (${port})`).join(', ');
}
