import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/engine/evaluate.ts';
import { buildReport } from '#shared/engine/gaps.ts';
import { withCaptures } from '#shared/engine/status.ts';
import type { CaptureResult } from '#shared/engine/captures.ts';
import { COMPARISON_TYPE, REVIEW_TYPE } from '#shared/evidence/predicates.ts';
import { envelopeSubject } from '#shared/evidence/statement.ts';
import type { EvidenceWriter } from '#shared/evidence/writer.ts';
import { AT, capture, later, map } from './captured.ts';
import { checks, collectors, newStore } from './example.ts';

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
    const rejected = { ...review, time: later(3), decision: 'rejected', note: 'The list is filtered' };
    await writer.append(REVIEW_TYPE, rejected, [envelopeSubject(digest)]);
    const { row } = await control(writer, 'A.5.2', later(4));
    expect(row).toMatchObject({ status: 'missing', evidence: 0, captures: [{ review: { decision: 'rejected' } }] });
    expect(row.reasons).toContain('Captured on 2026-11-01, and rejected by bo: The list is filtered (Users)');
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
