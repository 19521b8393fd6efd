import type { ColumnMeaning, StatedColumn } from "../schemes/types";
import { fold, oneLine } from "../text/fold";
import type { GridCell } from "../workbook/grid";
import { headingMeaning, type LayoutWords } from "./meaning";

type Line = readonly GridCell[];

/**
 * What headings of one or several lines mean together, by column. A heading over several columns shows in its first one
 * (自评 over 扣分 | 得分): what stands below it there and to the right, up to the next heading of its line, is its own.
 */
export function joinHeadings(lines: readonly Line[], words?: LayoutWords): Map<number, ColumnMeaning> {
  const meanings = new Map<number, ColumnMeaning>();
  lines.forEach((line, depth) => {
    const above = lines[depth - 1] ?? [];
    const known = new Map(meanings);
    for (const { text, column } of line) {
      const own = headingMeaning(text, words);
      if (!own) continue;
      const over = columnOver(above, line, column);
      meanings.set(column, over === null ? own : joined(known.get(over), own));
    }
  });
  const named = withoutFindings(withoutYears(meanings, lines), lines);
  const rated = withRounds(withScores(withPoints(named, lines), lines), lines);
  const scored = withShares(withReviewers(rated, lines), lines);
  for (const column of groupScores(scored, lines)) scored.set(column, { kind: "derived", party: "score" });
  return withStated(scored, lines, words?.columns);
}

/**
 * 指标得分 beside 指标分值 where 要点得分 stands beside 要点分值: what the items of a group make together. The items' own points
 * are those farthest right.
 */
export function groupScores(meanings: ReadonlyMap<number, ColumnMeaning>, lines: readonly Line[]): readonly number[] {
  const last = lines.at(-1) ?? [];
  const stems = (isMeant: (meaning: ColumnMeaning) => boolean): ReadonlyMap<string, number> =>
    new Map(
      last.flatMap(({ column, text }) => {
        const meaning = meanings.get(column);
        const stem = fold(text).replace(/(?:得分|评分|实得分|分[值数]|满分|标准分)$/, "");
        return meaning && stem !== "" && isMeant(meaning) ? [[stem, column] as const] : [];
      }),
    );
  const maxima = stems(({ kind }) => kind === "maximum");
  const scores = [...stems((m) => (m.kind === "party" || m.kind === "derived") && m.party === "score")];
  const pairs = scores
    .filter(([stem]) => maxima.has(stem))
    .sort(([a], [b]) => (maxima.get(a) ?? 0) - (maxima.get(b) ?? 0));
  return pairs.slice(0, -1).map(([, column]) => column);
}

/** Headings, most of them known, and nothing else: what may stand a line farther from the one that heads the table. */
export function isLineOfHeadings(line: Line, words?: LayoutWords): boolean {
  const known = line.filter((c) => headingMeaning(c.text, words) !== null);
  const isWord = ({ cell, text }: GridCell): boolean =>
    typeof cell.value === "string" && /^[^\d%]{1,8}$/.test(fold(text));
  return known.length > 1 && known.length >= line.length * 0.6 && line.every((c) => known.includes(c) || isWord(c));
}

/** 单位：某某 | 考核人：某某: labels with what was entered beside them head no columns. */
export function isLineOfEntries(line: Line): boolean {
  return line.some((c) => /[:：]$/.test(c.text.trim()));
}

/** Where the heading stands that a heading is under: in its own column, or to the left; null where it is under none. */
function columnOver(above: Line, line: Line, column: number): number | null {
  const first = above.filter((c) => c.column <= column).at(-1)?.column ?? column;
  return first === column || line.some((c) => c.column === first) ? first : null;
}

/** The headings of each column from the top down, joined: 自评 / 得分. */
export function columnHeadings(lines: readonly Line[]): ReadonlyMap<number, string> {
  const paths = new Map<number, string>();
  lines.forEach((line, depth) => {
    const above = lines[depth - 1] ?? [];
    const known = new Map(paths);
    for (const { text, column } of line) {
      const over = columnOver(above, line, column);
      const outer = over === null ? undefined : known.get(over);
      paths.set(column, outer === undefined ? oneLine(text) : `${outer} / ${oneLine(text)}`);
    }
  });
  return paths;
}

/** With what a person said of the columns in place of what their headings say. */
export function withStated(
  meanings: Map<number, ColumnMeaning>,
  lines: readonly Line[],
  stated: readonly StatedColumn[] = [],
): Map<number, ColumnMeaning> {
  if (stated.length === 0) return meanings;
  const rest = new Map<string, StatedColumn[]>();
  for (const one of stated) rest.set(fold(one.heading), [...(rest.get(fold(one.heading)) ?? []), one]);
  for (const [column, heading] of [...columnHeadings(lines)].sort(([a], [b]) => a - b)) {
    const meaning = rest.get(fold(heading))?.shift()?.meaning;
    if (meaning) meanings.set(column, meaning);
  }
  return meanings;
}

/** 2022年得分 beside 自评 and 考评 is another year's; of two years nobody says which counts. 初评 comes before 终评. */
function withoutYears(meanings: Map<number, ColumnMeaning>, lines: readonly Line[]): Map<number, ColumnMeaning> {
  const scores = lines.flat().filter((c) => meanings.get(c.column)?.kind === "party");
  const years = scores.filter((c) => /^(?:20)?\d{2}年/.test(fold(c.text)) && headingMeaning(c.text)?.kind === "party");
  const others = new Set(scores.filter((c) => !years.some((y) => y.column === c.column)).map((c) => c.column));
  const final = scores.find((c) => /^(?:最终|终评|终审|审定|核定)/.test(fold(c.text)));
  const first = final ? scores.filter((c) => /^(?:初评|初审|初核|初查)/.test(fold(c.text))) : [];
  for (const { column } of [...(others.size > 0 ? years : []), ...first]) meanings.set(column, { kind: "earlier" });
  return meanings;
}

/** 验收情况, 考核记录, 得分区间 beside 得分: what was found, and what may be given. */
function withoutFindings(meanings: Map<number, ColumnMeaning>, lines: readonly Line[]): Map<number, ColumnMeaning> {
  const scores = lines.flat().filter((c) => meanings.get(c.column)?.kind === "party");
  const found = scores.filter((c) => /(?:情况|记录|区间|范围|幅度|数段)$/.test(fold(c.text)));
  const isScored = scores.some((c) => /[分绩]$/.test(fold(c.text)));
  if (isScored) for (const { column } of found) meanings.set(column, { kind: "remark" });
  return meanings;
}

/** 总分 | 内容 | 分数 | 考评成绩 and 项目 | 分数 | 内容 | 分数 | 得分: 分数 left of another word for scores is what can be had. */
function withPoints(meanings: Map<number, ColumnMeaning>, lines: readonly Line[]): Map<number, ColumnMeaning> {
  const scores = (lines.at(-1) ?? []).filter((c) => meanings.get(c.column)?.kind === "party");
  const points = scores.filter((c) => fold(c.text) === "分数");
  const isStated = [...meanings.values()].some((m) => m.kind === "maximum");
  const last = scores.at(-1);
  const isLeft = last !== undefined && !points.includes(last) && /分|绩/.test(last.text);
  if (!isStated && points.length <= 2 && isLeft)
    for (const { column } of points) meanings.set(column, { kind: "maximum" });
  return meanings;
}

/** 应得分数, 实际分值 or 赋分 beside 标准分值 heads the scores where nothing else does. */
function withScores(meanings: Map<number, ColumnMeaning>, lines: readonly Line[]): Map<number, ColumnMeaning> {
  const kinds = [...meanings.values()].map((m) => m.kind);
  if (kinds.some((k) => k === "party" || k === "deduction") || kinds.filter((k) => k === "maximum").length < 2)
    return meanings;
  const cells = lines.flat().filter((c) => meanings.get(c.column)?.kind === "maximum");
  const given = cells.filter((c) => /^(?:应得|实际|实[得评]|赋分)/.test(fold(c.text)));
  if (given.length < cells.length)
    for (const { column } of given) meanings.set(column, { kind: "party", party: "score" });
  return meanings;
}

const ROUND =
  /^(?:第[一二三四五六七八九十\d]{1,2}[\u4e00-\u9fa5]{1,2}|[一二三四]季度|(?:周|星期)[一二三四五六日天]|[上下]半年|\d{1,2}月份?)(?:检查|考核)?(?:得?分)?$/;

/** 第一周, 三季度, 6月: one of several times that the same was scored. */
export function headsRound(text: string): boolean {
  return ROUND.test(fold(text));
}

/** 第一周 | 第二周 | 平均得分, 第1公里 | 第2公里 | 平均分: where nothing but their average heads scores, several rounds do. */
function withRounds(meanings: Map<number, ColumnMeaning>, lines: readonly Line[]): Map<number, ColumnMeaning> {
  const last = lines.at(-1) ?? [];
  const average = last.find((c) => meanings.get(c.column)?.kind === "derived" && /均/.test(c.text));
  if (!average || [...meanings.values()].some((m) => m.kind === "party")) return meanings;
  for (const { column, text } of last)
    if (column < average.column && headsRound(text)) meanings.set(column, { kind: "party", party: "score" });
  return meanings;
}

/** 自测 | 实测, 自查 | 专家: words that head scores right of one's own alone. */
function withReviewers(meanings: Map<number, ColumnMeaning>, lines: readonly Line[]): Map<number, ColumnMeaning> {
  const parties = [...meanings].flatMap(([column, m]) => (m.kind === "party" ? [{ column, party: m.party }] : []));
  const [own, ...others] = parties;
  if (own?.party !== "self" || others.length > 0) return meanings;
  const beside = (lines.at(-1) ?? []).find((c) => c.column > own.column);
  if (beside && /^(?:实[测评查核]|专家|评委)$/.test(fold(beside.text)))
    meanings.set(beside.column, { kind: "party", party: "review" });
  return meanings;
}

/** 自评（30%） | 领导小组（70%）: of headings with a share of all each, one that nobody knows is whoever is set over the others. */
function withShares(meanings: Map<number, ColumnMeaning>, lines: readonly Line[]): Map<number, ColumnMeaning> {
  const shared = (lines.at(-1) ?? []).flatMap(({ column, text }) => {
    const share = /\((\d{1,2}(?:\.\d+)?)%\)$/.exec(fold(text))?.[1];
    return share === undefined ? [] : [{ column, share: Number(share), meaning: meanings.get(column) }];
  });
  const isWhole = Math.abs(shared.reduce((all, { share }) => all + share, 0) - 100) < 1e-6;
  const [only, ...others] = shared.filter(({ meaning }) => meaning === undefined);
  const parties = shared.flatMap(({ meaning }) => (meaning?.kind === "party" ? [meaning.party] : []));
  const isRest = parties.length === shared.length - 1 && !parties.includes("review") && !parties.includes("score");
  if (only && others.length === 0 && isWhole && isRest) meanings.set(only.column, { kind: "party", party: "review" });
  return meanings;
}

/** 自评 over 扣分 is what a party took off itself, and so is 扣分 over 自评; else the nearer heading tells. */
function joined(over: ColumnMeaning | undefined, own: ColumnMeaning): ColumnMeaning {
  if (!over || !("party" in over)) return own;
  if (!("party" in own)) return own;
  if (own.party === "score") return { kind: own.kind === "party" ? over.kind : own.kind, party: over.party };
  return own.kind === "party" && over.party === "score" ? { kind: over.kind, party: own.party } : own;
}
