import type { IngressRule } from '#collectors/aws/resources/network.ts';

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
  9200: 'Elasticsearch',
  11211: 'Memcached',
  27017: 'MongoDB',
};

const ANY = new Set(['0.0.0.0/0', '::/0']);

/** Lets in any address of the internet. Each rule is looked at by itself: its ports are for its own sources. */
export function opens(rule: IngressRule): boolean {
  return rule.cidrs.some((cidr) => ANY.has(cidr));
}

/** Which of the named ports the rules open to the internet. */
export function openPorts(rules: readonly IngressRule[], ports: Readonly<Record<number, string>>): number[] {
  const open = rules.filter(opens);
  return Object.keys(ports)
    .map(Number)
    .filter((port) => open.some((rule) => covers(rule, port)));
}

function covers({ protocol, from, to }: IngressRule, port: number): boolean {
  if (protocol === '-1') return true;
  if (protocol !== 'tcp' && protocol !== '6' && protocol !== 'udp' && protocol !== '17') return false;
  return (from ?? 0) <= port && port <= (to ?? 65_535);
}

export function portsText(ports: readonly number[], names: Readonly<Record<number, string>>): string {
  return ports.map((port) => `${names[port]} (${port})`).join(', ');
}
