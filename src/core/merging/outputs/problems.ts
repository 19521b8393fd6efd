import type { LongDesign } from "../../design/long-table";
import type { StyleName } from "../../design/styles";
import { severities, type Severity } from "../../findings/finding";
import { findingsWords } from "../../own-sheets/findings/description";
import { checkNames } from "../../own-sheets/check-names";
import { nothingKept, OwnTablePage, type OwnColumn } from "../../own-sheets/own-table";
import { OWN_MARK, ownTitles } from "../../own-sheets/recognise";
import type { ForwardedFinding } from "../submitted";
import { problemHeadings } from "../drawn-tables";
import type { MergeFinding } from "../merge-result";
import { maskContacts } from "./mask";

type ProblemColumn = keyof typeof problemHeadings;

const widths: Readonly<Record<ProblemColumn, number>> = {
  number: 5,
  severity: 8,
  check: 14,
  problem: 44,
  branch: 16,
  file: 20,
  place: 13,
  clause: 12,
  handling: 18,
};

const columns = (Object.keys(problemHeadings) as ProblemColumn[]).map((id): OwnColumn<ProblemColumn> => ({
  id,
  heading: problemHeadings[id],
  width: widths[id],
}));

/** A line of 「问题清单」: found now, or carried from a lower merge. */
export type Problem = Omit<ForwardedFinding, "via">;

/** A finding of a merge as a line; an explained one says its explanation. */
export function problemOf(finding: MergeFinding, describe: (finding: MergeFinding) => string): Problem {
  const { code, severity, branch, file, sheet, cell, clause, explanation } = finding;
  const signed = explanation && [explanation.by, explanation.at].filter((part) => part !== "").join(" ");
  const handling = explanation && `已说明：${explanation.reason}${signed ? `（${signed}）` : ""}`;
  return { code, severity, sentence: describe(finding), branch, file, sheet, cell, clause, handling };
}

/** A line that is worded when it is written: a merge of thousands of files has a hundred thousand of them. */
export interface ListedProblem {
  readonly severity: Severity;
  line(): Problem;
}

export function foundProblems(
  findings: readonly MergeFinding[],
  describe: (finding: MergeFinding) => string,
): readonly ListedProblem[] {
  return findings.map((finding) => ({ severity: finding.severity, line: () => problemOf(finding, describe) }));
}

export function writtenProblem(problem: Problem): ListedProblem {
  return { severity: problem.severity, line: () => problem };
}

const columnStyles: Readonly<Record<ProblemColumn, StyleName>> = {
  number: "count",
  severity: "center",
  check: "center",
  problem: "textMiddle",
  branch: "textMiddle",
  file: "textMiddle",
  place: "center",
  clause: "center",
  handling: "inputMiddle",
};

/** A sheet has 1,048,576 rows; title, headings and signatures need some. */
const MOST_LINES = 1_000_000;

function leftOut(all: number, most: number): string {
  return `共 ${all} 条，一张表放不下，这里只有前 ${most} 条（需修改的在前），其余 ${all - most} 条没有列出：请分批汇总。`;
}

/**
 * Draws 「问题清单」 of a merge: what has to be mended or explained, with file, sheet and cell; errors first.
 * @param most lines on one sheet; where there are more, the sheet says how many it leaves out.
 */
export function drawProblems(
  problems: readonly ListedProblem[],
  name: string,
  program: string,
  most: number = MOST_LINES,
): LongDesign {
  const all = severities.flatMap((severity) => problems.filter((f) => f.severity === severity));
  const listed = all.slice(0, most);
  const page = new OwnTablePage<ProblemColumn>(
    {
      title: ownTitles.findings,
      columns,
      ownLines: [findingsWords.none],
      sections: [],
      sectionLabels: [],
      signOff: ["填表人", "审核人", "日期"],
    },
    nothingKept,
    `${OWN_MARK}　汇总时各文件中的问题，以及文件之间、与名册之间的问题。${all.length > most ? leftOut(all.length, most) : ""}`,
  );
  if (listed.length === 0) page.line(findingsWords.none, "textMiddle");
  page.putRows(columnStyles, listed.length, (i) => {
    const problem = (listed[i] as ListedProblem).line();
    return {
      number: i + 1,
      severity: findingsWords.severities[problem.severity],
      check: checkNames[problem.code],
      problem: maskContacts(problem.sentence),
      branch: problem.branch,
      file: problem.file,
      place: [problem.sheet, problem.cell].filter((p) => p !== null).join("!") || null,
      clause: problem.clause,
      handling: problem.handling,
    };
  });
  return page.finishLong(name, "landscape", program);
}
