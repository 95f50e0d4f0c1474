const CONTROLS =
  'input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea, [role=switch], [role=checkbox], [role=combobox]';
const UNSEEN = 'script, style, template, noscript, [hidden]';
/** How far the value may be from its label, in ancestors. */
const REACH = 4;
/** A longer text is prose about the setting, not its value. */
const LONGEST = 200;

function clean(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function sameLabel(text: string, label: string): boolean {
  return text.toLowerCase().replace(/[\s:*]+$/, '') === label.toLowerCase();
}

/** The innermost elements that a person would read as this label. */
function labelled(doc: Document, label: string): Element[] {
  const found: Element[] = [];
  const walker = doc.createTreeWalker(doc.body ?? doc, 4 /* NodeFilter.SHOW_TEXT */);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (parent !== null && sameLabel(clean(node.textContent), label) && parent.closest(UNSEEN) === null) {
      found.push(parent);
    }
  }
  return found;
}

function isRadio(control: Element): control is HTMLInputElement {
  return control.matches('input[type=radio]');
}

function labelOf(control: HTMLInputElement): string {
  const own = control.closest('label') ?? [...(control.labels ?? [])][0];
  return clean(own?.textContent ?? control.getAttribute('aria-label') ?? control.value);
}

function stateOf(control: Element): string | boolean | null {
  const aria = control.getAttribute('aria-checked');
  if (aria !== null) return aria === 'true' ? true : aria === 'false' ? false : null;
  if (control.matches('input[type=checkbox]')) return (control as HTMLInputElement).checked;
  if (control.matches('select')) return clean(control.selectedOptions[0]?.textContent ?? '') || null;
  if (control.matches('input, textarea')) return clean((control as HTMLInputElement).value) || null;
  return clean(control.textContent) || null;
}

/** The state of a place's controls when they are one setting, a single control or one group of radios. */
function stateWithin(place: Element): string | boolean | null | undefined {
  const controls = [...place.querySelectorAll(CONTROLS)];
  if (controls.length === 0) return undefined;
  if (controls.every(isRadio)) {
    if (new Set(controls.map((radio) => radio.name)).size > 1) return null;
    const checked = controls.find((radio) => radio.checked);
    return checked === undefined ? null : labelOf(checked);
  }
  // Two controls, or a switch drawn over its own checkbox.
  const states = new Set(controls.map(stateOf));
  const kinds = controls.filter((control) => !control.matches('input[type=checkbox]'));
  return states.size === 1 && kinds.length <= 1 ? ([...states][0] ?? null) : null;
}

function controlFor(doc: Document, element: Element): Element | null {
  const label = element.closest('label');
  if (label !== null) {
    const inner = label.querySelector(CONTROLS);
    if (inner !== null) return inner;
    const id = label.getAttribute('for');
    const target = id === null ? null : doc.getElementById(id);
    if (target !== null) return target;
  }
  for (const holder of [element, element.parentElement]) {
    if (holder?.id) {
      const target = doc.querySelector(`[aria-labelledby~="${CSS.escape(holder.id)}"]`);
      if (target?.matches(CONTROLS)) return target;
    }
  }
  return null;
}

/** The text beside a label: the answer to a term, the cell of a row head, the next element. */
function textBeside(element: Element): string | null {
  const term = element.closest('dt, th');
  const start = term ?? element;
  for (
    let place: Element | null = start, step = 0;
    place !== null && step < REACH;
    place = place.parentElement, step++
  ) {
    const next = place.nextElementSibling;
    if (next === null) {
      if (term !== null) return null;
      continue;
    }
    const text = clean(next.textContent);
    return text !== '' && text.length <= LONGEST && next.querySelector(CONTROLS) === null ? text : null;
  }
  return null;
}

function valueOf(doc: Document, element: Element): string | boolean | null {
  const control = controlFor(doc, element);
  if (control !== null) {
    if (!isRadio(control)) return stateOf(control);
    return control.checked;
  }
  let place: Element | null = element;
  for (let step = 0; step < REACH && place !== null && place !== doc.body; step++) {
    const state = stateWithin(place);
    if (state !== undefined) return state;
    // A sibling that is plain text answers before a control further out does.
    if (step > 0 && place.children.length > 1) break;
    place = place.parentElement;
  }
  return textBeside(element);
}

/**
 * The value that belongs to a label: `true` or `false` for a checkbox or switch, the chosen option for
 * a select or a group of radios, the text of a field, else the text beside it (`dt`/`dd`, `th`/`td`,
 * label and value one after the other).
 *
 * Null when the label is not on the page, when two places with it disagree, or when it cannot be told
 * which control is meant: a console in another language, or one that was rebuilt, is unknown rather
 * than wrong.
 */
export function settingByLabel(doc: Document, label: string): string | boolean | null {
  const aria = [...doc.querySelectorAll(`[aria-label="${CSS.escape(label)}" i]`)].filter((element) =>
    element.matches(CONTROLS),
  );
  const values = (
    aria.length > 0 ? aria.map(stateOf) : labelled(doc, label).map((element) => valueOf(doc, element))
  ).filter((value) => value !== null);
  const first = values[0];
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
