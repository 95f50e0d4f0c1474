import type { Page } from 'playwright-core';

/** Where a page draws a secret, in CSS pixels of the whole page. */
export interface Place {
  readonly secret: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Every line of every secret in texts, fields and shadow roots, wherever elements cut it. */
export function placesOf(page: Page, secrets: readonly string[]): Promise<Place[]> {
  return page.evaluate((all) => {
    const found: { secret: string; x: number; y: number; width: number; height: number }[] = [];
    const keep = (secret: string, { x, y, width, height }: DOMRect): void => {
      // A letter or two left over on a line say nothing.
      if (width > 24) found.push({ secret, x: x + scrollX, y: y + scrollY, width, height });
    };
    const lookInto = (root: Node): void => {
      for (const section of (root as Element).querySelectorAll('section')) {
        const host = section.querySelector<Element & { kept?: Node }>('.host');
        const nodes: Text[] = [];
        const walker = document.createTreeWalker(host?.kept ?? section, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          if (!node.parentElement?.closest('h3, textarea')) nodes.push(node as Text);
        }
        const text = nodes.map(({ data }) => data).join('');
        for (const secret of all) {
          const start = text.indexOf(secret);
          let at = 0;
          for (const node of nodes) {
            const from = Math.max(0, start - at);
            const to = Math.min(node.length, start + secret.length - at);
            at += node.length;
            if (start < 0 || from >= to) continue;
            const range = document.createRange();
            range.setStart(node, from);
            range.setEnd(node, to);
            for (const rect of range.getClientRects()) keep(secret, rect);
          }
        }
        for (const field of section.querySelectorAll('input, textarea')) {
          const secret = all.find((each) => (field as HTMLInputElement).value.includes(each));
          if (!secret) continue;
          const { paddingLeft, font } = getComputedStyle(field);
          const measure = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
          measure.font = font;
          const { value } = field as HTMLInputElement;
          const inset = Number.parseFloat(paddingLeft) + field.clientLeft + 1;
          const start = inset + measure.measureText(value.slice(0, value.indexOf(secret))).width;
          const { x, y, width, height } = field.getBoundingClientRect();
          const length = Math.min(measure.measureText(secret).width, width - inset - start);
          keep(secret, new DOMRect(x + start, y + 4, length, Math.min(height, 24) - 8));
        }
      }
    };
    lookInto(document.body);
    return found;
  }, secrets);
}

/**
 * For each place, the share of its columns of pixels that are written: dark in part. A column of a mask is
 * dark throughout, one of paper nowhere.
 */
export function writtenShares(from: Page, picture: Buffer, places: readonly Place[]): Promise<number[]> {
  return from.evaluate(
    async ({ text, all }) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context?.drawImage(image, 0, 0);
      return all.map((place) => {
        const [x, y] = [Math.ceil(place.x), Math.ceil(place.y)];
        const [width, height] = [Math.floor(place.width), Math.floor(place.height) - 1];
        const data = context?.getImageData(x, y, width, height).data ?? new Uint8ClampedArray();
        let written = 0;
        for (let column = 0; column < width; column += 1) {
          let dark = 0;
          for (let row = 0; row < height; row += 1) if ((data[4 * (row * width + column)] ?? 255) < 140) dark += 1;
          if (dark > 0 && dark < 0.8 * height) written += 1;
        }
        return written / width;
      });
    },
    { text: picture.toString('base64'), all: places },
  );
}
