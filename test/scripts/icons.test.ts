import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pngSize } from "../../src/scripts/manifest/png-size";

const DIRECTORY = "assets/icons";
const MARKS = ["dingji", "check", "fill", "rectification", "summary"];
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

describe("the icon files", () => {
  test("are every mark in every size that Office asks for, in that size", () => {
    const sizes = readdirSync(DIRECTORY).map((name) => [name, pngSize(readFileSync(path.join(DIRECTORY, name)))]);
    const wanted = MARKS.flatMap((mark) =>
      SIZES.map((size) => [`${mark}-${size}.png`, { width: size, height: size }] as const),
    );
    expect(Object.fromEntries(sizes)).toEqual(Object.fromEntries(wanted));
  });

  test("differ from each other at every size", () => {
    for (const size of SIZES) {
      const files = MARKS.map((mark) => readFileSync(path.join(DIRECTORY, `${mark}-${size}.png`)).toString("base64"));
      expect(new Set(files).size).toBe(MARKS.length);
    }
  });

  test("come from one SVG source that holds every mark", () => {
    const source = readFileSync("assets/icons.svg", "utf8");
    const groups = [...source.matchAll(/<g id="(\w+)"/g)].map(([, id]) => id);
    expect(groups.filter((id) => id !== "sheet")).toEqual(MARKS);
  });
});

describe("pngSize", () => {
  const icon = readFileSync("assets/icons/fill-32.png");

  test("gives none for another format, a cut file and a damaged header", () => {
    expect(pngSize(icon)).toEqual({ width: 32, height: 32 });
    expect(pngSize(Buffer.from("GIF89a".padEnd(40)))).toBeNull();
    expect(pngSize(icon.subarray(0, 20))).toBeNull();
    expect(pngSize(Buffer.concat([icon.subarray(0, 12), Buffer.from("XXXX"), icon.subarray(16)]))).toBeNull();
  });
});
