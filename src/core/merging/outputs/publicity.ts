import type { LongDesign } from "../../design/long-table";
import { publicityTable, publicityWords as words } from "../../own-sheets/publicity/description";
import type { MergedBranch } from "../merge-result";
import { drawOwnList } from "./own-list";

/** 「公示名单」 of a merge: what branches handed in. */
export function drawPublicityList(branches: readonly MergedBranch[], program: string): readonly LongDesign[] {
  const levels = [...new Set(branches.flatMap((b) => b.scheme.levels.map((level) => level.name)))];
  return drawOwnList(
    {
      table: publicityTable,
      template: "dingji/publicity",
      hint: words.note,
      finish: (page) => page.offerOptions("changed", levels, words.changedTitle, words.changedMessage),
    },
    branches,
    program,
  );
}
