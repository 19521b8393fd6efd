import { ownSheets } from "../../own-sheets/index";
import type { OwnFormId } from "../../model/recognised-sheet";
import type { Column, Scheme, TableForm } from "../../schemes/types";

import { schemeLine } from "../scheme-line";
import { poorDetailColumns } from "../../own-sheets/poor-detail/description";
import { poorListColumns } from "../../own-sheets/poor-list/description";
import { rectificationColumns } from "../../own-sheets/rectification-summary/description";
import { summaryListColumns } from "../../own-sheets/summary/description";

const columns = {
  summary: summaryListColumns,
  "poor-list": poorListColumns,
  "poor-detail": poorDetailColumns,
  "rectification-summary": rectificationColumns,
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
    titles: [listTitle(scheme, id)],
    clause: "",
    isOurLayout: true,
    notes: [],
    screenNotes: [schemeLine(scheme)],
    unitLine: "填报单位（盖章）：              填报人：          联系电话：",
    orientation: id === "summary" ? "portrait" : "landscape",
    columns: columns[id],
    blankRows: 1,
    totals: id === "summary" ? { label: "合计", levels: scheme.levels.map((l) => l.name) } : null,
  };
}

/** A list is called by the scheme's own word for its lowest level. */
export function listTitle(scheme: Scheme, id: ListForm): string {
  const { title, titleEnd } = ownSheets[id];
  const lowest = scheme.levels.at(-1)?.name;
  return titleEnd === undefined || lowest === undefined ? title : `${lowest}${titleEnd}`;
}

const officialIds: Readonly<Record<ListForm, string>> = {
  summary: "grading-summary",
  "poor-list": "poor-list",
  "poor-detail": "poor-detail",
  "rectification-summary": "rectification-summary",
};
