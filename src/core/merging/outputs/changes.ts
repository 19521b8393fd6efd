import type { SheetDesign } from "../../design/sheet-design";
import { nothingKept, OwnTablePage, type DrawnEntry } from "../../own-sheets/own-table";
import { OWN_MARK, ownTitles } from "../../own-sheets/recognise";
import { branchChanges, type BranchChange, type ChangedBranch, type ChangesSince } from "../changes-since";
import type { Problem } from "./problems";

const columns = [
  { id: "number", heading: "序号", width: 6 },
  { id: "change", heading: "变化", width: 11 },
  { id: "parent", heading: "所属党委（党总支）", width: 18 },
  { id: "branch", heading: "党支部名称", width: 20 },
  { id: "what", heading: "内容", width: 42 },
  { id: "before", heading: "上次", width: 11 },
  { id: "after", heading: "本次", width: 11 },
  { id: "file", heading: "文件", width: 24 },
  { id: "place", heading: "位置", width: 13 },
] as const;

type ChangeColumn = (typeof columns)[number]["id"];

const words: Readonly<Record<BranchChange | "opened" | "closed", string>> = {
  new: "新报",
  changed: "内容有变",
  disputed: "版本冲突",
  gone: "本次没有",
  opened: "新出现问题",
  closed: "问题已消除",
};

const NOTHING = "与上次汇总相比没有变化。";

/** Draws 「与上次汇总的变化」: one row per changed figure, then problems that are new and problems that are gone. */
export function drawChanges(changes: ChangesSince, name: string, program: string): SheetDesign {
  const { branches, opened, closed, path } = changes;
  const count = (change: BranchChange): number => branches.filter((b) => b.change === change).length;
  const counts = [
    ...branchChanges.map((change) => [words[change], count(change)] as const),
    [words.opened, opened.length] as const,
    [words.closed, closed.length] as const,
  ].flatMap(([word, n]) => (n === 0 ? [] : [`${word}${n}`]));
  const page = new OwnTablePage<ChangeColumn>(
    {
      title: ownTitles.changes,
      columns,
      ownLines: [NOTHING],
      sections: [],
      sectionLabels: [],
      signOff: ["填表人", "审核人", "日期"],
    },
    nothingKept,
    `${OWN_MARK}　上次汇总：${path}。${counts.join("，")}`,
  );
  let number = 0;
  const put = (entries: Readonly<Partial<Record<ChangeColumn, string | number | null>>>): void => {
    const row = Object.fromEntries(
      columns.map(({ id }): [string, DrawnEntry] => [id, { content: entries[id] ?? null, style: styleOf(id) }]),
    ) as Record<ChangeColumn, DrawnEntry>;
    page.put({ ...row, number: { content: ++number, style: "count" } }, undefined);
  };
  for (const change of branchChanges) {
    for (const branch of branches.filter((b) => b.change === change)) putBranch(branch);
  }
  for (const problem of opened) putProblem("opened", problem);
  for (const problem of closed) putProblem("closed", problem);
  if (number === 0) page.line(NOTHING, "textMiddle");
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

function styleOf(id: ChangeColumn): DrawnEntry["style"] {
  if (id === "before" || id === "after") return "score";
  return id === "change" || id === "place" ? "center" : "textMiddle";
}
