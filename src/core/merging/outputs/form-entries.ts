import type { LongDesign } from "../../design/long-table";
import type { StyleName } from "../../design/styles";
import { nothingKept, OwnTablePage, type OwnColumn } from "../../own-sheets/own-table";
import { ownTitles } from "../../own-sheets/recognise";
import type { FieldForm, Scheme } from "../../schemes/types";
import { oneLine } from "../../text/fold";
import { entryHeadings, fieldHeading } from "../form-entries";
import type { MergedBranch } from "../merge-result";
import { schemeLine } from "../scheme-line";

const SIGN_OFF = ["填表人", "审核人", "日期"];
const ENTRY_WIDTH = 14;

/** Draws what branches filled in on one form, a row for each of them; null where nobody filled it in. */
export function drawFormEntries(
  scheme: Scheme,
  form: FieldForm,
  branches: readonly MergedBranch[],
  program: string,
): LongDesign | null {
  const id = `form:${scheme.id}/${form.id}`;
  const filled = branches.flatMap((branch) => {
    const content = branch.parts.find((part) => part.id === id && Object.keys(part.fields).length > 0);
    return content ? [{ branch, fields: content.fields }] : [];
  });
  if (filled.length === 0) return null;
  const columns: OwnColumn[] = [
    { id: " number", heading: entryHeadings.number, width: 6 },
    { id: " parent", heading: entryHeadings.parent, width: ENTRY_WIDTH },
    { id: " branch", heading: entryHeadings.branch, width: ENTRY_WIDTH },
    ...form.fields.map((field) => ({ id: field.id, heading: fieldHeading(field), width: ENTRY_WIDTH })),
  ];
  const title = oneLine(form.titles[0] ?? "");
  const page = new OwnTablePage(
    { title: ownTitles.entries, columns, ownLines: [], sections: [], sectionLabels: [], signOff: SIGN_OFF },
    nothingKept,
    `${schemeLine(scheme)}　${form.clause} ${title}`,
  );
  const styles = Object.fromEntries(
    columns.map((column): [string, StyleName] => [column.id, column.id === " number" ? "count" : "textMiddle"]),
  );
  page.putRows(styles, filled.length, (i) => {
    const { branch, fields } = filled[i] as (typeof filled)[0];
    const entries = form.fields.map((field) => [field.id, fields[field.id]?.text ?? null]);
    return {
      " number": branch.number,
      " parent": branch.parent,
      " branch": branch.name,
      ...Object.fromEntries(entries),
    };
  });
  const footer = [scheme.document, program].filter((part) => part !== "").join("　");
  return page.finishLong(`${form.clause}${ownTitles.entries}`, "landscape", footer);
}
