import type { TableRow, TableSheet } from "../model/recognised-sheet";
import { rankOf, readLevel } from "../schemes/levels";
import type { PromotionRules } from "../schemes/types";
import { readDate, type ReadDate } from "../text/dates";
import { fold, oneLine, isBlankMark } from "../text/fold";
import type { CellAddress } from "../workbook/address";
import { defineRule, type CheckContext } from "./rule";
import { tableSheets } from "./reading/sheets";
import { cellWithRole } from "../model/table-cells";

/**
 * A re-check puts an organisation on a level that the document denies it: a new one on the best level
 * without a reason, or one on a higher level although an inspection shows nothing or something bad.
 */
export const promotionBlocked = defineRule({
  code: "promotion-blocked",
  severity: "query",
  group: "levels",
  clauses: ["二（一）"],
  *check(context) {
    for (const { table, branch, before, after, cell, blocked } of rechecks(context)) {
      if (blocked === null) continue;
      yield {
        sheet: table.sheet.name,
        cell,
        branch,
        facts: { branch: branch ?? "", before: before ?? "", after, reason: blocked },
        clause: table.scheme.promotion?.clause ?? null,
      };
    }
  },
});

interface Recheck {
  readonly table: TableSheet;
  readonly row: TableRow;
  readonly branch: string | null;
  readonly before: string | null;
  readonly after: string;
  /** The cell of the new level. */
  readonly cell: CellAddress;
  /** Why the new level is denied, in the document's words; null when it is not. */
  readonly blocked: string | null;
  /** What an inspection found keeps the organisation from rising. */
  readonly isHeld: boolean;
  /** What an inspection found puts the organisation on this level, and it is not there. */
  readonly vetoed: { readonly text: string; readonly level: string } | null;
}

/** Every row of a re-check that states a new level. */
export function* rechecks(context: CheckContext): Generator<Recheck> {
  for (const table of tableSheets(context)) {
    const rules = table.scheme.promotion;
    if (!rules || table.form.kind !== "table" || !table.form.columns.some((c) => c.role === "level-before")) continue;
    for (const row of table.rows) {
      const level = cellWithRole(table, row, "level");
      const after = level ? readLevel(level.text, table.scheme) : null;
      if (!level || after === null) continue;
      const before = readLevel(cellWithRole(table, row, "level-before")?.text ?? "", table.scheme);
      const branch = cellWithRole(table, row, "branch")?.text ?? null;
      const blocked = newOnBest(table, row, rules, after) ?? riseWithoutResult(table, row, rules, before, after);
      const vetoed = blocked === null ? vetoOf(table, row, rules, after) : null;
      const found = cellWithRole(table, row, "inspection")?.text ?? "";
      const isHeld = says(found, [...(rules.inspection?.vetoWords ?? []), ...(rules.inspection?.blockWords ?? [])]);
      yield { table, row, branch, before, after, cell: level.cell, blocked, isHeld, vetoed };
    }
  }
}

function newOnBest(table: TableSheet, row: TableRow, rules: PromotionRules, after: string): string | null {
  const denied = rules.newOrganisations;
  if (!denied || after !== denied.notOn || !isNew(table, row)) return null;
  return isBlankMark(cellWithRole(table, row, "reason")?.text ?? "") ? denied.text : null;
}

/** As the row says; where it says nothing, founded on or after the day that a person stated above the table. */
function isNew(table: TableSheet, row: TableRow): boolean {
  const said = fold(cellWithRole(table, row, "is-new")?.text ?? "");
  if (/^(?:是|新建|√|y|yes)/.test(said)) return true;
  if (said !== "") return false;
  const since = readDate(table.lines?.find((l) => l.id === "new-since")?.text ?? "");
  const founded = readDate(cellWithRole(table, row, "date")?.text ?? "");
  return since !== null && founded !== null && isOnOrAfter(founded, since);
}

function isOnOrAfter(date: ReadDate, since: ReadDate): boolean {
  const parts = (d: ReadDate): readonly (number | null)[] => [d.year, d.month, d.day];
  const other = parts(since);
  for (const [i, part] of parts(date).entries()) {
    const limit = other[i] ?? null;
    if (part === null || limit === null) return i > 0;
    if (part !== limit) return part > limit;
  }
  return true;
}

function riseWithoutResult(
  table: TableSheet,
  row: TableRow,
  rules: PromotionRules,
  before: string | null,
  after: string,
): string | null {
  const { levels } = table.scheme;
  if (!rules.inspection || before === null || rankOf(levels, after) >= rankOf(levels, before)) return null;
  const found = cellWithRole(table, row, "inspection")?.text ?? "";
  const { blockWords, blockText, vetoWords, vetoText } = rules.inspection;
  if (says(found, vetoWords)) return `${vetoText}（${oneLine(found)}）`;
  return says(found, blockWords) ? `${blockText}（${oneLine(found)}）` : null;
}

function vetoOf(table: TableSheet, row: TableRow, { inspection }: PromotionRules, after: string): Recheck["vetoed"] {
  const found = cellWithRole(table, row, "inspection")?.text ?? "";
  if (!inspection || after === inspection.level || !says(found, inspection.vetoWords)) return null;
  return { text: inspection.vetoText, level: inspection.level };
}

const DENIAL = /(?:没有|未|无|不存在|不)[^,，。;；、]{0,8}$/;

/** One of the words stands in the text and is not denied: 未发现参与制假售假 finds nothing. */
function says(text: string, words: readonly string[]): boolean {
  return fold(text)
    .split(/[,;.]/)
    .some((piece) =>
      words.some((word) => {
        const at = piece.indexOf(fold(word));
        return at >= 0 && !DENIAL.test(piece.slice(0, at));
      }),
    );
}
