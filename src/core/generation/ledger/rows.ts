import type { CheckResult } from "../../check/check";
import { cellText } from "../../workbook/grid";
import { nameKey, shortNameKey } from "../../model/names";
import type { BranchResult, Evaluation, ItemScore } from "../../model/branch";
import { ledUnits, listingsOf } from "../../rules/reading/leaders";
import { itemClause } from "../../rules/rule";
import { bare, oneLine } from "../../text/fold";
import { keptText, type KeptRow, type KeptTable } from "../../own-sheets/read-table";
import { ledgerEvaluation, pointsLost, scoresInOrder } from "../../scoring/deductions";
import { composedFrom } from "../rectification/stated-entries";
import { helpersOn, noHelpers, type Helpers } from "./helpers";
import { StatedProblems } from "./stated";
import { ledgerTable, ledgerWords as words, type LedgerColumn } from "../../own-sheets/ledger/description";
import { isTyped, listedTexts, type LedgerRow, type LedgerTexts, type OwnRow } from "../../own-sheets/ledger/row";

type Kept = KeptRow<LedgerColumn>;

/** "附件1 第12项" and the item's wording, as the ledger prints and finds it. */
function clauseText({ criterion }: ItemScore, { sheet }: Evaluation): string {
  return `${itemClause(sheet.form.clause, criterion.number)}\n${oneLine(criterion.text)}`.trim();
}

/** An item's wording as the stand-in for a problem quotes it. */
function quotedText(text: string): string {
  return oneLine(text)
    .replace(/[。.；;]$/u, "")
    .replace(/“/gu, "‘")
    .replace(/”/gu, "’");
}

/**
 * The rows of the ledger, branch by branch: every deducted item in the rubric's order with what
 * people wrote about it, then the rows that people added.
 */
export function ledgerRows(checked: CheckResult, table: KeptTable<LedgerColumn>): readonly LedgerRow[] {
  const units = [...ledUnits(checked)];
  const helpers = helpersOn(checked);
  const kept = assignRows(checked.branches, table.rows);
  const rows = checked.branches.flatMap((branch) => {
    const [listed] = listingsOf(units, branch.name, branch);
    return branchRows(branch, kept.get(branch) ?? [], {
      leader: listed?.leader ?? null,
      helpers: helpers(branch.name),
    });
  });
  return [...rows, ...ownRows(null, kept.get(null) ?? [])];
}

/** A row without a branch's name continues the row above. */
function assignRows(
  branches: readonly BranchResult[],
  rows: readonly Kept[],
): ReadonlyMap<BranchResult | null, Kept[]> {
  const assigned = new Map<BranchResult | null, Kept[]>();
  let branch: BranchResult | null = branches[0] ?? null;
  for (const row of rows) {
    const name = keptText(row, "branch");
    if (name !== "") branch = branchNamed(branches, name);
    assigned.set(branch, [...(assigned.get(branch) ?? []), row]);
  }
  return assigned;
}

function branchNamed(branches: readonly BranchResult[], name: string): BranchResult | null {
  if (name === words.unnamed) return branches.find((b) => b.name === null) ?? onlyOne(branches);
  const exact = branches.find((b) => b.name !== null && nameKey(b.name) === nameKey(name));
  return exact ?? onlyOne(branches.filter((b) => b.name !== null && shortNameKey(b.name) === shortNameKey(name)));
}

function onlyOne<T>(list: readonly T[]): T | null {
  return list.length === 1 ? (list[0] as T) : null;
}

/** Who is in charge of a branch, as lists of the workbook say. */
interface Listed {
  readonly leader: string | null;
  readonly helpers: Helpers;
}

function branchRows(branch: BranchResult, kept: readonly Kept[], listed: Listed): readonly LedgerRow[] {
  const evaluation = ledgerEvaluation(branch);
  if (!evaluation || evaluation.sheet.rubric.letters) return ownRows(branch, kept);
  const stated = new StatedProblems(branch, composedFrom(kept));
  const rest = new Set(kept);
  const rows: LedgerRow[] = [];
  for (const score of scoresInOrder(evaluation)) {
    const clause = clauseText(score, evaluation);
    const known = knownTexts(score, stated, listed);
    const own = keptFor(score, clause, [...rest]);
    for (const row of own) rest.delete(row);
    const isDeducted = pointsLost(score) !== null;
    const shown: readonly (Kept | undefined)[] = isDeducted
      ? own.length > 0
        ? own
        : [undefined]
      : own.filter((row) => hasTyped(row, known));
    for (const row of shown) {
      const texts = textsOf(row, known);
      const kind = isDeducted ? "deducted" : "cleared";
      rows.push({ kind, branch, evaluation, score, clause, kept: row, known, texts });
    }
  }
  return [...rows, ...ownRows(branch, [...rest])];
}

/** The rows about an item: those with its clause, else those with its wording under another number. */
function keptFor({ criterion }: ItemScore, clause: string, rows: readonly Kept[]): readonly Kept[] {
  const exact = rows.filter((row) => bare(keptText(row, "clause")) === bare(clause));
  if (exact.length > 0) return exact;
  const wording = bare(criterion.text);
  return rows.filter((row) => wording.length >= 4 && bare(keptText(row, "clause")).endsWith(wording));
}

function knownTexts(score: ItemScore, stated: StatedProblems, { leader, helpers }: Listed): LedgerTexts {
  const { criterion } = score;
  const about = stated.about(criterion);
  const lost = pointsLost(score);
  const standIn = lost ? words.deduction(criterion.number, quotedText(criterion.text), lost.toNumber()) : "";
  return {
    problem: about?.problem ?? standIn,
    measure: about?.measure ?? "",
    deadline: about?.deadline ?? "",
    contact: leader ?? stated.contact(),
    status: words.open,
    ...helpers,
  };
}

function textsOf(row: Kept | undefined, known: LedgerTexts): LedgerTexts {
  const of = (id: keyof LedgerTexts): string => (isTyped(row, id) ? cellText(row?.cells.get(id)).trim() : known[id]);
  return {
    problem: of("problem"),
    measure: of("measure"),
    deadline: of("deadline"),
    contact: of("contact"),
    status: of("status"),
    leader: of("leader"),
    liaison: of("liaison"),
    department: of("department"),
    owner: of("owner"),
  };
}

/** A person wrote something into the row that is known from nowhere else. */
function hasTyped(row: Kept, known: LedgerTexts): boolean {
  const isNews = (id: LedgerColumn): boolean =>
    isTyped(row, id) && keptText(row, id) !== oneLine((known as Partial<Record<LedgerColumn, string>>)[id] ?? "");
  return row.extras.size > 0 || ledgerTable.columns.some(({ id, isTyped: isOpen }) => isOpen && isNews(id));
}

const nothingKnown: LedgerTexts = {
  ...{ problem: "", measure: "", deadline: "", contact: "", status: words.open },
  ...noHelpers,
};

function ownRows(branch: BranchResult | null, kept: readonly Kept[]): readonly OwnRow[] {
  return kept.flatMap((row): OwnRow[] => {
    const isGone = keptText(row, "source") !== "";
    // The contact of a row that we drew came from a list, so it alone is nothing typed.
    const listed = Object.fromEntries(listedTexts.map((id) => [id, keptText(row, id)]));
    const hasOwn = hasTyped(row, { ...nothingKnown, ...listed });
    if (isGone && !hasOwn) return [];
    return [{ kind: "own", branch, kept: row, texts: textsOf(row, { ...nothingKnown, status: "" }), isGone }];
  });
}
