import type { Steps } from './steps.ts';

const CONTROLS =
  'input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea, [role=switch], [role=checkbox], [role=combobox]';
const UNSEEN = 'script, style, template, noscript, [hidden]';
/** Words that lead elsewhere or head a column are not the label of what stands beside them. */
const NO_LABEL = 'a, nav, button, option, [role="navigation"], [role="tab"], [role="menuitem"], [role="columnheader"]';
/** How far the value may be from its label, in ancestors. */
const REACH = 4;
/** A longer text is prose about the setting, not its value. */
const LONGEST = 200;

/** Texts that are looked at in one step: about a millisecond of a page's time. */
const TEXTS_A_STEP = 500;

type Value = string | boolean | null;

function clean(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function sameLabel(text: string | null, label: string): boolean {
  return (
    clean(text)
      .toLowerCase()
      .replace(/[\s:*]+$/, '') === label.toLowerCase()
  );
}

/** The innermost elements that a person would read as this label. */
function* labelled(doc: Document, label: string): Steps<Element[]> {
  const found: Element[] = [];
  const walker = doc.createTreeWalker(doc.body ?? doc, 4 /* NodeFilter.SHOW_TEXT */);
  for (let texts = 1; walker.nextNode(); texts++) {
    if (texts % TEXTS_A_STEP === 0) yield;
    const parent = walker.currentNode.parentElement;
    if (
      parent !== null &&
      sameLabel(walker.currentNode.textContent, label) &&
      parent.closest(`${UNSEEN}, ${NO_LABEL}`) === null
    ) {
      found.push(parent);
    }
  }
  return found;
}

function isRadio(control: Element): control is HTMLInputElement {
  return control.matches('input[type=radio]');
}

function stateOf(control: Element): Value {
  const aria = control.getAttribute('aria-checked');
  if (aria !== null) return aria === 'mixed' ? null : aria === 'true';
  if (control.matches('input[type=checkbox], input[type=radio]')) return (control as HTMLInputElement).checked;
  if (control.matches('select')) {
    const { options, selectedIndex } = control;
    return clean(options[selectedIndex]?.textContent) || null;
  }
  if (control.matches('input, textarea')) return clean((control as HTMLInputElement).value) || null;
  return clean(control.textContent) || null;
}

function labelOfRadio(doc: Document, radio: HTMLInputElement): string | null {
  const outer =
    radio.closest('label') ??
    [...doc.querySelectorAll('label')].find((label) => radio.id !== '' && label.htmlFor === radio.id);
  return clean(outer?.textContent ?? radio.getAttribute('aria-label')) || null;
}

/** The state of a place's controls when they are one setting; undefined when it holds none. */
function stateWithin(doc: Document, place: Element): Value | undefined {
  const controls = [...place.querySelectorAll(CONTROLS)];
  if (controls.length === 0) return undefined;
  if (controls.every(isRadio)) {
    if (new Set(controls.map((radio) => radio.name)).size > 1) return null;
    const chosen = controls.find((radio) => radio.checked);
    return chosen === undefined ? null : labelOfRadio(doc, chosen);
  }
  const [first, ...others] = controls.map(stateOf);
  // A switch is often drawn over a checkbox of its own: two controls, one state. More than that is not one setting.
  const drawn = controls.filter((control) => !control.matches('input[type=checkbox]')).length <= 1;
  return others.length === 0 || (others.length === 1 && drawn && others[0] === first) ? (first ?? null) : null;
}

/** The control that the page itself ties to the label. */
function controlFor(doc: Document, element: Element): Element | null {
  const label = element.closest('label');
  if (label !== null) {
    const id = label.getAttribute('for');
    const target = label.querySelector(CONTROLS) ?? (id === null ? null : doc.getElementById(id));
    if (target !== null) return target;
  }
  const ids = new Set([element.id, element.parentElement?.id].filter(Boolean));
  const tied = [...doc.querySelectorAll('[aria-labelledby]')].find((target) =>
    target
      .getAttribute('aria-labelledby')
      ?.split(/\s+/)
      .some((id) => ids.has(id)),
  );
  return tied?.matches(CONTROLS) ? tied : null;
}

/** The text beside a label: the answer to a term, the cell of a row head, the next element. */
function textBeside(element: Element): string | null {
  const term = element.closest('dt, th');
  let place: Element | null = term ?? element;
  for (let step = 0; place !== null && step < REACH; step++) {
    const next: Element | null = place.nextElementSibling;
    if (next !== null) {
      if (term !== null && !next.matches('dd, td')) return null;
      const text = clean(next.textContent);
      return text !== '' && text.length <= LONGEST && next.querySelector(CONTROLS) === null ? text : null;
    }
    if (term !== null) return null;
    place = place.parentElement;
  }
  return null;
}

function valueOf(doc: Document, element: Element): Value {
  const control = controlFor(doc, element);
  if (control !== null) return stateOf(control);
  let place: Element | null = element;
  for (let step = 0; step < REACH && place !== null && place !== doc.body; step++) {
    const state = stateWithin(doc, place);
    if (state !== undefined) return state;
    // A neighbour without a control is the value, nearer than any control further out.
    if (place.nextElementSibling !== null && !holdsControl(place.nextElementSibling)) break;
    place = place.parentElement;
  }
  return textBeside(element);
}

function holdsControl(element: Element): boolean {
  return element.matches(CONTROLS) || element.querySelector(CONTROLS) !== null;
}

/**
 * The value that belongs to a label: `true` or `false` for a checkbox or switch, the chosen option for
 * a select or a group of radios, the text of a field, else the text beside it (`dt`/`dd`, `th`/`td`,
 * label and value one after the other).
 *
 * Null when the label is not on the page, when two places with it disagree, or when it cannot be told
 * which control is meant: a console in another language, or one that was rebuilt, is unknown rather
 * than wrong. In steps, since every text of the page is looked at.
 */
export function* settingByLabel(doc: Document, label: string): Steps<Value> {
  const named = [...doc.querySelectorAll('[aria-label]')].filter(
    (element) => element.matches(CONTROLS) && sameLabel(element.getAttribute('aria-label'), label),
  );
  yield;
  const values =
    named.length > 0 ? named.map(stateOf) : (yield* labelled(doc, label)).map((element) => valueOf(doc, element));
  const known = values.filter((value) => value !== null);
  const first = known[0];
  return first !== undefined && known.every((value) => value === first) ? first : null;
}
