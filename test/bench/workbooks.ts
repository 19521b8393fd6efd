import { SheetBuilder } from "../../src/core/design/sheet-builder";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { findForm } from "../../src/core/schemes";
import type { ScoringForm } from "../../src/core/schemes/types";
import { drawForm } from "../../src/scripts/samples/draw";
import { contactsSheet } from "../../src/scripts/samples/example";
import { packWorkbook } from "./pack";
import { randomFrom } from "./random";
import { chooseScores, drawRubric, sumOf } from "./rubric-sheet";
import { makeSchool, type School } from "./school";

export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function scoringForm(): ScoringForm {
  const form = findForm("tianning-2012/scoring")?.form;
  if (form?.kind !== "scoring") throw new RangeError("tianning-2012/scoring is no scoring form");
  return form;
}

const form = scoringForm();

/** 附件1 of as many invented branches, a sheet each. */
export function drawBranches(count: number): readonly SheetDesign[] {
  return Array.from({ length: count }, (_, i) => drawBranch(i + 1));
}

/** 附件1 of one invented branch, both parties' scores filled in. */
export function drawBranch(seed: number): SheetDesign {
  const random = randomFrom(seed);
  const { branch } = makeSchool(seed, random);
  const scores = { self: chooseScores(form, random), review: chooseScores(form, random) };
  return drawRubric(`支部${seed}`, form, branch, scores, random);
}

/** The four Tianning forms as one branch hands them in; in half of the workbooks an unrelated sheet among them. */
export function drawSubmission(seed: number): readonly SheetDesign[] {
  const random = randomFrom(seed);
  const school = makeSchool(seed, random);
  const hasNames = random.is(0.5);
  const named = (design: SheetDesign, name: string): SheetDesign => (hasNames ? design : { ...design, name });
  const scores = { self: chooseScores(form, random), review: chooseScores(form, random) };
  const ownResult = `${sumOf(scores.self)}分  班子健全，制度落实，党员作用发挥好`;
  const survey = drawForm("survey", { fields: { ...school.entries, "own-result": ownResult } });
  const sheets = [
    drawRubric(hasNames ? "附件1" : "评分", form, school.branch, scores, random),
    named(survey, "摸底表"),
    named(drawForm("rectification", { fields: rectification(school) }), "整改"),
    named(contactsSheet(), "联系点"),
  ];
  return random.is(0.5) ? [...sheets.slice(0, 2), drawNotice(school), ...sheets.slice(2)] : sheets;
}

/** A submission as a file: every second one as Excel writes it, the others as openpyxl does. */
export function makeSubmission(seed: number): CorpusFile {
  const dialect = seed % 2 === 0 ? "shared-strings" : "inline-strings";
  return { name: `submission-${seed}.xlsx`, bytes: packWorkbook(drawSubmission(seed), dialect) };
}

function rectification({ branch, entries, leader, problems, measures }: School): Record<string, string | number> {
  return {
    branch,
    reporter: `${entries["secretary-name"]}  书记`,
    phone: "00000000",
    problems: problems.map((p, i) => `${i + 1}、${p}。`).join("\n"),
    measures: measures.map((m, i) => `${i + 1}、${m}。`).join("\n"),
    deadline: "2012年11月30日",
    contact: leader,
  };
}

/** A sheet that no form fits: the minutes of meetings. */
function drawNotice({ name }: School): SheetDesign {
  const sheet = new SheetBuilder([14, 18, 60]);
  sheet.putLine(0, `${name}党员学习记录`, "title");
  ["日期", "主持人", "学习内容"].forEach((heading, i) => sheet.put(1, i, heading, "heading"));
  for (let i = 0; i < 24; i++) {
    sheet.put(i + 2, 0, `${(i % 12) + 1}月${(i % 27) + 1}日`, "center");
    sheet.put(i + 2, 1, "书记", "center");
    sheet.put(i + 2, 2, `学习文件第${i + 1}篇，交流心得体会，布置下一阶段的工作`, "text");
  }
  return sheet.build("学习记录", { orientation: "portrait" });
}
