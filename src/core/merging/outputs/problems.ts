import type { SheetDesign } from "../../design/sheet-design";
import { severities } from "../../findings/finding";
import { findingsWords } from "../../generation/findings/wording";
import { matterNames } from "../../generation/matters";
import { nothingKept, OwnTablePage, type OwnColumn } from "../../generation/own-table";
import { OWN_MARK, ownTitles } from "../../recognition/own-sheets";
import type { CarriedFinding } from "../carried";
import { problemHeadings } from "../drawn-tables";
import type { MergeFinding } from "../merge";
import { maskContacts } from "./mask";

type ProblemColumn = keyof typeof problemHeadings;

const widths: Readonly<Record<ProblemColumn, number>> = {
  number: 5,
  severity: 8,
  matter: 14,
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
export type Problem = Omit<CarriedFinding, "via">;

/** A finding of a merge as a line; an explained one says its explanation. */
export function problemOf(finding: MergeFinding, describe: (finding: MergeFinding) => string): Problem {
  const { code, severity, branch, file, sheet, cell, clause, explanation } = finding;
  const signed = explanation && [explanation.by, explanation.at].filter((part) => part !== "").join(" ");
  const handling = explanation && `已说明：${explanation.reason}${signed ? `（${signed}）` : ""}`;
  return { code, severity, sentence: describe(finding), branch, file, sheet, cell, clause, handling };
}

/** Draws 「问题清单」 of a merge: what has to be mended or explained, with file, sheet and cell; errors first. */
export function drawProblems(problems: readonly Problem[], name: string, program: string): SheetDesign {
  const listed = severities.flatMap((severity) => problems.filter((f) => f.severity === severity));
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
    `${OWN_MARK}　汇总时各文件中的问题，以及文件之间、与名册之间的问题。`,
  );
  if (listed.length === 0) page.line(findingsWords.none, "textMiddle");
  listed.forEach((problem, i) => {
    page.put(
      {
        number: { content: i + 1, style: "count" },
        severity: { content: findingsWords.severities[problem.severity], style: "center" },
        matter: { content: matterNames[problem.code], style: "center" },
        problem: { content: maskContacts(problem.sentence), style: "textMiddle" },
        branch: { content: problem.branch, style: "textMiddle" },
        file: { content: problem.file, style: "textMiddle" },
        place: { content: [problem.sheet, problem.cell].filter((p) => p !== null).join("!") || null, style: "center" },
        clause: { content: problem.clause, style: "center" },
        handling: { content: problem.handling, style: "inputMiddle" },
      },
      undefined,
    );
  });
  return page.finish(name, "landscape", program);
}
