interface DomApi {
  readonly dom?: { openOrClosedShadowRoot?(this: void, element: Element): ShadowRoot | null };
}

interface WithDom {
  readonly chrome?: DomApi;
  readonly browser?: DomApi;
}

/** The shadow root of an element, also a closed one where the browser shows it to extensions. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot !== null) return element.shadowRoot;
  // Only these elements and custom ones can have one; asking for others is an error.
  if (!(element instanceof HTMLElement)) return null;
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

/** Every node below a node in document order, through shadow roots, frames and templates. */
export function* nodesBelow(node: Node): Generator<Node> {
  yield node;
  if (node.nodeType === Node.ELEMENT_NODE) {
    const element = node as Element;
    const shadow = shadowOf(element);
    if (shadow !== null) yield* nodesBelow(shadow);
    const inner = isFrame(element) ? documentIn(element) : null;
    if (inner !== null) yield* nodesBelow(inner);
    if (element.localName === 'template') yield* nodesBelow((element as HTMLTemplateElement).content);
  }
  for (let child = node.firstChild; child !== null; child = child.nextSibling) yield* nodesBelow(child);
}
