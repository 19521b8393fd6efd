import type { LongDesign } from "../../design/long-table";
import { groupByRule } from "../../findings/by-rule";
import type { FindingCode, Severity } from "../../findings/finding";
import { findingsWords, mergedFindingsTable } from "../../own-sheets/findings/description";
import { checkNames } from "../../own-sheets/check-names";
import { OwnTablePage } from "../../own-sheets/table-page";
import { nothingKept } from "../../own-sheets/read-table";
import { OWN_MARK } from "../../own-sheets/mark-line";
import type { ForwardedFinding } from "../submitted";
import type { MergeFinding } from "../merge-result";
import { maskContacts } from "../mask";

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
interface ListedProblem {
  readonly severity: Severity;
  readonly code: FindingCode;
  line(): Problem;
}

export function foundProblems(
  findings: readonly MergeFinding[],
  describe: (finding: MergeFinding) => string,
): readonly ListedProblem[] {
  return findings.map((finding) => {
    const { severity, code } = finding;
    return { severity, code, line: () => problemOf(finding, describe) };
  });
}

export function writtenProblem(problem: Problem): ListedProblem {
  const { severity, code } = problem;
  return { severity, code, line: () => problem };
}

/** A sheet has 1,048,576 rows; title, headings and signatures need some. */
const MOST_LINES = 1_000_000;

function leftOut(all: number, most: number): string {
  return `共 ${all} 条，一张表放不下，这里只有前 ${most} 条（需修改的在前），其余 ${all - most} 条没有列出：请分批汇总。`;
}

/**
 * Draws 「问题清单」 of a merge: what has to be mended or explained, with file, sheet and cell; errors first,
 * what has one cause together, whatever files it stands in.
 * @param most lines on one sheet; where there are more, the sheet says how many it leaves out.
 */
export function drawProblems(
  problems: readonly ListedProblem[],
  name: string,
  program: string,
  most: number = MOST_LINES,
): LongDesign {
  const all = groupByRule(problems, (problem) => problem).flatMap(({ entries }) => entries);
  const listed = all.slice(0, most);
  const page = new OwnTablePage(
    mergedFindingsTable,
    nothingKept,
    `${OWN_MARK}　汇总时各文件中的问题，以及文件之间、与名册之间的问题。${all.length > most ? leftOut(all.length, most) : ""}`,
  );
  if (listed.length === 0) page.line(findingsWords.none, "textMiddle");
  page.putRows(listed.length, (i) => {
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
