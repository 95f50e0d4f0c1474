const HTML = 'http://www.w3.org/1999/xhtml';

interface DomApi {
  readonly dom?: { openOrClosedShadowRoot?(this: void, element: Element): ShadowRoot | null };
}

interface WithDom {
  readonly chrome?: DomApi;
  readonly browser?: DomApi;
}

/** Elements with styles. Not by `instanceof`, which knows only those of its own document. */
export type Styled = HTMLElement | SVGElement;

export function isStyled(node: Node): node is Styled {
  return node.nodeType === Node.ELEMENT_NODE && 'style' in node;
}

export function isShadow(node: Node): node is ShadowRoot {
  return node.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in node;
}

/** The shadow root of an element, also a closed one where the browser shows it to extensions. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot !== null) return element.shadowRoot;
  // Only these elements and custom ones can have one; asking for others is an error.
  if (element.namespaceURI !== HTML) return null;
  const { chrome, browser } = globalThis as WithDom;
  const ask = chrome?.dom?.openOrClosedShadowRoot ?? browser?.dom?.openOrClosedShadowRoot;
  try {
    return ask?.(element) ?? null;
  } catch {
    return null;
  }
}

/** The document of a frame, or null when it is of another origin and out of reach. */
export function documentIn(frame: Element): Document | null {
  try {
    return (frame as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}

export function isFrame(element: Element): boolean {
  return element.localName === 'iframe' || element.localName === 'frame';
}

/**
 * Every node below a node in document order, through shadow roots, frames and templates. Without
 * recursion, since each level of it would be paid for again at every node of a deep page.
 */
export function* nodesBelow(start: Node): Generator<Node> {
  const waiting: Node[] = [start];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    // Siblings are asked for after the node was handed out, as whoever got it may change the page.
    if (node !== start && node.nextSibling !== null) waiting.push(node.nextSibling);
    if (node.firstChild !== null) waiting.push(node.firstChild);
    if (node.nodeType === Node.ELEMENT_NODE) waiting.push(...insideOf(node as Element).toReversed());
  }
}

/** What belongs to an element beside its children. */
function insideOf(element: Element): Node[] {
  const shadow = shadowOf(element);
  const inner = isFrame(element) ? documentIn(element) : null;
  const content = element.localName === 'template' ? (element as HTMLTemplateElement).content : null;
  return [shadow, inner, content].filter((each) => each !== null);
}

/** Through shadow roots, but not out of its document. */
export function isWithin(node: Node, area: Element): boolean {
  for (let up: Node | null = node; up !== null; up = hostOf(up)) if (area.contains(up)) return true;
  return false;
}

function hostOf(node: Node): Element | null {
  const root = node.getRootNode();
  return isShadow(root) ? root.host : null;
}
