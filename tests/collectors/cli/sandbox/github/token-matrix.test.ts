import { describe, expect, it } from 'vitest';
import { messageOf, run } from './running.ts';

describe('the token matrix', () => {
  it('answers each right, protection and plan as GitHub would', async () => {
    const strict = {
      pattern: 'main',
      approvals: 1,
      codeOwners: true,
      dismissStale: true,
      lastPush: true,
      admins: true,
      signatures: true,
      checks: ['build'],
      strict: true,
      linear: true,
      conversations: true,
      forcePushes: false,
      deletions: false,
      restrictsPushes: false,
      locked: false,
      bypass: [],
    };
    const plans = [
      ['public', 'public', null],
      ['private', 'private', null],
      ['free', 'private', 'free'],
    ] as const;
    const matrix = await run({
      repositories: plans.flatMap(([name, visibility, plan]) => [
        {
          name: `${name}-classic`,
          visibility,
          plan,
          empty: false,
          defaultBranch: 'main',
          classic: [strict],
          rulesets: [],
        },
        { name: `${name}-none`, visibility, plan, empty: false, defaultBranch: 'main', classic: [], rulesets: [] },
      ]),
    });
    const seen: Record<string, string> = {};
    for (const role of ['admin', 'maintain', 'write', 'read', 'none'] as const) {
      const token = matrix.as({ as: 'diego-luna', role });
      for (const [plan] of plans)
        for (const kind of ['classic', 'none']) {
          const answer = await matrix.get(`/repos/meridian-labs/${plan}-${kind}/branches/main/protection`, token);
          seen[`${role} ${plan} ${kind}`] = `${answer.status} ${messageOf(answer)}`.trim();
        }
    }
    for (const plan of ['public', 'private']) {
      expect(seen[`admin ${plan} classic`]).toBe('200');
      expect(seen[`admin ${plan} none`]).toBe('404 Branch not protected');
      for (const role of ['maintain', 'write', 'read', 'none']) {
        expect(seen[`${role} ${plan} classic`], `${role} ${plan}`).toBe('404 Not Found');
        expect(seen[`${role} ${plan} none`], `${role} ${plan}`).toBe('404 Not Found');
      }
    }
    expect(seen['admin free classic']).toBe(
      '403 Upgrade to GitHub Pro or make this repository public to enable this feature.',
    );
    expect(seen['none free classic']).toBe('404 Not Found');
    expect(matrix.sandbox.violations).toEqual([]);
    await matrix.close();
  });
});
