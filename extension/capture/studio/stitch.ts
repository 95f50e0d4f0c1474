import { unshared } from '#shared/evidence/bytes.ts';
import type { Frame, Picture } from '../draft.ts';
import { partsOf, planStitch } from './stitch-plan.ts';

/**
 * Puts the frames of a page together, one decoded at a time. A page that one frame shows is that frame,
 * byte for byte; a page that is higher than a canvas becomes several pictures, from the top.
 */
export async function stitch(frames: readonly Frame[], from: number): Promise<Picture[]> {
  const [first] = frames;
  if (first === undefined) return [];
  const bitmap = await decode(first.bytes);
  const { width, height } = bitmap;
  const plan = planStitch(frames, bitmap);
  const { draft } = first;
  if (frames.length === 1) {
    bitmap.close();
    return [{ draft, order: from, bytes: first.bytes, width, height }];
  }
  bitmap.close();
  const parts = partsOf(plan.width, plan.height).map((part) => {
    const canvas = new OffscreenCanvas(plan.width, part.height);
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('this browser draws no pictures here');
    context.imageSmoothingEnabled = false;
    return { ...part, canvas, context };
  });
  for (const [at, { bytes }] of frames.entries()) {
    const image = await decode(bytes);
    for (const { frame, from: source, to } of plan.copies) {
      if (frame !== at) continue;
      for (const { y, height: partHeight, context } of parts) {
        if (to.y >= y + partHeight || to.y + to.height <= y) continue;
        context.drawImage(image, source.x, source.y, source.width, source.height, to.x, to.y - y, to.width, to.height);
      }
    }
    image.close();
  }
  const pictures: Picture[] = [];
  for (const [at, { canvas }] of parts.entries()) {
    const { width: partWidth, height: partHeight } = canvas;
    pictures.push({ draft, order: from + at, bytes: await encode(canvas), width: partWidth, height: partHeight });
  }
  return pictures;
}

export async function decode(bytes: Uint8Array): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([unshared(bytes)], { type: 'image/png' }));
}

export async function encode(canvas: OffscreenCanvas): Promise<Uint8Array> {
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}
