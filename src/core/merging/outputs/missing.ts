import type { SheetDesign } from "../../design/sheet-design";
import { nothingKept, OwnTablePage } from "../../own-sheets/own-table";
import { OWN_MARK, ownTitles } from "../../own-sheets/recognise";
import type { MergeResult } from "../merge-result";

const layout = {
  title: ownTitles.missing,
  columns: [
    { id: "number", heading: "序号", width: 6 },
    { id: "parent", heading: "所属党委（党总支）", width: 26 },
    { id: "branch", heading: "党支部名称", width: 30 },
    { id: "type", heading: "类型", width: 12 },
    { id: "near", heading: "名称相近的报送", width: 26 },
  ],
  ownLines: ["名册上的党支部已全部报送。"],
  sections: [],
  sectionLabels: [],
  signOff: ["填表人", "审核人", "日期"],
} as const;

/** Draws 「缺报名单」: who is on the roster and sent nothing, with names among what came that may mean them. */
export function drawMissing(result: MergeResult, name: string, program: string): SheetDesign {
  const page = new OwnTablePage<(typeof layout.columns)[number]["id"]>(
    layout,
    nothingKept,
    `${OWN_MARK}　名册共${result.roster?.entries.length ?? 0}个党支部，缺报${result.missing.length}个。`,
  );
  if (result.missing.length === 0) page.line(layout.ownLines[0], "textMiddle");
  result.missing.forEach((entry, i) => {
    const near = result.findings.flatMap((f) =>
      f.code === "branch-unexpected" && f.facts.near?.includes(entry.name) ? [f.facts.branch] : [],
    );
    page.put(
      {
        number: { content: i + 1, style: "count" },
        parent: { content: entry.parent, style: "textMiddle" },
        branch: { content: entry.name, style: "textMiddle" },
        type: { content: entry.type, style: "center" },
        near: { content: near.length > 0 ? near.join("、") : null, style: "textMiddle" },
      },
      undefined,
    );
  });
  return page.finish(name, "portrait", program);
}
