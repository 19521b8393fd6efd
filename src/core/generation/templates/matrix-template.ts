import { SheetBuilder } from "../../design/sheet-builder";
import { firstPageColumns, readablePaper } from "../../design/readable";
import type { SheetDesign } from "../../design/sheet-design";
import { styles } from "../../design/styles";
import type { Party, Scheme, ScoringForm } from "../../schemes/types";
import { columnName } from "../../workbook/address";
import { sum, decimal } from "../../workbook/decimal";
import { wording } from "../../own-sheets/wording";
import { drawHeadings, drawRubric, headingTexts, limitScores, rubricHeadings, rubricWidths } from "./scoring-template";

interface MatrixBranch {
  /** null gets a numbered stand-in (党支部1) for a person to type over. */
  readonly name: string | null;
  /** Scores by party, in the order of the rubric's items. */
  readonly scores?: Readonly<Partial<Record<Party, readonly (number | null)[]>>>;
}

interface MatrixOptions {
  readonly branches?: readonly MatrixBranch[];
  /** Name and version of the program, for the footer. */
  readonly program?: string;
}

const BLANK_BRANCHES = 6;
const TEXT_WIDTH = 56;
const PARTY_WIDTH = 8;

/**
 * The reviewer's page: the rubric's items down, branches across, and for each branch a score
 * column per party of the form. Sums below are live.
 */
export function drawMatrixTemplate(scheme: Scheme, form: ScoringForm, options: MatrixOptions = {}): SheetDesign {
  const branches = options.branches ?? Array.from({ length: BLANK_BRANCHES }, (): MatrixBranch => ({ name: null }));
  const parties = form.headings.parties;
  const headings = rubricHeadings(form);
  const left = rubricWidths(headings, TEXT_WIDTH);
  const widths = [...left, ...branches.flatMap(() => parties.map(() => PARTY_WIDTH))];
  const print = readablePaper(
    {
      columnWidths: widths,
      smallest: styles.item.size,
      names: left.length,
      canBegin: (column) => (column - left.length) % parties.length === 0,
    },
    { orientation: "landscape", footer: matrixFooter(scheme, options), titleRows: [0, 3] },
  );
  const across = firstPageColumns(widths, print);
  const builder = new SheetBuilder(widths);
  const columnOf = (branch: number, party: number): number => left.length + branch * parties.length + party;

  builder.put(0, 0, wording.matrixTitle, "title", { columns: across });
  builder.atLeast(0, 34);
  builder.put(1, 0, form.titles[0] ?? scheme.title, "subtitle", { columns: across });
  drawHeadings(builder, 2, headingTexts(headings), 2);
  branches.forEach((branch, b) => {
    const name = branch.name ?? wording.branchStandIn(b + 1);
    builder.put(2, columnOf(b, 0), name, "inputCenter", { columns: parties.length });
    parties.forEach((party, p) => builder.put(3, columnOf(b, p), party.headings[0] ?? "", "heading"));
  });
  builder.atLeast(2, 34);
  builder.atLeast(3, 34);

  const firstItem = 4;
  const totalRow = drawRubric(builder, firstItem, form.rubric, headings, ({ criterion, index }, { row, column }) => {
    branches.forEach((branch, b) =>
      parties.forEach(({ party }, p) => {
        builder.put(row, columnOf(b, p), branch.scores?.[party]?.[index] ?? null, "inputScore");
      }),
    );
    const right = column + branches.length * parties.length - 1;
    limitScores(builder, criterion, form.rubric, { top: row, bottom: row, left: column, right });
  });

  const count = totalRow - firstItem;
  const hasPoints = form.rubric.letters === null;
  if (hasPoints) {
    builder.put(totalRow, 0, wording.grandTotal, "label", {
      columns: headings.maximum === null ? left.length : left.length - 1,
    });
    if (headings.maximum !== null) {
      const total = form.rubric.total;
      builder.put(totalRow, left.length - 1, total === null ? null : `${total}分`, "center");
    }
    branches.forEach((branch, b) =>
      parties.forEach(({ party }, p) => {
        const name = columnName(columnOf(b, p));
        const range = `${name}${firstItem + 1}:${name}${totalRow}`;
        const scores = (branch.scores?.[party] ?? []).filter((score) => score !== null);
        builder.put(
          totalRow,
          columnOf(b, p),
          {
            formula: `IF(COUNT(${range})<${count},"${wording.incomplete}",SUM(${range}))`,
            value: scores.length < count ? wording.incomplete : sum(scores.map(decimal)).toNumber(),
          },
          "scoreStrong",
        );
      }),
    );
    builder.atLeast(totalRow, 26);
  }
  const end = hasPoints ? totalRow + 1 : totalRow;
  builder.putLine(end, wording.matrixNote, "note");
  builder.endPrint(end);
  return builder.build(wording.matrixTitle, print, firstItem);
}

function matrixFooter({ document }: Scheme, { program = "" }: MatrixOptions): string {
  return [document, program].filter((part) => part !== "").join("　");
}
