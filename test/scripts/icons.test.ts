import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Mark } from "../../src/scripts/icons/marks";
import { drawMark, ICON_SIZES, iconFileName, MARKS } from "../../src/scripts/icons/marks";
import { circle, Painter, polygon, rectangle, stroke } from "../../src/scripts/icons/painter";
import type { Bitmap } from "../../src/scripts/icons/png";
import { decodePng, encodePng, pngSize } from "../../src/scripts/icons/png";

const DIRECTORY = "assets/icons";

function alphaAt({ width, rgba }: Bitmap, x: number, y: number): number | undefined {
  return rgba[(y * width + x) * 4 + 3];
}

function stored(mark: Mark, size: number): Bitmap {
  return decodePng(readFileSync(path.join(DIRECTORY, iconFileName(mark, size))));
}

function differingPixels(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < a.length; at += 4) {
    let squares = 0;
    for (let c = 0; c < 4; c++) squares += ((a[at + c] ?? 0) - (b[at + c] ?? 0)) ** 2;
    if (squares > 64 ** 2) count++;
  }
  return count;
}

describe("the icon files", () => {
  const drawn = MARKS.flatMap((mark) => ICON_SIZES.map((size) => [mark, size] as const));

  test("are those of the generator, no more and no fewer", () => {
    expect(readdirSync(DIRECTORY).sort()).toEqual(drawn.map(([mark, size]) => iconFileName(mark, size)).sort());
  });

  test.each(drawn)("%s at %i pixels is what the generator draws", (mark, size) => {
    const file = stored(mark, size);
    expect([file.width, file.height]).toEqual([size, size]);
    expect(Buffer.compare(Buffer.from(file.rgba), Buffer.from(drawMark(mark, size).rgba))).toBe(0);
  });

  test.each(ICON_SIZES)("differ from each other at %i pixels in a tenth of the pixels or more", (size) => {
    const bitmaps = MARKS.map((mark) => stored(mark, size).rgba);
    const differences = bitmaps.flatMap((a, i) => bitmaps.slice(i + 1).map((b) => differingPixels(a, b)));
    expect(Math.min(...differences)).toBeGreaterThanOrEqual((size * size) / 10);
  });
});

describe("Painter", () => {
  test("covers a pixel by the share of it that lies inside", () => {
    const painter = new Painter(4);
    painter.fill(rectangle(0, 0, 1.5, 1), 0xff0000);
    const bitmap = painter.bitmap();
    expect([...bitmap.rgba.subarray(0, 12)]).toEqual([255, 0, 0, 255, 255, 0, 0, 128, 0, 0, 0, 0]);
  });

  test("lays a colour over another and clears to nothing", () => {
    const painter = new Painter(2);
    painter.fill(rectangle(0, 0, 2, 2), 0x0000ff);
    painter.fill(rectangle(0, 0, 0.5, 1), 0xffffff);
    painter.clear(rectangle(1, 1, 2, 2));
    expect([...painter.bitmap().rgba]).toEqual([128, 128, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 0]);
  });

  test.each([
    ["circle", circle(4, 4, 3), [4, 4], [0, 0]],
    ["rounded rectangle", rectangle(0, 0, 8, 8, 4), [4, 2], [0, 0]],
    [
      "triangle",
      polygon([
        [0, 0],
        [8, 0],
        [0, 8],
      ]),
      [1, 1],
      [7, 7],
    ],
    [
      "line",
      stroke(
        [
          [1, 1],
          [7, 1],
          [7, 7],
        ],
        2,
      ),
      [4, 1],
      [1, 6],
    ],
  ] as const)("draws a %s", (_name, shape, [inX, inY], [outX, outY]) => {
    const painter = new Painter(8);
    painter.fill(shape, 0);
    expect(alphaAt(painter.bitmap(), inX, inY)).toBe(255);
    expect(alphaAt(painter.bitmap(), outX, outY)).toBe(0);
  });
});

describe("PNG", () => {
  const bitmap: Bitmap = { width: 2, height: 1, rgba: Uint8Array.of(1, 2, 3, 4, 250, 251, 252, 253) };

  test("comes back as it was encoded", () => {
    expect(decodePng(encodePng(bitmap))).toEqual(bitmap);
  });

  test("carries the check sums of the standard", () => {
    const end = Buffer.from(encodePng(bitmap)).subarray(-12);
    expect(end.toString("hex")).toBe("0000000049454e44ae426082");
  });

  test("gives its size, and none if the header is damaged or of another format", () => {
    const bytes = encodePng(bitmap);
    expect(pngSize(bytes)).toEqual({ width: 2, height: 1 });
    const damaged = Uint8Array.from(bytes);
    damaged[19] = 9;
    expect(pngSize(damaged)).toBeNull();
    expect(pngSize(Buffer.from("GIF89a".padEnd(40)))).toBeNull();
    expect(pngSize(bytes.subarray(0, 20))).toBeNull();
  });
});
