import { describe, expect, it } from 'vitest';
import { collectors } from '#collectors/registry.ts';
import { own, SCOPE } from './lib/judge.ts';

describe('the metadata of github checks', () => {
  const WANTED =
    'A.5.3 A.5.15 A.5.16 A.5.17 A.5.18 A.5.19 A.5.21 A.8.2 A.8.3 A.8.4 A.8.5 A.8.8 A.8.9 A.8.12 A.8.15 A.8.19 A.8.24 A.8.25 A.8.28 A.8.29 A.8.31 A.8.32';

  it('names only collectors that exist, and links to github.com', () => {
    for (const { id, needs, remedy, subjects, title } of own) {
      expect([id, needs.filter((need) => !collectors.has(need))]).toEqual([id, []]);
      expect(remedy.url(SCOPE)).toMatch(/^https:\/\/github\.com\/(organizations\/acme\/settings|orgs\/acme)\/\S+$/);
      expect(remedy.text).toMatch(/\.$/);
      expect(subjects).toHaveLength(2);
      expect(title).not.toMatch(/\.$/);
    }
  });

  it('maps each control once a check, with a rationale that says what it does not show', () => {
    for (const { id, controls } of own) {
      expect([id, new Set(controls.map((mapping) => mapping.id)).size]).toEqual([id, controls.length]);
      for (const { rationale } of controls)
        expect([id, rationale.length > 60 && rationale.endsWith('.')]).toEqual([id, true]);
    }
  });

  it('reaches every control that GitHub can say something about', () => {
    const reached = new Set<string>(own.flatMap(({ controls }) => controls.map((mapping) => mapping.id)));
    expect(WANTED.split(' ').filter((control) => !reached.has(control))).toEqual([]);
  });

  it('keeps clear of the mappings that others get wrong', () => {
    const all = own.flatMap(({ id, controls }) => controls.map((mapping) => `${id} ${mapping.id}`));
    expect(all.filter((pair) => / A\.8\.(1|11|21)$/.test(pair))).toEqual([]);
  });
});
