import { OWN_MARK } from "../../own-sheets/mark-line";
import { nothingKept } from "../../own-sheets/read-table";
import { sampleTable, sampleWords } from "../../own-sheets/sample/description";
import { OwnTablePage } from "../../own-sheets/table-page";
import type { LongDesign } from "../../design/long-table";
import type { Sample } from "../sample";

/** Draws 「抽查名单」, with the seed that it was drawn by. */
export function drawSampleList({ seed, branches, all }: Sample, name: string, program: string): LongDesign {
  const note = `${OWN_MARK}　${sampleWords.note(seed, branches.length, all)}`;
  const page = new OwnTablePage(sampleTable, nothingKept, note);
  page.putRows(branches.length, (i) => {
    const branch = branches[i];
    return {
      number: i + 1,
      parent: branch?.parent ?? null,
      branch: branch?.name ?? null,
      type: branch?.type ?? null,
      total: branch?.total ?? null,
      level: branch?.level ?? sampleWords.ungraded,
    };
  });
  return page.finishLong(name, "landscape", program);
}
