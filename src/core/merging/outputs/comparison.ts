import type { LongDesign } from "../../design/long-table";
import type { Content } from "../../design/sheet-builder";
import {
  comparisonTable,
  comparisonWords as words,
  type ComparisonColumn,
} from "../../own-sheets/comparison/description";
import { itemScoresTable, itemScoresWords, type ItemScoresColumn } from "../../own-sheets/item-scores/description";
import { markLine } from "../../own-sheets/mark-line";
import { nothingKept } from "../../own-sheets/read-table";
import { OwnTablePage, type SpreadEntry } from "../../own-sheets/table-page";
import type { Scheme } from "../../schemes/types";
import { rankOf } from "../../schemes/levels";
import { decimal, type Big } from "../../workbook/decimal";
import { fixedRange, quoteSheetName, rangeToA1, toA1 } from "../../workbook/address";
import type { Cell } from "../../workbook/snapshot";
import { comparedItems, comparedParties, type ComparedItem, type ComparedParty } from "../item-scores";
import type { MergedBranch } from "../merge-result";
import { byNature } from "../names";

interface ItemsOfBranch {
  readonly branch: MergedBranch;
  readonly items: ReadonlyMap<string, ComparedItem>;
}

/** The branches of one scheme with scores, item by item. */
interface Compared {
  /** Those that both rated themselves and were rated come first. */
  readonly branches: readonly ItemsOfBranch[];
  readonly reviewed: readonly ItemsOfBranch[];
  /** In the rubric's order. */
  readonly items: readonly ComparedItem[];
}

/** More rows would be more than the rest of a summary; then the figures stand as values. */
const MOST_ROWS = 60_000;
const NAMED = 3;

/**
 * 「自评考评对照」 of one scheme where a branch has scores of both parties, and 「自评考评逐项对照」 of all that have any.
 * @param faulty branches of which a file goes back
 */
export function drawComparison(
  scheme: Scheme,
  all: readonly MergedBranch[],
  faulty: ReadonlySet<MergedBranch>,
  name: (title: string) => string,
  program: string,
): readonly LongDesign[] {
  const compared = compare(all);
  if (compared.branches.length === 0) return [];
  const rows = compared.branches.length * compared.items.length;
  const isListed = rows <= MOST_ROWS;
  const itemSheet = name(itemScoresTable.title);
  const list = isListed ? drawItems(compared, itemSheet, program) : null;
  if (compared.reviewed.length === 0) return list ? [list.design] : [];
  const note = isListed ? words.note : `${words.note}${words.many(rows)}`;
  const page: Page = new OwnTablePage(comparisonTable, nothingKept, markLine(note), words.hint);
  const top = page.row;
  const itemsOf = new Map(compared.reviewed.map(({ branch, items }) => [branch, items]));
  const range = (id: ItemScoresColumn): string | null => list && list.range(id);
  page.putRows(all.length, (i, row) => {
    const branch = all[i] as MergedBranch;
    return branchRow(scheme, branch, [...(itemsOf.get(branch)?.values() ?? [])], range, page, row);
  });
  drawItemFigures(page, compared, list);
  drawProgress(page, all, faulty, top);
  return [page.finishLong(name(comparisonTable.title), "landscape", program), ...(list ? [list.design] : [])];
}

type Page = OwnTablePage<ComparisonColumn>;

function compare(all: readonly MergedBranch[]): Compared {
  const scored = all.map((branch) => ({
    branch,
    items: new Map(comparedItems(branch).map((item) => [item.key, item])),
  }));
  const has = ({ items }: ItemsOfBranch, party: ComparedParty): boolean =>
    [...items.values()].some((item) => item[party] !== null);
  const reviewed = scored.filter((own) => comparedParties.every((party) => has(own, party)));
  const isOnce = (own: ItemsOfBranch): boolean => comparedParties.filter((party) => has(own, party)).length === 1;
  const others = scored.filter(isOnce);
  const branches = [...reviewed, ...others];
  const items = new Map<string, ComparedItem>();
  for (const own of branches) for (const [key, item] of own.items) if (!items.has(key)) items.set(key, item);
  return { branches, reviewed, items: [...items.values()] };
}

interface ItemList {
  readonly design: LongDesign;
  /** A column of all rows, or of those about one item of the reviewed branches. */
  readonly range: (id: ItemScoresColumn, item?: number) => string;
}

function drawItems({ branches, reviewed, items }: Compared, name: string, program: string): ItemList {
  const page = new OwnTablePage(itemScoresTable, nothingKept, markLine(itemScoresWords.note), itemScoresWords.hint);
  const top = page.row;
  const count = branches.length;
  page.putRows(items.length * count, (i, row) => {
    const place = Math.floor(i / count);
    const item = items[place];
    const { branch, items: own } = branches[i % count] ?? {};
    const found = item && own?.get(item.key);
    const at = (id: ItemScoresColumn): string => toA1({ row, column: page.column(id) });
    const [self, review] = [found?.self ?? null, found?.review ?? null];
    const value = self === null || review === null ? "" : decimal(self).minus(decimal(review)).toNumber();
    return {
      number: branch?.number ?? null,
      parent: branch?.parent ?? null,
      branch: branch?.name ?? null,
      place: place + 1,
      category: item?.category ?? null,
      item: item?.label ?? null,
      maximum: found?.maximum ?? item?.maximum ?? null,
      self,
      review,
      difference: {
        value,
        formula: `IF(COUNT(${at("self")},${at("review")})<2,"",ROUND(${at("self")}-${at("review")},4))`,
      },
    };
  });
  return {
    design: page.finishLong(name, "landscape", program),
    range(id, item) {
      const column = page.column(id);
      const first = top + (item ?? 0) * count;
      const last = item === undefined ? top + items.length * count - 1 : first + reviewed.length - 1;
      return `${quoteSheetName(name)}!${fixedRange({ top: first, bottom: last, left: column, right: column })}`;
    },
  };
}

function branchRow(
  scheme: Scheme,
  branch: MergedBranch,
  items: readonly ComparedItem[],
  range: (id: ItemScoresColumn) => string | null,
  page: Page,
  row: number,
): Readonly<Partial<Record<ComparisonColumn, Content>>> {
  const at = (id: ComparisonColumn): string => toA1({ row, column: page.column(id) });
  const live = (value: number, formula: (numbers: string) => string): Cell => {
    const numbers = range("number");
    return numbers === null ? { value } : { value, formula: formula(numbers) };
  };
  const statedBy = (party: "self" | "review"): number | null =>
    branch.evaluations.find((e) => e.party === party)?.total ?? null;
  const [self, review] = [statedBy("self"), statedBy("review")];
  const total = (party: "self" | "review"): Cell | number | null => {
    const stated = statedBy(party);
    const sum = items.reduce((all, item) => all.plus(item[party] ?? 0), decimal(0)).toNumber();
    if (stated === null || sum !== stated) return stated;
    return live(stated, (numbers) => `ROUND(SUMIFS(${range(party)},${numbers},${at("number")}),4)`);
  };
  const differences = items.flatMap((item) => {
    const by = differenceOf(item);
    return by === null ? [] : [{ item, by }];
  });
  const count = (sign: ">0" | "<0"): Cell =>
    live(
      differences.filter(({ by }) => (sign === ">0" ? by.gt(0) : by.lt(0))).length,
      (numbers) => `COUNTIFS(${numbers},${at("number")},${range("difference")},"${sign}")`,
    );
  const most = [...differences].sort((a, b) => b.by.abs().cmp(a.by.abs()))[0];
  const next = nextLevel(scheme, branch);
  return {
    number: branch.number,
    parent: branch.parent,
    branch: branch.name,
    self: total("self"),
    review: total("review"),
    difference: {
      value: self === null || review === null ? "" : decimal(self).minus(decimal(review)).toNumber(),
      formula: `IF(COUNT(${at("self")},${at("review")})<2,"",ROUND(${at("self")}-${at("review")},4))`,
    },
    ...(differences.length > 0 ? { over: count(">0"), under: count("<0") } : {}),
    most: most && !most.by.eq(0) ? `${most.item.label}（${most.by.gt(0) ? "+" : ""}${most.by.toFixed()}）` : null,
    total: branch.total,
    level: branch.level,
    next: next?.name ?? null,
    lacking: next
      ? {
          value: decimal(next.from)
            .minus(decimal(branch.total ?? 0))
            .toNumber(),
          formula: `ROUND(${next.from}-${at("total")},4)`,
        }
      : null,
  };
}

function differenceOf({ self, review }: ComparedItem): Big | null {
  return self === null || review === null ? null : decimal(self).minus(decimal(review));
}

/** The next better level and its bound; null for the best, and where the document prints no bounds. */
function nextLevel(
  { levels }: Scheme,
  { total, level, roundsFirst }: MergedBranch,
): { name: string; from: number } | null {
  const rank = level === null || total === null ? -1 : rankOf(levels, level);
  const next = rank > 0 ? levels[rank - 1] : undefined;
  if (!next || next.from === null || total === null) return null;
  const from = decimal(next.from)
    .minus(decimal(roundsFirst ? 0.5 : 0))
    .toNumber();
  // A veto may have put it below a level whose points it has.
  return from > total ? { name: next.name, from } : null;
}

interface Unevenness {
  readonly item: ComparedItem;
  readonly place: number;
  readonly reviews: readonly { readonly name: string; readonly score: number }[];
  readonly high: number;
  readonly low: number;
  readonly share: number;
  readonly deviation: number;
}

function drawItemFigures(page: Page, { reviewed, items }: Compared, list: ItemList | null): void {
  const uneven = items
    .flatMap((item, place): readonly Unevenness[] => {
      const reviews = reviewed.flatMap(({ branch, items: own }) => {
        const score = own.get(item.key)?.review ?? null;
        return score === null ? [] : [{ name: branch.name ?? "", score }];
      });
      if (reviews.length === 0) return [];
      const high = reviews.reduce((most, { score }) => Math.max(most, score), -Infinity);
      const low = reviews.reduce((least, { score }) => Math.min(least, score), Infinity);
      const spread = decimal(high).minus(decimal(low));
      const share = item.maximum ? spread.div(item.maximum).round(4).toNumber() : 0;
      const deviation = deviationOf(reviews.map(({ score }) => score));
      return [{ item, place, reviews, high, low, share, deviation }];
    })
    .sort((a, b) => b.share - a.share || shareOf(b) - shareOf(a));
  if (uneven.length === 0) return;
  page.line(words.items, "heading");
  const spans = [1, 2];
  const put = (entries: readonly SpreadEntry[]): void => {
    page.spread(entries.map((entry, i) => ({ ...entry, columns: spans[i] ?? 1 })));
  };
  put(words.itemHeadings.map((content) => ({ content, style: "heading" })));
  for (const { item, place, reviews, high, low, share, deviation } of uneven) {
    const selves = reviewed.flatMap(({ items: own }) => own.get(item.key)?.self ?? []);
    const cell = (column: number): string => toA1({ row: page.row, column });
    const of = (
      party: "self" | "review",
      figure: "AVERAGE" | "MAX" | "MIN" | "STDEVP",
      value: number | "",
    ): Content => {
      if (!list) return value === "" ? null : { value };
      const scores = list.range(party, place);
      const isRounded = figure === "AVERAGE" || figure === "STDEVP";
      const formula = isRounded ? `ROUND(${figure}(${scores}),4)` : `${figure}(${scores})`;
      return { value, formula: `IF(COUNT(${scores})=0,"",${formula})` };
    };
    const mean = (scores: readonly number[]): number | "" =>
      scores.length === 0
        ? ""
        : scores
            .reduce((all, n) => all.plus(n), decimal(0))
            .div(scores.length)
            .round(4)
            .toNumber();
    const [self, review] = [mean(selves), mean(reviews.map((r) => r.score))];
    const by = self === "" || review === "" ? "" : decimal(self).minus(decimal(review)).toNumber();
    put([
      { content: place + 1, style: "count" },
      { content: item.label, style: "textMiddle" },
      { content: of("self", "AVERAGE", self), style: "score" },
      { content: of("review", "AVERAGE", review), style: "score" },
      {
        content: { value: by, formula: `IF(COUNT(${cell(3)},${cell(4)})<2,"",ROUND(${cell(3)}-${cell(4)},4))` },
        style: "score",
      },
      { content: of("review", "MAX", high), style: "score" },
      { content: of("review", "MIN", low), style: "score" },
      {
        content: { value: decimal(high).minus(decimal(low)).toNumber(), formula: `ROUND(${cell(6)}-${cell(7)},4)` },
        style: "score",
      },
      {
        content: item.maximum ? { value: share, formula: `ROUND(${cell(8)}/${item.maximum},4)` } : null,
        style: "percent",
      },
      { content: of("review", "STDEVP", deviation), style: "score" },
      { content: high === low ? null : words.ends(names(reviews, high), names(reviews, low)), style: "textMiddle" },
    ]);
  }
}

/** Of all branches, not of a sample; to 4 decimals. */
function deviationOf(scores: readonly number[]): number {
  const mean = scores.reduce((all, n) => all + n, 0) / scores.length;
  const squares = scores.reduce((all, n) => all + (n - mean) ** 2, 0);
  return decimal(Math.sqrt(squares / scores.length))
    .round(4)
    .toNumber();
}

/** With many branches most items are scored from nothing to everything: then the deviation tells them apart. */
function shareOf({ deviation, item }: Unevenness): number {
  return item.maximum ? deviation / item.maximum : 0;
}

function names(reviews: Unevenness["reviews"], score: number): string {
  const own = reviews
    .filter((r) => r.score === score)
    .map((r) => r.name)
    .toSorted(byNature);
  const named = own.slice(0, NAMED).join("、");
  return own.length > NAMED ? `${named}${words.more(own.length)}` : named;
}

/** How many branches of each committee came, were reviewed, and go back. */
function drawProgress(page: Page, all: readonly MergedBranch[], faulty: ReadonlySet<MergedBranch>, top: number): void {
  page.line(words.progress, "heading");
  const spans = [3, 1, 1, 1, 2, 1];
  const put = (entries: readonly SpreadEntry[]): void => {
    page.spread(entries.map((entry, i) => ({ ...entry, columns: spans[i] ?? 1 })));
  };
  put(words.progressHeadings.map((content) => ({ content, style: "heading" })));
  const area = (id: ComparisonColumn): string => {
    const column = page.column(id);
    return rangeToA1({ top, bottom: top + all.length - 1, left: column, right: column });
  };
  const has = (branch: MergedBranch, party: "self" | "review"): boolean =>
    (branch.evaluations.find((e) => e.party === party)?.total ?? null) !== null;
  const line = (label: string, own: readonly MergedBranch[], factor: string): void => {
    const cell = (column: number): string => toA1({ row: page.row, column });
    const scored = (party: "self" | "review"): Cell => ({
      value: own.filter((b) => has(b, party)).length,
      formula: `SUMPRODUCT(${factor}*(${area(party)}<>""))`,
    });
    put([
      { content: label, style: "textMiddle" },
      { content: { value: own.length, formula: `SUMPRODUCT(${factor}*1)` }, style: "count" },
      { content: scored("self"), style: "count" },
      { content: scored("review"), style: "count" },
      {
        content: { value: own.length - own.filter((b) => has(b, "review")).length, formula: `${cell(3)}-${cell(5)}` },
        style: "count",
      },
      { content: own.filter((b) => faulty.has(b)).length, style: "count" },
    ]);
  };
  for (const parent of new Set(all.map((b) => b.parent))) {
    const label = toA1({ row: page.row, column: 0 });
    const factor = `(${area("parent")}=${parent === null ? '""' : label})`;
    line(
      parent ?? words.unstated,
      all.filter((b) => b.parent === parent),
      factor,
    );
  }
  line(words.all, all, `(${area("number")}>0)`);
}
