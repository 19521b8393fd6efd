import { checkWorkbook, type CheckResult } from "../../check/check";
import { designCells } from "../../design/design-cells";
import { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign } from "../../design/sheet-design";
import type { Finding, FindingCode } from "../../findings/finding";
import { ledgerEvaluation, pointsLost } from "../../scoring/deductions";
import { markLine } from "../../own-sheets/mark-line";
import { tutorialHeadings, tutorialSheet } from "../../own-sheets/tutorial/description";
import { findForm } from "../../schemes/index";
import { parseA1 } from "../../workbook/address";
import { cellKey, type WorkbookSnapshot } from "../../workbook/snapshot";
import { drawTemplate } from "../templates/draw-template";
import { rightEntries, type TutorialForm } from "./branch";
import { laterMistake, type Mistake, mistakes } from "./mistakes";
import { tutorialWording } from "./wording";

interface TutorialOptions {
  /** The sentence of a finding, in Chinese. */
  readonly describe: (finding: Finding) => string;
  /** The name that a sheet gets in its workbook, where the wished one may be taken. */
  readonly nameOf?: (wished: string) => string;
}

const forms: readonly TutorialForm[] = ["scoring", "survey", "rectification"];
const WIDTHS = [5, 32, 12, 47];
const LINE_HEIGHT = 24;

/**
 * The tutorial: the sheet 「教程」 and the three forms of an invented branch with mistakes in them. What its steps
 * promise is what the check finds in these very sheets.
 * @throws RangeError where a mistake is not found, or found otherwise than its step says
 */
export function drawTutorial({ describe, nameOf = (name) => name }: TutorialOptions): readonly SheetDesign[] {
  const draw = (planted: readonly Mistake[]): readonly SheetDesign[] => drawForms(planted, nameOf);
  const given = draw([...mistakes, laterMistake]);
  const stages = { first: given, later: draw([laterMistake]), last: draw([]) };
  const [first, later, last] = [stages.first, stages.later, stages.last].map(check) as [Found, Found, Found];
  const valueAt = (designs: readonly SheetDesign[], { sheet, cell }: PlacedFinding): string => {
    const design = designs.find(({ name }) => name === sheet);
    const { row, column } = parseA1(cell);
    return String((design && designCells(design).get(cellKey(row, column))?.value) ?? "");
  };
  const steps: Step[] = [
    { act: tutorialWording.check, seen: tutorialWording.checked(first.count("error"), first.count("query")) },
  ];
  for (const { code, remedy } of mistakes) {
    const place = first.of(code);
    const values = { wrong: valueAt(given, place), right: valueAt(stages.last, place) };
    steps.push({ act: tutorialWording.remedies[remedy](values), place, seen: describe(place) });
  }
  const place = later.of(laterMistake.code);
  steps.push(
    { act: tutorialWording.again, place, seen: tutorialWording.oneLeft(describe(place)) },
    {
      act: tutorialWording.cleared(valueAt(given, place), valueAt(stages.last, place)),
      place,
      seen: tutorialWording.clean,
    },
    ...afterwards(last.result),
  );
  return [drawSteps(nameOf(tutorialWording.sheet), steps), ...given];
}

interface Step {
  readonly act: string;
  readonly place?: PlacedFinding;
  readonly seen: string;
}

type PlacedFinding = Finding & { readonly sheet: string; readonly cell: string };

interface Found {
  readonly result: CheckResult;
  of(code: FindingCode): PlacedFinding;
  count(severity: Finding["severity"]): number;
}

function check(designs: readonly SheetDesign[]): Found {
  const sheets = designs.map((design) => {
    const { name } = design;
    return { id: name, name, visibility: "visible", isProtected: false, cells: designCells(design) } as const;
  });
  const workbook: WorkbookSnapshot = { name: null, calculation: "automatic", isStructureProtected: false, sheets };
  const result = checkWorkbook(workbook);
  return {
    result,
    of: (code) => {
      const found = result.findings.filter((finding) => finding.code === code);
      const [only] = found;
      if (!only || found.length > 1 || only.sheet === null || only.cell === null) {
        throw new RangeError(`the tutorial's mistake ${code} is found ${found.length} times`);
      }
      return { ...only, sheet: only.sheet, cell: only.cell };
    },
    count: (severity) => result.findings.filter((finding) => finding.severity === severity).length,
  };
}

/** What is left to do once nothing is wrong any more. */
function afterwards({ branches }: CheckResult): readonly Step[] {
  const [branch] = branches;
  const self = branch?.evaluations.find(({ party }) => party === "self");
  const total = self?.total;
  const level = branch?.provisionalLevel;
  const lost = (branch && ledgerEvaluation(branch)?.scores.filter((score) => pointsLost(score) !== null)) ?? [];
  if (!total || !level) throw new RangeError("the tutorial's branch has no total");
  return [
    { act: tutorialWording.fill, seen: tutorialWording.filled(total.toString(), level) },
    { act: tutorialWording.ledger, seen: tutorialWording.drawn(lost.length) },
    { act: tutorialWording.undo, seen: tutorialWording.undone },
    { act: tutorialWording.save, seen: tutorialWording.saved },
  ];
}

function drawForms(planted: readonly Mistake[], nameOf: (wished: string) => string): readonly SheetDesign[] {
  return forms.map((id) => {
    const found = findForm(`tianning-2012/${id}`);
    if (!found) throw new RangeError(`no such form: ${id}`);
    const { scheme, form } = found;
    const categories = form.kind === "scoring" ? form.rubric.categories : [];
    const maxima = categories.flatMap(({ items }) => items.map(({ maximum }) => maximum ?? 0));
    const right = rightEntries(maxima)[id];
    const fill = planted.filter((mistake) => mistake.form === id).reduce((entries, { put }) => put(entries), right);
    const design = drawTemplate(scheme, form, { fill });
    return { ...design, name: nameOf(design.name) };
  });
}

function drawSteps(name: string, steps: readonly Step[]): SheetDesign {
  const builder = new SheetBuilder(WIDTHS);
  builder.putLine(0, tutorialSheet.title, "title");
  builder.atLeast(0, 34);
  builder.putLine(1, markLine(tutorialWording.note), "note");
  tutorialHeadings.forEach((heading, column) => builder.put(2, column, heading, "heading"));
  builder.atLeast(2, LINE_HEIGHT);
  steps.forEach(({ act, place, seen }, i) => {
    const row = 3 + i;
    builder.put(row, 0, i + 1, "count");
    builder.put(row, 1, act, "textMiddle");
    if (place) {
      const { sheet, cell } = place;
      builder.put(row, 2, `${sheet} ${cell}`, "link", {}, { sheet, cell });
    } else builder.put(row, 2, null, "center");
    builder.put(row, 3, seen, "textMiddle");
    builder.atLeast(row, LINE_HEIGHT);
  });
  return builder.build(name, { orientation: "portrait" }, 3);
}
