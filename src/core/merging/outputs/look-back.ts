import { wholeDesign } from "../../design/long-table";
import type { SheetDesign } from "../../design/sheet-design";
import { nothingKept, OwnTablePage } from "../../own-sheets/own-table";
import { OWN_MARK, ownTitles } from "../../own-sheets/recognise";
import { rangeToA1 } from "../../workbook/address";
import { changes, type Change, type CompareResult } from "../compare";
import { drawProblems, foundProblems } from "./problems";
import type { MergeOutputOptions } from "./draw-merge";

const changeWording: Readonly<Record<Change, string>> = {
  promoted: "晋级",
  lowered: "降级",
  unchanged: "未变",
  new: "新增",
  gone: "未再报送",
  ungraded: "未定级",
};

const columns = [
  { id: "number", heading: "序号", width: 6 },
  { id: "parent", heading: "所属党委（党总支）", width: 20 },
  { id: "branch", heading: "党支部名称", width: 26 },
  { id: "scheme", heading: "评分办法", width: 14 },
  { id: "totalBefore", heading: "原得分", width: 9 },
  { id: "levelBefore", heading: "原等次", width: 9 },
  { id: "totalAfter", heading: "现得分", width: 9 },
  { id: "levelAfter", heading: "现等次", width: 9 },
  { id: "change", heading: "变化", width: 10 },
  { id: "remark", heading: "说明", width: 20 },
] as const;

type LookBackColumn = (typeof columns)[number]["id"];

const COUNTS = "变化情况";

/** Draws 「回头看对照」, one row per branch and live counts of the changes, and 「问题清单」 with what has to be explained. */
export function drawLookBack(result: CompareResult, options: MergeOutputOptions): readonly SheetDesign[] {
  const { program = "" } = options;
  const page = new OwnTablePage<LookBackColumn>(
    {
      title: ownTitles["look-back"],
      columns,
      ownLines: [],
      sections: [COUNTS],
      sectionLabels: Object.values(changeWording),
      signOff: ["填表人", "审核人", "日期"],
    },
    nothingKept,
    `${OWN_MARK}　本软件拟定。对照同一党支部前后两次的得分和等次。`,
  );
  const top = page.row;
  result.branches.forEach(({ name, parent, scheme, before, after, change }, i) => {
    page.put(
      {
        number: { content: i + 1, style: "count" },
        parent: { content: parent, style: "textMiddle" },
        branch: { content: name, style: "textMiddle" },
        scheme: { content: scheme, style: "center" },
        totalBefore: { content: before?.total ?? null, style: "score" },
        levelBefore: { content: before?.level ?? null, style: "center" },
        totalAfter: { content: after?.total ?? null, style: "score" },
        levelAfter: { content: after?.level ?? null, style: "center" },
        change: { content: changeWording[change], style: "center" },
        remark: { content: null, style: "inputMiddle" },
      },
      undefined,
    );
  });
  if (result.branches.length > 0) {
    const column = page.column("change");
    const range = rangeToA1({ top, bottom: page.row - 1, left: column, right: column });
    page.line(COUNTS, "heading");
    for (const change of changes) {
      const word = changeWording[change];
      page.spread([
        { content: word, style: "label", columns: 2 },
        { content: { value: result.counts[change] ?? 0, formula: `COUNTIF(${range},"${word}")` }, style: "count" },
      ]);
    }
  }
  return [
    page.finish(ownTitles["look-back"], "landscape", program),
    wholeDesign(drawProblems(foundProblems(result.findings, options.describe), ownTitles.findings, program)),
  ];
}
