import { readFileSync } from "node:fs";
import path from "node:path";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { readRubric } from "../../../src/core/rubrics/read-rubric";
import type { RubricReading } from "../../../src/core/rubrics/reading";
import { sheetRubrics } from "../../../src/core/recognition/sheet-rubrics";
import { schemes } from "../../../src/core/schemes";
import { qingzhou2012 } from "../../../src/core/schemes/qingzhou-2012/scheme";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import type { Scheme, ScoringForm } from "../../../src/core/schemes/types";
import type { SheetSnapshot } from "../../../src/core/workbook/snapshot";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { sheet, workbook, type LiteralSheet } from "../../support/workbook";

function rubricOf(scheme: Scheme): ScoringForm {
  const form = scheme.forms.find((f): f is ScoringForm => f.kind === "scoring");
  if (!form) throw new Error("no rubric");
  return form;
}

/** What a scheme's own data say, in the shape that is compared; a line that is category and item in one names both. */
function official(scheme: Scheme): unknown {
  return {
    total: rubricOf(scheme).rubric.total,
    categories: rubricOf(scheme).rubric.categories.map((c) => ({
      name: scheme === qingzhou2012 ? c.items[0]?.text : c.name,
      maximum: c.maximum,
      items: c.items.map((i) => [i.number, i.text, i.maximum, i.kind]),
    })),
    levels: scheme.levels.map((l) => [l.name, l.from]),
    weights: scheme.weights.map((w) => [w.party, w.share]),
    vetoes: scheme.vetoes.map((v) => v.text),
    findings: [],
    notUnderstood: [],
  };
}

function shapeOf(reading: RubricReading | null): unknown {
  return (
    reading && {
      total: reading.total,
      categories: reading.categories.map((c) => ({
        name: c.name,
        maximum: c.maximum,
        items: c.items.map((i) => [i.number, i.text, i.maximum, i.kind]),
      })),
      levels: reading.levels.map((l) => [l.name, l.from]),
      weights: reading.weights.map((w) => [w.party, w.share]),
      vetoes: reading.vetoes.map((v) => v.text),
      findings: reading.findings,
      notUnderstood: reading.notUnderstood,
    }
  );
}

/** 附件1 as text: one cell of its table per line, category names one character a line, scores below the maxima. */
function pastedLines(hasBlankLines: boolean): LiteralSheet {
  const { rubric, titles, notes } = rubricOf(tianning2012);
  const lines: (string | null)[] = ["附件1：", titles[0] ?? "", "项目", "具体内容", "分值", "自评得分", "考评得分"];
  for (const category of rubric.categories) {
    lines.push(null, ...[...category.name].flatMap((c) => [c, null]), `${category.maximum}分`);
    for (const item of category.items) lines.push(`${item.number}．${item.text}`, `${item.maximum}分`, "2", null);
  }
  lines.push(...notes);
  return lines.filter((line) => hasBlankLines || line !== null).map((line) => [line]);
}

function fixture(name: string): readonly SheetSnapshot[] {
  const bytes = readFileSync(path.join(__dirname, "../../fixtures", name));
  return readXlsx(new Uint8Array(bytes), { fileName: name }).snapshot.sheets;
}

describe("built-in rubrics, read as if nobody had configured them", () => {
  it.each(["worked-example.xlsx", "worked-example-unmerged.xlsx"])("附件1 as a table: %s", (name) => {
    const on = fixture(name).find((s) => s.name.includes("附件1")) ?? fixture(name)[0];
    expect(shapeOf(on ? readRubric(on) : null)).toEqual(official(tianning2012));
  });

  it.each([true, false])("附件1 as lines of text, blank lines between: %s", (hasBlankLines) => {
    expect(shapeOf(readRubric(sheet("表", pastedLines(hasBlankLines))))).toEqual(official(tianning2012));
  });

  it("附件1 as lines of text is known for what it is", () => {
    const [found] = sheetRubrics(workbook({ 表: pastedLines(true) }));
    expect([found?.template, found?.total, found?.findings, found?.notUnderstood]).toEqual([
      "tianning-2012/scoring",
      100,
      [],
      [],
    ]);
  });

  it.each([
    ["附件1", tianning2012],
    ["自查报告", qingzhou2012],
  ] as const)("the blank form: %s", (_, scheme) => {
    const design = drawTemplate(scheme, rubricOf(scheme));
    expect(shapeOf(readRubric(snapshotOfDesign(design)))).toEqual(official(scheme));
  });

  it("finds a maximum that somebody changed on 附件1", () => {
    const rows = pastedLines(false).map(([line]) => [line === "20分" ? "21分" : (line ?? null)]);
    const faults = readRubric(sheet("表", rows))?.findings.map((f) => [
      f.code,
      f.facts["category"],
      f.facts["entered"],
    ]);
    expect(faults).toEqual([
      ["rubric-sum-mismatch", "领导班子好", 21],
      ["rubric-sum-mismatch", "工作机制好", 21],
    ]);
  });
});

describe("forms that are no rubric of points", () => {
  const forms = schemes.flatMap((scheme) => scheme.forms.map((form) => ({ scheme, form })));
  const others = forms.filter(({ form }) => form.kind !== "scoring");
  it.each(others.map((o) => [`${o.scheme.id}/${o.form.id}`, o] as const))("%s", (_, { scheme, form }) => {
    expect(readRubric(snapshotOfDesign(drawTemplate(scheme, form)))).toBeNull();
  });

  it("the filled 附件2, 附件3 and 附件4", () => {
    const filled = fixture("worked-example.xlsx").filter((s) => /附件[234]/.test(s.name));
    expect(filled.map((s) => [s.name, readRubric(s)])).toEqual([
      ["附件2", null],
      ["附件3", null],
      ["附件4", null],
    ]);
  });
});
