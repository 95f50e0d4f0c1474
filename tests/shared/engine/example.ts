import type { AnyCheck, AnyCollector, AnyProvider, Identified } from '#shared/define.ts';
import { defineCheck, defineCollector, defineProvider } from '#shared/define.ts';
import { generateSigner } from '#shared/evidence/signer.ts';
import type { Population } from '#shared/evidence/fact.ts';
import { cut, unknown, whole } from '#shared/evidence/fact.ts';
import { each, fail, pass } from '#shared/evidence/outcome.ts';
import { EvidenceWriter } from '#shared/evidence/writer.ts';
import { MemoryStore } from '../evidence/memory-store.ts';

/** A system with pages of doors, some of which are open: the smallest thing a collector can be written for. */
export interface Door {
  readonly id: string;
  readonly locked: boolean;
}
type Doors = Population<Door>;
interface Connection {
  readonly fetch: (url: string) => Promise<Response>;
}

export const provider = defineProvider<string, Connection>({
  title: 'Doors',
  hosts: ['https://doors.example/*'],
  parseCredential: String,
  connect: (_credential, { fetch, signal }) => ({ fetch: (url) => fetch(url, { signal }) }),
  identify: async () => ({ system: 'doors', id: 'ann', via: 'GET /me' }),
  scopes: async () => ({ tenants: [{ tenant: 'hall', regions: [] }], left: [] }),
}) as AnyProvider;

const list = defineCollector<Connection, Doors>({
  title: 'Doors',
  kind: 'population',
  version: '1',
  group: 'settings',
  permissions: [{ name: 'Doors: read', gives: 'the doors' }],
  async collect(connection, context) {
    for (let page = 1; ; page += 1) {
      const response = await connection.fetch(`https://doors.example/doors?page=${page}`);
      if (!response.ok) return;
      const { doors, more } = (await response.json()) as { doors: Door[]; more: boolean };
      context.progress({ done: page * doors.length, total: null, what: 'doors' });
      if (!more) return;
    }
  },
  read(answers) {
    const pages = answers.flatMap((answer) =>
      answer.status === 200 ? [answer.json() as { doors: Door[]; more: boolean; total: number }] : [],
    );
    const items = pages.flatMap(({ doors }) => doors);
    const last = pages.at(-1);
    const complete = last?.more === false;
    const expected = last?.total ?? null;
    const completeness = { complete, pages: answers.length, items: items.length, expected };
    return {
      facts: complete ? whole(items) : cut(items, expected, unknown('the list was cut', 'Doors: read')),
      completeness: complete ? completeness : { ...completeness, note: 'the list was cut' },
    };
  },
  probe: async () => [],
});

const locked = defineCheck<{ 'doors/list': Doors }>({
  title: 'Every door is locked',
  severity: 'high',
  needs: ['doors/list'],
  subjects: ['door', 'doors'],
  controls: [{ id: 'A.8.5', strength: 'direct', rationale: 'An open door lets anybody in.' }],
  remedy: { text: 'Lock it.', url: () => 'https://doors.example/settings' },
  evaluate: (inputs, { scope }) =>
    each(
      inputs['doors/list'],
      { type: 'house', id: scope.tenant },
      ({ id }) => ({ type: 'door', id }),
      (door) => (door.locked ? pass() : fail(`${door.id} is open`)),
    ),
});

export const collectors = new Map<string, Identified<AnyCollector>>([['doors/list', { ...list, id: 'doors/list' }]]);
export const checks = new Map<string, Identified<AnyCheck>>([['doors/locked', { ...locked, id: 'doors/locked' }]]);
export const scope = { system: 'doors', tenant: 'hall' };

export async function newStore(): Promise<{ store: MemoryStore; writer: EvidenceWriter }> {
  const store = new MemoryStore();
  const writer = new EvidenceWriter(store, (await generateSigner()).signer);
  await writer.enrol();
  return { store, writer };
}
