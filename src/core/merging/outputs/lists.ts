import type { LongDesign } from "../../design/long-table";
import { drawLongTemplate } from "../../generation/templates/table-template";
import { oneLine } from "../../text/fold";
import type { ColumnRole, Scheme, TableForm } from "../../schemes/types";
import { partyWording } from "../wording";
import type { MergedBranch } from "../merge-result";
import { maskContacts } from "./mask";
import { listForm, type ListForm } from "./our-forms";

/** What a list says about a branch, by the role of the column. */
type Entries = Partial<Record<ColumnRole | "causes", string | number>>;

/** One list of branches of one scheme, in the authority's own form where it has one. */
export function drawList(
  id: ListForm,
  scheme: Scheme,
  branches: readonly MergedBranch[],
  name: string,
  program: string,
): LongDesign {
  const form = listForm(scheme, id);
  const rows = branches.map((branch, i) => rowFor(form, entriesOf(branch, i + 1)));
  const { sheet, tables } = drawLongTemplate(scheme, form, { fill: { rows }, program });
  return { sheet: { ...sheet, name }, tables };
}

/** The branches on the scheme's lowest level. */
export function poorBranches(scheme: Scheme, branches: readonly MergedBranch[]): readonly MergedBranch[] {
  const lowest = scheme.levels.at(-1)?.name;
  return lowest === undefined ? [] : branches.filter((branch) => branch.level === lowest);
}

function rowFor(form: TableForm, entries: Entries): Readonly<Record<string, string | number>> {
  const used = new Set<ColumnRole>();
  return Object.fromEntries(
    form.columns.flatMap((column) => {
      const own = column.id === "causes" ? entries.causes : used.has(column.role) ? undefined : entries[column.role];
      used.add(column.role);
      return own === undefined || own === "" ? [] : [[column.id, own]];
    }),
  );
}

function entriesOf(branch: MergedBranch, number: number): Entries {
  const { rectification } = branch;
  return {
    number,
    parent: branch.parent ?? "",
    branch: branch.name ?? "",
    type: branch.type ?? "",
    total: branch.total ?? "",
    level: branch.level ?? "",
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
    return parts.length === 0 ? "" : `${partyWording[party]}：${parts.join("，")}`;
  });
  const vetoes = branch.vetoes.filter((v) => v.state === "yes").map((v) => v.text);
  return [...scores, ...(vetoes.length > 0 ? [`直接定级：${vetoes.join("；")}`] : [])]
    .filter((part) => part !== "")
    .join("\n");
}
