import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { generateKinds, generateSheets, type GenerateKind } from "../../../src/core/generation/generate";
import { drawRubricSheet } from "../../../src/core/generation/rubric-sheet/draw";
import { readRubricSheet } from "../../../src/core/own-sheets/rubric/read";
import { recognise } from "../../../src/core/recognition/recognise";
import { customScheme } from "../../../src/core/rubrics/custom-scheme";
import { readRubric } from "../../../src/core/rubrics/read-rubric";
import type { Scheme } from "../../../src/core/schemes/types";
import { cellKey, type Cell, type SheetSnapshot } from "../../../src/core/workbook/snapshot";
import { moreNotations } from "../rubrics/notations-more";
import type { Notation } from "../rubrics/notation";
import { notations } from "../rubrics/notations";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { sheet, workbook } from "../../support/workbook";

function schemeOf(notation: Notation): Scheme {
  const reading = readRubric(sheet("评分表", notation.rows));
  if (!reading) throw new Error("no rubric");
  return customScheme(reading);
}

/** The sheet with one cell typed over. */
function typed(on: SheetSnapshot, find: Cell["value"], value: Cell["value"]): SheetSnapshot {
  const cells = new Map(on.cells);
  const key = [...cells].find(([, cell]) => cell.value === find)?.[0];
  if (key === undefined) throw new Error(`no cell ${String(find)}`);
  cells.set(key, { ...cells.get(key), value });
  return { ...on, cells };
}

describe("评分办法", () => {
  it.each([...notations, ...moreNotations].map((n) => [n.name, n] as const))("gives back what was read: %s", (_, n) => {
    const scheme = schemeOf(n);
    expect(readRubricSheet(snapshotOfDesign(drawRubricSheet(scheme)))).toEqual(scheme);
  });

  const rows = [
    ["某镇党支部考核表（甲村党支部）"],
    ["项目", "内容", "分值", "自评", "考评"],
    ["班子", "1、班子健全", 10, 9, 8],
    [null, "2、团结协作", 20, 18, 19],
    ["队伍", "3、教育经常", 30, 30, 28],
    [null, "4、管理规范", 40, 40, 40],
    ["自评占40%，上级考评占60%。90分以上为先进，75—89分为较好，75分以下为后进。"],
  ];
  const scoring = sheet("评分表", rows);
  const own = snapshotOfDesign(drawRubricSheet(customScheme(readRubric(scoring) as never)));

  it("is known as our own sheet and not read as a scoring sheet", () => {
    const [found] = recognise({ ...workbook({}), sheets: [own] });
    expect([found?.kind, found?.template]).toEqual(["own", "dingji/rubric"]);
  });

  it("decides instead of the sheet's own notes, as far as a person corrected it", () => {
    const book = (method: SheetSnapshot) => checkWorkbook({ ...workbook({}), sheets: [scoring, method] });
    const asRead = book(own).branches[0];
    // 0.4 × 97 + 0.6 × 95
    expect([asRead?.name, asRead?.total?.toString(), asRead?.level]).toEqual(["甲村党支部", "95.8", "先进"]);
    const corrected = book(typed(own, 90, 96)).branches[0];
    expect([corrected?.total?.toString(), corrected?.level]).toEqual(["95.8", "较好"]);
  });

  it("holds the maximum that a person corrected against the sheet and the scores", () => {
    const sheets = [scoring, typed(own, 40, 35)];
    const { findings } = checkWorkbook({ ...workbook({}), sheets });
    expect(findings.filter((f) => f.severity === "error").map((f) => [f.code, f.sheet, f.cell])).toEqual([
      ["maximum-altered", "评分表", "C6"],
      ["score-above-maximum", "评分表", "D6"],
      ["score-above-maximum", "评分表", "E6"],
    ]);
  });

  it("is generated where it is asked for by name, once for each rubric, and not again", () => {
    const copy = sheet(
      "乙村",
      rows.map((row, i) => (i === 0 ? ["某镇党支部考核表（乙村党支部）"] : row)),
    );
    const sheets = [scoring, { ...copy, id: "copy" }];
    const book = { ...workbook({}), sheets };
    const written = (only: readonly GenerateKind[]) =>
      generateSheets(book, checkWorkbook(book), { only, describe: (f) => f.code }).changeSet;
    expect(written(["rubric"]).edits.map((e) => e.sheet.name)).toEqual(["评分办法"]);
    expect(written(generateKinds).edits.map((e) => e.sheet.name)).not.toContain("评分办法");
    const confirmed = applyToSnapshot(book, written(["rubric"]));
    const again = checkWorkbook(confirmed);
    expect(again.branches.map((b) => [b.name, b.total?.toNumber(), b.level])).toEqual([
      ["甲村党支部", 95.8, "先进"],
      ["乙村党支部", 95.8, "先进"],
    ]);
    expect(generateSheets(confirmed, again, { only: ["rubric"], describe: (f) => f.code }).changeSet.edits).toEqual([]);
  });

  it("is left out of account where it lists no item", () => {
    const cells = new Map(own.cells);
    for (const key of cells.keys()) if (key >= cellKey(5, 0)) cells.delete(key);
    const [first] = recognise({ ...workbook({}), sheets: [scoring, { ...own, cells }] });
    expect(first?.kind === "scoring" && first.reading !== undefined).toBe(true);
  });
});
