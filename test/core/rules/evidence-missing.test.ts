import { evidenceMissing } from "../../../src/core/rules/evidence-missing";
import { schemes } from "../../../src/core/schemes";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { contextOf, runOn, withCells } from "../../support/rule-book";
import { scoringSheet, selfScores } from "../../support/tianning-workbook";

const book = (files: string): ReturnType<typeof withCells> =>
  withCells(workbookOfDesigns([scoringSheet({ self: selfScores })]), { "附件1!F4": "佐证材料", "附件1!F5": files });
const run = (files: string, evidence?: readonly string[]): unknown =>
  runOn(evidenceMissing, contextOf(book(files), schemes, evidence ? { evidence } : {}));
const missing = (file: string, reason = "missing"): unknown => ["附件1", "F5", { file, reason }];

it.each<[string, readonly string[] | undefined, readonly unknown[]]>([
  ["记录.pdf", undefined, []],
  ["记录.pdf", [], [missing("记录.pdf")]],
  ["记录.pdf", ["记录.pdf"], []],
  ["记录.pdf", ["班子/记录.PDF"], []],
  ["记录", ["班子/记录.pdf"], []],
  ["记录.pdf", ["其他记录.pdf", "记录.doc"], [missing("记录.pdf")]],
  ["照片/1.jpg", ["附件/照片/1.jpg"], []],
  ["照片/1.jpg", ["1.jpg"], [missing("照片/1.jpg")]],
  ["https://example.com/记录.pdf", ["记录.pdf"], [missing("https://example.com/记录.pdf", "outside")]],
  ["../记录.pdf", ["../记录.pdf"], [missing("../记录.pdf", "outside")]],
  ["记录.pdf；照片.jpg", ["照片.jpg"], [missing("记录.pdf")]],
  ["无", [], []],
])("%s in a folder with %p", (files, evidence, expected) => {
  expect(run(files, evidence)).toEqual(expected);
});

it("names the branch of the sheet", () => {
  const context = contextOf(book("记录.pdf"), schemes, { evidence: [] });
  expect([...evidenceMissing.check(context)].map((r) => r.branch)).toEqual(["学校甲党支部"]);
});

it("names the branch of the sheet that it stands on, where only the sheets' names tell whose they are", () => {
  const unnamed = scoringSheet({ self: selfScores }, "");
  const both = workbookOfDesigns(["学校乙党支部", "学校甲党支部"].map((name) => ({ ...unnamed, name })));
  const cells = { "学校甲党支部!F4": "佐证材料", "学校甲党支部!F5": "记录.pdf" };
  const context = contextOf(withCells(both, cells), schemes, { evidence: [] });
  expect([...evidenceMissing.check(context)].map((r) => r.branch)).toEqual(["学校甲党支部"]);
});
