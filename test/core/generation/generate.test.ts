import { readFileSync } from "node:fs";
import path from "node:path";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import { invert } from "../../../src/core/changes/invert";
import { checkWorkbook } from "../../../src/core/check/check";
import { generateKinds, generateSheets } from "../../../src/core/generation/generate";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { applyToXlsx } from "../../../src/hosts/xlsx/write";
import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { columnOf, generated, generateOptions, plainBook, planFor, sheetOf, textRows } from "../../support/generated";
import { cleanBook, exampleBook, selfOnlyBook, withCells, withoutSheet } from "../../support/rule-book";
import { sheet, workbook } from "../../support/workbook";
import { partsOf } from "../../support/xlsx-package";

const ownNames = ["得分与定级", "整改台账", "分类定级汇总表", "问题清单", "核实说明"];

const severalBranches = workbookOfDesigns(
  [
    drawForm("scoring", {
      branch: "学校甲党支部",
      scores: { self: scoresBut({ 12: 1 }), review: scoresBut({ 13: 1 }) },
    }),
    drawForm("scoring", { branch: "学校乙党支部", scores: { self: scoresBut({ 20: 0, 21: 1 }) } }),
    drawForm("scoring", { branch: "学校丙党支部", scores: { self: scoresBut({}) } }),
  ].map((design, i) => ({ ...design, name: `评分${i + 1}` })),
);

const books: readonly (readonly [string, WorkbookSnapshot])[] = [
  ["the worked example", exampleBook()],
  ["a clean workbook", cleanBook()],
  ["self scores alone", selfOnlyBook()],
  ["no rectification form", withoutSheet(exampleBook(), "附件3")],
  ["several branches", severalBranches],
  ["a survey form alone", workbookOfDesigns([drawForm("survey", { fields: { branch: "学校甲党支部" } })])],
  ["nothing recognised", workbook({ 其他: [["甲", 1]] })],
  ["a blank template", workbookOfDesigns([drawForm("scoring", {})])],
];

function findingsOf(book: WorkbookSnapshot): unknown {
  return checkWorkbook(book).findings.map(({ code, sheet: name, cell, branch, facts }) => [
    code,
    name,
    cell,
    branch,
    facts,
  ]);
}

describe("generating", () => {
  it("adds every sheet to the worked example, and leaves its own sheets as they are", () => {
    const before = exampleBook();
    const after = generated(before);
    expect(after.sheets.map((s) => s.name)).toEqual([...before.sheets.map((s) => s.name), ...ownNames]);
    expect(after.sheets.slice(0, before.sheets.length)).toEqual(before.sheets);
  });

  it.each(generateKinds)("draws %s alone on request", (kind) => {
    const names = generated(withoutSheet(exampleBook(), "附件3"), kind)
      .sheets.slice(3)
      .map((s) => s.name);
    const title = {
      result: ownNames[0],
      ledger: ownNames[1],
      rectification: "附件3",
      summary: ownNames[2],
      findings: ownNames[3],
      explanations: ownNames[4],
    };
    expect(names).toEqual(kind === "summary" ? [ownNames[0], ownNames[2]] : [title[kind]]);
  });

  it.each(books)("a second time changes nothing: %s", (_, book) => {
    const after = generated(book);
    expect(planFor(after).changeSet.edits).toEqual([]);
  });

  it.each(books)("can be taken back: %s", (_, book) => {
    const before = structuredClone(plainBook(book));
    const { changeSet } = planFor(book);
    const after = applyToSnapshot(book, changeSet);
    expect(plainBook(applyToSnapshot(after, invert(changeSet)))).toEqual(before);
    expect(plainBook(book)).toEqual(before);
  });

  it.each(["result", "ledger", "summary", "findings", "explanations"] as const)(
    "%s adds nothing to what a check finds",
    (kind) => {
      for (const book of [exampleBook(), cleanBook(), severalBranches]) {
        const before = checkWorkbook(book);
        const after = checkWorkbook(generated(book, kind));
        expect(findingsOf(generated(book, kind))).toEqual(findingsOf(book));
        expect(after.verdict).toBe(before.verdict);
        expect(after.unchecked).toEqual(before.unchecked);
        expect(after.branches.map((b) => [b.name, b.level, b.provisionalLevel, b.total?.toNumber()])).toEqual(
          before.branches.map((b) => [b.name, b.level, b.provisionalLevel, b.total?.toNumber()]),
        );
      }
    },
  );

  it("gives each branch its rows and its contact", () => {
    const contacts = drawForm("contacts", {
      rows: [
        { leader: "甲一", office: "计财科", units: "学校甲、学校丙" },
        { leader: "乙二", office: "组织科", units: "学校乙（含学校丁）" },
      ],
    });
    const book = generated({
      ...severalBranches,
      sheets: [...severalBranches.sheets, ...workbookOfDesigns([contacts]).sheets],
    });
    const column = (heading: string): readonly string[] => columnOf(book, "整改台账", heading);
    expect(column("党组织名称")).toEqual(["学校甲党支部", "学校乙党支部", "学校乙党支部"]);
    expect(column("来源")).toEqual(["评分1!E17", "评分2!D24", "评分2!D25"]);
    expect(column("定点联系人")).toEqual(["甲一", "乙二", "乙二"]);
  });

  it("lists the findings as they are once the sheets are written", () => {
    const book = generated(withoutSheet(exampleBook(), "附件3"));
    const listed = columnOf(book, "问题清单", "位置");
    expect(listed).toHaveLength(checkWorkbook(book).findings.length);
    expect(listed.some((place) => place.startsWith("附件3!"))).toBe(true);
  });

  it("leaves strangers' sheets of the same names alone", () => {
    const strangers = ownNames.map((name) => sheet(name, [[name], ["序号", "内容"], [1, "别人的表"]]));
    const book = { ...exampleBook(), sheets: [...exampleBook().sheets, ...strangers] };
    const after = generated(book);
    expect(after.sheets.slice(4, 9)).toEqual(strangers);
    expect(after.sheets.slice(9).map((s) => s.name)).toEqual(ownNames.map((name) => `${name} (2)`));
    expect(planFor(after).changeSet.edits).toEqual([]);
  });

  it("finds its sheets again under other names", () => {
    const after = generated(exampleBook());
    const renamed = {
      ...after,
      sheets: after.sheets.map((s) => (s.name === "整改台账" ? { ...s, name: "我的台账" } : s)),
    };
    expect(planFor(renamed, "ledger").changeSet.edits).toEqual([]);
  });

  it("leaves a sheet of ours alone whose headings are gone", () => {
    const after = generated(exampleBook(), "ledger");
    const cells = new Map([...sheetOf(after, "整改台账").cells].filter(([key]) => Math.floor(key / 16_384) !== 2));
    const beheaded = { ...after, sheets: after.sheets.map((s) => (s.name === "整改台账" ? { ...s, cells } : s)) };
    const again = generated(beheaded, "ledger");
    expect(sheetOf(again, "整改台账").cells).toEqual(cells);
    expect(textRows(again, "整改台账 (2)")).toEqual(textRows(after, "整改台账"));
  });

  it("draws a sheet anew where a text became longer, and writes single cells where numbers changed", () => {
    const first = generated(exampleBook());
    const kinds = (book: WorkbookSnapshot): readonly string[] =>
      planFor(book, "findings").changeSet.edits.map((e) => e.kind);
    // The sentence, and the code of the list.
    expect(kinds(withCells(first, { "附件2!A18": "87分" }))).toEqual(["set-cell", "set-cell"]);
    expect(kinds(withCells(first, { "附件2!A18": "87.25分" }))).toEqual(["redraw-sheet"]);
  });
});

describe("generating into a file", () => {
  async function write(bytes: Uint8Array): Promise<Uint8Array> {
    const { snapshot } = readXlsx(bytes, { fileName: null });
    const { changeSet } = generateSheets(snapshot, checkWorkbook(snapshot), generateOptions());
    const result = await applyToXlsx(bytes, changeSet);
    expect(result.report.skipped).toEqual([]);
    return result.bytes;
  }

  it.each([
    "test/fixtures/worked-example.xlsx",
    "assets/samples/tianning-faulty.xlsx",
    "assets/samples/tianning-clean.xlsx",
  ])("%s holds, and needs nothing more", async (file) => {
    const bytes = new Uint8Array(readFileSync(path.join(__dirname, "../../..", file)));
    const written = await write(bytes);
    const { snapshot } = readXlsx(written, { fileName: null });
    expect(snapshot.sheets.map((s) => s.name).filter((name) => ownNames.includes(name))).toEqual(ownNames);
    expect(planFor(snapshot).changeSet.edits).toEqual([]);
    expect(await write(written)).toBe(written);
  });

  it("lets the rows grow that people write in, and no other", async () => {
    const bytes = new Uint8Array(readFileSync(path.join(__dirname, "../../fixtures/worked-example.xlsx")));
    const written = await write(bytes);
    const parts = [...partsOf(written).values()].filter((part) => part.includes("<worksheet"));
    const ledger = parts.find((part) => /<mergeCell ref="A1:M1"/.test(part)) ?? "";
    const fixed = [...ledger.matchAll(/<row [^>]*customHeight="(?:1|true)"[^>]*>/g)].map(
      ([tag]) => /r="(\d+)"/.exec(tag)?.[1],
    );
    const sized = [...ledger.matchAll(/<row [^>]* ht="[^>]*>/g)].map(([tag]) => /r="(\d+)"/.exec(tag)?.[1]);
    expect(sized).toEqual(["1", ...Array.from({ length: 12 }, (_, i) => String(i + 3))]);
    expect(fixed).toEqual(["1", "3", "11", "12", "13", "14"]);
  });

  it("finds the seven deducted items of the document's own example", async () => {
    const bytes = new Uint8Array(readFileSync(path.join(__dirname, "../../fixtures/worked-example.xlsx")));
    const { snapshot } = readXlsx(await write(bytes), { fileName: null });
    expect(columnOf(snapshot, "整改台账", "条款").map((text) => text.split("\n")[0])).toEqual(
      [12, 15, 17, 18, 19, 26, 27].map((number) => `附件1 第${number}项`),
    );
  });
});

it("draws 审核意见 where it is named", () => {
  const book = generated(cleanBook(), "review");
  expect(book.sheets.at(-1)?.name).toBe("审核意见");
  expect(planFor(book, "review").changeSet.edits).toEqual([]);
  expect(generated(cleanBook()).sheets.map(({ name }) => name)).not.toContain("审核意见");
});
