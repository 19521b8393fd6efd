import type { Edit, SetCell } from "../../changes/change-set";
import type { CheckResult } from "../../check/check";
import type { SheetDesign } from "../../design/sheet-design";
import type { FieldSheet, FoundField } from "../../model/recognised-sheet";
import type { BranchResult } from "../../model/branch";
import type { FieldForm, FieldRole, Scheme } from "../../schemes/types";
import { readList } from "../../text/lists";
import { toA1 } from "../../workbook/address";
import { cellAt, type WorkbookSnapshot } from "../../workbook/snapshot";
import type { LedgerSuggestion } from "../../own-sheets/ledger/draw";
import type { LedgerRow } from "../../own-sheets/ledger/row";
import { isStandIn, ledgerWords } from "../../own-sheets/ledger/description";
import type { SuggestedText } from "../suggested-text";
import { freeSheetName } from "../own-sheet";
import { drawTemplate } from "../templates/draw-template";
import { composedRoles, writtenLine, type ComposedRole, type WrittenLine } from "../../own-sheets/ledger/written";
import { composable, missingLines, nothingComposed, type Composed } from "./compose";
import { reconcileForm } from "./reconcile";
import type { RectificationPlan } from "./rectification-plan";
import { planRectificationTable } from "./summary-table";
import { branchSheetName } from "./wording";

/**
 * Composes each branch's official rectification form from its ledger rows: a new sheet where there is none, the blank
 * cells of a blank one; for a scheme whose document has one list of all branches instead, that. A form that was
 * composed before follows the ledger in the lines that nobody changed. A form that a person filled is left alone; the
 * lines it lacks are offered.
 * @param options asks: a person is shown every edit, so what would replace their own lines is among them.
 */
export function planRectification(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  rows: readonly LedgerRow[],
  { asks = false }: { readonly asks?: boolean } = {},
): RectificationPlan {
  const lines: (readonly [LedgerRow, WrittenLine])[] = [];
  const edits: Edit[] = [];
  const suggestions: SuggestedText[] = [];
  const ledgerSuggestions: LedgerSuggestion[] = [];
  const taken: string[] = [];
  for (const scheme of new Set(checked.branches.map((b) => b.scheme))) {
    if (formOf(scheme)) continue;
    const table = planRectificationTable(workbook, checked, scheme, rows, taken);
    if (!table) continue;
    edits.push(...table.edits);
    suggestions.push(...table.suggestions);
    ledgerSuggestions.push(...table.ledgerSuggestions);
    lines.push(...table.written);
    taken.push(...table.edits.flatMap((e) => (e.kind === "add-sheet" ? [e.sheet.name] : [])));
  }
  const withRows = checked.branches.filter((b) => rows.some((r) => r.branch === b));
  for (const branch of withRows) {
    const form = formOf(branch.scheme);
    const ofBranch = rows.filter((r) => r.branch === branch);
    const own = composable(ofBranch);
    const sheet = form && formSheet(branch, form);
    const isComposed = ofBranch.some((row) => writtenLine(row.kept) !== null);
    if (!form || (own.length === 0 && !(sheet && isComposed))) continue;
    if (!sheet) {
      const { entries, written } = reconcileForm(nothingComposed, own);
      const design = drawNew(
        branch,
        form,
        mapEntries((role) => entries[role].kept),
      );
      const wished = withRows.length > 1 && branch.name ? branchSheetName(design.name, branch.name) : design.name;
      const name = freeSheetName(workbook, wished, taken);
      const index = workbook.sheets.length + taken.length;
      taken.push(name);
      edits.push({ kind: "add-sheet", sheet: { id: `new:${name}`, name }, index, design: { ...design, name } });
      lines.push(...written);
    } else if (isComposed || isBlankForm(sheet, form)) {
      const stated = mapEntries((role) => fieldOf(sheet, form, role)?.text ?? "");
      const { entries, written } = reconcileForm(stated, own);
      for (const role of composedRoles) {
        const found = fieldOf(sheet, form, role);
        const { kept, whole, offered } = entries[role];
        const asksNow = asks && offered !== "";
        edits.push(...setEntry(sheet, found, asksNow ? whole : kept, asksNow ? "replacesTyped" : "replacesOwn"));
        const place = { branch: branch.name, sheet: sheet.sheet.name, cell: found?.cell ? toA1(found.cell) : null };
        if (offered !== "" && !asksNow) suggestions.push({ kind: role, ...place, text: offered });
      }
      lines.push(...written);
    } else {
      const missing = missingLines(fieldOf(sheet, form, "problems")?.text ?? "", own);
      const { problems, measures } = missing;
      const place = (role: ComposedRole): Pick<SuggestedText, "branch" | "sheet" | "cell"> => {
        const cell = fieldOf(sheet, form, role)?.cell;
        return { branch: branch.name, sheet: sheet.sheet.name, cell: cell ? toA1(cell) : null };
      };
      if (problems !== "") suggestions.push({ kind: "problems", ...place("problems"), text: problems });
      if (measures !== "") suggestions.push({ kind: "measures", ...place("measures"), text: measures });
      if (problems !== "") ledgerSuggestions.push({ branch: branch.name ?? ledgerWords.unnamed, problems, measures });
    }
  }
  return { edits, suggestions, ledgerSuggestions, written: new Map(lines) };
}

function mapEntries(text: (role: ComposedRole) => string): Composed {
  return { ...nothingComposed, ...Object.fromEntries(composedRoles.map((role) => [role, text(role)])) };
}

function formOf(scheme: Scheme): FieldForm | undefined {
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

function drawNew(branch: BranchResult, form: FieldForm, composed: Composed): SheetDesign {
  const fields: Record<string, string> = {};
  for (const { id, role } of form.fields) {
    const text = role === "branch" ? (branch.name ?? "") : isComposed(role) ? composed[role] : "";
    if (text !== "" && !(id in fields)) fields[id] = text;
  }
  return drawTemplate(branch.scheme, form, { fill: { fields } });
}

function isComposed(role: FieldRole): role is ComposedRole {
  return (composedRoles as readonly FieldRole[]).includes(role);
}

/** Cells with a formula and entries on their label's own line are a person's. */
function setEntry(
  { sheet }: FieldSheet,
  found: FoundField | undefined,
  text: string,
  replaces: "replacesTyped" | "replacesOwn",
): readonly SetCell[] {
  if (!found?.cell || text === found.text) return [];
  if (found.cell.row === found.label.row && found.cell.column === found.label.column) return [];
  const before = cellAt(sheet, found.cell.row, found.cell.column) ?? null;
  if (before?.formula !== undefined || (before?.value ?? "") === text) return [];
  const after = text === "" ? null : { ...before, value: text };
  const edit: SetCell = { kind: "set-cell", sheet: { id: sheet.id, name: sheet.name }, ...found.cell, before, after };
  return [before === null ? edit : { ...edit, [replaces]: true }];
}
