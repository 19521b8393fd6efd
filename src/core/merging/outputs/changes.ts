import type { SheetDesign } from "../../design/sheet-design";
import { OwnTablePage, type RowEntries } from "../../own-sheets/table-page";
import { nothingKept } from "../../own-sheets/read-table";
import { OWN_MARK } from "../../own-sheets/mark-line";
import { branchChanges, type BranchChange, type ChangedBranch, type ChangesSince } from "../changes-since";
import type { Problem } from "./problems";
import { changesTable, type ChangesColumn, changesWords } from "../../own-sheets/changes/description";

const words: Readonly<Record<BranchChange | "opened" | "closed", string>> = {
  new: "新报",
  changed: "内容有变",
  disputed: "版本冲突",
  gone: "本次没有",
  opened: "新出现问题",
  closed: "问题已消除",
};

/** Draws 「与上次汇总的变化」: one row per changed figure, then problems that are new and problems that are gone. */
export function drawChanges(changes: ChangesSince, name: string, program: string): SheetDesign {
  const { branches, opened, closed, path } = changes;
  const count = (change: BranchChange): number => branches.filter((b) => b.change === change).length;
  const counts = [
    ...branchChanges.map((change) => [words[change], count(change)] as const),
    [words.opened, opened.length] as const,
    [words.closed, closed.length] as const,
  ].flatMap(([word, n]) => (n === 0 ? [] : [`${word}${n}`]));
  const page = new OwnTablePage(changesTable, nothingKept, `${OWN_MARK}　上次汇总：${path}。${counts.join("，")}`);
  let number = 0;
  const put = (entries: RowEntries<ChangesColumn>): void => page.put({ ...entries, number: ++number }, undefined);
  for (const change of branchChanges) {
    for (const branch of branches.filter((b) => b.change === change)) putBranch(branch);
  }
  for (const problem of opened) putProblem("opened", problem);
  for (const problem of closed) putProblem("closed", problem);
  if (number === 0) page.line(changesWords.none, "textMiddle");
  return page.finish(name, "landscape", program);

  function putBranch({ name: branch, parent, change, figures, files }: ChangedBranch): void {
    const common = { change: words[change], parent, branch, file: files.join("\n") };
    if (figures.length === 0) put(common);
    for (const { what, before, after } of figures) put({ ...common, what, before, after });
  }

  function putProblem(change: "opened" | "closed", { branch, sentence, file, sheet, cell }: Problem): void {
    const place = [sheet, cell].filter((part) => part !== null).join("!");
    put({ change: words[change], branch, what: sentence, file, place });
  }
}
