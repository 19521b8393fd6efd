import { mergeSubmissions } from "../../../src/core/merging/merge";
import { byNature } from "../../../src/core/merging/names";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { checkWorkbook } from "../../../src/core/check/check";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { schemes } from "../../../src/core/schemes";
import { schemeIds } from "../../../src/core/schemes/types";
import { describeFinding } from "../../../src/locales/findings";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { createXlsx } from "../../../src/hosts/xlsx/write";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { typedForms } from "../../support/filled-forms";
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
