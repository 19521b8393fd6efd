import { partyHeadings, resultWords as words } from "../../own-sheets/result/description";
import { checkCode } from "../../own-sheets/result/check-code";
import type { ScoringSheet } from "../../model/recognised-sheet";
import type { Party } from "../../schemes/types";
import { plainNumber } from "../../text/numbers";
import { FIRST_PARTY, type BlockPage } from "./block-page";
import { drawIndicatorRows } from "./indicator-rows";
import { drawLevels } from "./levels";
import { drawLetterRows, letterHeading } from "./letter-rows";
import { drawCategory, drawRounding, drawShares, drawTotals, categorySum, type Totals } from "./totals";
import { drawVetoes } from "./vetoes";

/** Draws the block of a branch from the page's row on. */
export function drawBlock(page: BlockPage): void {
  const { branch, builder, parties, last } = page;
  page.put(0, words.branch, "label");
  page.put(1, branch.name ?? "", "textMiddle", last);
  page.next();
  const letters = lettersOf(page);
  drawHeadings(page, letters !== null);
  const top = page.row;
  if (letters) {
    page.row = drawLetterRows({ builder, branch, letters, parties, last, keptShares: keptShares(page) }, top);
    const vetoes = drawVetoes(page, top);
    page.boundary();
    drawLevels(page, { row: top, values: new Map(), final: null }, null, vetoes);
  } else {
    for (const category of branch.categories) drawCategory(page, category);
    const totals = drawTotals(page, top, branch.categories);
    const rounding = drawRounding(page);
    drawShares(page);
    const vetoes = drawVetoes(page, top);
    page.boundary();
    drawLevels(page, totals, rounding, vetoes);
    drawOffer(page, totals, top);
  }
  page.boundary();
  page.requirementsRow = page.row;
  page.row = drawIndicatorRows(builder, branch, { top: page.row, last, kept: page.kept?.indicators ?? {} });
  drawSignOff(page);
}

/** What is entered instead of points; null where points are. */
function lettersOf({ branch }: BlockPage): readonly string[] | null {
  const sheet = branch.sources.find((s): s is ScoringSheet => s.kind === "scoring");
  return sheet?.rubric.letters ?? null;
}

function keptShares({ kept, parties }: BlockPage): Partial<Record<Party, number>> {
  const shares = kept?.suggestedShares ?? {};
  const own: Partial<Record<Party, number>> = {};
  for (const { party } of parties) {
    const share = shares[letterHeading(party)];
    if (share !== undefined) own[party] = share;
  }
  return own;
}

function drawHeadings(page: BlockPage, hasLetters: boolean): void {
  page.put(0, words.headings.category, "heading", hasLetters ? 1 : 0);
  if (!hasLetters) page.put(1, words.headings.maximum, "heading");
  for (const { party, column } of page.parties)
    page.put(column, hasLetters ? letterHeading(party) : partyHeadings[party], "heading");
  for (let c = FIRST_PARTY + page.parties.length; c < page.last; c++) page.put(c, null, "heading");
  const last = hasLetters ? words.agreement : page.isWeighted ? words.headings.final : "";
  page.put(page.last, last, "heading");
  page.next();
}

/** The survey form's own result as text to copy; the form itself is never written to. */
function drawOffer(page: BlockPage, totals: Totals, top: number): void {
  const self = page.parties.find((p) => p.party === "self");
  if (!self || !page.isWeighted) return;
  const cell = page.at(totals.row, self.column);
  const value = totals.values.get("self") ?? null;
  const categories = page.branch.categories;
  const pieces = categories.map((c, i) => `"${c.name}"&${page.at(top + i, self.column)}&"分"`).join('&"、"&');
  const parts = categories.map((c) => `${c.name}${plainNumber(Number(categorySum(self, c.name).value))}分`).join("、");
  page.put(0, words.offer, "label");
  page.put(
    1,
    {
      value: value === null ? words.unfinished : `${plainNumber(value)}分，其中：${parts}`,
      formula: `IF(ISNUMBER(${cell}),${cell}&"分，其中："&${pieces},"${words.unfinished}")`,
    },
    "textMiddle",
    page.last,
  );
  page.builder.atLeast(page.row, 34);
  page.next();
}

/** Whose result is signed, by whom and when. */
function drawSignOff(page: BlockPage): void {
  const { builder, branch, last } = page;
  const [filledBy, checkedBy, date] = words.signOff;
  const kept = page.kept?.signOff ?? {};
  const second = Math.max(2, last - 1);
  page.put(0, words.signedBranch, "label");
  page.put(1, branch.name ?? "", "textMiddle", last);
  builder.atLeast(page.row, 40);
  page.next();
  page.put(0, filledBy, "label");
  page.put(1, kept[filledBy] ?? "", "input", second - 1);
  page.put(second, checkedBy, "label");
  page.put(second + 1, kept[checkedBy] ?? "", "input", last);
  builder.atLeast(page.row, 26);
  page.next();
  page.put(0, date, "label");
  page.put(1, kept[date] ?? "", "inputPlain", second - 1);
  page.put(second, words.checkCode, "label");
  page.put(second + 1, checkCode(branch), "center", last);
  builder.atLeast(page.row, 26);
  page.next();
}
