import { gatherBranches } from "../../../src/core/records/branches";
import { statedByParty } from "../../../src/core/records/stated";
import type { BranchRecord } from "../../../src/core/model/branch";
import { recognise } from "../../../src/core/recognition/recognise";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { withCells } from "../../support/rule-book";
import { fullScores, scoringSheet, selfScores, surveySheet } from "../../support/tianning-workbook";

const gathered = (book: WorkbookSnapshot): readonly BranchRecord[] => gatherBranches(book, recognise(book));
const named = (design: SheetDesign, name: string): SheetDesign => ({ ...design, name });
const nameless = (scores: Parameters<typeof scoringSheet>[0]): SheetDesign => scoringSheet(scores, "");

/** Name, where the name stands, parties with their sheets, the sheets. */
const plain = (branches: readonly BranchRecord[]): unknown =>
  branches.map((b) => [
    b.name,
    b.nameSources.join("+"),
    b.evaluations.map((e) => `${e.party}@${e.sheet.sheet.name}`).join(" "),
    b.sources.map((s) => s.sheet.name).join(" "),
  ]);

describe("sheets of one branch", () => {
  it("are put together by its name, the school's or the branch's", () => {
    const book = workbookOfDesigns([
      scoringSheet({ self: selfScores }, "学校甲党支部"),
      surveySheet("89分", "学校甲"),
      named(scoringSheet({ self: fullScores }, "学校乙党支部"), "乙"),
    ]);
    expect(plain(gathered(book))).toEqual([
      ["学校甲党支部", "unit-line+field", "self@附件1", "附件1 附件2"],
      ["学校乙党支部", "unit-line", "self@乙", "乙"],
    ]);
  });

  it("take the name of the only form that names one", () => {
    const book = workbookOfDesigns([nameless({ self: selfScores }), surveySheet("89分", "学校甲党支部")]);
    expect(plain(gathered(book))).toEqual([["学校甲党支部", "form+field", "self@附件1", "附件1 附件2"]]);
  });

  it("take the name of their sheet, then the file's", () => {
    const onSheet = workbookOfDesigns([named(nameless({ self: selfScores }), "学校丙党支部")], "报送.xlsx");
    expect(plain(gathered(onSheet))).toEqual([["学校丙党支部", "sheet-name", "self@学校丙党支部", "学校丙党支部"]]);
    const inFile = workbookOfDesigns([nameless({ self: selfScores })], "学校丁党支部.xlsx");
    expect(plain(gathered(inFile))).toEqual([["学校丁党支部", "file-name", "self@附件1", "附件1"]]);
  });

  it("that nobody names are one branch when they hold different parties, and two when they hold the same", () => {
    const self = named(nameless({ self: selfScores }), "甲表");
    expect(
      plain(gathered(workbookOfDesigns([self, named(nameless({ review: selfScores }), "乙表")], "a.xlsx"))),
    ).toEqual([[null, "", "self@甲表 review@乙表", "甲表 乙表"]]);
    expect(plain(gathered(workbookOfDesigns([self, named(nameless({ self: fullScores }), "乙表")], "a.xlsx")))).toEqual(
      [
        [null, "", "self@甲表", "甲表"],
        [null, "", "self@乙表", "乙表"],
      ],
    );
  });

  it("that score one party twice keep the second apart", () => {
    const again = named(scoringSheet({ self: fullScores }), "附件1（2）");
    const [branch] = gathered(workbookOfDesigns([scoringSheet({ self: selfScores }), again]));
    expect(branch?.evaluations.map((e) => e.total?.toNumber())).toEqual([89]);
    expect(branch?.duplicates.map((e) => [e.sheet.sheet.name, e.total?.toNumber()])).toEqual([["附件1（2）", 100]]);
  });

  it("that are hidden, blank templates or spare forms are nobody's", () => {
    const book = workbookOfDesigns([scoringSheet({ self: selfScores }), named(scoringSheet({}, ""), "空表")]);
    const [first, ...rest] = book.sheets;
    if (!first) throw new Error("no sheet");
    expect(plain(gathered(book))).toEqual([["学校甲党支部", "unit-line", "self@附件1", "附件1"]]);
    expect(gathered({ ...book, sheets: [{ ...first, visibility: "hidden" }, ...rest] })).toEqual([]);
    const forms = workbookOfDesigns([surveySheet("89分"), named(surveySheet("", ""), "备用")]);
    expect(plain(gathered(forms))).toEqual([["学校甲党支部", "field", "", "附件2"]]);
  });

  it("wait for the parties that have not begun", () => {
    const [branch] = gathered(workbookOfDesigns([scoringSheet({ self: selfScores })]));
    expect(branch?.awaiting.map((e) => e.party)).toEqual(["review"]);
  });
});

describe("what sheets state of a branch", () => {
  const stated = (book: WorkbookSnapshot): unknown =>
    gathered(book)[0]?.stated.map(({ level, text, sheet, cell, party }) => [level, text, `${sheet}!${cell}`, party]);

  it.each([
    ["89分，较好", [["较好", "较好", "附件2!A18", "self"]]],
    ["自评结果：89分（先进）", [["先进", "先进", "附件2!A18", "self"]]],
    ["89分", []],
    ["89分，因为班子团结", []],
  ])("on the form beside its own score: %s", (text, levels) => {
    expect(stated(workbookOfDesigns([surveySheet(text)]))).toEqual(levels);
  });

  it("on the form as the superior's result, the level that its words begin with", () => {
    const book = workbookOfDesigns([surveySheet("89分")]);
    expect(stated(withCells(book, { "附件2!D18": "先进党支部。工作扎实" }))).toEqual([
      ["先进", "先进", "附件2!D18", null],
    ]);
  });

  it("counts on a party's own sheet before it does elsewhere, in the letters of the form", () => {
    const branch = "甲教研室党支部";
    const standard = (party: string, result: string): SheetDesign =>
      official(
        "cumtb-2012/teacher-standard",
        { branch, party, scores: { score: ["A", "B", "B", "B", "A"] }, result },
        party,
      );
    const book = workbookOfDesigns([standard("支部委员会自评", "较好"), standard("上级党组织考评", "好（A）")]);
    const [record] = gathered(book);
    if (!record) throw new Error("no branch");
    expect(record.evaluations.map((e) => [e.party, statedByParty(record, e)])).toEqual([
      ["self", "B"],
      ["review", "A"],
    ]);
    const silent = { ...record, stated: [] };
    expect(record.evaluations.map((e) => statedByParty(silent, e))).toEqual([null, null]);
  });
});
