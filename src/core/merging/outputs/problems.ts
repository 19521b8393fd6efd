import type { SheetDesign } from "../../design/sheet-design";
import { severities } from "../../findings/finding";
import { findingsWords } from "../../generation/findings/wording";
import { matterNames } from "../../generation/matters";
import { nothingKept, OwnTablePage, type OwnColumn } from "../../generation/own-table";
import { OWN_MARK, ownTitles } from "../../recognition/own-sheets";
import type { MergeFinding, MergeResult } from "../merge";
import { maskContacts } from "./mask";

type ProblemColumn = "number" | "severity" | "matter" | "problem" | "branch" | "file" | "place" | "clause" | "handling";

const columns: readonly OwnColumn<ProblemColumn>[] = [
  { id: "number", heading: "序号", width: 5 },
  { id: "severity", heading: "级别", width: 8 },
  { id: "matter", heading: "检查事项", width: 14 },
  { id: "problem", heading: "问题", width: 44 },
  { id: "branch", heading: "党组织名称", width: 16 },
  { id: "file", heading: "文件", width: 20 },
  { id: "place", heading: "位置", width: 13 },
  { id: "clause", heading: "依据", width: 12 },
  { id: "handling", heading: "处理情况", width: 18 },
];

/** Draws 「问题清单」 of a merge: what has to be mended or explained, with file, sheet and cell; errors first. */
export function drawProblems(
  findings: MergeResult["findings"],
  name: string,
  describe: (finding: MergeFinding) => string,
  program: string,
): SheetDesign {
  const listed = severities.flatMap((severity) => findings.filter((f) => f.severity === severity));
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
  listed.forEach((finding, i) => {
    page.put(
      {
        number: { content: i + 1, style: "count" },
        severity: { content: findingsWords.severities[finding.severity], style: "center" },
        matter: { content: matterNames[finding.code], style: "center" },
        problem: { content: maskContacts(describe(finding)), style: "textMiddle" },
        branch: { content: finding.branch, style: "textMiddle" },
        file: { content: finding.file, style: "textMiddle" },
        place: { content: [finding.sheet, finding.cell].filter((p) => p !== null).join("!") || null, style: "center" },
        clause: { content: finding.clause, style: "center" },
        handling: { content: null, style: "inputMiddle" },
      },
      undefined,
    );
  });
  return page.finish(name, "landscape", program);
}
