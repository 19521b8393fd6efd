import { mergeSubmissions } from "../../../src/core/merging/merge";
import { byNature } from "../../../src/core/merging/names";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { checkWorkbook } from "../../../src/core/check/check";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { styles } from "../../../src/core/design/styles";
import { columnPoints, MAX_ROW_HEIGHT, textHeight } from "../../../src/core/design/text-height";
import { schemes } from "../../../src/core/schemes";
import { schemeIds } from "../../../src/core/schemes/types";
import { describeFinding } from "../../../src/locales/findings";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { createXlsx } from "../../../src/hosts/xlsx/write";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { typedForms } from "../../support/filled-forms";
import { official } from "../../support/official";
import { submitScores, submitSheets } from "../../support/submissions";
import { partOf } from "../../support/xlsx-package";

const names = ["第10党支部", "第9党支部", "三支部", "一支部", "十二支部", "二支部"];
const result = mergeSubmissions(names.map((name, i) => submitScores(`${i}.xlsx`, name, { self: 50, review: 50 })));
const designs = drawMerge(result, { describe: (f) => describeFinding(f, "zh-CN"), describeError: (e) => e.code });

describe("the sheets of a merge on paper", () => {
  it("list branches in the order that people count", () => {
    const order = ["一支部", "二支部", "三支部", "十二支部", "第9党支部", "第10党支部"];
    expect(result.branches.map(({ name }) => name).sort((a, b) => byNature(a ?? "", b ?? ""))).toEqual(order);
    expect(result.branches.map(({ name }) => name)).toEqual(order);
  });

  it("call lists by the scheme's own word and are known again by it", () => {
    const own = designs.map(({ name }) => name).filter((name) => name.includes("党组织"));
    expect(own).toEqual(["后进党组织名单", "后进党组织状况明细表"]);
    const { sheets: known } = checkWorkbook(workbookOfDesigns(designs));
    expect(known.filter(({ sheet }) => own.includes(sheet.name)).map(({ template }) => template)).toEqual([
      "dingji/poor-list",
      "dingji/poor-detail",
    ]);
  });

  it.each(schemes.map(({ id }) => id))("say documents and forms, not the ids of %s", (id) => {
    const files = typedForms
      .filter(({ scheme }) => scheme.id === id)
      .map(({ scheme, form, fill }, i) =>
        submitSheets(`${i}.xlsx`, [drawTemplate(scheme, form, { fill: fill("甲", { branches: [1, 2], skips: [] }) })]),
      );
    const drawn = drawMerge(mergeSubmissions(files), { describe: (f) => f.code, describeError: (e) => e.code });
    const texts = drawn.flatMap(({ cells }) => cells.map(({ content }) => String(content?.value ?? "")));
    expect(texts.filter((text) => schemeIds.some((id) => id !== "custom" && text.includes(id)))).toEqual([]);
  });

  it("hold twenty problems of a branch in a row that fits a page, and give no room to lines that need none", () => {
    const problem = "第3项“班子成员是学校业务骨干，有较强的事业心、责任感和较大影响力，作风正派”扣1.5分";
    const lines = (text: string): string => Array.from({ length: 20 }, (_, i) => `${i + 1}、${text}`).join("\n");
    const form = official("tianning-2012/rectification", {
      branch: "学校甲党支部",
      fields: { problems: lines(problem), measures: "", deadline: lines("6月") },
    });
    const drawn = drawMerge(mergeSubmissions([submitSheets("a.xlsx", [form])]), {
      describe: (f) => f.code,
      describeError: (e) => e.code,
    }).find(({ name }) => name === "附件3填报内容汇总");
    const cell = drawn?.cells.find(({ content }) => String(content?.value ?? "").startsWith("1、第3项"));
    const height = new Map(drawn?.rowHeights).get(cell?.row ?? -1) ?? 0;
    const width = columnPoints(drawn?.columnWidths[cell?.column ?? -1] ?? 0);
    expect(height).toBeGreaterThanOrEqual(textHeight(String(cell?.content?.value), width, styles.textMiddle));
    expect(height).toBeLessThan(MAX_ROW_HEIGHT);
    const days = drawn?.cells.find(({ content }) => String(content?.value ?? "").startsWith("1、6月"));
    expect(drawn?.columnWidths[days?.column ?? -1]).toBe(14);
  });

  it("have filters over every list and headings that stay", async () => {
    const bytes = await createXlsx(designs);
    const { snapshot } = readXlsx(bytes, { fileName: null });
    const filters = snapshot.sheets.map(({ name }, i) => {
      const xml = partOf(bytes, `xl/worksheets/sheet${i + 1}.xml`);
      return [name, /<autoFilter ref="([^"]*)"/.exec(xml)?.[1] ?? null, xml.includes('state="frozen"')];
    });
    expect(filters).toEqual([
      ["分类定级汇总表", expect.stringMatching(/^A3:[A-Z]+9$/), true],
      ["分类定级明细表", expect.stringMatching(/^A3:[A-Z]+9$/), true],
      ["分类定级统计表", null, false],
      ["自评考评对照", expect.stringMatching(/^A3:[A-Z]+9$/), true],
      ["自评考评逐项对照", "A3:J165", true],
      ["后进党组织名单", expect.stringMatching(/^A3:[A-Z]+9$/), true],
      ["后进党组织状况明细表", expect.stringMatching(/^A3:[A-Z]+9$/), true],
      ["问题清单", expect.stringMatching(/^A3:I\d+$/), true],
      ["数据来源", expect.stringMatching(/^A3:[A-Z]+\d+$/), true],
    ]);
  });
});
