import { recognise, recogniseSteps } from "../../../src/core/recognition/recognise";
import { schemes } from "../../../src/core/schemes";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { sheet, workbook, type LiteralSheet } from "../../support/workbook";

const all = schemes.flatMap((scheme) => scheme.forms.map((form) => `${scheme.id}/${form.id}`));

describe("the sheets of a workbook", () => {
  it("are recognised in their order, one result each", () => {
    const designs = all.map((template, i) => official(template, {}, `表${i + 1}`));
    const found = recognise(workbookOfDesigns(designs));
    expect(found.map((s) => [s.sheet.name, s.template])).toEqual(all.map((template, i) => [`表${i + 1}`, template]));
  });

  it("are recognised by their contents, wherever these stand", () => {
    for (const template of all) {
      const { sheets } = workbookOfDesigns([official(template)]);
      const [known] = sheets;
      const moved = new Map([...(known?.cells ?? [])].map(([key, cell]) => [key + (7 << 14) + 3, cell]));
      const [found] = recognise({ ...workbook({}), sheets: [sheet("别名", [], { cells: moved })] });
      expect([template, found?.template, found?.confidence]).toEqual([
        template,
        template,
        template.endsWith("self-report") ? 0.9 : 1,
      ]);
    }
  });

  it("are asked once: the same sheet gives the same result", () => {
    const book = workbookOfDesigns([official("tianning-2012/scoring")]);
    expect(recognise(book)[0]).toBe(recognise({ ...book, name: "别名" })[0]);
    const [read] = book.sheets;
    if (!read) throw new Error("no sheet");
    const other = { ...read };
    const steps = [...recogniseSteps(other)];
    expect(steps.length).toBeGreaterThan(0);
    expect([...recogniseSteps(other)]).toEqual([]);
    const [inSteps] = recognise({ ...book, sheets: [other] });
    expect(inSteps).toEqual({ ...recognise(book)[0], sheet: other });
  });
});

describe("a form of labels or columns", () => {
  const template = (rows: LiteralSheet): string | null | undefined => recognise(workbook({ 表: rows }))[0]?.template;
  const HEADINGS = ["序号", "所属党委（党总支）", "党支部名称", "分类定级结果"];

  it("is the one of several that fits best", () => {
    expect(template([HEADINGS, [1, "党委甲", "支部甲", "好"]])).toBe("cumtb-2012/grading-summary");
    expect(template([["整改表"], ["填报支部：支部甲　填报人及职务：某某　联系电话：1"], ["存在的主要问题", "无"], ["主要整改措施", "无"], ["完成整改时间", "无"], ["党支部定点联系人", "某某"]])).toBe("tianning-2012/rectification"); // prettier-ignore
  });

  it("is known by labels with or without brackets, stars and colons, also inside lines", () => {
    const rows = (labels: readonly string[]): LiteralSheet => [["整改表"], ...labels.map((label) => [label, "无"])];
    const labels = ["填报支部（盖章）", "填报人及职务", "联系电话", "存在的主要问题", "主要整改措施", "完成整改时间"];
    expect(template(rows(labels))).toBe("tianning-2012/rectification");
    expect(template(rows(labels.map((l) => `*${l.replace(/（.*/, "")}：`)))).toBe("tianning-2012/rectification");
    expect(template([["整改表"], [labels.map((l) => `${l}：无`).join("　")]])).toBe("tianning-2012/rectification");
    expect(template([["整改表"], [labels.map((l) => `${l}无`).join("　")]])).toBeNull();
  });
});
