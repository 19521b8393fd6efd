import type { Colour, Point } from "./painter";
import { circle, Painter, polygon, rectangle, stroke } from "./painter";
import type { Bitmap } from "./png";

/** The pixel sizes that Office asks for. */
export const ICON_SIZES = [16, 20, 24, 32, 40, 48, 64, 80] as const;

export const MARKS = ["dingji", "check", "fill", "rectification", "summary"] as const;

export type Mark = (typeof MARKS)[number];

const WHITE: Colour = 0xffffff;
const OUTLINE: Colour = 0x5c6470;
const TEXT_LINE: Colour = 0x9aa3af;
const RED: Colour = 0xc4262e;
const GREEN: Colour = 0x13863f;
const BLUE: Colour = 0x1068c9;
const ORANGE: Colour = 0xd4540b;
const PURPLE: Colour = 0x7a4fc4;

/** A canvas whose coordinates are sixteenths of the icon; `snap` puts an edge on a pixel border, so that straight lines stay sharp at every size. */
class Sixteenths extends Painter {
  readonly unit: number;
  /** Thickness of outlines and text lines: whole pixels. */
  readonly line: number;

  constructor(size: number) {
    super(size);
    this.unit = size / 16;
    this.line = Math.max(1, Math.round(this.unit * 0.6));
  }

  snap(value: number): number {
    return Math.round(value * this.unit);
  }

  box(left: number, top: number, right: number, bottom: number, colour: Colour, radius = 0): void {
    this.fill(
      rectangle(this.snap(left), this.snap(top), this.snap(right), this.snap(bottom), radius * this.unit),
      colour,
    );
  }

  path(points: readonly Point[], width: number, colour: Colour): void {
    this.fill(stroke(this.scaled(points), width * this.unit), colour);
  }

  area(points: readonly Point[], colour: Colour): void {
    this.fill(polygon(this.scaled(points)), colour);
  }

  disc(cx: number, cy: number, radius: number, colour: Colour): void {
    this.fill(circle(cx * this.unit, cy * this.unit, radius * this.unit), colour);
  }

  scaled(points: readonly Point[]): Point[] {
    return points.map(([x, y]) => [x * this.unit, y * this.unit]);
  }

  /** White paper with an outline: the outline carries it on a light ribbon, the white on a dark one. */
  sheet(left: number, top: number, right: number, bottom: number): void {
    const [l, t, r, b] = [this.snap(left), this.snap(top), this.snap(right), this.snap(bottom)];
    const radius = this.unit * 1.25;
    this.fill(rectangle(l, t, r, b, radius), OUTLINE);
    this.fill(
      rectangle(l + this.line, t + this.line, r - this.line, b - this.line, Math.max(0, radius - this.line)),
      WHITE,
    );
  }

  /** A horizontal line of writing, from whole pixel to whole pixel. */
  writing(left: number, y: number, right: number, colour: Colour = TEXT_LINE): void {
    const top = this.snap(y);
    this.fill(rectangle(this.snap(left), top, this.snap(right), top + this.line), colour);
  }
}

const drawings: Record<Mark, (icon: Sixteenths) => void> = {
  dingji(icon) {
    icon.box(0, 0, 16, 16, RED, 3);
    icon.box(3, 10, 5, 13, WHITE);
    icon.box(7, 7, 9, 13, WHITE);
    icon.box(11, 3, 13, 13, WHITE);
    icon.path(
      [
        [2.8, 4.7],
        [4.3, 6.2],
        [7.4, 3.1],
      ],
      1.5,
      WHITE,
    );
  },

  check(icon) {
    icon.sheet(1, 0, 13, 15);
    icon.writing(4, 3, 10);
    icon.writing(4, 6, 10);
    icon.writing(4, 9, 7);
    icon.disc(11.2, 11.2, 4.8, WHITE);
    icon.disc(11.2, 11.2, 4.1, GREEN);
    icon.path(
      [
        [9.2, 11.4],
        [10.6, 12.8],
        [13.2, 10],
      ],
      1.3,
      WHITE,
    );
  },

  fill(icon) {
    icon.sheet(1, 0, 13, 15);
    icon.writing(4, 3, 10);
    icon.writing(4, 6, 8);
    icon.writing(4, 9, 6);
    const nib: Point = [5.6, 14.6];
    const outline: Point[] = [nib, [6.3, 11.3], [13.1, 4.5], [15.7, 7.1], [8.9, 13.9]];
    icon.path([...outline, nib], 1.5, WHITE);
    icon.area(outline, BLUE);
    icon.path(
      [
        [11.4, 6.2],
        [14, 8.8],
      ],
      0.8,
      WHITE,
    );
  },

  rectification(icon) {
    icon.sheet(1, 0, 13, 15);
    icon.writing(4, 3, 10, ORANGE);
    icon.writing(4, 6, 8);
    icon.writing(4, 9, 6);
    icon.disc(11.7, 7.3, 4.3, WHITE);
    icon.path(
      [
        [6.3, 12.7],
        [11.7, 7.3],
      ],
      4.2,
      WHITE,
    );
    icon.path(
      [
        [6.3, 12.9],
        [11.4, 7.8],
      ],
      2.5,
      ORANGE,
    );
    icon.disc(11.9, 7.1, 3.5, ORANGE);
    icon.area(
      [
        [11.2, 6.4],
        [12.6, 7.8],
        [15.2, 5.2],
        [13.8, 3.8],
      ],
      WHITE,
    );
  },

  summary(icon) {
    icon.sheet(3, 0, 15, 12);
    icon.sheet(1, 3, 13, 16);
    icon.box(1, 3, 13, 7, PURPLE, 1.25);
    icon.box(1, 5, 13, 7, PURPLE);
    icon.writing(2, 9.5, 12);
    icon.writing(2, 12.5, 12);
    icon.box(5, 7, 5 + icon.line / icon.unit, 15, TEXT_LINE);
  },
};

/** Draws one mark at one pixel size. */
export function drawMark(mark: Mark, size: number): Bitmap {
  const icon = new Sixteenths(size);
  drawings[mark](icon);
  return icon.bitmap();
}

/** File name of an icon under `assets/icons/`. */
export function iconFileName(mark: Mark, size: number): string {
  return `${mark}-${size}.png`;
}
