import type { LongDesign } from "../../design/long-table";
import { styles } from "../../design/styles";
import { widthForRows } from "../../design/text-height";
import type { OwnColumn } from "../../own-sheets/description";
import { nothingKept } from "../../own-sheets/read-table";
import { OwnTablePage } from "../../own-sheets/table-page";
import { entriesTable } from "../../own-sheets/entries/description";
import type { FieldForm, Scheme } from "../../schemes/types";
import { oneLine } from "../../text/fold";
import { fieldHeading } from "../form-entries";
import type { MergedBranch } from "../merge-result";
import { schemeLine } from "../scheme-line";

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
    const content = branch.contents.find((part) => part.id === id && Object.keys(part.fields).length > 0);
    return content ? [{ branch, fields: content.fields }] : [];
  });
  if (filled.length === 0) return null;
  const columns: OwnColumn[] = [
    ...entriesTable.columns,
    ...form.fields.map((field): OwnColumn => ({
      id: field.id,
      heading: fieldHeading(field),
      width: widthForRows(
        filled.flatMap(({ fields }) => fields[field.id]?.text ?? []),
        ENTRY_WIDTH,
        styles.textMiddle,
      ),
      style: "textMiddle",
    })),
  ];
  const title = oneLine(form.titles[0] ?? "");
  const page = new OwnTablePage(
    { ...entriesTable, columns },
    nothingKept,
    `${schemeLine(scheme)}　${form.clause} ${title}`,
  );
  page.putRows(filled.length, (i) => {
    const { branch, fields } = filled[i] as (typeof filled)[0];
    const entries = form.fields.map((field): [string, string | null] => [field.id, fields[field.id]?.text ?? null]);
    return {
      " number": branch.number,
      " parent": branch.parent,
      " branch": branch.name,
      ...(Object.fromEntries(entries) as Record<string, string | null>),
    };
  });
  const footer = [scheme.document, program].filter((part) => part !== "").join("　");
  return page.finishLong(`${form.clause}${entriesTable.title}`, "landscape", footer);
}
