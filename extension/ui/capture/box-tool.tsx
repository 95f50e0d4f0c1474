import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { unshared } from '#shared/evidence/bytes.ts';
import type { Picture } from '#extension/capture/draft.ts';
import type { Box } from '#extension/capture/page/cover.ts';

interface Props {
  readonly pictures: readonly Picture[];
  /** Device pixels a CSS pixel. */
  readonly scale: number;
  readonly boxes: Signal<readonly Box[]>;
}

const SMALLEST = 4;
const STEP = 10;

/** The picture, and boxes drawn over it: by dragging, or with the keyboard in the list below. */
export function BoxTool({ pictures, scale, boxes }: Props) {
  const [first] = pictures;
  if (first === undefined) return null;
  const width = first.width / scale;
  const height = first.height / scale;
  return (
    <section class="preview" aria-label="Picture">
      <p class="small dim">
        {first.width} × {first.height} pixels{pictures.length > 1 && `, the first of ${pictures.length} pictures`}. Drag
        over what has to go.
      </p>
      <Canvas picture={first} width={width} height={height} boxes={boxes} />
      <ul class="box-list small">
        {boxes.value.map((box, at) => (
          <li key={at}>
            <span class="num">
              Box {at + 1}: {Math.round(box.width)} × {Math.round(box.height)} at {Math.round(box.x)},{' '}
              {Math.round(box.y)}
            </span>
            <button
              type="button"
              class="link"
              aria-label={`Remove box ${at + 1}`}
              onClick={() => {
                boxes.value = boxes.value.filter((_, index) => index !== at);
              }}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CanvasProps {
  readonly picture: Picture;
  readonly width: number;
  readonly height: number;
  readonly boxes: Signal<readonly Box[]>;
}

function Canvas({ picture, width, height, boxes }: CanvasProps) {
  const source = useSignal('');
  const drawing = useSignal<Box | null>(null);
  const start = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([unshared(picture.bytes)], { type: 'image/png' }));
    source.value = url;
    return () => URL.revokeObjectURL(url);
  }, [picture.draft, picture.bytes.length]);
  const at = (event: PointerEvent): { x: number; y: number } => {
    const area = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return {
      x: ((event.clientX - area.x) * width) / area.width,
      y: ((event.clientY - area.y) * height) / area.height,
    };
  };
  const all = drawing.value === null ? boxes.value : [...boxes.value, drawing.value];
  return (
    <div
      class="preview-scroll"
      tabIndex={0}
      role="group"
      aria-label="Scroll the picture; press B to add a box"
      onKeyDown={(event) => {
        if (event.key.toLowerCase() === 'b') boxes.value = [...boxes.value, middle(width, height, event.currentTarget)];
        else if (event.altKey && boxes.value.length > 0) moveLast(event, boxes);
      }}
    >
      <div
        class="preview-page"
        onPointerDown={(event) => {
          start.current = at(event);
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (start.current !== null) drawing.value = boxOf(start.current, at(event));
        }}
        onPointerUp={(event) => {
          const box = start.current === null ? null : boxOf(start.current, at(event));
          start.current = null;
          drawing.value = null;
          if (box && box.width >= SMALLEST && box.height >= SMALLEST) boxes.value = [...boxes.value, box];
        }}
      >
        {source.value !== '' && <img src={source.value} alt="The captured page" draggable={false} />}
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {all.map((box, index) => (
            <rect key={index} x={box.x} y={box.y} width={box.width} height={box.height} />
          ))}
        </svg>
      </div>
    </div>
  );
}

function boxOf(a: { x: number; y: number }, b: { x: number; y: number }): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** A box in the middle of what is scrolled into view. */
function middle(width: number, height: number, area: HTMLElement): Box {
  const seen = (area.scrollTop + area.clientHeight / 2) / Math.max(1, area.scrollHeight);
  return { x: width / 4, y: Math.max(0, seen * height - 20), width: width / 2, height: 40 };
}

/** Alt and an arrow move the last box, with shift they change its size. */
function moveLast(event: KeyboardEvent, boxes: Signal<readonly Box[]>): void {
  const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
  const last = boxes.value.at(-1);
  if (by === undefined || last === undefined) return;
  event.preventDefault();
  const [dx = 0, dy = 0] = by;
  const moved = event.shiftKey
    ? { ...last, width: Math.max(SMALLEST, last.width + dx), height: Math.max(SMALLEST, last.height + dy) }
    : { ...last, x: Math.max(0, last.x + dx), y: Math.max(0, last.y + dy) };
  boxes.value = [...boxes.value.slice(0, -1), moved];
}
