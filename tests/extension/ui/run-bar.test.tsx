import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Connection, Run, Step } from '#extension/store/model.ts';

const sent: unknown[] = [];
vi.mock('#extension/platform/messages.ts', () => ({
  send: (...message: unknown[]) => {
    sent.push(message);
    return Promise.resolve({ ok: true, value: { run: 'r' } });
  },
}));
vi.mock('#extension/platform/pages.ts', () => ({ openOptions: () => Promise.resolve() }));
const { RunBar, stepText } = await import('#extension/ui/run-bar.tsx');

const run: Run = {
  id: 'r',
  state: 'collecting',
  providers: ['github'],
  started: '2026-11-24T08:00:00.000Z',
  finished: null,
  left: [],
  problem: null,
};
const step: Step = {
  id: 'r|github/members|acme|',
  run: 'r',
  order: 0,
  provider: 'github',
  collector: 'github/members',
  title: 'Members',
  scope: { system: 'github', tenant: 'acme' },
  state: 'running',
  progress: { done: 12, total: 41, what: 'members' },
  attempts: 1,
  resumeAt: null,
  problem: null,
  entry: null,
};
const connection: Connection = {
  provider: 'github',
  target: 'acme on github.com',
  origins: [],
  principal: { system: 'github', id: 'octo', via: 'GET /user' },
  tenants: ['acme'],
  left: [],
  probes: [],
  connected: '2026-11-24T08:00:00.000Z',
  permitted: true,
  credential: true,
};

function mounted(props: Partial<Parameters<typeof RunBar>[0]>): HTMLElement {
  const root = document.createElement('main');
  document.body.append(root);
  void act(() => {
    render(<RunBar run={null} steps={[]} connections={[connection]} read={null} {...props} />, root);
  });
  return root;
}

afterEach(() => {
  sent.length = 0;
  document.body.replaceChildren();
});

describe('reading', () => {
  it('starts with every connection that can be read', () => {
    const other = { ...connection, provider: 'aws', permitted: false };
    const root = mounted({ connections: [connection, other] });
    root.querySelector<HTMLElement>('.run-line button')?.click();
    expect(sent).toEqual([['run/start', { providers: ['github'] }]]);
  });

  it('offers to connect when nothing can be read, and says why', () => {
    const root = mounted({ connections: [{ ...connection, permitted: false }] });
    expect(root.querySelector('.run-line button')?.textContent).toBe('Connect');
    expect(root.querySelector('.note')?.textContent).toBe('Access to acme on github.com was withdrawn. Grant it again');
  });

  it('says how far it is, step by step', () => {
    const root = mounted({ run, steps: [{ ...step, state: 'collected', id: 'done' }, step] });
    expect(root.querySelector('[role=status]')?.textContent).toBe('Reading: 1 of 2 steps');
    expect(root.querySelector('svg')?.getAttribute('aria-label')).toBe('1 of 2 steps');
    expect(root.querySelector('li')?.textContent).toBe('Members (acme): 12 of 41 members');
  });

  it('says what a step waits for', () => {
    const problem = { message: 'GitHub asks for a pause.', advice: null };
    expect(stepText({ ...step, state: 'waiting', problem })).toBe('Members (acme) waits: GitHub asks for a pause.');
    expect(stepText({ ...step, progress: { done: 3, total: null, what: 'pages' } })).toBe('Members (acme): 3 pages');
    expect(stepText({ ...step, progress: null, scope: { ...step.scope, region: 'eu-west-1' } })).toBe(
      'Members (acme eu-west-1)',
    );
  });

  it('tells afterwards what ended without evidence', () => {
    const problem = { message: 'Access was withdrawn.', advice: 'Grant it again.' };
    const root = mounted({
      run: { ...run, state: 'done', finished: run.started, left: [{ what: 'acme-old', why: 'it is suspended' }] },
      steps: [step, { ...step, id: 'b', state: 'blocked', problem }],
    });
    expect(root.querySelector('summary')?.textContent).toBe('1 of 2 steps ended without evidence, 1 left out');
    expect([...root.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      'Members: Access was withdrawn. Grant it again.',
      'acme-old: it is suspended',
    ]);
  });
});
