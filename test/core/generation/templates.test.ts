import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { styles } from "../../../src/core/design/styles";
import { columnPoints, countLines } from "../../../src/core/design/text-height";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { drawMatrixTemplate } from "../../../src/core/generation/templates/matrix-template";
import { findForm, schemes } from "../../../src/core/schemes";
import { contacts } from "../../../src/core/schemes/tianning-2012/contacts";
import { rectification } from "../../../src/core/schemes/tianning-2012/rectification";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { scoring } from "../../../src/core/schemes/tianning-2012/scoring";
import { survey } from "../../../src/core/schemes/tianning-2012/survey";
import type { FieldForm, Scheme, ScoringForm, TableForm } from "../../../src/core/schemes/types";
import { parseA1, rangeToA1 } from "../../../src/core/workbook/address";
import type { CellValue } from "../../../src/core/workbook/snapshot";

function at(design: SheetDesign, a1: string): SheetDesign["cells"][number] | undefined {
  const { row, column } = parseA1(a1);
  return design.cells.find((cell) => cell.row === row && cell.column === column);
}

function value(design: SheetDesign, a1: string): CellValue | null | undefined {
  return at(design, a1)?.content?.value;
}

function merges(design: SheetDesign): string[] {
  return design.merges.map(rangeToA1);
}

const allForms = schemes.flatMap((scheme) =>
  scheme.forms.map((form) => [`${scheme.id}/${form.id}`, drawTemplate(scheme, form)] as const),
);

describe("every template", () => {
  test.each(allForms)("%s draws no cell twice and keeps every cell inside its columns", (_id, design) => {
    const places = design.cells.map((cell) => `${cell.row}:${cell.column}`);
    expect(places.length).toBe(new Set(places).size);
    expect(Math.max(...design.cells.map((cell) => cell.column))).toBe(design.columnWidths.length - 1);
  });

  test.each(allForms)("%s has merged areas that do not overlap and hold one content each", (_id, design) => {
    const covered = design.merges.flatMap((m) =>
      design.cells
        .filter((c) => c.row >= m.top && c.row <= m.bottom && c.column >= m.left && c.column <= m.right)
        .map((c) => ({ ...c, isAnchor: c.row === m.top && c.column === m.left })),
    );
    expect(covered.length).toBe(new Set(covered.map((c) => `${c.row}:${c.column}`)).size);
    expect(covered.filter((c) => !c.isAnchor && c.content !== null)).toEqual([]);
  });

  test.each(allForms)("%s gives every row a height that Excel accepts", (_id, design) => {
    for (const row of new Set(design.cells.map((cell) => cell.row))) {
      const height = design.rowHeights.get(row) ?? 0;
      expect([row, height >= 15, height <= 409]).toEqual([row, true, true]);
    }
  });

  test.each(schemes.flatMap(({ forms }) => forms).map((form) => [form.titles[0], form] as const))(
    "%s is broken into whole lines where it is too long for one",
    (title, form) => {
      const found = schemes.find(({ forms }) => forms.includes(form));
      const { cells, columnWidths } = drawTemplate(found as Scheme, form);
      const drawn = String(cells.find(({ style }) => style === "titleOfficial")?.content?.value);
      const width = columnWidths.reduce((sum, characters) => sum + columnPoints(characters), 0);
      expect(drawn.split("\n").join("")).toBe(title);
      expect(drawn.split("\n").filter((line) => countLines(line, width, styles.titleOfficial.size) > 1)).toEqual([]);
    },
  );

  test.each(allForms)("%s has messages that Excel can show whole", (_id, design) => {
    for (const { title, message } of design.validations) {
      expect([title, title.length > 0 && title.length <= 32, message.length <= 255]).toEqual([title, true, true]);
    }
  });

  test.each(allForms)("%s never locks a cell where a person types, nor formats a score as text", (_id, design) => {
    for (const { range, rule } of design.validations) {
      for (const cell of design.cells) {
        if (cell.row < range.top || cell.row > range.bottom) continue;
        if (cell.column < range.left || cell.column > range.right) continue;
        const style = styles[cell.style];
        expect([rangeToA1(range), "unlocked" in style]).toEqual([rangeToA1(range), true]);
        if (rule.kind !== "list") expect("numberFormat" in style ? style.numberFormat : "").not.toBe("@");
      }
    }
  });
});

describe("附件1", () => {
  const design = drawTemplate(tianning2012, scoring);

  test("prints the official headings and all 27 items word for word, scores blank", () => {
    expect(design.name).toBe("附件1");
    expect(["A1", "A2", "A3"].map((a1) => value(design, a1))).toEqual([
      "附件1：",
      "中小学校党支部分类定级评分参考标准",
      "党支部：",
    ]);
    expect(["A4", "B4", "C4", "D4", "E4"].map((a1) => value(design, a1))).toEqual([
      "项目",
      "具体内容",
      "分值",
      "自评得分",
      "考评得分",
    ]);
    const items = scoring.rubric.categories.flatMap((category) => category.items);
    items.forEach((item, i) => {
      const row = i + 5;
      expect(["B", "C", "D", "E"].map((c) => value(design, `${c}${row}`))).toEqual([
        `${item.number}．${item.text}`,
        `${item.maximum}分`,
        undefined,
        undefined,
      ]);
      expect([at(design, `D${row}`)?.style, at(design, `E${row}`)?.style]).toEqual([
        "inputScoreOfficial",
        "inputScoreOfficial",
      ]);
    });
    expect(["A32", "A33", "A34", "A35"].map((a1) => value(design, a1))).toEqual(scoring.notes);
  });

  test("merges each category down its items and writes it vertically with its points", () => {
    expect(["A5", "A12", "A19", "A26", "A31"].map((a1) => value(design, a1))).toEqual([
      "领\n导\n班\n子\n好\n20分",
      "党\n员\n队\n伍\n好\n15分",
      "工\n作\n机\n制\n好\n20分",
      "工\n作\n业\n绩\n好\n25分",
      "群众\n反映\n好\n20分",
    ]);
    expect(merges(design)).toEqual(expect.arrayContaining(["A5:A11", "A12:A18", "A19:A25", "A26:A30"]));
  });

  test("limits each item to 0…maximum, naming item and limit, and marks what is pasted past it", () => {
    expect(design.validations).toHaveLength(27);
    expect(design.validations[11]).toEqual({
      range: { top: 15, bottom: 15, left: 3, right: 4 },
      rule: { kind: "decimal", from: 0, to: 2 },
      title: "第12项超出范围",
      message: "第12项“新发展党员质量不断提高，教师踊跃…”最高2分，请填写0至2之间的数，不带“分”字。",
    });
    expect(design.excessMarks.map((m) => [rangeToA1(m.range), m.from, m.to])).toEqual(
      design.validations.map((v) => [rangeToA1(v.range), 0, v.rule.kind === "decimal" ? v.rule.to : NaN]),
    );
  });

  test("repeats branch and headings on every page, in office margins, with nothing but page numbers below", () => {
    const { print, frozenRows } = drawTemplate(tianning2012, scoring);
    expect(print).toEqual({
      orientation: "portrait",
      margins: "office",
      titleRows: [2, 3],
      rowBreaks: [18],
      scale: 100,
    });
    expect(frozenRows).toBe(4);
  });

  test("fills branch and scores in their places", () => {
    const filled = drawTemplate(tianning2012, scoring, {
      fill: { branch: "学校甲党支部", scores: { review: [2.5, null, 3] } },
    });
    expect(["A3", "D5", "E5", "E6", "E7", "E8"].map((a1) => value(filled, a1))).toEqual([
      "党支部：学校甲党支部",
      undefined,
      2.5,
      undefined,
      3,
      undefined,
    ]);
  });
});

describe("other rubrics", () => {
  const item = { number: null, kind: "score", matchWords: [] } as const;
  const form: ScoringForm = {
    ...scoring,
    titles: ["附表：考评[标准]"],
    clause: "第三条",
    unitLine: "填报单位（盖章）：　　联系电话：",
    isOurLayout: true,
    notes: [],
    headings: { ...scoring.headings, description: ["标准内涵"], parties: [{ party: "score", headings: ["考评等次"] }] },
    rubric: {
      total: null,
      letters: ["A", "B"],
      categories: [
        {
          name: "支部班子好",
          description: "内涵",
          maximum: null,
          items: [{ ...item, text: "要素", maximum: null, options: null }],
        },
      ],
    },
  };

  test("letters become a list; a maximum that is not printed stays open; our layout is marked", () => {
    const design = drawTemplate(tianning2012, form);
    expect(design.name).toBe("附表考评标准");
    expect(["A1", "A2", "D2", "A3", "B3", "C3", "D3", "E3"].map((a1) => value(design, a1))).toEqual([
      "附表：考评[标准]",
      "填报单位（盖章）：",
      undefined,
      "项目",
      "标准内涵",
      "具体内容",
      "分值",
      "考评等次",
    ]);
    expect(["A4", "B4", "C4", "D4", "A5"].map((a1) => value(design, a1))).toEqual([
      "支部\n班子\n好",
      "内涵",
      "要素",
      undefined,
      "本软件拟定",
    ]);
    expect(design.cells.filter((c) => c.row === 1 && c.content).map((c) => c.content?.value)).toEqual([
      "填报单位（盖章）：",
      "联系电话：",
    ]);
    expect(design.validations.map((v) => [rangeToA1(v.range), v.rule])).toEqual([
      ["E4", { kind: "list", options: ["A", "B"] }],
    ]);
    expect(design.excessMarks).toEqual([]);
  });

  test("listed options become a list; an item without a maximum is not limited", () => {
    const rubric = {
      total: null,
      letters: null,
      categories: [
        {
          name: "班子",
          maximum: null,
          items: [
            { ...item, text: "甲", maximum: 10, options: [10, 5, 0] },
            { ...item, text: "乙", maximum: null, options: null },
          ],
        },
      ],
    };
    const design = drawTemplate(tianning2012, { ...scoring, rubric });
    expect(design.validations.map((v) => [rangeToA1(v.range), v.rule, v.message])).toEqual([
      ["D5:E5", { kind: "list", options: ["10", "5", "0"] }, "“甲”只能从下列值中选择：10、5、0。"],
    ]);
    expect(value(design, "A5")).toBe("班\n子");
    expect([value(design, "B5"), value(design, "C5"), value(design, "C6")]).toEqual(["甲", "10分", undefined]);
  });
});

describe("附件2", () => {
  test("has a cell of its own for every entry and leaves the superior's cell locked", () => {
    const design = drawTemplate(tianning2012, survey);
    expect(["A3", "C3", "E3"].map((a1) => value(design, a1))).toEqual(["书记（签名）：", "联系电话：", "所在单位："]);
    expect(["A4", "B4", "D4", "E4"].map((a1) => value(design, a1))).toEqual([
      "党支部名称",
      undefined,
      "关系隶属",
      undefined,
    ]);
    expect(["A6", "B6", "C6", "D6", "E6"].map((a1) => value(design, a1))).toEqual([
      "书记",
      "姓  名",
      "*行政职务",
      "移动电话",
      "电子信箱",
    ]);
    expect([value(design, "A17"), value(design, "D17")]).toEqual([
      "自评结果（百分制）及理由",
      "分类定级结果及主要理由\n（此栏由上级党组织填写）",
    ]);
    expect([at(design, "A18")?.style, at(design, "D18")?.style]).toEqual(["inputOfficial", "textOfficial"]);
    expect(merges(design)).toEqual(expect.arrayContaining(["A6:A7", "B4:C4", "A15:A16", "A18:C18", "D18:E18"]));
    expect(value(design, "A19")).toBe("填表说明：除最后一栏，此表其他内容由党支部据实填报，如内容较多可另加附页说明。");
  });

  test("takes whole numbers only as 党员总数, and keeps phone and date as typed", () => {
    const design = drawTemplate(tianning2012, survey);
    expect(design.validations).toEqual([
      {
        range: { top: 4, bottom: 4, left: 4, right: 4 },
        rule: { kind: "whole", from: 0 },
        title: "党员总数应为整数",
        message: "“党员总数”请填写不小于0的整数，不带单位。",
      },
    ]);
    expect(["D7", "E7", "B5"].map((a1) => at(design, a1)?.style)).toEqual([
      "inputPlainCenterOfficial",
      "inputPlainCenterOfficial",
      "inputPlainCenterOfficial",
    ]);
  });

  test("a blank form fits one A4 page", () => {
    const { rowHeights } = drawTemplate(tianning2012, survey);
    expect([...rowHeights.values()].reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(748);
  });

  test("fills entries beside, after and below their labels", () => {
    const design = drawTemplate(tianning2012, survey, {
      fill: {
        fields: {
          phone: "00000000",
          branch: "学校甲党支部",
          members: 11,
          "secretary-mobile": "13800000000",
          "dues-due": 6552,
          "existing-rules": "组织生活制度",
          "own-result": "86分",
        },
      },
    });
    expect(["A3", "C3", "B4", "E5", "D7", "B9", "B16", "A18"].map((a1) => value(design, a1))).toEqual([
      "书记（签名）：",
      "联系电话：00000000",
      "学校甲党支部",
      11,
      "13800000000",
      "现有党内制度：\n组织生活制度",
      "上年度应缴数：\n6552",
      "86分",
    ]);
  });
});

describe("附件3", () => {
  test("an entry longer than Excel's tallest row takes several rows, and nothing of it is lost", () => {
    const problems = Array.from({ length: 80 }, (_, i) => `${i + 1}、存在的问题。`).join("\n");
    const design = drawTemplate(tianning2012, rectification, { fill: { fields: { problems, measures: "1、措施。" } } });
    expect(value(design, "B4")).toBe(problems);
    expect(merges(design)).toEqual(expect.arrayContaining(["B4:D10", "B11:D11"]));
    const rows = [3, 4, 5, 6, 7, 8, 9].map((row) => design.rowHeights.get(row) ?? 0);
    expect(rows.every((height) => height <= 409)).toBe(true);
    expect(rows.reduce((sum, height) => sum + height, 0)).toBeGreaterThanOrEqual(80 * 12 * 1.4);
    expect([value(design, "A11"), value(design, "B11")]).toEqual(["主要\n整改\n措施", "1、措施。"]);
  });
});

describe("附件4 and other tables", () => {
  test("has blank rows under its headings, and grows with what is filled in", () => {
    const blank = drawTemplate(tianning2012, contacts);
    expect(["A3", "B3", "C3"].map((a1) => value(blank, a1))).toEqual(["局领导", "联络处室", "联系单位"]);
    expect([...blank.rowHeights.keys()]).toHaveLength(11);
    const rows = Array.from({ length: 10 }, (_, i) => ({ leader: `领导${i + 1}`, units: "学校甲、学校乙" }));
    const filled = drawTemplate(tianning2012, contacts, { fill: { rows } });
    expect([value(filled, "A13"), value(filled, "B13"), value(filled, "C13")]).toEqual([
      "领导10",
      undefined,
      "学校甲、学校乙",
    ]);
  });

  test("numbers rows, lists levels, and counts them live below", () => {
    const column = { headings: [] as string[], isRequired: true, width: 20 };
    const form: TableForm = {
      ...contacts,
      unitLine: "填报单位：　　填报人：",
      blankRows: 3,
      columns: [
        { ...column, id: "no", headings: ["序号"], role: "number" },
        { ...column, id: "branch", headings: ["党支部名称"], role: "branch" },
        { ...column, id: "count", headings: ["党员数"], role: "count" },
        { ...column, id: "level", headings: ["等次"], role: "level" },
      ],
      totals: { label: "合计", levels: ["先进", "后进"] },
    };
    const design = drawTemplate(tianning2012, form, {
      fill: { fields: { "填报单位：": "学校甲" }, rows: [{ branch: "学校甲党支部", level: "先进" }] },
    });
    expect([value(design, "A3"), value(design, "C3")]).toEqual(["填报单位：学校甲", "填报人："]);
    expect(["A5", "A6", "A7", "B5", "D5"].map((a1) => value(design, a1))).toEqual([1, 2, 3, "学校甲党支部", "先进"]);
    expect(["A8", "B8", "C8"].map((a1) => value(design, a1))).toEqual(["合计", "先进", "后进"]);
    expect(["A9", "B9", "C9"].map((a1) => at(design, a1)?.content)).toEqual([
      null,
      { value: 1, formula: 'COUNTIF(D5:D7,"先进")' },
      { value: 0, formula: 'COUNTIF(D5:D7,"后进")' },
    ]);
    expect(design.validations.map((v) => [rangeToA1(v.range), v.rule])).toEqual([
      ["C5:C7", { kind: "whole", from: 0 }],
      ["D5:D7", { kind: "list", options: ["先进", "较好", "一般", "后进"] }],
    ]);
  });
});

test("a layout cell without a known field is drawn as text", () => {
  const form: FieldForm = {
    ...rectification,
    unitLine: null,
    fields: [],
    columnWidths: [20, 20],
    layout: [{ cells: [{ label: "标签" }, { field: "gone" }] }],
  };
  const design = drawTemplate(tianning2012, form);
  expect([value(design, "A3"), at(design, "B3")?.style]).toEqual(["标签", "textOfficial"]);
});

describe("the matrix", () => {
  const found = findForm("tianning-2012/scoring");

  test("has a pair of columns per branch, limited together, with live sums", () => {
    expect(found?.form).toBe(scoring);
    const marks = scoring.rubric.categories.flatMap((c) => c.items.map((item) => item.maximum));
    const design = drawMatrixTemplate(tianning2012, scoring, {
      branches: [{ name: "学校甲党支部", scores: { self: marks, review: [0.1, 0.2] } }, { name: null }],
    });
    expect(design.name).toBe("评分矩阵");
    expect(design.print.orientation).toBe("landscape");
    expect(["D3", "F3", "D4", "E4", "F4", "G4"].map((a1) => value(design, a1))).toEqual([
      "学校甲党支部",
      "党支部2",
      "自评得分",
      "考评得分",
      "自评得分",
      "考评得分",
    ]);
    expect(merges(design)).toEqual(expect.arrayContaining(["A3:A4", "D3:E3", "F3:G3", "A32:B32"]));
    expect([value(design, "B5"), value(design, "D31"), value(design, "E6")]).toEqual([
      `1．${scoring.rubric.categories[0]?.items[0]?.text}`,
      20,
      0.2,
    ]);
    expect(["D32", "E32"].map((a1) => at(design, a1)?.content)).toEqual([
      { formula: 'IF(COUNT(D5:D31)<27,"未填完",SUM(D5:D31))', value: 100 },
      { formula: 'IF(COUNT(E5:E31)<27,"未填完",SUM(E5:E31))', value: "未填完" },
    ]);
    expect(rangeToA1(design.validations[11]?.range ?? { top: 0, left: 0, bottom: 0, right: 0 })).toBe("D16:G16");
  });

  test("adds decimals exactly", () => {
    const scores = scoring.rubric.categories.flatMap((c) => c.items.map(() => 0.1));
    const design = drawMatrixTemplate(tianning2012, scoring, {
      branches: [{ name: "学校甲", scores: { self: scores } }],
    });
    expect(value(design, "D32")).toBe(2.7);
  });

  test("a blank one has room for six branches", () => {
    expect(drawMatrixTemplate(tianning2012, scoring).columnWidths).toHaveLength(3 + 12);
  });
});

describe("what the columns of lists declare is Excel's own limit", () => {
  function limits(template: string): readonly unknown[] {
    const found = findForm(template);
    if (!found) throw new Error(template);
    const { validations, cells, excessMarks } = drawTemplate(found.scheme, found.form);
    const marked = excessMarks.map(({ range, from, to }) => `${rangeToA1(range)} ${from} ${to}`);
    return validations.map(({ range, rule, isAdvice }) => {
      const heading = cells.find((c) => c.row === range.top - 1 && c.column === range.left)?.content?.value;
      const isMarked = rule.kind === "decimal" && marked.includes(`${rangeToA1(range)} ${rule.from} ${rule.to}`);
      const limit =
        rule.kind === "list" ? rule.options : rule.kind === "decimal" ? [rule.from, rule.to, isMarked] : [rule.from];
      return [heading, rule.kind, limit, ...(isAdvice ? ["advice"] : [])];
    });
  }
  const levels = ["好", "较好", "一般", "较差"];

  test("jilin 附件3 and 附件5", () => {
    expect(limits("jilin-2012/grading-detail")).toEqual([
      ["领域类型", "list", ["村", "社区", "机关", "企业", "事业单位", "社会组织"], "advice"],
      ["党员数", "whole", [0]],
      ["自评得分", "decimal", [0, 100, true]],
      ["自评等级", "list", levels],
      ["考核得分", "decimal", [0, 100, true]],
      ["评定等级", "list", levels],
    ]);
    expect(limits("jilin-2012/poor-detail")).toEqual([
      ["考核得分", "decimal", [0, 100, true]],
      ["整顿销号情况", "list", ["未销号", "已销号"]],
    ]);
  });

  test("jxnu: places from 1, members from 0", () => {
    expect(limits("jxnu-2012/progress")).toEqual([
      ["季度排名", "whole", [1]],
      ["党员数", "whole", [0]],
    ]);
  });
});

test("every list has a filter over its headings and rows, and the headings stay in view", () => {
  const tables = schemes.flatMap((scheme) =>
    scheme.forms.flatMap((form) => (form.kind === "table" ? [{ form, sheet: drawTemplate(scheme, form) }] : [])),
  );
  const rowsOf = (form: TableForm): number => Math.max(form.blankRows, form.printedRows?.length ?? 0);
  expect(
    tables.map(({ sheet: { filter, frozenRows, columnWidths } }) => [filter, frozenRows, columnWidths.length]),
  ).toEqual(
    tables.map(({ form, sheet: { frozenRows: first, columnWidths } }) => [
      { top: first - 1, bottom: first - 1 + rowsOf(form), left: 0, right: columnWidths.length - 1 },
      first,
      columnWidths.length,
    ]),
  );
  expect(tables).toHaveLength(15);
});
