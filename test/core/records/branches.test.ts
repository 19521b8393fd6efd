import { gatherBranches } from "../../../src/core/records/branches";
import { statedByParty } from "../../../src/core/records/stated";
import type { BranchRecord } from "../../../src/core/model/branch";
import { recognise } from "../../../src/core/recognition/recognise";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { filled, resultCell, withCells } from "../../support/rule-book";
import { matrix } from "../../support/reviewing";
import { workbook, type LiteralSheet } from "../../support/workbook";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
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

describe("sheets of rubrics that no document knows", () => {
  const form = (title: string, branch: string, self: number, ...rows: LiteralSheet): LiteralSheet => [
    [title],
    [`党支部名称：${branch}`],
    ["项目", "内容", "分值", "自评得分", "考评得分"],
    ["班子", "1、班子团结协调", 40, self, 32],
    ["队伍", "2、党员作用", 30, 20, 22],
    [null, "3、党员学习", 30, 25, 26],
    ...rows,
    ["注：90分以上为优秀，75—89分为良好，60—74分为合格，60分以下为不合格。"],
  ];
  const book = (sheets: Readonly<Record<string, LiteralSheet>>): readonly BranchRecord[] => gathered(workbook(sheets));
  const stated = (...rows: LiteralSheet): unknown =>
    book({ 一: form("评分表", "甲党支部", 30, ...rows) })[0]?.stated.map(({ level, cell, party }) => [
      level,
      cell,
      party,
    ]);

  it("are one branch's under one title, and another's result under another", () => {
    const branches = book({
      一: form("评分表", "甲党支部", 30),
      二: form("评分表", "甲党支部", 31),
      三: form("测评表", "甲党支部", 31),
      四: form("评分表", "乙党支部", 31),
    });
    expect(
      branches.map((b) => [b.name, b.scheme.title, b.sources.map((s) => s.sheet.name), b.duplicates.length]),
    ).toEqual([
      ["甲党支部", "评分表", ["一", "二"], 2],
      ["甲党支部", "测评表", ["三"], 0],
      ["乙党支部", "评分表", ["四"], 0],
    ]);
    expect(branches[0]?.categories.map(({ name }) => name)).toEqual(["班子", "队伍"]);
  });

  it("state levels beside their totals and in rows of levels, each party its own", () => {
    expect(stated(["合计", null, 100, "75（良好）", "80分，良好"], ["等级", null, null, "合格", "良好"])).toEqual([
      ["良好", "D7", "self"],
      ["良好", "E7", "review"],
      ["合格", "D8", "self"],
      ["良好", "E8", "review"],
    ]);
    expect(stated(["合计", null, 100, 75, 80], ["等级", null, null, "再议", null])).toEqual([[null, "D8", null]]);
  });

  it("state the level of the whole where one stands once for both parties", () => {
    const sums = ["合计", null, 100, 75, 80];
    expect(stated(sums, ["综合得分", null, null, "98（优秀）", null], ["评定等级", null, null, "合格", null])).toEqual([
      ["优秀", "D8", null],
      ["合格", "D9", null],
    ]);
  });

  it("state nothing by a formula that is still open, or one over a total", () => {
    const open = { value: "未填完", formula: "X1" };
    const level = { value: "良好", formula: "X1" };
    expect(stated(["合计", null, 100, 75, level], ["等级", null, null, open, level], ["考评结果：良好"])).toEqual([
      ["良好", "A9", null],
      ["良好", "E8", "review"],
    ]);
  });

  it("of several branches side by side state what stands in their columns, not what stands once", () => {
    const [first, second] = book({
      一: [
        ["评分表"],
        ["项目", "内容", "分值", "甲党支部", "乙党支部"],
        ["班子", "1、班子团结协调", 40, 30, 32],
        ["队伍", "2、党员作用", 30, 20, 22],
        [null, "3、党员学习", 30, 25, 26],
        ["等级", null, null, "合格", "良好"],
        ["考评结果：良好"],
        ["注：90分以上为优秀，75—89分为良好，60—74分为合格，60分以下为不合格。"],
      ],
    });
    expect([first, second].map((b) => b?.stated.map(({ level, cell }) => [level, cell]))).toEqual([
      [["合格", "D6"]],
      [["良好", "E6"]],
    ]);
  });
});

describe("forms that name nobody", () => {
  const form = (name: string, ...args: Parameters<typeof surveySheet>): SheetDesign =>
    named(surveySheet(...args), name);
  const sources = (...designs: readonly SheetDesign[]): unknown =>
    gathered(workbookOfDesigns(designs, "a.xlsx")).map((b) => [b.name, b.sources.map((s) => s.sheet.name)]);

  it("go to the branch at hand: the unnamed rubric, the only named one, not one of several", () => {
    expect(sources(nameless({ self: selfScores }), form("二", "89分", ""))).toEqual([[null, ["附件1", "二"]]]);
    expect(sources(scoringSheet({ self: selfScores }), form("二", "89分", ""))).toEqual([
      ["学校甲党支部", ["附件1", "二"]],
    ]);
    const two = [scoringSheet({ self: selfScores }), named(scoringSheet({ self: selfScores }, "学校乙党支部"), "乙")];
    expect(sources(...two, form("二", "89分", ""))).toEqual([
      ["学校甲党支部", ["附件1"]],
      ["学校乙党支部", ["乙"]],
      [null, ["二"]],
    ]);
  });

  it("of one kind are two branches', and a blank one is nobody's", () => {
    expect(sources(form("一", "89分", ""), form("二", "88分", ""))).toEqual([
      [null, ["一"]],
      [null, ["二"]],
    ]);
    expect(sources(form("一", "", ""))).toEqual([]);
    expect(sources(form("一", "89分", ""), form("二", "", ""))).toEqual([[null, ["一"]]]);
  });

  it("take the longest wording of one name, and none where forms name two", () => {
    const others = official("tianning-2012/rectification", { fields: { branch: "学校甲党支部" } }, "附件3");
    expect(sources(nameless({ self: selfScores }), form("二", "89分", "学校甲"), others)).toEqual([
      ["学校甲党支部", ["附件1", "二", "附件3"]],
    ]);
    const second = official("tianning-2012/rectification", { fields: { branch: "学校乙党支部" } }, "附件3");
    expect(sources(nameless({ self: selfScores }), form("二", "89分", "学校甲"), second)).toEqual([
      [null, ["附件1"]],
      ["学校甲", ["二"]],
      ["学校乙党支部", ["附件3"]],
    ]);
  });
});

describe("circumstances and rates of a branch", () => {
  const veto = tianning2012.vetoes.find((v) => !v.whenCategoryBelow);
  const state = (book: WorkbookSnapshot): unknown => {
    const found = gathered(book)[0]?.vetoes.find((v) => v.id === veto?.id);
    return found && [found.state, found.sheet, found.cell];
  };

  it("are told by ticks on its sheets, and by none of several branches'", () => {
    const ticked = { "附件1!A50": `☑${veto?.text ?? ""}` };
    expect(state(withCells(workbookOfDesigns([scoringSheet({ self: selfScores })]), ticked))).toEqual([
      "yes",
      "附件1",
      "A50",
    ]);
    const several = matrix(selfScores);
    const [sheet] = several.sheets;
    expect(state(withCells(several, { [`${sheet?.name ?? ""}!A50`]: `☑${veto?.text ?? ""}` }))).toEqual([
      "unknown",
      null,
      null,
    ]);
  });

  it("are told first by what a person decided on 得分与定级", () => {
    const form = withCells(workbookOfDesigns([scoringSheet({ self: selfScores, review: selfScores })]), {
      "附件1!A50": `☑${veto?.text ?? ""}`,
    });
    const book = filled(form);
    const place = resultCell(book, veto?.text ?? "");
    expect(state(withCells(book, { [`得分与定级!${place}`]: null }))).toEqual(["yes", "附件1", "A50"]);
    expect(state(withCells(book, { [`得分与定级!${place}`]: "否" }))).toEqual(["no", "得分与定级", place]);
  });
});

it.each([
  ["自评结果为：89分，先进", "先进"],
  ["总分89分；等次：较好", "较好"],
  ["89", null],
  ["89分（一般）理由如下", "一般"],
  ["先进、89分", "先进"],
  ["较好等次", "较好"],
  ["得分为92.5分 先进", "先进"],
  ["工作先进，89分", null],
  ["89分，争取先进", null],
])("beside its own score %s states %s", (text, level) => {
  const [branch] = gathered(workbookOfDesigns([surveySheet(text)]));
  expect(branch?.stated.map((s) => s.level)).toEqual(level === null ? [] : [level]);
});

it.each([
  ["基本合格，60分", "基本合格"],
  ["优，95分", "优"],
  ["中等次", "中等次"],
  ["不达标", "不达标"],
])("a word of another scheme is told as it stands: %s", (text, word) => {
  const [branch] = gathered(workbookOfDesigns([surveySheet(text)]));
  expect(branch?.stated.map((s) => [s.level, s.text])).toEqual([[null, word]]);
});
