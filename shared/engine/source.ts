import type { AnyCollector, Answer, Identified } from '../define.ts';
import { type Fact, known, mapFact, unknown } from '../evidence/fact.ts';
import { readEvidence } from '../evidence/row.ts';
import type { EvidenceRow, EvidenceStore } from '../evidence/store.ts';
import { answersOf, hasAll } from './answers.ts';

const REMOVED = unknown('an answer of this evidence was removed from the workspace');
const GONE = unknown('the record of this evidence is gone from the workspace');

/** One record of evidence, read into facts when somebody asks. */
export class Source {
  readonly row: EvidenceRow;
  readonly #store: EvidenceStore;
  readonly #collector: Identified<AnyCollector>;
  #whole: Promise<Fact<unknown>> | null = null;

  constructor(store: EvidenceStore, row: EvidenceRow, collector: Identified<AnyCollector>) {
    this.#store = store;
    this.row = row;
    this.#collector = collector;
  }

  /** Whether it can be read in parts. */
  get isParted(): boolean {
    return this.#collector.parts !== undefined;
  }

  /** Everything at once; read the first time, and then kept. */
  whole(): Promise<Fact<unknown>> {
    this.#whole ??= this.#read();
    return this.#whole;
  }

  /** As `whole`, a part at a time, and nothing kept. */
  async *parts(): AsyncGenerator<Fact<unknown>> {
    const answers = await this.#answers();
    if (!answers.known) yield answers;
    else if (this.#collector.parts === undefined) yield await this.whole();
    else for (const facts of this.#collector.parts(answers.value, this.row.scope)) yield known(facts);
  }

  async #read(): Promise<Fact<unknown>> {
    const answers = await this.#answers();
    return mapFact(answers, (all) => this.#collector.read(all, this.row.scope).facts);
  }

  /** All or none: a reader cannot tell an answer that was taken away from one that was empty. */
  async #answers(): Promise<Fact<readonly Answer[]>> {
    const evidence = await readEvidence(this.#store, this.row);
    if (evidence === null) return GONE;
    const answers = await answersOf(this.#store, evidence.exchanges);
    return hasAll(this.#store, answers) ? known(answers) : REMOVED;
  }
}
