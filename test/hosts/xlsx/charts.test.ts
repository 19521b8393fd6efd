import { SheetBuilder } from "../../../src/core/design/sheet-builder";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { applyToXlsx, createXlsx } from "../../../src/hosts/xlsx/write";
import { partOf, partsOf, snapshotOf } from "../../support/xlsx-package";

function charted(name: string): SheetDesign {
  const builder = new SheetBuilder([12, 8]);
  builder.put(0, 1, "个数", "heading");
  ["好", "较好", "一般"].forEach((word, i) => {
    builder.put(i + 1, 0, word, "center");
    builder.put(i + 1, 1, i + 1, "count");
  });
  const column = (left: number) => ({ top: 1, bottom: 3, left, right: left });
  const chart = {
    title: "各等次",
    categories: column(0),
    values: column(1),
    heading: { row: 0, column: 1 },
    at: { row: 0, column: 3 },
    width: 400,
    height: 200,
  };
  return { ...builder.build(name, { orientation: "portrait" }), charts: [chart] };
}

/** The ranges that a chart reads, as Excel writes them. */
function rangesOf(chart: string): string[] {
  return [...chart.matchAll(/<(?:c:)?f>([^<]*)<\/(?:c:)?f>/g)].map((match) =>
    (match[1] ?? "").replace(/&apos;|&#39;/g, "'"),
  );
}

describe("charts", () => {
  it("read the cells of the sheet by its own name", async () => {
    const bytes = await createXlsx([charted("统计'甲"), charted("统计二")]);
    const charts = [...partsOf(bytes)].filter(([name]) => /charts\/chart\d+\.xml$/.test(name)).map(([, text]) => text);
    expect(charts.map(rangesOf).sort()).toEqual([
      ["'统计''甲'!$B$1", "'统计''甲'!$A$2:$A$4", "'统计''甲'!$B$2:$B$4"],
      ["'统计二'!$B$1", "'统计二'!$A$2:$A$4", "'统计二'!$B$2:$B$4"],
    ]);
  });

  it("stack further values in greys that a printer tells apart", async () => {
    const design = charted("统计");
    const [chart] = design.charts ?? [];
    if (!chart) throw new Error("no chart");
    const more = [{ heading: chart.heading, values: chart.values }];
    const bytes = await createXlsx([{ ...design, charts: [{ ...chart, more }] }]);
    const text = [...partsOf(bytes)].find(([name]) => /charts\/chart\d+\.xml$/.test(name))?.[1] ?? "";
    expect(text).toContain('grouping val="stacked"');
    expect(["595959", "A6A6A6"].map((grey) => text.includes(`srgbClr val="${grey}"`))).toEqual([true, true]);
    expect(rangesOf(text)).toHaveLength(6);
  });

  it("come along when the sheet is added to a workbook that has charts already", async () => {
    const before = await createXlsx([charted("旧")]);
    const { bytes, report } = await applyToXlsx(before, {
      purpose: "generate",
      edits: [{ kind: "add-sheet", sheet: { id: "new", name: "旧" }, index: 1, design: charted("旧") }],
    });
    expect(report.skipped).toEqual([]);
    expect(snapshotOf(bytes).sheets.map((s) => s.name)).toEqual(["旧", "旧 (2)"]);
    const parts = [...partsOf(bytes).keys()].filter((name) => /drawings\/|charts\//.test(name));
    const added = parts.filter((name) => !partsOf(before).has(name));
    expect(added.map((name) => name.replace(/\d+/, "N")).sort()).toEqual([
      "xl/charts/chartN.xml",
      "xl/drawings/_rels/drawingN.xml.rels",
      "xl/drawings/drawingN.xml",
    ]);
    const chart = added.find((name) => name.includes("/charts/")) ?? "";
    expect(rangesOf(partOf(bytes, chart))).toEqual(["'旧 (2)'!$B$1", "'旧 (2)'!$A$2:$A$4", "'旧 (2)'!$B$2:$B$4"]);
    const types = partOf(bytes, "[Content_Types].xml");
    for (const name of added.filter((part) => !part.includes("_rels"))) expect(types).toContain(`PartName="/${name}"`);
  });
});
