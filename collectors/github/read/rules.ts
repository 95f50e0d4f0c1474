import { cut, type Fact, known, mapFact, type Population, type Unknown } from '#shared/evidence/fact.ts';
import { anyTrue, oneOf, type Ruleset } from './ruleset.ts';
import { View } from './view.ts';

/** The rules that reach a branch. Rules of a ruleset that only evaluates, or is off, do not count. */
export class ActiveRules {
  readonly #rules: Fact<Population<View>>;

  constructor(rules: Fact<Population<View>>) {
    // A rule that does not say what it is may be any of them.
    this.#rules = mapFact(rules, (population) => {
      const untold = population.items.map((rule) => rule.string('type')).find((type) => !type.known);
      return untold && !untold.known ? cut(population.items, population.expected, untold) : population;
    });
  }

  has(type: string): Fact<boolean> {
    return this.#overRules(type, () => known(true));
  }

  asks(type: string, parameter: string): Fact<boolean> {
    return this.#overRules(type, (rule) => parameterOf(rule, (view) => view.boolean(parameter)));
  }

  most(type: string, parameter: string): Fact<number> {
    const rules = this.#rules;
    if (!rules.known) return rules;
    const found = rules.value.items.filter((rule) => rule.value['type'] === type && mayCount(rule));
    const counts = found.map((rule) =>
      certain(
        rule,
        parameterOf(rule, (view) => view.number(parameter)),
      ),
    );
    return most(rules.value.unseen === null ? counts : [...counts, rules.value.unseen]);
  }

  contexts(): Fact<readonly string[]> {
    const rules = this.#rules;
    if (!rules.known) return rules;
    const found = rules.value.items.filter((rule) => rule.value['type'] === 'REQUIRED_STATUS_CHECKS' && mayCount(rule));
    const lists = found.map((rule) =>
      certain(
        rule,
        parameterOf(rule, (view) => namesOf(view)),
      ),
    );
    return union(rules.value.unseen === null ? lists : [...lists, rules.value.unseen]);
  }

  /** Those of a type that are, or may be, enforced. */
  of(type: string): readonly View[] {
    return this.#rules.known
      ? this.#rules.value.items.filter((rule) => rule.value['type'] === type && mayCount(rule))
      : [];
  }

  get unseen(): Unknown | null {
    return this.#rules.known ? this.#rules.value.unseen : this.#rules;
  }

  #overRules(type: string, ask: (rule: View) => Fact<boolean>): Fact<boolean> {
    const rules = this.#rules;
    if (!rules.known) return rules;
    const found = rules.value.items.filter((rule) => rule.value['type'] === type && mayCount(rule));
    const asked = found.map((rule) => certain(rule, ask(rule)));
    return anyTrue(rules.value.unseen === null ? asked : [...asked, rules.value.unseen]);
  }
}

export function enforcementOf(rule: View): Ruleset['enforcement'] {
  const ruleset = rule.object('repositoryRuleset');
  return ruleset instanceof View ? oneOf(ruleset, 'enforcement', ['active', 'evaluate', 'disabled']) : ruleset;
}

function mayCount(rule: View): boolean {
  const enforcement = enforcementOf(rule);
  return !enforcement.known || enforcement.value === 'active';
}

/** A rule whose ruleset is not shown may or may not be enforced: what it asks for is then not known. */
function certain<T>(rule: View, fact: Fact<T>): Fact<T> {
  const enforcement = enforcementOf(rule);
  return enforcement.known ? fact : enforcement;
}

function parameterOf<T>(rule: View, read: (parameters: View) => Fact<T>): Fact<T> {
  const parameters = rule.object('parameters');
  return parameters instanceof View ? read(parameters) : parameters;
}

function namesOf(parameters: View): Fact<readonly string[]> {
  return mapFact(parameters.objects('requiredStatusChecks'), (checks) =>
    checks.map((check) => check.value['context']).filter((name) => typeof name === 'string'),
  );
}

/** The largest; unknown when nothing above zero was seen and something was not seen. */
export function most(counts: readonly Fact<number>[]): Fact<number> {
  const seen = counts.map((count) => (count.known ? count.value : 0));
  const largest = Math.max(0, ...seen);
  return largest > 0 ? known(largest) : (counts.find((count) => !count.known) ?? known(0));
}

export function union(lists: readonly Fact<readonly string[]>[]): Fact<readonly string[]> {
  const names = new Set(lists.flatMap((list) => (list.known ? list.value : [])));
  return names.size > 0 ? known([...names].sort()) : (lists.find((list) => !list.known) ?? known([]));
}
