import type { LongDesign } from "../../design/long-table";
import { SHARE_FORMAT } from "../../design/styles";
import { drawLongTemplate, drawTableTemplate } from "../../generation/templates/table-template";
import type { TemplateRow } from "../../generation/templates/frame";
import { oneLine } from "../../text/fold";
import { toA1 } from "../../workbook/address";
import { decimal } from "../../workbook/decimal";
import { cellText } from "../../workbook/grid";
import type { Cell } from "../../workbook/snapshot";
import { saysNothingBeyond, rectificationRowsOf } from "../ledger-rows";
import { addedHeading } from "../list-rows";
import { rowsOf } from "../merged-lists";
import { withOverdue } from "../rectification-state";
import type { ListRow } from "../submitted";
import type { ColumnRole, Scheme, TableForm } from "../../schemes/types";
import { partyNames } from "../../own-sheets/words";
import type { MergedBranch } from "../merge-result";
import { maskContacts } from "../mask";
import { listForm, type ListForm } from "./our-forms";

/** What a list says about a branch, by the role of the column; null for what must stay blank, whatever was typed. */
type Entries = Partial<Record<ColumnRole | "causes", string | number | null>>;

/**
 * One list of branches of one scheme, in the authority's own form where it has one: what was typed in such lists, row
 * by row, and a row of our own for each branch in `added` that has none. `asOf`: the day that overdue rows of ledgers
 * are told by, as ISO text.
 */
export function drawList(
  id: ListForm,
  scheme: Scheme,
  branches: readonly MergedBranch[],
  { added, asOf }: { readonly added: readonly MergedBranch[]; readonly asOf: string | null },
  name: string,
): LongDesign | null {
  const form = listForm(scheme, id);
  const template = `${scheme.id}/${form.id}`;
  const entries = branches.flatMap((branch): readonly ListEntry[] => {
    const typed = rowsOf(branch, template);
    const known = entriesOf(branch);
    if (id === "rectification-summary") {
      const own = rectificationRowsOf(branch.contents).map((row) => withOverdue(branch, row, asOf));
      return rectificationEntries(form, own, typed, known, added.includes(branch));
    }
    if (typed.length > 0) return typed.map((row) => ({ known, row, isResult: id === "summary" }));
    return added.includes(branch) ? [{ known, row: null, isResult: true }] : [];
  });
  return entries.length === 0 ? null : drawEntries(scheme, form, entries, name);
}

/** The rows of a branch's ledger, and what official lists say beyond them; without a ledger what its form says. */
function rectificationEntries(
  form: TableForm,
  own: readonly ListRow[],
  typed: readonly ListRow[],
  known: Entries,
  isAdded: boolean,
): readonly ListEntry[] {
  const columns = form.columns.filter((c) => ledgerRoles.includes(c.role));
  const ids = columns.map((c) => c.id);
  const more = typed.filter((row) => !saysNothingBeyond(own, row, ids, identityOf(form)));
  const rest = { parent: known.parent ?? "", branch: known.branch ?? "" };
  const entries = [...own.map((row) => withIdsOf(columns, row)), ...(own.length === 0 ? typed : more)];
  if (entries.length > 0) return entries.map((row) => ({ known: own.length > 0 ? rest : known, row, isResult: false }));
  return isAdded ? [{ known, row: null, isResult: true }] : [];
}

/** Columns that both a ledger and any list of rectifications have. */
const ledgerRoles: readonly ColumnRole[] = ["problem", "measure", "deadline", "contact"];

function identityOf(form: TableForm): readonly string[] {
  return form.columns.filter(({ role }) => role === "branch" || role === "parent").map(({ id }) => id);
}

/** A ledger's row under the ids that the form gives its columns. */
function withIdsOf(columns: TableForm["columns"], { cells }: ListRow): TypedCells {
  return {
    cells: Object.fromEntries(
      Object.entries(cells).map(([id, cell]) => {
        const value = typeof cell.value === "string" ? maskContacts(cell.value) : cell.value;
        return [columns.find((c) => c.role === id)?.id ?? id, { ...cell, value }];
      }),
    ),
  };
}

/** The rows that branches have in one of the official lists which a merge does not draw by itself. */
export function drawTypedList(
  scheme: Scheme,
  form: TableForm,
  branches: readonly MergedBranch[],
  name: string,
): LongDesign | null {
  const entries = branches.flatMap((branch) =>
    rowsOf(branch, `${scheme.id}/${form.id}`).map((row): ListEntry => {
      const { name: named, parent } = branch;
      return { known: { branch: named ?? "", parent: parent ?? "" }, row, isResult: false };
    }),
  );
  return entries.length === 0 ? null : drawEntries(scheme, form, entries, name);
}

/** An official list whose rows are about no branch; counts of statistics are added up. */
export function drawFileList(scheme: Scheme, form: TableForm, rows: readonly ListRow[], name: string): LongDesign {
  const joined = form.printedRows ? withShares(scheme, form, addUp(form, rows)) : rows;
  return drawEntries(
    scheme,
    form,
    joined.map((row) => ({ known: {}, row, isResult: false })),
    name,
  );
}

interface ListEntry {
  readonly known: Entries;
  /** As typed; null for a row of ours. */
  readonly row: TypedCells | null;
  /** The merge's own result stands in place of the level that was typed. */
  readonly isResult: boolean;
}

interface TypedCells {
  readonly cells: Readonly<Record<string, Cell>>;
}

function drawEntries(scheme: Scheme, form: TableForm, entries: readonly ListEntry[], name: string): LongDesign {
  const whole = withAddedColumns(form, entries);
  const rows = entries.map((entry, i) => rowFor(whole, { ...entry, known: { ...entry.known, number: i + 1 } }));
  const { sheet, tables } = drawLongTemplate(scheme, whole, { fill: { rows }, countsUngraded: true });
  return { sheet: { ...sheet, name }, tables };
}

const ADDED_WIDTH = 14;

function withAddedColumns(form: TableForm, entries: readonly ListEntry[]): TableForm {
  const ids = new Set(entries.flatMap(({ row }) => Object.keys(row?.cells ?? {})));
  const added = [...ids].flatMap((id) => {
    const heading = addedHeading(id);
    return heading === null
      ? []
      : [{ id, headings: [heading], role: "text" as const, isRequired: false, width: ADDED_WIDTH }];
  });
  return added.length === 0 ? form : { ...form, columns: [...form.columns, ...added] };
}

/** Characters that Excel takes, and some to spare. */
const LONGEST_FORMULA = 8000;

/** One row for each printed one, its counts added up live, so that every count that was handed in stands there. */
function addUp(form: TableForm, rows: readonly ListRow[]): readonly TypedCells[] {
  const keys = new Set((form.printedRows ?? []).flatMap((row) => Object.keys(row)));
  const groups = new Map<string, ListRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([...keys].map((id) => oneLine(cellText(row.cells[id]))));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((own) => ({
    cells: Object.fromEntries(
      [...new Set(own.flatMap(({ cells }) => Object.keys(cells)))].map((id): readonly [string, Cell] => {
        const cells = own.flatMap((row) => row.cells[id] ?? []);
        const numbers = cells.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
        const [first] = cells;
        const isCount = form.columns.find((column) => column.id === id)?.role === "count";
        if (isCount && numbers.length === cells.length && cells.length > 1) {
          const sum = numbers.reduce((all, n) => all.plus(n), decimal(0)).toNumber();
          const formula = cells.map((cell) => cell.formula ?? cell.value).join("+");
          return [id, formula.length > LONGEST_FORMULA ? { value: sum } : { value: sum, formula }];
        }
        const texts = [...new Set(cells.map((cell) => cellText(cell)))];
        const formula = first?.formula === undefined ? {} : { formula: first.formula };
        return [id, texts.length > 1 ? { value: texts.join("；") } : { value: first?.value ?? null, ...formula }];
      }),
    ),
  }));
}

/** The added up rows in the form's order, each with its share of them all, live. */
function withShares(scheme: Scheme, form: TableForm, rows: readonly TypedCells[]): readonly TypedCells[] {
  const isPrinted = (row: TypedCells, printed: Readonly<Record<string, string>>): boolean =>
    Object.entries(printed).every(([id, text]) => cellText(row.cells[id]) === text);
  const printed = form.printedRows ?? [];
  const ordered = [
    ...printed.map((own) => rows.find((row) => isPrinted(row, own)) ?? { cells: {} }),
    ...rows.filter((row) => !printed.some((own) => isPrinted(row, own))),
  ];
  const [count, share] = (["count", "share"] as const).map((role) => form.columns.findIndex((c) => c.role === role));
  const [counted, shared] = [form.columns[count ?? -1], form.columns[share ?? -1]];
  if (!counted || !shared) return rows;
  const top = drawTableTemplate(scheme, form, {}).frozenRows;
  const at = (i: number): string => toA1({ row: top + i, column: count ?? 0 });
  const whole = `SUM(${at(0)}:${at(ordered.length - 1)})`;
  const numberIn = ({ cells }: TypedCells): number => {
    const value = cells[counted.id]?.value;
    return typeof value === "number" ? value : 0;
  };
  const all = ordered.reduce((sum, row) => sum.plus(numberIn(row)), decimal(0));
  return ordered.flatMap((row, i) => {
    if (Object.keys(row.cells).length === 0) return [];
    if (typeof row.cells[counted.id]?.value !== "number" || row.cells[shared.id] || all.eq(0)) return [row];
    const value = decimal(numberIn(row)).div(all).round(4).toNumber();
    const formula = `IF(${whole}>0,ROUND(${at(i)}/${whole},4),"")`;
    return [{ cells: { ...row.cells, [shared.id]: { value, formula, format: SHARE_FORMAT } } }];
  });
}

/** The branches on the scheme's lowest level. */
export function poorBranches(scheme: Scheme, branches: readonly MergedBranch[]): readonly MergedBranch[] {
  const lowest = scheme.levels.at(-1)?.name;
  return lowest === undefined ? [] : branches.filter((branch) => branch.level === lowest);
}

function rowFor(form: TableForm, { known, row, isResult }: ListEntry): TemplateRow {
  const used = new Set<ColumnRole>();
  return Object.fromEntries(
    form.columns.flatMap((column) => {
      const own = column.id === "causes" ? known.causes : used.has(column.role) ? undefined : known[column.role];
      used.add(column.role);
      const typed = row?.cells[column.id];
      const isOurs = column.role === "branch" || column.role === "number" || (isResult && column.role === "level");
      const kept = typed && {
        value: typed.value,
        ...(typed.format === undefined ? {} : { format: typed.format }),
        ...(typed.formula === undefined ? {} : { formula: typed.formula }),
      };
      const [first, second] = isOurs ? [own, kept] : [kept, own];
      const entry = first === undefined || first === "" ? second : first;
      return entry === undefined || entry === null || entry === "" ? [] : [[column.id, entry]];
    }),
  );
}

function entriesOf(branch: MergedBranch): Entries {
  const { rectification } = branch;
  return {
    parent: branch.parent ?? "",
    branch: branch.name ?? "",
    type: branch.type ?? "",
    total: branch.total ?? "",
    level: branch.level ?? (branch.conflict.length > 0 ? null : ""),
    causes: causes(branch),
    problem: maskContacts(rectification?.problems ?? ""),
    measure: maskContacts(rectification?.measures ?? ""),
    deadline: rectification?.deadline ?? "",
    contact: maskContacts(rectification?.contact ?? ""),
  };
}

/** The categories' scores by party, and what put the branch on its level whatever its score. */
function causes(branch: MergedBranch): string {
  const scores = branch.evaluations.map(({ party, categories }) => {
    const parts = Object.entries(categories).flatMap(([name, score]) =>
      score === null ? [] : [`${oneLine(name)}${score}`],
    );
    return parts.length === 0 ? "" : `${partyNames[party]}：${parts.join("，")}`;
  });
  const vetoes = branch.vetoes.filter((v) => v.state === "yes").map((v) => v.text);
  return [...scores, ...(vetoes.length > 0 ? [`直接定级：${vetoes.join("；")}`] : [])]
    .filter((part) => part !== "")
    .join("\n");
}
