import type { ScoringSheet } from "../../../src/core/model/recognised-sheet";
import { drawRubricSheet } from "../../../src/core/generation/rubric-sheet/draw";
import { confirmedIn } from "../../../src/core/recognition/confirmed-in";
import { recognise } from "../../../src/core/recognition/recognise";
import { customScheme } from "../../../src/core/rubrics/custom-scheme";
import { readRubric } from "../../../src/core/rubrics/read-rubric";
import { toA1 } from "../../../src/core/workbook/address";
import type { SheetSnapshot, WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { sheet, workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";
import { laidOut } from "./laid-out";

const texts = ["班子健全团结协作", "分工明确责任到人", "教育经常内容丰富", "管理规范制度齐全", "党费收缴及时足额"];
const HEADINGS = ["内容", "分值", "得分"];

function rubric(title: string, ...lines: LiteralSheet): LiteralSheet {
  return [[title], HEADINGS, ...lines];
}

const lines = (...cells: readonly (readonly LiteralCell[])[]): LiteralSheet =>
  texts.map((text, i) => [`${i + 1}、${text}`, 20, ...(cells[i] ?? [])]);

/** 「评分办法」 of what these rows say. */
function confirmed(rows: LiteralSheet, name = "评分办法"): SheetSnapshot {
  const reading = readRubric(sheet("原表", rows));
  if (!reading) throw new Error("no rubric");
  return { ...snapshotOfDesign(drawRubricSheet(customScheme(reading))), name };
}

const book = (...sheets: readonly SheetSnapshot[]): WorkbookSnapshot => ({ ...workbook({}), sheets });
const own = confirmed(rubric("支部甲考核表", ...lines()));

/** What becomes of these rows beside a 「评分办法」. */
function beside(rows: LiteralSheet, ...rubrics: readonly SheetSnapshot[]): ScoringSheet {
  const [found] = recognise(book(sheet("表", rows), ...(rubrics.length > 0 ? rubrics : [own])));
  if (found?.kind !== "scoring") throw new Error("no scores");
  return found;
}

const isConfirmed = (found: ScoringSheet): boolean => found.reading === undefined;

describe("a sheet of a rubric that a person confirmed", () => {
  const scores = texts.map((_, i) => [20 - i]);

  it("is read by it, whatever else stands there", () => {
    const found = beside(rubric("另一题目", ...lines(...scores), ["合计", 100, 90]));
    expect([found.template, found.scheme.title, found.confidence]).toEqual(["custom/scoring", "支部甲考核表", 1]);
    expect(found.evidence).toEqual([{ code: "items", facts: { found: 5, of: 5 } }]);
    expect(laidOut(found)).toEqual({ columns: ["C score C2"], maximum: "B", sums: ["C8 total C"], stated: ["B8 100"] });
    expect(found.items.map((i) => [i.foundNumber, i.foundText, toA1(i.text), i.row, i.similarity, i.maxima])).toEqual(
      texts.map((text, i) => [
        `${i + 1}`,
        text,
        `A${i + 3}`,
        i + 2,
        1,
        [{ cell: { row: i + 2, column: 1 }, value: 20 }],
      ]),
    );
    expect(found.sumCells.map((s) => s.column)).toEqual(found.columns);
    expect([found.categories, found.differences, found.extraItems, found.satisfaction]).toEqual([
      found.rubric.categories.map((c) => ({ name: c.name, cell: null, maximum: null })),
      [],
      [],
      null,
    ]);
  });

  it("is of the branch that its lines above name, with the result and totals that it states", () => {
    const rows = [
      ["党支部：支部乙党支部"],
      ...rubric("考核表", ...lines(...scores)),
      ["评定等级：先进"],
      ["自评得分：90分"],
    ];
    const found = beside(rows);
    expect(found.columns.map((c) => [c.column, c.branch])).toEqual([
      [2, { name: "支部乙党支部", source: "unit-line", cell: "A1" }],
    ]);
    expect(found.statedLevel).toEqual({ text: "先进", cell: "A9", party: null, isResult: true });
    expect(found.saidTotals).toEqual([{ party: "self", isWhole: false, value: 90, cell: { row: 9, column: 0 } }]);
  });

  it("states what the sheet prints as its maxima", () => {
    const other = lines(...scores).map(([text = null, , ...rest], i) => [
      text,
      [15, "20分", "无", null, 20][i] ?? null,
      ...rest,
    ]);
    const found = beside(rubric("考核表", ...other));
    expect(isConfirmed(found)).toBe(true);
    expect(found.items.map((i) => i.maxima.map((m) => m.value))).toEqual([[15], [20], [], [], [20]]);
    expect(found.items.map((i) => i.criterion.maximum)).toEqual([20, 20, 20, 20, 20]);
  });

  it("holds a column for each branch", () => {
    const rows = [
      ["汇总"],
      ["内容", "分值", "学校甲党支部", "学校乙党支部"],
      ...lines(...scores.map(([s = 0]) => [s, s - 1])),
    ];
    const found = beside(rows);
    expect([found.template, ...laidOut(found).columns]).toEqual([
      "dingji/matrix",
      "C review C2 学校甲党支部 column C2",
      "D review D2 学校乙党支部 column D2",
    ]);
  });

  it("is one from eight of ten lines on, and surer without a line missing", () => {
    const four = beside(rubric("考核表", ...lines(...scores).slice(0, 4)));
    expect([isConfirmed(four), four.confidence, four.evidence]).toEqual([
      true,
      0.83,
      [{ code: "items", facts: { found: 4, of: 5 } }],
    ]);
    expect(isConfirmed(beside(rubric("考核表", ...lines(...scores).slice(0, 3))))).toBe(false);
    expect(beside(lines(...scores)).confidence).toBe(0.9);
  });

  it("may have its lines with points, or several in a cell", () => {
    const points = lines(...scores).map(([text = null, , ...rest]) => [`${String(text)}（20分）`, null, ...rest]);
    expect(beside(rubric("考核表", ...points)).items.map((i) => i.foundText)).toEqual(texts);
    const joined = [[`${texts[0]}\n${texts[1]}`, 40, 38], ...lines(...scores).slice(2)];
    expect(beside(rubric("考核表", ...joined)).items.map((i) => [i.foundText, toA1(i.text)])).toEqual([
      [texts[0], "A3"],
      [texts[1], "A3"],
      ...[2, 3, 4].map((i) => [texts[i], `A${i + 2}`]),
    ]);
    const circled = [[`①${texts[0]}②${texts[1]}`, 40, 38], ...lines(...scores).slice(2)];
    expect(beside(rubric("考核表", ...circled)).items.map((i) => i.row)).toEqual([2, 2, 3, 4, 5]);
  });

  it("is of the rubric of which most is there", () => {
    const shorter = confirmed(
      rubric("支部乙考核表", ...lines().slice(0, 4), ["5、另有一条要求在此", 20]),
      "评分办法（2）",
    );
    const found = (...rubrics: readonly SheetSnapshot[]) =>
      beside(rubric("考核表", ...lines(...scores)), ...rubrics).scheme.title;
    expect([found(own, shorter), found(shorter, own)]).toEqual(["支部甲考核表", "支部甲考核表"]);
    expect(found(shorter)).toBe("支部乙考核表");
  });

  it("is read anew by nobody's rubric where 「评分办法」 is hidden or gone", () => {
    const rows = rubric("考核表", ...lines(...scores));
    const hidden: SheetSnapshot = { ...own, visibility: "hidden" };
    expect(isConfirmed(beside(rows, hidden))).toBe(false);
    expect(confirmedIn(book(sheet("表", rows), hidden))).toBeNull();
    expect(confirmedIn(book(sheet("表", rows), own))?.sheets.map((s) => s.name)).toEqual(["评分办法"]);
  });

  it("may be one that was not known for a rubric before", () => {
    const bare = texts.map((text) => [text]);
    expect(recognise(workbook({ 表: bare })).map((s) => s.kind)).toEqual(["unrecognised"]);
    const found = beside(bare);
    expect([found.items.length, laidOut(found).columns]).toEqual([5, []]);
  });

  it("leaves other sheets as they are", () => {
    const [list, , other] = recognise(book(sheet("名单", [["姓名", "电话"], ["甲", "无"]]), own, sheet("表", rubric("别的", ["村容整洁", 50, 40], ["台账齐全", 50, 45])))); // prettier-ignore
    expect(list?.kind).toBe("unrecognised");
    expect(other?.kind === "scoring" && other.scheme.title).toBe("别的");
  });
});
