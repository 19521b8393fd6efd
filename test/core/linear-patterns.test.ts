import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "@swc/core";
import { countedPattern } from "../support/regex-steps";

const core = path.join(__dirname, "../../src/core");

const files = readdirSync(core, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => path.join(core, name));

/** Every regular expression that stands in the core or that its modules put together when they are loaded. */
function patterns(): ReadonlyMap<string, RegExp> {
  const found = new Map<string, RegExp>();
  const native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(native, {
    construct(target, parts: [string, string?]) {
      const made = new target(...parts);
      found.set(String(made), made);
      return made;
    },
  });
  try {
    for (const file of files) jest.requireActual(file);
  } finally {
    globalThis.RegExp = native;
  }
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, pattern, flags } = node as { type?: string; pattern: string; flags: string };
    if (type === "RegExpLiteral") found.set(`/${pattern}/${flags}`, new native(pattern, flags));
    Object.values(node).forEach(visit);
  };
  for (const file of files) visit(parseSync(readFileSync(file, "utf8"), { syntax: "typescript", target: "es2022" }));
  return found;
}

const signs = [..."01一的分aA \u3000\n\t.%()（）[]【】、，,。；;：:-—/\\①|#_=+“\"'!Ⅰ５！@\u200B\u{1F600}"];

/** One of all signs that the pattern cannot tell apart, and the words that stand in it. */
function runs(pattern: RegExp, units: readonly RegExp[]): readonly string[] {
  const bySignature = new Map<string, string>();
  const plain = pattern.source.replace(/\\./g, "");
  for (const sign of [...signs, ...plain]) {
    const signature = units
      .map((unit) => {
        unit.lastIndex = 0;
        return unit.test(sign) ? 1 : 0;
      })
      .join("");
    if (!bySignature.has(signature)) bySignature.set(signature, sign);
  }
  return [...new Set([...bySignature.values(), ...(plain.match(/[\u4e00-\u9fa5]{2,}/g) ?? [])])];
}

const SHORT = 120;
/** Twice the text may take little more than twice the steps; a square takes four times as many. */
const MOST_GROWTH = 2.6;

test("no pattern of the core takes more than linear time on long runs of any class of signs", () => {
  const superlinear: string[] = [];
  const all = patterns();
  for (const [name, pattern] of all) {
    const { units, steps } = countedPattern(pattern);
    for (const run of runs(pattern, units)) {
      for (const [before, after] of [
        ["", "！"],
        ["1", "！"],
        ["(", "！"],
      ] as const) {
        const text = (length: number): string => before + run.repeat(Math.ceil(length / run.length)) + after;
        const few = steps(text(SHORT), SHORT * 2000);
        if (few > SHORT * 8 && steps(text(2 * SHORT), MOST_GROWTH * few) > MOST_GROWTH * few) {
          superlinear.push(`${name} on ${JSON.stringify(before + run.repeat(2) + "…" + after)}`);
        }
      }
    }
  }
  expect([...new Set(superlinear)]).toEqual([]);
  expect(all.size).toBeGreaterThan(400);
});
