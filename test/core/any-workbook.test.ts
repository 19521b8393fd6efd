import { applyToSnapshot } from "../../src/core/changes/apply";
import { checkWorkbook, type CheckResult } from "../../src/core/check/check";
import { fillWorkbook } from "../../src/core/generation/fill";
import { generateSheets } from "../../src/core/generation/generate";
import { sheetRubrics } from "../../src/core/recognition/sheet-rubrics";
import type { BranchRecord } from "../../src/core/model/branch";
import { schemes } from "../../src/core/schemes";
import type { Cell, SheetSnapshot, WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { cellKey, keyAddress } from "../../src/core/workbook/snapshot";
import { cleanSheets } from "../../src/scripts/samples/clean";
import { workbookOfDesigns } from "../support/design-snapshot";
import { official } from "../support/official";
import { cases, fc } from "../support/cases";

/** Every official form, blank, and the filled sample. */
const sheets: readonly SheetSnapshot[] = [
  ...workbookOfDesigns(cleanSheets()).sheets,
  ...workbookOfDesigns(schemes.flatMap((s) => s.forms.map((f) => official(`${s.id}/${f.id}`)))).sheets,
];

/** What people, other programs and accidents put into cells. */
const strange: fc.Arbitrary<Cell> = fc
  .oneof(
    fc.constantFrom<Cell["value"]>(
      null,
      "",
      " ",
      "　",
      "_x000D_",
      "=1+1",
      "3分",
      "３",
      "１/２",
      "89,5",
      "1e400",
      "9".repeat(400),
      `（${"9".repeat(400)}分）`,
      "-",
      "—",
      "无",
      "是",
      "合计",
      "小计",
      "得分与定级",
      "党支部：",
      "满意率:999%",
      "90分以上为好，80分以上为好",
      "（）",
      "0x10",
      "\uD83D\uDE00",
      "\uD800",
      "a".repeat(40000),
      "分".repeat(300),
      true,
      false,
      0,
      -0,
      0.1,
      -3,
      1e308,
      -1e308,
      5e-324,
      2 ** 53,
      2958466,
    ),
    fc.constantFrom("#DIV/0!", "#N/A", "#REF!", "#SPILL!").map((error) => ({ error })),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: "binary", maxLength: 12 }),
  )
  .chain((value) =>
    fc
      .record({
        formula: fc.constantFrom(undefined, undefined, undefined, "SUM(A1:A9)", "[1]x!A1", ""),
        format: fc.constantFrom(undefined, undefined, "0%", "yyyy-mm-dd", '0"分"', "@", "[$-804]"),
      })
      .map(({ formula, format }) => ({
        value,
        ...(formula === undefined ? {} : { formula }),
        ...(format === undefined ? {} : { format }),
      })),
  );

type Change =
  | { readonly kind: "put"; readonly at: number; readonly cell: Cell }
  | { readonly kind: "clear" | "clearRow" | "insertRow" | "insertColumn"; readonly at: number }
  | { readonly kind: "swap" | "copy"; readonly at: number; readonly other: number };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("put" as const), at: fc.nat(400), cell: strange }),
  fc.record({ kind: fc.constantFrom("clear", "clearRow", "insertRow", "insertColumn"), at: fc.nat(400) }),
  fc.record({ kind: fc.constantFrom("swap", "copy"), at: fc.nat(400), other: fc.nat(400) }),
);

function changed(sheet: SheetSnapshot, changes: readonly Change[]): SheetSnapshot {
  let cells = new Map(sheet.cells);
  for (const step of changes) {
    const keys = [...cells.keys()];
    const key = keys[step.at % Math.max(1, keys.length)];
    if (key === undefined) break;
    const { row, column } = keyAddress(key);
    const other = "other" in step ? (keys[step.other % keys.length] as number) : key;
    const [mine, theirs] = [cells.get(key) as Cell, cells.get(other) as Cell];
    if (step.kind === "put") cells.set(key, step.cell);
    else if (step.kind === "clear") cells.delete(key);
    else if (step.kind === "copy") cells.set(other, mine);
    else if (step.kind === "swap") {
      cells.set(key, theirs);
      cells.set(other, mine);
    } else {
      cells = new Map(
        [...cells].flatMap(([k, cell]): [number, Cell][] => {
          const at = keyAddress(k);
          if (step.kind === "clearRow") return at.row === row ? [] : [[k, cell]];
          if (step.kind === "insertRow") return [[cellKey(at.row + (at.row >= row ? 1 : 0), at.column), cell]];
          return [[cellKey(at.row, at.column + (at.column >= column ? 1 : 0)), cell]];
        }),
      );
    }
  }
  return { ...sheet, cells };
}

const anyWorkbook: fc.Arbitrary<WorkbookSnapshot> = fc
  .array(fc.record({ sheet: fc.nat(sheets.length - 1), changes: fc.array(change, { maxLength: 12 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => ({
    name: "book.xlsx",
    calculation: "automatic",
    isStructureProtected: false,
    sheets: parts.map(({ sheet, changes }, i) => {
      const made = changed(sheets[sheet] as SheetSnapshot, changes);
      return { ...made, id: `id-${i}`, name: `${made.name.slice(0, 24)} ${i}` };
    }),
  }));

function scored({ sources }: BranchRecord): string {
  return sources.flatMap((s) => (s.kind === "scoring" ? [s.sheet.name] : [])).join();
}

function names({ branches }: CheckResult): string {
  return branches.map((b) => `${b.scheme.id} ${b.name ?? ""} ${scored(b)}`).join("\n");
}

describe("any workbook", () => {
  it("is checked, filled and generated from without a failure, left as it was, and a second time gives nothing new", () => {
    fc.assert(
      fc.property(anyWorkbook, (book) => {
        const before = structuredClone(book);
        const checked = checkWorkbook(book);
        sheetRubrics(book);
        const filled = applyToSnapshot(book, fillWorkbook(book, checked, { appliesFixes: true }));
        const after = checkWorkbook(filled);
        const plan = generateSheets(filled, after, { describe: (f) => f.code });
        const generated = applyToSnapshot(filled, plan.changeSet);
        const last = checkWorkbook(generated);
        expect(book).toEqual(before);
        // A form that names a second branch may take sheets that named nobody: then there is something new.
        if (names(after) === names(checked))
          expect(fillWorkbook(filled, after, { appliesFixes: true }).edits).toEqual([]);
        if (names(last) === names(after))
          expect(generateSheets(generated, last, { describe: (f) => f.code }).changeSet.edits).toEqual([]);
      }),
      // The same workbooks each time; SEED=$RANDOM CASES=10000 looks for others.
      { numRuns: cases(45), seed: Number(process.env.SEED ?? 2012) },
    );
  });
});
