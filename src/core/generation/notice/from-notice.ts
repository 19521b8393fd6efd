import { checkWorkbook, type CheckResult } from "../../check/check";
import { designCells } from "../../design/design-cells";
import type { SheetDesign } from "../../design/sheet-design";
import type { FindingCode } from "../../findings/finding";
import type { RecognisedSheet, ScoringSheet } from "../../model/recognised-sheet";
import { ownTitles } from "../../own-sheets/index";
import { recognise } from "../../recognition/recognise";
import { sheetRubrics, type SheetRubric } from "../../recognition/sheet-rubrics";
import { sumCellFormula } from "../../records/sum-formulas";
import { readProse, type ProseStatement } from "../../rubrics/prose";
import type { TemplateId } from "../../schemes/types";
import {
  cellAt,
  cellKey,
  keyAddress,
  type CellKey,
  type Cell,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../workbook/snapshot";
import { freeSheetName } from "../own-sheet";
import { drawRubricSheet } from "../rubric-sheet/draw";
import { readByItself } from "../rubric-sheet/confirm";
import { drawTemplate } from "../templates/draw-template";
import { drawScoringPage } from "./scoring-page";

/** What became of one sheet of a notice. */
export interface NoticeSheet {
  readonly sheet: string;
  /**
   * official: a form that is known, drawn as its authority prints it · rubric: a rubric read from the sheet itself ·
   * copied: a form nobody knows, with its cells as they stand · text: no table, left out · ours: a sheet of the program,
   * left out.
   */
  readonly outcome: "official" | "rubric" | "copied" | "text" | "ours";
  readonly template: TemplateId | null;
  /** What was read of its rubric. */
  readonly rubric: SheetRubric | null;
}

export interface TemplatesOfNotice {
  readonly designs: readonly SheetDesign[];
  readonly sheets: readonly NoticeSheet[];
  /** What the text of the notice states, offered on 「评分办法」 or, without one, only told. */
  readonly offered: readonly ProseStatement[];
}

/** A sheet that says other things than the known form that it resembles. */
const alterations: ReadonlySet<FindingCode> = new Set([
  "maximum-altered",
  "item-missing",
  "item-added",
  "item-text-altered",
]);

/**
 * Makes blank sheets to fill in out of a notice: known forms as their authority prints them, rubrics as they were read,
 * with 「评分办法」 to correct the reading, and other forms as they stand.
 * @param layoutOf how a sheet looks in its file, for forms that are taken over as they stand.
 */
export function templatesFromNotice(
  workbook: WorkbookSnapshot,
  layoutOf: (sheet: SheetSnapshot) => SheetDesign,
  program = "",
): TemplatesOfNotice {
  const checked = checkWorkbook(workbook);
  const rubrics = new Map(sheetRubrics(workbook).map((rubric) => [rubric.sheet, rubric]));
  const texts = checked.sheets.filter((s) => s.template === null && !isForm(s.sheet)).map(({ sheet }) => sheet);
  const offered = texts.flatMap(readProse);
  const pages: SheetDesign[] = [];
  const methods: SheetDesign[] = [];
  const sheets: NoticeSheet[] = [];
  const drawn = new Set<TemplateId>();
  for (const sheet of checked.sheets) {
    const rubric = rubrics.get(sheet.sheet) ?? null;
    const tell = (outcome: NoticeSheet["outcome"]): void => {
      sheets.push({ sheet: sheet.sheet.name, outcome, template: sheet.template, rubric });
    };
    if (sheet.sheet.visibility !== "visible" || sheet.sheet.cells.size === 0) continue;
    if (sheet.kind === "own") tell("ours");
    else if (sheet.kind === "unrecognised") {
      if (isForm(sheet.sheet)) pages.push(layoutOf(sheet.sheet));
      tell(isForm(sheet.sheet) ? "copied" : "text");
    } else if (sheet.kind === "scoring" && isOwnRubric(sheet, rubric, checked)) {
      const read = readByItself(sheet);
      if (!read) {
        pages.push(layoutOf(sheet.sheet));
        tell("copied");
        continue;
      }
      const method = drawRubricSheet(read.scheme, program, nameFor(methods), null, offered);
      methods.push(method);
      pages.push(withSums(drawScoringPage(read, read.scheme), method));
      tell("rubric");
    } else {
      if (!drawn.has(sheet.template)) pages.push(drawTemplate(sheet.scheme, sheet.form));
      drawn.add(sheet.template);
      if (sheet.kind === "scoring" && offered.length > 0 && !sheet.rubric.letters && isListable(sheet)) {
        methods.push(drawRubricSheet(sheet.scheme, program, nameFor(methods), sheet.scheme, offered));
      }
      tell("official");
    }
  }
  return { designs: [...pages, ...methods], sheets, offered };
}

/** More than lines of text: something stands beside something else. */
function isForm({ cells, table }: SheetSnapshot): boolean {
  return table !== undefined || [...cells.keys()].some((key) => keyAddress(key).column > 0);
}

function isOwnRubric(sheet: ScoringSheet, rubric: SheetRubric | null, { findings }: CheckResult): boolean {
  if (sheet.scheme.id === "custom") return true;
  if (sheet.rubric.letters) return false;
  const isAltered = findings.some((f) => f.sheet === sheet.sheet.name && alterations.has(f.code));
  return isAltered || (rubric !== null && !hasRulesOf(rubric, sheet));
}

/** The sheet's notes state the same levels and weights as the known document. */
function hasRulesOf({ levels, weights }: SheetRubric, { scheme }: ScoringSheet): boolean {
  const bands = (of: SheetRubric["levels"]): string => JSON.stringify(of.map(({ name, from }) => [name, from]));
  const shares = (of: SheetRubric["weights"]): string =>
    JSON.stringify(of.map(({ party, share }) => [party, share]).sort());
  return bands(levels) === bands(scheme.levels) && shares(weights) === shares(scheme.weights);
}

/** 「评分办法」 lists points: a rubric that prints none has nothing to list. */
function isListable({ rubric }: ScoringSheet): boolean {
  return rubric.categories.every(({ items }) => items.every(({ maximum }) => maximum !== null));
}

function nameFor(methods: readonly SheetDesign[]): string {
  const none: WorkbookSnapshot = { name: null, calculation: "automatic", isStructureProtected: false, sheets: [] };
  return freeSheetName(
    none,
    ownTitles.rubric,
    methods.map(({ name }) => name),
  );
}

/** The page with live formulas in the cells for its sums, as they are found when it is read with its 「评分办法」. */
function withSums(page: SheetDesign, method: SheetDesign): SheetDesign {
  const sheets = [page, method].map(snapshotOf);
  const read = recognise({ name: null, calculation: "automatic", isStructureProtected: false, sheets }).find(
    (s): s is RecognisedSheet & ScoringSheet => s.kind === "scoring" && s.sheet === sheets[0],
  );
  if (!read) return page;
  const formulas = new Map<CellKey, Cell>();
  for (const place of read.sumCells) {
    if (place.isWhole || place.anyOf || cellAt(read.sheet, place.cell.row, place.cell.column)) continue;
    const formula = sumCellFormula(read, place);
    if (formula) formulas.set(cellKey(place.cell.row, place.cell.column), formula);
  }
  const cells = page.cells.map((cell) => ({
    ...cell,
    content: formulas.get(cellKey(cell.row, cell.column)) ?? cell.content,
  }));
  return { ...page, cells };
}

function snapshotOf(design: SheetDesign): SheetSnapshot {
  const { name } = design;
  return { id: name, name, visibility: "visible", isProtected: false, cells: designCells(design) };
}
