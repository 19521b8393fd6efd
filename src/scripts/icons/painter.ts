import type { Bitmap } from "./png";

export type Point = readonly [x: number, y: number];

/** A region of the plane, in pixels; `box` encloses it. */
export interface Shape {
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  contains(x: number, y: number): boolean;
}

/** 0xRRGGBB */
export type Colour = number;

export function rectangle(left: number, top: number, right: number, bottom: number, radius = 0): Shape {
  return {
    box: [left, top, right, bottom],
    contains(x, y) {
      if (x < left || x > right || y < top || y > bottom) return false;
      const dx = x < left + radius ? left + radius - x : x - (right - radius);
      const dy = y < top + radius ? top + radius - y : y - (bottom - radius);
      return dx <= 0 || dy <= 0 || dx * dx + dy * dy <= radius * radius;
    },
  };
}

export function circle(cx: number, cy: number, radius: number): Shape {
  return {
    box: [cx - radius, cy - radius, cx + radius, cy + radius],
    contains: (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= radius * radius,
  };
}

function boxOf(points: readonly Point[], margin: number): Shape["box"] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs) - margin, Math.min(...ys) - margin, Math.max(...xs) + margin, Math.max(...ys) + margin];
}

/** The inside of a closed outline, by the even-odd rule. */
export function polygon(points: readonly Point[]): Shape {
  return {
    box: boxOf(points, 0),
    contains(x, y) {
      let inside = false;
      points.forEach(([x1, y1], i) => {
        const [x2, y2] = points[(i + 1) % points.length] as Point;
        if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) inside = !inside;
      });
      return inside;
    },
  };
}

/** A line through `points` with round ends and joints. */
export function stroke(points: readonly Point[], width: number): Shape {
  const reach = (width / 2) ** 2;
  return {
    box: boxOf(points, width / 2),
    contains: (x, y) =>
      points.some(([x1, y1], i) => {
        const [x2, y2] = points[i + 1] ?? [x1, y1];
        const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
        const projected = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
        const along = projected < 0 ? 0 : projected > 1 ? 1 : projected;
        return (x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2 <= reach;
      }),
  };
}

const SAMPLES = 8;
const OFFSETS = Array.from({ length: SAMPLES }, (_, i) => (i + 0.5) / SAMPLES);

/** A square, transparent canvas; every shape is antialiased by 8 × 8 samples a pixel. */
export class Painter {
  readonly #size: number;
  readonly #premultiplied: Float64Array;

  constructor(size: number) {
    this.#size = size;
    this.#premultiplied = new Float64Array(size * size * 4);
  }

  fill(shape: Shape, colour: Colour): void {
    this.#cover(shape, (at, coverage) => {
      const pixels = this.#premultiplied;
      const channels = [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255, 255];
      channels.forEach((channel, c) => {
        pixels[at + c] = (pixels[at + c] ?? 0) * (1 - coverage) + channel * coverage;
      });
    });
  }

  /** Makes the region transparent again. */
  clear(shape: Shape): void {
    this.#cover(shape, (at, coverage) => {
      for (let c = 0; c < 4; c++) this.#premultiplied[at + c] = (this.#premultiplied[at + c] ?? 0) * (1 - coverage);
    });
  }

  bitmap(): Bitmap {
    const rgba = new Uint8Array(this.#premultiplied.length);
    for (let at = 0; at < rgba.length; at += 4) {
      const alpha = this.#premultiplied[at + 3] ?? 0;
      if (alpha === 0) continue;
      for (let c = 0; c < 3; c++) rgba[at + c] = Math.round(((this.#premultiplied[at + c] ?? 0) * 255) / alpha);
      rgba[at + 3] = Math.round(alpha);
    }
    return { width: this.#size, height: this.#size, rgba };
  }

  #cover(shape: Shape, paint: (at: number, coverage: number) => void): void {
    const [left, top, right, bottom] = shape.box;
    const end = this.#size;
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(end, Math.ceil(bottom)); y++) {
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(end, Math.ceil(right)); x++) {
        let hits = 0;
        for (const dy of OFFSETS) for (const dx of OFFSETS) if (shape.contains(x + dx, y + dy)) hits++;
        if (hits > 0) paint((y * end + x) * 4, hits / (SAMPLES * SAMPLES));
      }
    }
  }
}
