import { SheetBuilder } from "../../src/core/design/sheet-builder";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import type { ScoringForm } from "../../src/core/schemes/types";
import { columnName } from "../../src/core/workbook/address";
import type { Random } from "./random";

/** How a branch laid the official rubric out. */
interface Layout {
  readonly title: "official" | "with-branch" | "none";
  readonly hasUnitLine: boolean;
  readonly numbers: "．" | "、" | "." | "column" | "none";
  readonly category: "vertical" | "brackets" | "spaced" | "repeated" | "heading-row";
  readonly maxima: "3分" | "3 分" | "３分" | "3" | "in-text";
  readonly headings: readonly [self: string, review: string];
  readonly parties: readonly ("self" | "review")[];
  readonly sums: "none" | "subtotals" | "total";
  readonly isMerged: boolean;
  readonly isShuffled: boolean;
  readonly isReworded: boolean;
  readonly hasRemarks: boolean;
  readonly hasNotes: boolean;
}

function chooseLayout(random: Random): Layout {
  return {
    title: random.pick(["official", "with-branch", "none"]),
    hasUnitLine: random.is(0.5),
    numbers: random.pick(["．", "、", ".", "column", "none"]),
    category: random.pick(["vertical", "brackets", "spaced", "repeated", "heading-row"]),
    maxima: random.pick(["3分", "3 分", "３分", "3", "in-text"]),
    headings: random.pick([
      ["自评得分", "考评得分"],
      ["自评\n得分", "考评\n得分"],
      ["自评分", "上级考评分"],
      ["支部自评", "上级党组织考评得分"],
    ] as const),
    parties: random.pick([["self", "review"], ["self"], ["self", "review"], ["review", "self"]] as const),
    sums: random.pick(["none", "subtotals", "total"]),
    isMerged: random.is(0.7),
    isShuffled: random.is(0.1),
    isReworded: random.is(0.25),
    hasRemarks: random.is(0.3),
    hasNotes: random.is(0.5),
  };
}

/** Scores of all items: mostly full marks, some points or half points off. */
export function chooseScores(form: ScoringForm, random: Random): readonly number[] {
  return form.rubric.categories
    .flatMap((c) => c.items)
    .map(({ maximum }) => {
      const full = maximum ?? 0;
      return random.pick([full, full, full, full - 1, full - 0.5]);
    });
}

/** The rubric of a branch with its own scores and those of its superior, in one of the layouts that people make of it. */
export function drawRubric(
  name: string,
  form: ScoringForm,
  branch: string,
  scores: Readonly<Record<"self" | "review", readonly number[]>>,
  random: Random,
): SheetDesign {
  const layout = chooseLayout(random);
  const hasCategories = layout.category !== "heading-row";
  const lead = [
    ...(hasCategories ? ["项目"] : []),
    ...(layout.numbers === "column" ? ["序号"] : []),
    "具体内容",
    ...(layout.maxima === "in-text" ? [] : ["分值"]),
  ];
  const text = lead.indexOf("具体内容");
  const columns = [
    ...lead,
    ...layout.parties.map((p) => layout.headings[p === "self" ? 0 : 1]),
    ...(layout.hasRemarks ? ["备注"] : []),
  ];
  const sheet = new SheetBuilder(columns.map((_, i) => (i === text ? 56 : 9)));
  let row = 0;
  if (layout.title !== "none") {
    const suffix = layout.title === "with-branch" ? `（${branch}）` : "";
    sheet.putLine(row++, `${form.titles[0]}${suffix}`, "title");
  }
  if (layout.hasUnitLine || layout.title !== "with-branch") sheet.putLine(row++, `党支部：${branch}`, "line");
  columns.forEach((heading, column) => sheet.put(row, column, heading, "heading"));
  row++;

  const entries = form.rubric.categories.flatMap((category) => category.items.map((item) => ({ item, category })));
  const order = entries.map((entry, place) => ({ ...entry, place }));
  if (layout.isShuffled) order.sort(() => random.next() - 0.5);
  const first = row;
  let blockStart = row;
  order.forEach(({ item, category, place }, i) => {
    const isFirst = order[i - 1]?.category !== category;
    if (isFirst && layout.category === "heading-row") {
      sheet.putLine(row++, `${category.name}（${category.maximum}分）`, "label");
    }
    if (isFirst) blockStart = row;
    let size = 1;
    while (order[i + size]?.category === category) size++;
    if (hasCategories && (isFirst || !layout.isMerged || layout.category === "repeated")) {
      const isShown = isFirst || layout.category === "repeated";
      const rows = layout.isMerged && layout.category !== "repeated" ? size : 1;
      sheet.put(row, 0, isShown ? categoryText(layout, category.name, category.maximum ?? 0) : null, "label", { rows });
    }
    if (layout.numbers === "column") sheet.put(row, text - 1, Number(item.number), "center");
    const wording = layout.isReworded && random.is(0.5) ? reword(item.text) : item.text;
    const number = layout.numbers === "column" || layout.numbers === "none" ? "" : `${item.number}${layout.numbers}`;
    const tail = layout.maxima === "in-text" ? `（${item.maximum}分）` : "";
    sheet.put(row, text, `${number}${wording}${tail}`, "textMiddle");
    if (layout.maxima !== "in-text") sheet.put(row, text + 1, maximumText(layout, item.maximum ?? 0), "center");
    layout.parties.forEach((party, p) => sheet.put(row, lead.length + p, scores[party][place] ?? null, "inputScore"));
    if (layout.hasRemarks) sheet.put(row, columns.length - 1, null, "text");
    row++;
    if (layout.sums === "subtotals" && !layout.isShuffled && size === 1) {
      drawSums(sheet, row++, "小计", layout, lead.length, (party) => {
        const block = order.slice(0, i + 1).filter((o) => o.category === category);
        return { value: sumOf(block.map((o) => scores[party][o.place] ?? 0)), from: blockStart, to: row - 2 };
      });
    }
  });
  if (layout.sums === "total") {
    drawSums(sheet, row++, "合计", layout, lead.length, (party) => ({
      value: sumOf(scores[party]),
      from: first,
      to: row - 2,
    }));
  }
  if (layout.hasNotes) for (const note of form.notes) sheet.putLine(row++, note, "note");
  return sheet.build(name, { orientation: "portrait" });
}

function drawSums(
  sheet: SheetBuilder,
  row: number,
  label: string,
  { parties }: Layout,
  firstScore: number,
  sum: (party: "self" | "review") => { readonly value: number; readonly from: number; readonly to: number },
): void {
  sheet.put(row, 0, label, "label", { columns: firstScore });
  parties.forEach((party, p) => {
    const column = columnName(firstScore + p);
    const { value, from, to } = sum(party);
    sheet.put(row, firstScore + p, { value, formula: `SUM(${column}${from + 1}:${column}${to + 1})` }, "scoreStrong");
  });
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function categoryText({ category }: Layout, name: string, maximum: number): string {
  switch (category) {
    case "vertical":
      return [...name, `${maximum}分`].join("\n");
    case "spaced":
      return [...name, `${maximum}分`].join(" ");
    default:
      return `${name}（${maximum}分）`;
  }
}

function maximumText({ maxima }: Layout, maximum: number): string | number {
  switch (maxima) {
    case "3":
      return maximum;
    case "3 分":
      return `${maximum} 分`;
    case "３分":
      return `${String(maximum).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))}分`;
    default:
      return `${maximum}分`;
  }
}

/** The same item as somebody retyped it: other punctuation, a space, a word lost. */
function reword(text: string): string {
  return text
    .replace(/，/g, ",")
    .replace(/(.{6})/, "$1 \u3000")
    .replace(/。$/, "")
    .replace(/和|与/, "及");
}
