import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import { invert } from "../../../src/core/changes/invert";
import { checkWorkbook } from "../../../src/core/check/check";
import { designCells } from "../../../src/core/design/design-cells";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { checkCode } from "../../../src/core/own-sheets/result/check-code";
import { drawReviewSheet, findReviewSheet, reviewWorkbook } from "../../../src/core/generation/review/draw";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { drawMatrixTemplate } from "../../../src/core/generation/templates/matrix-template";
import { findForm } from "../../../src/core/schemes";
import type { ScoringForm } from "../../../src/core/schemes/types";
import { parseA1 } from "../../../src/core/workbook/address";
import { cellAt, keyAddress, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { branchOf, but, matrix, reviewed, twoColumns, twoSheets } from "../../support/reviewing";
import { cleanBook, exampleBook, filled, withCells, withoutRow, withoutSheet, withRow } from "../../support/rule-book";
import { fullScores, scoringSheet, selfScores } from "../../support/tianning-workbook";
import { sheet } from "../../support/workbook";

const NAME = "审核意见";

function at(book: WorkbookSnapshot, address: string, name = NAME): Cell | undefined {
  const { row, column } = parseA1(address);
  const found = book.sheets.find((s) => s.name === name);
  return found && cellAt(found, row, column);
}

function values(book: WorkbookSnapshot, addresses: readonly string[]): readonly unknown[] {
  return addresses.map((a) => at(book, a)?.value ?? null);
}

/** The first row (from 1) of the sheet where a cell holds this text. */
function rowOf(book: WorkbookSnapshot, text: string): number {
  const cells = book.sheets.find((s) => s.name === NAME)?.cells ?? new Map<number, Cell>();
  const found = [...cells].find(([, cell]) => cell.value === text);
  if (!found) throw new Error(`no ${text}`);
  return keyAddress(found[0]).row + 1;
}

/** 「审核意见」 with the values that its formulas have once calculated. */
function calculated(book: WorkbookSnapshot): WorkbookSnapshot {
  const now = checkWorkbook(book);
  const found = findReviewSheet(now);
  if (!found) throw new Error("no sheet");
  const { sheet: own } = found.own;
  const cells = designCells(drawReviewSheet(own.name, now.branches, found.blocks, ""));
  return { ...book, sheets: book.sheets.map((s) => (s === own ? { ...s, cells } : s)) };
}

function designOf(book: WorkbookSnapshot): SheetDesign {
  const [edit] = reviewWorkbook(book, checkWorkbook(book), { program: "定级助手 1" }).edits;
  if (edit?.kind !== "add-sheet") throw new Error("no new sheet");
  return edit.design;
}

const review = but(selfScores, { 3: 1, 12: null, 27: 18.5 });

describe("「审核意见」", () => {
  const book = reviewed(twoColumns(selfScores, review));

  it("has a row per item with live scores, their difference and what they say", () => {
    expect(values(book, ["A1", "A3", "C3"])).toEqual([NAME, "党组织名称", "学校甲党支部"]);
    expect(values(book, ["A4", "B4", "C4", "D4", "E4", "F4", "G4", "H4", "I4", "J4"])).toEqual([
      "序号",
      "项目",
      "考评内容",
      "分值",
      "自评",
      "考评",
      "差",
      "意见",
      "理由",
      "提示",
    ]);
    expect(values(book, ["A7", "B7", "D7", "E7", "F7", "G7", "H7", "I7", "J7"])).toEqual([
      3,
      "领导班子好",
      3,
      3,
      1,
      -2,
      "调整",
      null,
      "须填写理由",
    ]);
    expect(values(book, ["E8", "F8", "G8", "H8", "J8"])).toEqual([3, 3, 0, "同意", ""]);
    expect(values(book, ["E16", "F16", "G16", "H16", "J16"])).toEqual([1, "", "", "", ""]);
    expect(at(book, "E7")).toEqual({ value: 3, formula: "IF('附件1'!D7=\"\",\"\",'附件1'!D7)", format: "0.####" });
    expect(at(book, "F7")?.formula).toBe("IF('附件1'!E7=\"\",\"\",'附件1'!E7)");
    expect(at(book, "G7")?.formula).toBe('IF(AND(ISNUMBER(E7),ISNUMBER(F7)),ROUND(F7-E7,4),"")');
  });

  it("adds up below the items, and prints opinion, code and who signs", () => {
    expect(values(book, ["A32", "A33", "D33", "E33", "F33", "G33"])).toEqual([
      "合计与审核意见",
      "合计",
      100,
      89,
      "未填完",
      "",
    ]);
    expect(at(book, "E33")?.formula).toBe('IF(COUNT(E5:E31)<27,"未填完",SUM(E5:E31))');
    expect(at(book, "H33")?.value).toBe("同意24项，调整2项，待核实0项，未评1项");
    expect(values(book, ["A34", "D34", "H34"])).toEqual(["综合得分", "未填完", "自评40%，考评60%"]);
    expect(values(book, ["A35", "C35", "A36", "C36"])).toEqual(["审核意见", null, "核对码", checkCode(branchOf(book))]);
    expect(values(book, ["A37", "D37", "I37"])).toEqual(["审核人：", "日期：", "单位盖章："]);
  });

  it("gives the weighted total once both are complete", () => {
    const complete = reviewed(twoColumns(selfScores, but(selfScores, { 27: 19.6 })));
    expect(values(complete, ["E33", "F33", "G33", "D34"])).toEqual([89, 90.6, 1.6, 89.96]);
    expect(at(complete, "D34")?.formula).toBe('IF(COUNT(E33,F33)<2,"未填完",ROUND(E33*0.4+F33*0.6,4))');
    expect(branchOf(complete).total?.toNumber()).toBe(89.96);
  });

  it("refers to the superior's own sheet and to the branch's columns of the matrix", () => {
    const apart = reviewed(twoSheets(selfScores, selfScores));
    expect([at(apart, "E5")?.formula, at(apart, "F5")?.formula]).toEqual([
      "IF('自评表'!D5=\"\",\"\",'自评表'!D5)",
      "IF('考评表'!E5=\"\",\"\",'考评表'!E5)",
    ]);
    const two = reviewed(matrix(selfScores));
    const start = 38;
    expect(rowOf(two, "学校乙党支部")).toBe(start + 1);
    expect([at(two, "F5")?.formula, at(two, `E${start + 3}`)?.formula]).toEqual([
      "IF('评分矩阵'!E5=\"\",\"\",'评分矩阵'!E5)",
      "IF('评分矩阵'!F5=\"\",\"\",'评分矩阵'!F5)",
    ]);
  });

  it("offers the opinions as a list in every item's row and prints on one page's width with its headings", () => {
    const design = designOf(twoColumns(selfScores));
    expect(design.validations.map(({ range, rule }) => [range, rule])).toEqual([
      [
        { top: 4, bottom: 30, left: 7, right: 7 },
        { kind: "list", options: ["同意", "调整", "待核实"] },
      ],
    ]);
    expect(design.print).toEqual({
      orientation: "landscape",
      area: { top: 0, left: 0, bottom: 36, right: 9 },
      footer: "常天教委〔2012〕6号　定级助手 1",
      titleRows: [3, 3],
      scale: 99,
      // 合计与审核意见 and all below it.
      rowBreaks: [31],
    });
    expect(design.frozenRows).toBe(4);
    expect(design.filter).toEqual({ top: 3, bottom: 30, left: 0, right: 9 });
    expect(design.growingRows).toEqual(Array.from({ length: 27 }, (_, i) => i + 4));
  });

  it("begins every branch on a page of its own", () => {
    const both = ["学校甲党支部", "学校乙党支部"].map((branch) => ({
      ...scoringSheet({ self: selfScores, review: fullScores }, branch),
      name: branch,
    }));
    const design = designOf(workbookOfDesigns(both));
    const names = design.cells.filter(({ content, row }) => row > 2 && content?.value === "学校乙党支部");
    expect(names).toHaveLength(1);
    expect(design.print.rowBreaks).toContain(names[0]?.row);
  });

  it("is not drawn where nothing is scored by self or review", () => {
    const book = { ...twoColumns(), sheets: [sheet("空", [["无"]])] };
    expect(reviewWorkbook(book, checkWorkbook(book)).edits).toEqual([]);
  });

  it("leaves a stranger's sheet of its name alone", () => {
    const start = twoColumns(selfScores);
    const other = { ...start, sheets: [...start.sheets, sheet(NAME, [["审核意见"], ["同意"]])] };
    const [edit] = reviewWorkbook(other, checkWorkbook(other)).edits;
    expect(edit).toMatchObject({ kind: "add-sheet", index: 2, sheet: { name: "审核意见 (2)" } });
  });

  it("is taken away again without a trace", () => {
    for (const start of [twoColumns(selfScores, review), twoSheets(selfScores, review), matrix(selfScores)]) {
      const changeSet = reviewWorkbook(start, checkWorkbook(start));
      expect(applyToSnapshot(applyToSnapshot(start, changeSet), invert(changeSet))).toEqual(start);
    }
  });

  it("gives no edits when drawn again", () => {
    for (const start of [twoColumns(selfScores, review), twoSheets(selfScores, review), matrix(selfScores)]) {
      const once = reviewed(start);
      expect(reviewWorkbook(once, checkWorkbook(once)).edits).toEqual([]);
    }
  });

  it("changes nothing in what a check finds", () => {
    for (const start of [
      cleanBook(),
      exampleBook(),
      filled(cleanBook()),
      twoColumns(selfScores, review),
      matrix(selfScores),
    ]) {
      const before = checkWorkbook(start);
      const after = checkWorkbook(reviewed(start));
      expect(after.sheets.at(-1)?.template).toBe("dingji/review");
      expect(after.findings).toEqual(before.findings);
      expect(after.unchecked).toEqual(before.unchecked);
      expect(after.verdict).toBe(before.verdict);
      expect(after.branches.map((b) => [b.name, b.level])).toEqual(before.branches.map((b) => [b.name, b.level]));
    }
  });
});

/** A scoring form with the highest scores by every party, but a worse second one by the superior. */
function scoredForm(template: string): WorkbookSnapshot {
  const found = findForm(template);
  if (found?.form.kind !== "scoring") throw new Error(`no form ${template}`);
  const { letters, categories } = found.form.rubric;
  const items = categories.flatMap((c) => c.items);
  const best = items.map((item) => letters?.[0] ?? item.maximum ?? 10);
  const worse = best.map((score, i) => (i === 1 ? (letters?.[1] ?? Number(score) - 1) : score));
  const fill = {
    branch: "学校甲党支部",
    maxima: items.map(() => 14),
    scores: { self: best, review: worse, members: best, public: best, clients: best },
  };
  return workbookOfDesigns([drawTemplate(found.scheme, found.form, { fill })]);
}

describe("「审核意见」 of other authorities", () => {
  it.each([
    ["jilin-2012/scoring", [10, 9, -1, "调整"], true],
    ["qingzhou-2012/self-report", [10, 9, -1, "调整"], true],
    ["yichang-2012/five-party", ["很好", "好", "", "调整"], false],
    ["pucheng-2012/grading", ["强", "较强", "", "调整"], false],
  ])("%s", (template, second, hasTotals) => {
    const start = scoredForm(template);
    const book = reviewed(start);
    expect(values(book, ["E6", "F6", "G6", "H6"])).toEqual(second);
    const cells = [...(book.sheets[1]?.cells.values() ?? [])];
    expect(cells.some((cell) => cell.value === "合计")).toBe(hasTotals);
    expect(checkWorkbook(book).findings).toEqual(checkWorkbook(start).findings);
    expect(reviewWorkbook(book, checkWorkbook(book)).edits).toEqual([]);
  });
});

describe("「审核意见」 drawn again keeps what people wrote", () => {
  const typed = withCells(reviewed(twoColumns(selfScores, review)), {
    "审核意见!H5": "待核实",
    "审核意见!I5": "会议记录缺页",
    "审核意见!I7": "班子未配齐",
    "审核意见!C35": "同意考评结果，限期整改。",
    "审核意见!A37": "审核人：甲某某",
    "审核意见!D37": "日期：2012年6月1日",
  });

  it("after scores changed", () => {
    const changed = withCells(typed, { "附件1!E7": 2, "附件1!E16": 1 });
    const next = calculated(reviewed(changed));
    expect(values(next, ["H5", "I5", "F7", "G7", "H7", "I7", "J7", "F16", "H16"])).toEqual([
      "待核实",
      "会议记录缺页",
      2,
      -1,
      "调整",
      "班子未配齐",
      "",
      1,
      "同意",
    ]);
    expect(values(next, ["C35", "A37", "D37", "I37"])).toEqual([
      "同意考评结果，限期整改。",
      "审核人：甲某某",
      "日期：2012年6月1日",
      "单位盖章：",
    ]);
    expect(at(next, "H33")?.value).toBe("同意24项，调整2项，待核实1项，未评0项");
    expect(at(next, "C36")?.value).toBe(checkCode(branchOf(changed)));
    expect(at(next, "C36")?.value).not.toBe(at(typed, "C36")?.value);
    expect(reviewWorkbook(next, checkWorkbook(next)).edits).toEqual([]);
  });

  it("after the rubric's rows were sorted and the sheet's own rows were sorted", () => {
    const found = findForm("tianning-2012/scoring");
    if (!found) throw new Error("no form");
    const form = found.form as ScoringForm;
    const book = typed.sheets[0];
    if (!book) throw new Error("no sheet");
    const swapped = withCells(typed, {
      ...swap(typed, "附件1", 5, 7, ["B", "C", "D", "E"]),
      ...swap(typed, NAME, 5, 6, ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"]),
    });
    expect(values(swapped, ["A5", "A6", "H6", "I6"])).toEqual([2, 1, "待核实", "会议记录缺页"]);
    const next = reviewed(swapped);
    expect(form.rubric.categories).toHaveLength(5);
    expect(values(next, ["A5", "H5", "I5", "A7", "F7", "I7"])).toEqual([
      1,
      "待核实",
      "会议记录缺页",
      3,
      1,
      "班子未配齐",
    ]);
    expect(at(next, "E5")?.formula).toBe("IF('附件1'!D7=\"\",\"\",'附件1'!D7)");
    expect(at(next, "E7")?.formula).toBe("IF('附件1'!D5=\"\",\"\",'附件1'!D5)");
  });

  it("after rows were inserted and the sheet was renamed", () => {
    const moved = withRow(withRow(typed, NAME, 2, ["（内部资料）"]), NAME, 6, []);
    const named = { ...moved, sheets: moved.sheets.map((s) => (s.name === NAME ? { ...s, name: "审核" } : s)) };
    const next = applyToSnapshot(named, reviewWorkbook(named, checkWorkbook(named)));
    expect(at(next, "I5", "审核")?.value).toBe("会议记录缺页");
    expect(at(next, "I7", "审核")?.value).toBe("班子未配齐");
    expect(at(next, "A38", "审核")?.value).toBe("（内部资料）");
    expect(reviewWorkbook(next, checkWorkbook(next)).edits).toEqual([]);
  });

  it("also columns, lines and rows of their own, and an opinion in their own words", () => {
    const more = withCells(typed, {
      "审核意见!K4": "核查人",
      "审核意见!K7": "乙某某",
      "审核意见!H8": "原则同意",
      "审核意见!A39": "附：核查材料三份",
    });
    const own = withRow(more, NAME, 10, [null, "其他", "校史陈列室", null, null, null, null, null, "加分建议"]);
    const next = reviewed(own);
    expect(values(next, ["K4", "K7", "H8", "C32", "I32"])).toEqual([
      "核查人",
      "乙某某",
      "原则同意",
      "校史陈列室",
      "加分建议",
    ]);
    expect(at(next, "A39")?.value).toBe("附：核查材料三份");
    expect(at(next, "E34")?.formula).toBe('IF(COUNT(E5:E31)<27,"未填完",SUM(E5:E31))');
    expect(reviewWorkbook(next, checkWorkbook(next)).edits).toEqual([]);
  });

  it("with its branch, wherever its block stands, and when the branch is gone", () => {
    const two = reviewed(matrix(fullScores, fullScores));
    const second = rowOf(two, "学校乙党支部") + 2;
    const said = withCells(two, {
      "审核意见!I5": "甲的理由",
      [`审核意见!I${second}`]: "乙的理由",
      [`审核意见!C${second + 30}`]: "乙的意见",
    });
    expect(at(said, `A${second + 30}`)?.value).toBe("审核意见");
    const found = findForm("tianning-2012/scoring");
    if (!found) throw new Error("no form");
    const alone = drawMatrixTemplate(found.scheme, found.form as ScoringForm, {
      branches: [{ name: "学校乙党支部", scores: { self: fullScores, review: fullScores } }],
    });
    const [scores] = workbookOfDesigns([alone]).sheets;
    if (!scores) throw new Error("no sheet");
    const less = { ...said, sheets: [scores, ...said.sheets.slice(1)] };
    const next = reviewed(less);
    expect(values(next, ["C3", "I5", "C35"])).toEqual(["学校乙党支部", "乙的理由", "乙的意见"]);
    const gone = rowOf(next, "学校甲党支部");
    expect(values(next, [`A${gone + 2}`, `I${gone + 2}`, `J${gone + 2}`, `E${gone + 2}`])).toEqual([
      1,
      "甲的理由",
      "评分表上已无此项",
      null,
    ]);
    expect(at(next, `A${gone + 3}`)?.value).toBe("工作簿中已无此党组织的评分表");
    expect(reviewWorkbook(next, checkWorkbook(next)).edits).toEqual([]);
    const back = reviewed({ ...next, sheets: [...matrix(fullScores, fullScores).sheets, ...next.sheets.slice(1)] });
    expect(at(back, "I5")?.value).toBe("甲的理由");
    expect(at(back, "J5")?.value).toBe("");
  });

  it("of an item that is no longer on the rubric, in a row of its own", () => {
    const custom = workbookOfDesigns([scoringSheet({ self: selfScores, review })]);
    const drawn = withCells(reviewed(custom), {
      "审核意见!C7": "旧的考评内容",
      "审核意见!A7": 99,
      "审核意见!I7": "旧理由",
    });
    const next = reviewed(drawn);
    expect(values(next, ["A7", "I7", "A32", "C32", "F32", "I32", "J32"])).toEqual([
      3,
      null,
      99,
      "旧的考评内容",
      null,
      "旧理由",
      "评分表上已无此项",
    ]);
    expect(reviewWorkbook(next, checkWorkbook(next)).edits).toEqual([]);
  });

  it("by drawing a new sheet where its headings are gone", () => {
    const broken = withoutRow(typed, NAME, 4);
    const [edit] = reviewWorkbook(broken, checkWorkbook(broken)).edits;
    expect(edit).toMatchObject({ kind: "add-sheet", sheet: { name: "审核意见 (2)" } });
    expect(withoutSheet(broken, NAME).sheets).toHaveLength(1);
  });
});

function swap(
  book: WorkbookSnapshot,
  name: string,
  a: number,
  b: number,
  columns: readonly string[],
): Record<string, Cell | null> {
  return Object.fromEntries(
    columns.flatMap((column) => [
      [`${name}!${column}${a}`, at(book, `${column}${b}`, name) ?? null],
      [`${name}!${column}${b}`, at(book, `${column}${a}`, name) ?? null],
    ]),
  );
}

describe("the formulas of 「审核意见」", () => {
  it("show in another spreadsheet engine what the core makes of the same scores", () => {
    const odd = but(selfScores, { 1: "3", 2: "好", 3: null, 4: 2.25, 5: 0.1, 6: "A" });
    const books = [
      twoColumns(selfScores, review),
      twoColumns(odd, but(selfScores, { 1: 3, 2: "好", 4: null, 5: 0.3, 6: "a" })),
      twoColumns(selfScores, but(selfScores, { 27: 19.6 })),
      twoSheets(selfScores, odd),
      matrix(selfScores),
    ].map((start) => {
      const drawn = reviewed(start);
      const chosen = withCells(drawn, {
        "审核意见!H5": "待核实",
        "审核意见!H6": "同意",
        "审核意见!H8": "调整",
        "审核意见!I9": "  ",
        "审核意见!H9": "调整",
        "审核意见!H10": "调整",
        "审核意见!I10": "有据",
      });
      return calculated(chosen);
    });
    const formulas = books.map((book) => [...(book.sheets.at(-1)?.cells ?? [])].filter(([, c]) => c.formula));
    const input = books.map((book, i) => ({
      sheets: book.sheets.map((s) => ({
        name: s.name,
        cells: [...s.cells].map(([key, cell]) => {
          const { row, column } = keyAddress(key);
          const text = typeof cell.value === "string" ? `'${cell.value}` : String(cell.value);
          return [row + 1, column + 1, cell.formula === undefined ? text : `=${cell.formula}`];
        }),
      })),
      read: formulas[i]?.map(([key]) => {
        const { row, column } = keyAddress(key);
        return [book.sheets.length - 1, row + 1, column + 1];
      }),
    }));
    const output = execFileSync(process.execPath, [resolve("test/support/ironcalc.mjs")], {
      input: JSON.stringify(input),
      maxBuffer: 1 << 26,
    });
    const shown = JSON.parse(output.toString()) as string[][];
    const differing = formulas.flatMap((cells, b) =>
      cells.flatMap(([, cell], i) => {
        const text = shown[b]?.[i] ?? "";
        const same =
          typeof cell.value === "number"
            ? text !== "" && Math.abs(Number(text) - cell.value) < 1e-9
            : text === String(cell.value);
        return same ? [] : [[b, cell.formula, cell.value, text]];
      }),
    );
    expect(differing).toEqual([]);
    const seen = new Set(formulas.flat().map(([, cell]) => cell.value));
    for (const word of ["同意", "调整", "须填写理由", "意见与得分不符", "未填完", "", 89.96])
      expect(seen).toContain(word);
  });
});
