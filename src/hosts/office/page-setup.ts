import { scaleOf } from "../../core/design/pages";
import { marginsOf } from "../../core/design/paper";
import type { PrintSetup, SheetDesign } from "../../core/design/sheet-design";
import { columnName, toA1 } from "../../core/workbook/address";
import { operation, rangeOf, type Operation } from "./requests";

/** The same words as on the pages of saved files. */
const PAGE_NUMBERS = "第 &P 页 共 &N 页";

/** How a sheet prints, and which rows stay on the screen. */
export function viewSteps(sheet: Excel.Worksheet, design: SheetDesign): Operation[] {
  const { frozenRows, print } = design;
  return [
    operation(
      () => {
        const layout = sheet.pageLayout;
        layout.paperSize = print.paper ?? "A4";
        layout.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait";
        layout.setPrintMargins("Points", { ...marginsOf(print) });
        layout.centerHorizontally = true;
        // Pages to fit may be passed by, and where they are not, Excel passes by the breaks.
        layout.zoom = { scale: scaleOf(design) };
        const { titleRows, titleColumns, area } = print;
        if (titleRows) layout.setPrintTitleRows(`$${titleRows[0] + 1}:$${titleRows[1] + 1}`);
        if (titleColumns)
          layout.setPrintTitleColumns(`$${columnName(titleColumns[0])}:$${columnName(titleColumns[1])}`);
        if (area) layout.setPrintArea(rangeOf(sheet, area));
        const footers = layout.headersFooters.defaultForAllPages;
        footers.centerFooter = PAGE_NUMBERS;
        footers.leftFooter = (print.footer ?? "").replace(/&/g, "&&");
      },
      print,
      16,
    ),
    ...breakSteps(sheet, print),
    operation(() => {
      if (frozenRows > 0) sheet.freezePanes.freezeRows(frozenRows);
      else sheet.freezePanes.unfreeze();
    }),
  ];
}

/** Only what the design says: breaks of a former drawing would divide other rows. */
function breakSteps(sheet: Excel.Worksheet, { rowBreaks = [], columnBreaks = [] }: PrintSetup): Operation[] {
  return [
    operation(
      () => {
        sheet.horizontalPageBreaks.removePageBreaks();
        sheet.verticalPageBreaks.removePageBreaks();
      },
      null,
      2,
    ),
    ...rowBreaks.map((row) => operation(() => sheet.horizontalPageBreaks.add(toA1({ row, column: 0 })))),
    ...columnBreaks.map((column) => operation(() => sheet.verticalPageBreaks.add(toA1({ row: 0, column })))),
  ];
}
