import { describeTable, type ColumnOf } from "../description";

/** What 「佐证材料目录」 says. The reader looks for the same words that the drawing writes. */
export const evidenceWords = {
  note: "所列文件名取自台账和各表的“佐证材料”栏，本软件不打开、不发送这些文件；可以在下面自行加行，备注重新生成时保留。",
  none: "各表没有写明佐证材料。",
  gone: "已无此项",
} as const;

/** 「佐证材料目录」: which file shows what, and where it is named. */
export const evidenceTable = describeTable({
  id: "evidence",
  title: "佐证材料目录",
  isDistinctive: true,
  sign: "source",
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "branch", heading: "党组织名称", width: 18, style: "center" },
    { id: "about", heading: "说明事项", width: 34, style: "textMiddle" },
    { id: "file", heading: "文件名或相对路径", width: 32, style: "textMiddle" },
    { id: "page", heading: "页码", width: 8, style: "center" },
    { id: "source", heading: "写在", width: 14, style: "link" },
    { id: "remark", heading: "备注", width: 18, style: "inputMiddle", isTyped: true },
  ],
  ownLines: [evidenceWords.none],
});

export type EvidenceColumn = ColumnOf<typeof evidenceTable>;
