import type { SheetDesign } from "../../design/sheet-design";
import type { Criterion, ScoringForm } from "../../schemes/types";
import { wording } from "../../own-sheets/wording";
import { drawNotes, drawTitle, drawUnitLine, formBuilder, printSetup, sheetName, type TemplateOptions } from "./frame";

/** Several columns under merged lines: a single column as wide as the page is cut off by some programs. */
const COLUMNS = [19, 19, 19, 19];
const BODY_HEIGHT = 60;

/** A report whose paragraphs are headed by item, maximum and scores: 一、…（满分15分，自评　　分）. */
export function drawReportTemplate(form: ScoringForm, options: TemplateOptions): SheetDesign {
  const fill = options.fill ?? {};
  const builder = formBuilder(COLUMNS);
  let row = drawTitle(builder, form, undefined);
  row = drawUnitLine(builder, row, form.unitLine ?? wording.branchLine, (label) =>
    form.unitLine === null ? fill.branch : fill.fields?.[label],
  );
  const items = form.rubric.categories.flatMap((category) => category.items);
  items.forEach((item, index) => {
    builder.putLine(
      row,
      heading(form, item, (party) => fill.scores?.[party]?.[index] ?? null),
      "inputLine",
    );
    builder.atLeast(row++, 24);
    builder.putLine(row, null, "input");
    builder.atLeast(row++, BODY_HEIGHT);
  });
  drawNotes(builder, row, form);
  return builder.build(sheetName(form), printSetup(form));
}

type Score = number | string | null;

function heading(form: ScoringForm, { number, text, maximum }: Criterion, scoreOf: (party: string) => Score): string {
  const { maximum: words = [], parties = [] } = form.inText ?? {};
  const points = [
    ...(maximum === null ? [] : [`${words[0] ?? ""}${maximum}分`]),
    ...parties.flatMap(({ party, words: named }, i) => {
      const score = scoreOf(party);
      return i > 0 && score === null ? [] : [`${named[0] ?? ""}${score ?? "　　"}分`];
    }),
  ];
  return `${number === null ? "" : `${number}、`}${text}（${points.join("，")}）`;
}
