import type { Edit, SetCell } from "../../changes/change-set";
import type { WorkbookReview } from "../../check";
import type { SheetDesign } from "../../design/sheet-design";
import type { FieldSheet, FoundField } from "../../recognition/types";
import type { BranchResult } from "../../records/types";
import type { FieldForm, FieldRole } from "../../schemes/types";
import { bare, fold } from "../../text/fold";
import { readList } from "../../text/lists";
import { toA1 } from "../../workbook/address";
import { cellAt, type WorkbookSnapshot } from "../../workbook/snapshot";
import type { LedgerOffer } from "../ledger/draw";
import type { LedgerRow } from "../ledger/rows";
import { concerns } from "../ledger/stated";
import { isStandIn, ledgerWords } from "../ledger/wording";
import type { Offer } from "../offers";
import { freeSheetName } from "../own-sheet";
import { drawTemplate } from "../templates/draw-template";
import { asOneLine, branchSheetName, numberedLines } from "./wording";

export interface RectificationPlan {
  readonly edits: readonly Edit[];
  readonly offers: readonly Offer[];
  /** The same lines by branch, for the ledger. */
  readonly ledgerOffers: readonly LedgerOffer[];
}

/** The entries of the official form that the ledger gives. */
const composedRoles = ["problems", "measures", "deadline", "contact"] as const;
type ComposedRole = (typeof composedRoles)[number];
type Composed = Readonly<Record<ComposedRole, string>>;

/**
 * Composes each branch's official rectification form from its ledger rows: a new sheet where there
 * is none, the blank cells of a blank one. A form that a person filled is left alone; the lines it
 * lacks are offered.
 */
export function planRectification(
  workbook: WorkbookSnapshot,
  review: WorkbookReview,
  rows: readonly LedgerRow[],
  program: string,
): RectificationPlan {
  const edits: Edit[] = [];
  const offers: Offer[] = [];
  const ledgerOffers: LedgerOffer[] = [];
  const taken: string[] = [];
  const withRows = review.branches.filter((b) => rows.some((r) => r.branch === b));
  for (const branch of withRows) {
    const form = rectificationForm(branch);
    const own = rows.filter((r) => r.branch === branch && r.kind !== "cleared" && r.texts.problem !== "");
    if (!form || own.length === 0) continue;
    const sheet = formSheet(branch, form);
    if (!sheet) {
      const design = drawNew(branch, form, compose(own), program);
      const wished = withRows.length > 1 && branch.name ? branchSheetName(design.name, branch.name) : design.name;
      const name = freeSheetName(workbook, wished, taken);
      const index = workbook.sheets.length + taken.length;
      taken.push(name);
      edits.push({ kind: "add-sheet", sheet: { id: `new:${name}`, name }, index, design: { ...design, name } });
    } else if (isBlankForm(sheet, form)) {
      edits.push(...fillBlank(sheet, form, compose(own)));
    } else {
      const missing = missingLines(sheet, form, own);
      const { problems, measures } = missing;
      const place = (role: ComposedRole): Pick<Offer, "branch" | "sheet" | "cell"> => {
        const cell = fieldOf(sheet, form, role)?.cell;
        return { branch: branch.name, sheet: sheet.sheet.name, cell: cell ? toA1(cell) : null };
      };
      if (problems !== "") offers.push({ kind: "problems", ...place("problems"), text: problems });
      if (measures !== "") offers.push({ kind: "measures", ...place("measures"), text: measures });
      if (problems !== "") ledgerOffers.push({ branch: branch.name ?? ledgerWords.unnamed, problems, measures });
    }
  }
  return { edits, offers, ledgerOffers };
}

function rectificationForm({ scheme }: BranchResult): FieldForm | undefined {
  return scheme.forms.find((f): f is FieldForm => f.kind === "fields" && f.fields.some((x) => x.role === "problems"));
}

function formSheet(branch: BranchResult, form: FieldForm): FieldSheet | undefined {
  return branch.sources.find((s): s is FieldSheet => s.kind === "fields" && s.form === form);
}

function fieldOf(sheet: FieldSheet, form: FieldForm, role: FieldRole): FoundField | undefined {
  const ids = form.fields.filter((f) => f.role === role).map((f) => f.id);
  return sheet.fields.find((f) => ids.includes(f.id));
}

/** Nobody worded a problem yet: the cell is blank, or holds nothing but the ledger's own stand-ins. */
function isBlankForm(sheet: FieldSheet, form: FieldForm): boolean {
  const text = fieldOf(sheet, form, "problems")?.text ?? "";
  const entries = readList(text);
  return text === "" || (entries.length > 0 && entries.every((entry) => isStandIn(entry.text)));
}

/** Rows that word the same problem share one line. */
function numberProblems(rows: readonly LedgerRow[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { texts } of rows) {
    const key = fold(texts.problem);
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
  }
  return numbers;
}

function compose(rows: readonly LedgerRow[], first = 1): Composed {
  const numbers = numberProblems(rows);
  const numbered = (id: "problem" | "measure" | "deadline"): (readonly [number, string])[] => {
    const lines = rows.map(({ texts }): readonly [number, string] => [
      (numbers.get(fold(texts.problem)) ?? 1) + first - 1,
      asOneLine(texts[id]),
    ]);
    const isNew = ([n, text]: readonly [number, string], i: number): boolean =>
      text !== "" && lines.findIndex(([m, other]) => m === n && fold(other) === fold(text)) === i;
    return lines.filter(isNew).sort(([a], [b]) => a - b);
  };
  const deadlines = distinct(rows.map((r) => r.texts.deadline));
  return {
    problems: numberedLines(numbered("problem")),
    measures: numberedLines(numbered("measure")),
    deadline: deadlines.length > 1 ? numberedLines(numbered("deadline")) : (deadlines[0] ?? ""),
    contact: distinct(rows.map((r) => r.texts.contact)).join("、"),
  };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Map(texts.filter((t) => t !== "").map((t) => [fold(t), t])).values()];
}

function drawNew(branch: BranchResult, form: FieldForm, composed: Composed, program: string): SheetDesign {
  const fields: Record<string, string> = {};
  for (const { id, role } of form.fields) {
    const text = role === "branch" ? (branch.name ?? "") : isComposed(role) ? composed[role] : "";
    if (text !== "" && !(id in fields)) fields[id] = text;
  }
  return drawTemplate(branch.scheme, form, { fill: { fields }, program });
}

function isComposed(role: FieldRole): role is ComposedRole {
  return (composedRoles as readonly FieldRole[]).includes(role);
}

function fillBlank({ sheet, ...rest }: FieldSheet, form: FieldForm, composed: Composed): readonly SetCell[] {
  return composedRoles.flatMap((role): SetCell[] => {
    const found = fieldOf({ sheet, ...rest }, form, role);
    if (!found?.cell || composed[role] === "") return [];
    const isInLabel = found.cell.row === found.label.row && found.cell.column === found.label.column;
    if (isInLabel || (role !== "problems" && found.text !== "")) return [];
    const before = cellAt(sheet, found.cell.row, found.cell.column) ?? null;
    if (before?.formula !== undefined || before?.value === composed[role]) return [];
    const after = { ...before, value: composed[role] };
    return [{ kind: "set-cell", sheet: { id: sheet.id, name: sheet.name }, ...found.cell, before, after }];
  });
}

/** Lines for the rows that no line of the form covers, numbered on from the form's own. */
function missingLines(sheet: FieldSheet, form: FieldForm, rows: readonly LedgerRow[]): Composed {
  const text = fieldOf(sheet, form, "problems")?.text ?? "";
  const stated = bare(text);
  const missing = rows.filter(
    (row) =>
      !stated.includes(bare(asOneLine(row.texts.problem))) &&
      (row.kind === "own" || !concerns(text, row.score.criterion)),
  );
  const list = readList(text);
  const last = Math.max(list.length, ...list.map((entry) => entry.number ?? 0));
  return compose(missing, last + 1);
}
