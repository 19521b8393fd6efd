import { ownTitles } from "../../own-sheets/recognise";
import type { OwnFormId } from "../../model/recognised-sheet";
import type { Column, ColumnRole, Scheme, TableForm } from "../../schemes/types";
import { rectificationHeadings, summaryHeadings } from "../drawn-tables";
import { schemeLine } from "../scheme-line";

function column(id: string, heading: string, role: ColumnRole, width: number): Column {
  return { id, headings: [heading], role, isRequired: role === "branch", width };
}

const number = column("number", "序号", "number", 6);
const parent = column("parent", summaryHeadings.parent, "parent", 26);
const branch = column("branch", summaryHeadings.branch, "branch", 30);
const type = column("type", "类型", "type", 12);
const total = column("total", "总分", "total", 10);
const level = column("level", summaryHeadings.level, "level", 16);

const columns = {
  summary: [number, parent, branch, level],
  "poor-list": [number, parent, branch, type, total, level],
  "poor-detail": [
    number,
    parent,
    branch,
    type,
    total,
    level,
    column("causes", "失分和直接定级情形", "text", 30),
    column("problem", "存在的主要问题", "problem", 30),
    column("measure", "主要整改措施", "measure", 30),
    column("deadline", "完成整改时间", "deadline", 12),
    column("contact", "党支部定点联系人", "contact", 12),
  ],
  "rectification-summary": [
    number,
    column("branch", rectificationHeadings.branch, "branch", 22),
    column("problem", rectificationHeadings.problem, "problem", 36),
    column("measure", rectificationHeadings.measure, "measure", 36),
    column("deadline", rectificationHeadings.deadline, "deadline", 12),
    column("contact", rectificationHeadings.contact, "contact", 14),
    column("remark", "备注", "remark", 12),
  ],
} as const satisfies Partial<Record<OwnFormId, readonly Column[]>>;

export type ListForm = keyof typeof columns;
export const listForms = Object.keys(columns) as readonly ListForm[];

/**
 * The form that a list of branches is drawn in: the authority's own where its document prints one, else
 * the layout of the one that does (中矿京党字〔2012〕14号 附件2, 附件3), marked as ours.
 */
export function listForm(scheme: Scheme, id: ListForm): TableForm {
  const official = scheme.forms.find((form) => form.kind === "table" && form.id === officialIds[id]);
  if (official?.kind === "table") return official;
  return {
    kind: "table",
    id,
    titles: [ownTitles[id]],
    clause: "",
    isOurLayout: true,
    notes: [schemeLine(scheme)],
    unitLine: "填报单位（盖章）：              填报人：          联系电话：",
    orientation: id === "summary" ? "portrait" : "landscape",
    columns: columns[id],
    blankRows: 1,
    totals: id === "summary" ? { label: "合计", levels: scheme.levels.map((l) => l.name) } : null,
  };
}

const officialIds: Readonly<Record<ListForm, string>> = {
  summary: "grading-summary",
  "poor-list": "poor-list",
  "poor-detail": "poor-detail",
  "rectification-summary": "rectification-summary",
};
