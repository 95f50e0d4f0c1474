import { describe as group, expect, test } from 'vitest';
import { describe, Recorder, type RecorderStore } from '#shared/evidence/recorder.ts';
import { digestOf } from '#shared/evidence/digest.ts';
import type { Exchange, Sha256 } from '#shared/evidence/record.ts';
import { redacted, type Redaction, redactionsIn } from '#shared/evidence/redaction.ts';

const rule: Redaction = { rule: 'words of passage', pattern: /<secret>[^<]+<\/secret>/g, by: '<secret/>' };
const bytesOf = (text: string) => new TextEncoder().encode(text);

class MemoryStore {
  readonly blobs = new Map<Sha256, Uint8Array>();
  readonly journaled = new Map<Sha256, Exchange>();
  readonly store: RecorderStore = {
    putBlob: async (bytes) => {
      const digest = await digestOf(bytes);
      this.blobs.set(digest, bytes);
      return digest;
    },
    getBlob: async (digest) => this.blobs.get(digest) ?? null,
    recall: async (key) => this.journaled.get(key) ?? null,
    journal: async (exchange) => void this.journaled.set(exchange.key, exchange),
    previous: async () => null,
  };
}

group('what may be a secret in an answer', () => {
  const send = async () => new Response('<a><secret>one</secret><secret>two</secret><b>9007199254740993</b></a>');
  const ask = async (memory: MemoryStore) => {
    const recorder = new Recorder({ store: memory.store, fetch: send, signal: new AbortController().signal });
    const response = await recorder.fetch('https://a.example/', describe({}, { redact: rule }));
    return { recorder, text: await response.text() };
  };

  test('is neither stored nor handed on, and is counted; the rest stays to the byte', async () => {
    const memory = new MemoryStore();
    const { recorder, text } = await ask(memory);
    expect(text).toBe('<a><secret/><secret/><b>9007199254740993</b></a>');
    expect([...memory.blobs.values()].map((bytes) => new TextDecoder().decode(bytes))).toEqual([text]);
    expect(recorder.redactions()).toEqual([{ rule: 'words of passage', count: 2 }]);
  });

  test('is counted as well when the step is resumed', async () => {
    const memory = new MemoryStore();
    await ask(memory);
    const { recorder } = await ask(memory);
    expect(recorder.redactions()).toEqual([{ rule: 'words of passage', count: 2 }]);
  });
});

test('an answer without any is the very bytes that were received', () => {
  const bytes = bytesOf('<a/>');
  expect(redacted(bytes, rule)).toBe(bytes);
  expect(redactionsIn(bytes, rule)).toBe(0);
});
