import { isField } from './units.ts';

/** Remembers what is selected, in the page and in the field that has the focus; what is returned selects it again. */
export function keepSelection(): () => void {
  const selection = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  const field = document.activeElement;
  const inField = field !== null && isField(field) ? placeIn(field) : null;
  return () => {
    const now = document.getSelection();
    const moved =
      now?.anchorNode !== anchorNode || now?.anchorOffset !== anchorOffset || now?.focusOffset !== focusOffset;
    // What a page took out meanwhile cannot be selected again.
    if (now && anchorNode?.isConnected && focusNode?.isConnected && moved) {
      const [from, to] = [
        Math.min(anchorOffset ?? 0, lengthOf(anchorNode)),
        Math.min(focusOffset ?? 0, lengthOf(focusNode)),
      ];
      now.setBaseAndExtent(anchorNode, from, focusNode, to);
    }
    if (inField && field?.isConnected && isField(field)) {
      const { start, end, direction } = inField;
      if (field.selectionStart !== start || field.selectionEnd !== end) field.setSelectionRange(start, end, direction);
    }
  };
}

function lengthOf(node: Node): number {
  return node.nodeType === Node.TEXT_NODE ? (node as Text).length : node.childNodes.length;
}

/** Fields that hold no plain text have no places in it. */
function placeIn({ selectionStart, selectionEnd, selectionDirection }: HTMLInputElement | HTMLTextAreaElement) {
  if (selectionStart === null) return null;
  return { start: selectionStart, end: selectionEnd, direction: selectionDirection ?? 'none' };
}
