import type { SheetDesign } from "../../design/sheet-design";
import { OwnTablePage } from "../../own-sheets/table-page";
import { nothingKept } from "../../own-sheets/read-table";
import { OWN_MARK } from "../../own-sheets/mark-line";
import type { MergeResult } from "../merge-result";
import { missingTable, missingWords } from "../../own-sheets/missing/description";

/** Draws 「缺报名单」: who is on the roster and sent nothing, with names among what came that may mean them. */
export function drawMissing(result: MergeResult, name: string, program: string): SheetDesign {
  const page = new OwnTablePage(
    missingTable,
    nothingKept,
    `${OWN_MARK}　名册共${result.roster?.entries.length ?? 0}个党支部，缺报${result.missing.length}个。`,
  );
  if (result.missing.length === 0) page.line(missingWords.none, "textMiddle");
  result.missing.forEach((entry, i) => {
    const near = result.findings.flatMap((f) =>
      f.code === "branch-unexpected" && f.facts.near?.includes(entry.name) ? [f.facts.branch] : [],
    );
    page.put(
      {
        number: i + 1,
        parent: entry.parent,
        branch: entry.name,
        type: entry.type,
        near: near.length > 0 ? near.join("、") : null,
      },
      undefined,
    );
  });
  return page.finish(name, "portrait", program);
}
