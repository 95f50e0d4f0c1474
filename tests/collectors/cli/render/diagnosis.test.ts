import { describe, expect, it } from 'vitest';
import { renderDiagnosis } from '#collectors/cli/render/diagnosis.ts';
import type { Diagnosis, ProbedPermission } from '#collectors/cli/run/examine.ts';
import { styleFor } from '#collectors/cli/terminal/style.ts';

const scope = { system: 'github', tenant: 'acme' };
const MEMBERS = 'Members: read (organization)';
const OWNER = 'organization owner';

function probed(collector: string, permission: string, patch: Partial<ProbedPermission>): ProbedPermission {
  return {
    collector,
    title: `Title of ${collector}`,
    scope,
    permission,
    gives: `gives ${collector}`,
    verdict: 'granted',
    ...patch,
  };
}

function rendered(patch: Partial<Diagnosis>): string {
  const diagnosis: Diagnosis = {
    system: 'github',
    principal: { system: 'github', id: 'ann', via: 'GET /user' },
    scopes: { tenants: [{ tenant: 'acme', regions: [] }], left: [] },
    permissions: [],
    costs: [],
    ...patch,
  };
  return renderDiagnosis(diagnosis, { style: styleFor(false), width: 200 });
}

describe('what a credential is good for', () => {
  it('says of each collector whether the credential feeds it, and what its run costs', () => {
    const text = rendered({
      permissions: [
        probed('whole', MEMBERS, {}),
        probed('part', MEMBERS, {}),
        probed('part', OWNER, { verdict: 'refused' }),
        probed('none', OWNER, { verdict: 'refused' }),
        probed('untold', 'Contents: read (repository)', { verdict: 'unknown' }),
      ],
      costs: [
        { collector: 'whole', title: '', scope, requests: 3, points: 7, basis: '12 members' },
        { collector: 'part', title: '', scope, requests: 4, basis: '9 hooks' },
      ],
    });
    expect(text).toContain('A run takes about 7 requests and 7 GraphQL points.');
    expect(text).toMatch(/● all of it +Title of whole +3 +7 +12 members/);
    expect(text).toMatch(/◆ in part +Title of part +4 +9 hooks/);
    expect(text).toMatch(/◆ nothing +Title of none/);
    expect(text).toMatch(/○ not told +Title of untold/);
  });

  it('names each permission once, refused ones first, with all that is lost', () => {
    const text = rendered({
      permissions: [
        probed('one', MEMBERS, {}),
        probed('two', OWNER, { verdict: 'refused', note: `GitHub answered 403; needs ${OWNER}` }),
        probed('three', OWNER, { verdict: 'refused' }),
      ],
    });
    expect(text).toContain('1 of 2 permissions granted.');
    expect(text).toMatch(/◆ refused +organization owner +acme +gives two; gives three +GitHub answered 403 *$/m);
    expect(text.split('◆ refused')).toHaveLength(2);
    expect(text.indexOf('◆ refused')).toBeLessThan(text.indexOf('● granted'));
  });
});
