import type { ScoringForm } from "../../src/core/schemes/types";
import type { LiteralCell } from "./workbook";

/** How one rubric sheet is laid out: every way that people are known to change the official one. */
export interface LayoutOptions {
  readonly title: "official" | "with-branch" | "none";
  readonly unitLine: string | null;
  readonly annexLine: boolean;
  readonly numbers: "1．" | "1、" | "1." | "(1)" | "（1）" | "column" | "none";
  readonly category: "vertical" | "brackets" | "spaced" | "own-cell" | "repeated" | "heading-row" | "none";
  readonly maxima: "3分" | "3 分" | "３分" | "3" | "（3分）" | "in-text" | "none";
  readonly parties: readonly ("self" | "review")[];
  readonly headings: Readonly<Record<"self" | "review", string>>;
  readonly sums: "none" | "subtotals" | "total" | "all";
  readonly notes: boolean;
  readonly shuffled: boolean;
  readonly blankRows: number;
  readonly blankColumns: number;
  readonly remarkColumn: boolean;
  readonly scoreText: "number" | "text";
  readonly spoiled: boolean;
}

export interface LaidOut {
  readonly rows: readonly (readonly LiteralCell[])[];
  /** Row and column of every score by party, in the rubric's order of items. */
  readonly places: Readonly<Record<string, readonly (readonly [row: number, column: number])[]>>;
}

export interface Scores {
  readonly self: readonly number[];
  readonly review: readonly number[];
}

/** A small generator of pseudo-random numbers, so that every run lays out the same sheets. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function pick<T>(random: () => number, options: readonly T[]): T {
  return options[Math.floor(random() * options.length)] as T;
}

export function randomLayout(seed: number): LayoutOptions {
  const random = randomFrom(seed * 7919 + 13);
  for (let i = 0; i < 5; i++) random();
  const is = (chance: number): boolean => random() < chance;
  return {
    title: pick(random, ["official", "with-branch", "none"]),
    unitLine: is(0.5)
      ? pick(random, [
          "党支部：青松小学党支部",
          "填报单位（盖章）：青松小学党支部",
          "党支部名称：青松小学党支部    联系电话：00000000",
        ])
      : null,
    annexLine: is(0.3),
    numbers: pick(random, ["1．", "1、", "1.", "(1)", "（1）", "column", "none"]),
    category: pick(random, ["vertical", "brackets", "spaced", "own-cell", "repeated", "heading-row", "none"]),
    maxima: pick(random, ["3分", "3 分", "３分", "3", "（3分）", "in-text", "none"]),
    parties: pick(random, [["self", "review"], ["review", "self"], ["self"], ["review"], ["self", "review"]]),
    headings: pick(random, [
      { self: "自评得分", review: "考评得分" },
      { self: "自评\n得分", review: "考评\n得分" },
      { self: "自评分", review: "上级考评分" },
      { self: "自 评", review: "考 评" },
      { self: "支部自评", review: "上级党组织考评得分" },
    ]),
    sums: pick(random, ["none", "subtotals", "total", "all"]),
    notes: is(0.5),
    shuffled: is(0.25),
    blankRows: pick(random, [0, 0, 1, 3]),
    blankColumns: pick(random, [0, 0, 1, 2]),
    remarkColumn: is(0.3),
    scoreText: is(0.15) ? "text" : "number",
    spoiled: is(0.3),
  };
}

/** Lays a rubric out. Sums stay blank, as on a form nobody has added up. */
export function layOut(form: ScoringForm, options: LayoutOptions, scores: Scores, seed = 1): LaidOut {
  const random = randomFrom(seed + 101);
  const rows: LiteralCell[][] = [];
  const push = (cells: readonly LiteralCell[]): void => {
    rows.push([...Array.from({ length: options.blankColumns }, () => null), ...cells]);
  };
  for (let i = 0; i < options.blankRows; i++) rows.push([]);
  if (options.annexLine) push(["附件1："]);
  if (options.title !== "none")
    push([`${form.titles[0]}${options.title === "with-branch" ? "（青松小学党支部）" : ""}`]);
  if (options.unitLine) push([options.unitLine]);

  const hasCategoryColumn = options.category !== "none" && options.category !== "heading-row";
  const lead: string[] = [];
  if (hasCategoryColumn) lead.push("项目");
  if (options.category === "own-cell") lead.push("类别分");
  if (options.numbers === "column") lead.push("序号");
  lead.push("具体内容");
  const hasMaximumColumn = options.maxima !== "none" && options.maxima !== "in-text";
  if (hasMaximumColumn) lead.push("分值");
  push([...lead, ...options.parties.map((p) => options.headings[p]), ...(options.remarkColumn ? ["备注"] : [])]);

  const items = form.rubric.categories.flatMap((category) => category.items.map((item) => ({ item, category })));
  const order = items.map((entry, i) => ({ ...entry, i }));
  if (options.shuffled) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as (typeof order)[0], order[i] as (typeof order)[0]];
    }
  }
  const places: Record<string, [number, number][]> = { self: [], review: [] };
  let previous: string | null = null;
  const spoil = (text: string): string =>
    options.spoiled && random() < 0.5
      ? text
          .replace(/，/g, ",")
          .replace(/(.{6})/, "$1 \u3000")
          .replace(/。$/, "") + (random() < 0.3 ? "_x000D_" : "")
      : text;
  const subtotal = (name: string): void => {
    if (options.sums === "subtotals" || options.sums === "all") push([hasCategoryColumn ? "小计" : `${name}小计`]);
  };
  for (const { item, category, i } of order) {
    const isFirst = category.name !== previous;
    if (isFirst && previous !== null && !options.shuffled) subtotal(previous);
    previous = category.name;
    if (isFirst && options.category === "heading-row" && !options.shuffled)
      push([`${category.name}（${category.maximum}分）`]);
    const cells: LiteralCell[] = [];
    if (hasCategoryColumn) cells.push(categoryCell(options, category.name, category.maximum ?? 0, isFirst));
    if (options.category === "own-cell") cells.push(isFirst ? `${category.maximum}分` : null);
    if (options.numbers === "column") cells.push(Number(item.number));
    const tail = options.maxima === "in-text" ? `（${item.maximum}分）` : "";
    cells.push(numbered(options, item.number ?? "", spoil(item.text)) + tail);
    if (hasMaximumColumn) cells.push(maximumCell(options, item.maximum ?? 0));
    for (const party of options.parties) {
      places[party]?.push([rows.length, options.blankColumns + cells.length]);
      const value = scores[party][i] as number;
      cells.push(options.scoreText === "text" && i % 5 === 0 ? `${value}分` : value);
    }
    push(cells);
    for (const party of options.parties) {
      const list = places[party] as [number, number][];
      (list.at(-1) as unknown as { item: number }).item = i;
    }
  }
  if (previous !== null && !options.shuffled) subtotal(previous);
  if (options.sums === "total" || options.sums === "all") {
    push(["合计"]);
    push(["等级"]);
  }
  if (options.notes) for (const note of form.notes) push([note]);
  const inOrder = Object.fromEntries(
    Object.entries(places).map(([party, list]) => [
      party,
      [...list].sort((a, b) => (a as unknown as { item: number }).item - (b as unknown as { item: number }).item),
    ]),
  );
  return { rows, places: inOrder };
}

function categoryCell(options: LayoutOptions, name: string, maximum: number, isFirst: boolean): LiteralCell {
  if (!isFirst && options.category !== "repeated") return null;
  switch (options.category) {
    case "vertical":
      return [...name, `${maximum}分`].join("\n");
    case "brackets":
      return `${name}（${maximum}分）`;
    case "spaced":
      return [...name, `${maximum}分`].join(" ");
    default:
      return name;
  }
}

function numbered(options: LayoutOptions, number: string, text: string): string {
  switch (options.numbers) {
    case "column":
    case "none":
      return text;
    case "(1)":
      return `(${number})${text}`;
    case "（1）":
      return `（${number}）${text}`;
    default:
      return `${number}${options.numbers.slice(1)}${text}`;
  }
}

function maximumCell(options: LayoutOptions, maximum: number): LiteralCell {
  switch (options.maxima) {
    case "3":
      return maximum;
    case "3 分":
      return `${maximum} 分`;
    case "３分":
      return `${String(maximum).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))}分`;
    case "（3分）":
      return `（${maximum}分）`;
    default:
      return `${maximum}分`;
  }
}
