import type { LongDesign } from "../../design/long-table";
import { styles } from "../../design/styles";
import { columnPoints, textHeight } from "../../design/text-height";
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
/** Of a column with texts that would make rows taller than `TALLEST` points: half a sheet of paper, which a row must fit. */
const WIDEST = 7 * ENTRY_WIDTH;
const TALLEST = 300;

function widthFor(texts: readonly string[]): number {
  const tallest = (width: number): number =>
    texts.reduce((most, text) => Math.max(most, textHeight(text, columnPoints(width), styles.textMiddle)), 0);
  let width = ENTRY_WIDTH;
  if (tallest(width) <= TALLEST) return width;
  // Lines that a person broke need no more room than they take.
  const reached = Math.max(TALLEST, tallest(WIDEST));
  while (tallest(width) > reached) width += ENTRY_WIDTH;
  return width;
}

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
      width: widthFor(filled.flatMap(({ fields }) => fields[field.id]?.text ?? [])),
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
