import { describe, expect, it } from 'vitest';
import { bandLines, wrapped } from '#extension/capture/studio/band.ts';
import { localTime } from '#extension/capture/studio/local-time.ts';

const FACTS = {
  url: 'https://github.com/orgs/acme/people',
  title: 'People',
  system: 'GitHub',
  tenant: 'acme',
  operator: 'Ann',
  signedIn: 'octocat',
  utc: '2026-11-24T08:00:00.000Z',
  local: '2026-11-24 09:00:00 +01:00 Europe/Berlin',
  completeness: '23 of 118 members',
  digest: 'a'.repeat(64),
  record: '01a20c92-4503-75b9-a0c2-030f47adee84',
  part: null,
};

describe('the band', () => {
  it('says where, what, who, when, how much of it, and which bytes', () => {
    const text = bandLines(FACTS).map((line) => line.join(': '));
    for (const wanted of [
      FACTS.url,
      'GitHub, acme',
      'Ann; signed in as octocat',
      FACTS.utc,
      FACTS.local,
      FACTS.digest,
    ]) {
      expect(text.some((line) => line.includes(wanted))).toBe(true);
    }
    expect(bandLines({ ...FACTS, part: 'part 1 of 2' })[1]).toEqual(['Title', 'People (part 1 of 2)']);
  });

  it('wraps an address and cuts nothing', () => {
    expect(wrapped('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrapped('👩‍💻👩‍💻', 1)).toEqual(['👩‍💻', '👩‍💻']);
    expect(wrapped('', 3)).toEqual(['']);
  });
});

describe('localTime', () => {
  it.each([
    [60, '2026-11-24 09:00:00 +01:00 Z'],
    [-210, '2026-11-24 04:30:00 -03:30 Z'],
    [0, '2026-11-24 08:00:00 +00:00 Z'],
  ])('writes the offset of %i minutes', (offsetMinutes, text) => {
    expect(localTime(FACTS.utc, { zone: 'Z', offsetMinutes })).toBe(text);
  });
});
