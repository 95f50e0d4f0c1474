import { MAPPING_TYPE } from '#shared/evidence/predicates.ts';
import { type Capture, EVIDENCE_TYPE, type Evidence } from '#shared/evidence/record.ts';
import { envelopeSubject, subjectsOf } from '#shared/evidence/statement.ts';
import { uuidV7 } from '#shared/evidence/uuid.ts';
import type { EvidenceWriter } from '#shared/evidence/writer.ts';

/** A page that was captured, and the controls it was captured for. */
export const AT = '2026-11-01T08:00:00.000Z';
const DAY = 86_400_000;
export const later = (days: number): string => new Date(Date.parse(AT) + days * DAY).toISOString();

export async function capture(writer: EvidenceWriter, at: string, change: Partial<Capture> = {}, complete = true) {
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

export function map(writer: EvidenceWriter, digest: string, id = 'A.5.2', time = AT) {
  const controls = [{ standard: 'iso27001-2022', id, strength: 'direct', rationale: 'It lists who there is.' }];
  const mapping = { time, by: { kind: 'rule', id: 'aws/iam-users', version: '1' }, controls };
  return writer.append(MAPPING_TYPE, mapping, [envelopeSubject(digest)]);
}
