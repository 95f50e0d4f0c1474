import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/engine/evaluate.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import { withCaptures } from '#shared/engine/status.ts';
import type { CaptureResult } from '#shared/engine/captures.ts';
import { COMPARISON_TYPE, MAPPING_TYPE, REVIEW_TYPE } from '#shared/evidence/predicates.ts';
import { type Capture, EVIDENCE_TYPE, type Evidence } from '#shared/evidence/record.ts';
import { envelopeSubject, subjectsOf } from '#shared/evidence/statement.ts';
import { uuidV7 } from '#shared/evidence/uuid.ts';
import type { EvidenceWriter } from '#shared/evidence/writer.ts';
import { checks, collectors, newStore } from './example.ts';

const AT = '2026-11-01T08:00:00.000Z';
const DAY = 86_400_000;
const later = (days: number): string => new Date(Date.parse(AT) + days * DAY).toISOString();

async function capture(writer: EvidenceWriter, at: string, change: Partial<Capture> = {}, complete = true) {
  const picture = new TextEncoder().encode(`picture of ${at}`);
  const sha256 = await writer.store.putBlob(picture);
  const evidence: Evidence = {
    id: uuidV7(Date.parse(at)),
    kind: 'capture',
    collector: { id: 'console/aws/iam-users', version: '1', host: 'extension-chromium', runtime: 'Chromium 156' },
    run: { id: 'by hand', trigger: 'manual' },
    actor: { operator: 'ann' },
    source: { system: 'aws', tenant: '111122223333' },
    time: { started: at, finished: at },
    completeness: complete
      ? { complete, pages: 1, items: 118, expected: 118 }
      : { complete, pages: 1, items: 23, expected: 118, note: '23 of 118 users' },
    exchanges: [],
    redactions: [],
    capture: {
      page: 'aws/iam-users',
      recognised: 'address',
      url: 'https://console.aws.amazon.com/iam/home#/users',
      title: 'Users',
      subject: {},
      claim: 'These are the users.',
      shows: 'population',
      clock: { zone: 'UTC', offsetMinutes: 0 },
      view: { width: 1280, height: 800, scale: 100 },
      size: { width: 1280, height: 800 },
      artifacts: [{ sha256, size: picture.length, mediaType: 'image/png', role: 'screenshot' }],
      facts: { rows: 118, total: 118, atLeast: null, filter: null, more: false, settings: {}, identity: {} },
      notes: [],
      ...change,
    },
  };
  return writer.append(EVIDENCE_TYPE, evidence, subjectsOf(evidence));
}

function map(writer: EvidenceWriter, digest: string, id = 'A.5.2', time = AT) {
  const controls = [{ standard: 'iso27001-2022', id, strength: 'direct', rationale: 'It lists who there is.' }];
  const mapping = { time, by: { kind: 'rule', id: 'aws/iam-users', version: '1' }, controls };
  return writer.append(MAPPING_TYPE, mapping, [envelopeSubject(digest)]);
}

async function control(writer: EvidenceWriter, id: string, asOf: string) {
  const evaluation = await evaluate(writer.store, { collectors, checks, asOf, signal: new AbortController().signal });
  const report = buildReport({ ...evaluation, checks, collectors, standard: 'iso27001-2022', asOf });
  const row = report.controls.find((each) => each.id === id);
  if (row === undefined) throw new Error(`${id} is not in the report`);
  return { report, row };
}

describe('captures in the report', () => {
  it('cover a control that had nothing, as partial, and say that nobody has reviewed them', async () => {
    const { writer } = await newStore();
    const entry = await capture(writer, AT);
    expect((await control(writer, 'A.5.2', AT)).row.status).toBe('missing');
    await map(writer, entry.digest);
    const { report, row } = await control(writer, 'A.5.2', later(1));
    expect(row.status).toBe('partial');
    expect(row.evidence).toBe(1);
    expect(row.reasons[0]).toBe('Captured on 2026-11-01: Users; no one has reviewed it yet');
    expect(report.counts).toMatchObject({ covered: 1, current: 1, conforming: 0 });
    expect(report.sources.map(({ title }) => title)).toEqual(['Capture: Users']);
  });

  it('stay partial when a person approved them, and count for nothing when one rejected them', async () => {
    const { writer } = await newStore();
    const { digest } = await capture(writer, AT);
    await map(writer, digest);
    const review = { time: later(1), reviewer: 'bo', decision: 'approved' };
    await writer.append(REVIEW_TYPE, review, [envelopeSubject(digest)]);
    const approved = (await control(writer, 'A.5.2', later(2))).row;
    expect(approved.status).toBe('partial');
    expect(approved.reasons[0]).toContain('reviewed by bo on 2026-11-02');
    await writer.append(REVIEW_TYPE, { ...review, time: later(3), decision: 'rejected' }, [envelopeSubject(digest)]);
    expect((await control(writer, 'A.5.2', later(4))).row.status).toBe('missing');
    // What was said later is not heard earlier.
    expect((await control(writer, 'A.5.2', later(2))).row.status).toBe('partial');
  });

  it('expire as a picture, as what they show, or by the cadence of the control, whichever is first', async () => {
    const { writer } = await newStore();
    await map(writer, (await capture(writer, AT)).digest);
    expect((await control(writer, 'A.5.2', later(89))).row.status).toBe('partial');
    const { row, report } = await control(writer, 'A.5.2', later(91));
    expect(row.status).toBe('stale');
    expect(report.counts).toMatchObject({ covered: 1, current: 0 });
    const other = await newStore();
    await map(other.writer, (await capture(other.writer, AT, { shows: 'log' })).digest);
    expect((await control(other.writer, 'A.5.2', later(31))).row.status).toBe('stale');
  });

  it('are replaced by the next of the same page and subject, and not by one of another subject', async () => {
    const { writer } = await newStore();
    await map(writer, (await capture(writer, AT)).digest);
    await map(writer, (await capture(writer, later(1))).digest, 'A.5.2', later(1));
    expect((await control(writer, 'A.5.2', later(2))).row.captures).toHaveLength(1);
    await map(writer, (await capture(writer, later(2), { subject: { region: 'x' } })).digest, 'A.5.2', later(2));
    expect((await control(writer, 'A.5.2', later(3))).row.captures).toHaveLength(2);
    expect((await control(writer, 'A.5.2', AT)).row.captures[0]?.effective).toBe(AT);
  });

  it('say when a list was cut', async () => {
    const { writer } = await newStore();
    await map(writer, (await capture(writer, AT, {}, false)).digest);
    expect((await control(writer, 'A.5.2', later(1))).row.reasons[0]).toContain('Users (23 of 118 users)');
  });

  it('show a difference between page and API as a finding of its own', async () => {
    const { writer } = await newStore();
    const { digest } = await capture(writer, AT);
    await map(writer, digest);
    const values = [{ what: 'MFA', page: true, api: false, agrees: false }];
    const comparison = { time: AT, collector: 'aws/identities', apartMs: 2000, values };
    await writer.append(COMPARISON_TYPE, comparison, [envelopeSubject(digest)]);
    const { row } = await control(writer, 'A.5.2', later(1));
    expect(row.reasons[0]).toBe('Users: MFA: the page says true, the API says false');
  });
});

describe('withCaptures', () => {
  const picture: CaptureResult = {
    id: 'e',
    page: 'aws/iam-users',
    title: 'Users',
    url: 'https://x.example/',
    claim: 'These are the users.',
    operator: 'ann',
    strength: 'direct',
    rationale: 'It lists who there is.',
    effective: AT,
    expires: later(90),
    complete: true,
    cut: null,
    review: null,
    differences: [],
  };
  const because = ['because'];

  it.each(['conforming', 'gap', 'stale', 'partial', 'excluded', 'accepted'] as const)(
    'leaves %s as it is',
    (status) => {
      expect(withCaptures({ status, reasons: because }, [picture], AT).status).toBe(status);
    },
  );
  it('lifts what was not assessed to partial', () => {
    expect(withCaptures({ status: 'not-assessed', reasons: because }, [picture], AT).status).toBe('partial');
  });
  it('takes conforming away when the page contradicts the API', () => {
    const differing = { ...picture, differences: ['MFA: the page says false, the API says true'] };
    const judged = withCaptures({ status: 'conforming', reasons: because }, [differing], AT);
    expect(judged.status).toBe('partial');
    expect(judged.reasons[0]).toContain('the page says false');
  });
});
