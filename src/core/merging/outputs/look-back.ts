import { wholeDesign } from "../../design/long-table";
import type { SheetDesign } from "../../design/sheet-design";
import type { RecognisedSheet } from "../../model/recognised-sheet";
import { nameKey } from "../../model/names";
import { committeeKey } from "../../model/same-branch";
import { partyNames } from "../../own-sheets/words";
import { OwnTablePage } from "../../own-sheets/table-page";
import { keptText, nothingKept, readOwnTable, type KeptRow, type KeptTable } from "../../own-sheets/read-table";
import { ownTitles } from "../../own-sheets/index";
import { OWN_MARK } from "../../own-sheets/mark-line";
import { ownSheetsOf } from "../../own-sheets/recognise";
import { lookBackTable, lookBackWords as words, type LookBackColumn } from "../../own-sheets/look-back/description";
import { sourceOf } from "../../schemes/source";
import { findScheme } from "../../schemes/index";
import { oneLine } from "../../text/fold";
import { decimal } from "../../workbook/decimal";
import { rangeToA1, toA1 } from "../../workbook/address";
import { changes, type ComparedBranch, type CompareResult, type MovedCategory, type Promotions } from "../compare";
import { carryTyped } from "./carry-typed";
import { drawProblems, foundProblems } from "./problems";
import type { MergeOutputOptions } from "./draw-merge";

type Page = OwnTablePage<LookBackColumn>;
type Kept = KeptRow<LookBackColumn>;

export interface LookBackOptions extends MergeOutputOptions {
  /** The sheets of the output that is replaced: what people explained on it stays. */
  readonly former?: readonly RecognisedSheet[];
}

/**
 * Draws 「回头看对照」, one row per branch and live counts of the changes and of who rose, and 「问题清单」 with what has
 * to be explained.
 */
export function drawLookBack(result: CompareResult, options: LookBackOptions): readonly SheetDesign[] {
  const { program = "", former = [] } = options;
  const [own] = ownSheetsOf(former, "look-back");
  const kept: KeptTable<LookBackColumn> = (own && readOwnTable(own.sheet, lookBackTable)) ?? nothingKept;
  const note = `${OWN_MARK}　本软件拟定。对照同一党支部前后两次的得分和等次。“说明”由人填写，重新生成时保留。`;
  const page: Page = new OwnTablePage(lookBackTable, kept, note);
  const top = page.row;
  const rest = new Set(kept.rows);
  result.branches.forEach((branch, i) => {
    const row = [...rest].find((r) => isAbout(r, branch));
    if (row) rest.delete(row);
    putBranch(page, branch, i + 1, row);
  });
  const area = (id: LookBackColumn): string => {
    const column = page.column(id);
    return rangeToA1({ top, bottom: bottom - 1, left: column, right: column });
  };
  const bottom = page.row;
  // What was explained about a branch that neither side has any more stays to be read, and is not counted.
  for (const row of rest) if (keptText(row, "remark") !== "") page.putOwn(row, { number: null, change: null });
  if (result.branches.length > 0) {
    drawCounts(page, result, area("change"));
    drawPromotions(page, result, area);
  }
  const problems = drawProblems(foundProblems(result.findings, options.describe), ownTitles.findings, program);
  const sheets = former.map(({ sheet }) => sheet);
  return [
    page.finish(ownTitles["look-back"], "landscape", program),
    ...carryTyped([problems], sheets).designs.map(wholeDesign),
  ];
}

/** Names alone where the committee is not stated on both. */
function isAbout(row: Kept, { name, parent }: ComparedBranch): boolean {
  if (nameKey(keptText(row, "branch")) !== nameKey(name ?? "")) return false;
  const stated = keptText(row, "parent");
  return stated === "" || parent === null || committeeKey(stated) === committeeKey(parent);
}

function putBranch(page: Page, branch: ComparedBranch, number: number, kept: Kept | undefined): void {
  const { name, parent, scheme, before, after, change, difference, moved } = branch;
  const at = (id: LookBackColumn): string => toA1({ row: page.row, column: page.column(id) });
  const [then, now] = [at("totalBefore"), at("totalAfter")];
  const formula = `IF(COUNT(${then},${now})<2,"",ROUND(${now}-${then},4))`;
  page.put(
    {
      number,
      parent,
      branch: name,
      scheme: nameOfScheme(scheme),
      totalBefore: before?.total ?? null,
      levelBefore: before?.level ?? null,
      totalAfter: after?.total ?? null,
      levelAfter: after?.level ?? null,
      change: words.changes[change],
      difference: { value: difference ?? "", formula },
      moved: moved.map(movedText).join("\n") || null,
    },
    kept,
  );
}

/** What its document is called; an id of ours is nothing for paper. */
function nameOfScheme(id: ComparedBranch["scheme"]): string {
  const scheme = findScheme(id);
  return scheme ? sourceOf(scheme) : "";
}

/** "领导班子好（自评）18→20（+2）". */
function movedText({ category, party, before, after }: MovedCategory): string {
  const by = decimal(after).minus(decimal(before));
  return `${oneLine(category)}（${partyNames[party]}）${before}→${after}（${by.gt(0) ? "+" : ""}${by.toFixed()}）`;
}

function drawCounts(page: Page, { counts }: CompareResult, range: string): void {
  page.line(words.counts, "heading");
  for (const change of changes) {
    const word = words.changes[change];
    page.spread([
      { content: word, style: "label", columns: 2 },
      { content: { value: counts[change] ?? 0, formula: `COUNTIF(${range},"${word}")` }, style: "count" },
    ]);
  }
}

/** How many rose of those that should, by committee and altogether. */
function drawPromotions(page: Page, { promotions, before }: CompareResult, area: (id: LookBackColumn) => string): void {
  if (promotions.length === 0) return;
  const { promotionHeadings: headings } = words;
  page.line(words.promotions, "heading");
  page.spread(
    [headings.parent, headings.low, headings.promoted, headings.rate].map((content, i) => ({
      content,
      style: "heading" as const,
      columns: i === 0 ? 3 : 2,
    })),
  );
  const levels = new Set(before.branches.flatMap((b) => b.scheme.levels.slice(-2).map((level) => level.name)));
  const isLow = `((${[...levels].map((level) => `(${area("levelBefore")}="${level}")`).join("+")})>0)`;
  const stays = `(${area("change")}<>"${words.changes.gone}")`;
  const all = promotions.reduce((sum, p) => ({ low: sum.low + p.low, promoted: sum.promoted + p.promoted }), {
    low: 0,
    promoted: 0,
  });
  const put = (label: string, { low, promoted }: Pick<Promotions, "low" | "promoted">, whose: string): void => {
    const rose = `(${area("change")}="${words.changes.promoted}")`;
    const cell = (column: number): string => toA1({ row: page.row, column });
    const counted = `SUMPRODUCT(${isLow}*${stays}${whose})`;
    page.spread([
      { content: label, style: "label", columns: 3 },
      { content: { value: low, formula: counted }, style: "count", columns: 2 },
      { content: { value: promoted, formula: `SUMPRODUCT(${isLow}*${rose}${whose})` }, style: "count", columns: 2 },
      {
        content: {
          value: decimal(promoted).div(low).round(4).toNumber(),
          formula: `IF(${cell(3)}=0,"",ROUND(${cell(5)}/${cell(3)},4))`,
        },
        style: "percent",
      },
    ]);
  };
  for (const own of promotions) {
    const label = toA1({ row: page.row, column: 0 });
    put(own.parent ?? words.unstated, own, `*(${area("parent")}=${own.parent === null ? '""' : label})`);
  }
  put(words.all, all, "");
}
