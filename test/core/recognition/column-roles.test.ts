import { placedRoles, statedColumns } from "../../../src/core/recognition/column-roles";
import type { LiteralCell, LiteralSheet } from "../../support/workbook";
import { authority, criterion, lines, scoringOf } from "./laid-out";

const TITLE: LiteralSheet = [
  ["村级工作考核表", ...Array.from({ length: 20 }, () => null), "附件1"],
  ["单位名称：村甲"],
];

/** Each column: what it holds, whose, its heading, by what that is known. */
const roles = (...sheet: Parameters<typeof scoringOf>): unknown =>
  placedRoles(scoringOf(...sheet)).map((r) => [r.column, r.role, r.party, r.heading, r.basis]);
const stated = (...sheet: Parameters<typeof scoringOf>): unknown =>
  statedColumns(scoringOf(...sheet)).map((c) => [c.heading, c.meaning]);

const cells: readonly (readonly LiteralCell[])[] = [
  [20, 19, 1, "迟到", 19, "丁"],
  [18, 18, 2, "早退", 18],
  [30, 29, 0, "", 30],
  [28, 27, 3, "缺席", 27],
];
const RIGHT = ["自评", "甲乙丙", "考评扣分", "扣分\n原因", "平均得分", null];
const rows: LiteralSheet = [...TITLE, ["项目", "考核内容", "分值", ...RIGHT], ...lines(...cells)];

describe("what each column of a rubric that nobody configured holds", () => {
  it("is told left to right, with its heading in one line", () => {
    expect(roles(rows)).toEqual([
      [0, "category", null, "项目", "heading"],
      [1, "item", null, "考核内容", "heading"],
      [2, "maximum", null, "分值", "heading"],
      [3, "party", "self", "自评", "heading"],
      [4, "unknown", null, "甲乙丙", "content"],
      [5, "deduction", "review", "考评扣分", "heading"],
      [6, "reason", null, "扣分 原因", "heading"],
      [7, "derived", null, "平均得分", "heading"],
      [8, "remark", null, null, "content"],
    ]);
  });

  it("is offered by heading for a person to correct", () => {
    expect(stated(rows)).toEqual([
      ["项目", { kind: "category" }],
      ["考核内容", { kind: "item" }],
      ["分值", { kind: "maximum" }],
      ["自评", { kind: "party", party: "self" }],
      ["甲乙丙", null],
      ["考评扣分", { kind: "deduction", party: "review" }],
      ["扣分 原因", { kind: "reason" }],
      ["平均得分", { kind: "derived", party: "score" }],
    ]);
  });

  it("is told by what stands in it where its heading says nothing, or something else", () => {
    const said: LiteralSheet = [...TITLE, ["甲", "考核内容", "分值", "得分"], ...lines([20], [18], [30], [28])];
    expect(roles(said)).toEqual([
      [0, "category", null, "甲", "content"],
      [1, "item", null, "考核内容", "heading"],
      [2, "maximum", null, "分值", "heading"],
      [3, "party", "score", "得分", "heading"],
    ]);
    const named: LiteralSheet = [...TITLE, ["项目", "甲", "分值", "自评"], ...lines([20], [18], [30], [28])];
    expect(stated(named)).toEqual([
      ["项目", { kind: "category" }],
      ["甲", { kind: "item" }],
      ["分值", { kind: "maximum" }],
      ["自评", { kind: "party", party: "self" }],
    ]);
  });

  it("is what was given beside a party's scores", () => {
    const given: LiteralSheet = [
      ...TITLE,
      ["项目", "考核内容", "分值", "自评", "考评加分"],
      ...lines([20, 1], [18, 0], [30, 2], [28, 0]),
    ];
    expect(stated(given)).toContainEqual(["考评加分", { kind: "addition", party: "review" }]);
    const named: LiteralSheet = [...TITLE, ["项目", "考核内容", "分值", "扣分"], ...lines([0], [1], [2], [3])];
    expect(stated(named)).toContainEqual(["扣分", { kind: "deduction", party: "score" }]);
  });

  it("are numbers, groups and texts by what the reading found", () => {
    const numbered: LiteralSheet = [
      [null, null, "卫生检查表"],
      [null, "甲", "检查内容", "检查要求", "分值", "得分"],
      ...["地面", "墙面", "制度", "记录"].map((t, i) => [
        i + 1,
        i % 2 === 0 ? (["环境", "管理"][i / 2] ?? null) : null,
        t,
        `${t}做到经常整洁完好`,
        25,
        24,
      ]),
    ];
    expect(roles(numbered)).toEqual([
      [0, "number", null, null, "content"],
      [1, "category", null, "甲", "content"],
      [2, "item", null, "检查内容", "heading"],
      [3, "item", null, "检查要求", "heading"],
      [4, "maximum", null, "分值", "heading"],
      [5, "party", "score", "得分", "heading"],
    ]);
  });
});

describe("what each column of a known rubric holds", () => {
  const known = [
    authority({ 班子: [criterion("1", 20, "班子健全团结协作有力"), criterion("2", 20, "分工明确责任落实到人")] }),
  ];

  it("is told by its form and its headings, else is unknown", () => {
    const sheet: LiteralSheet = [
      ["项目", "具体内容", "分值", "得分", "甲乙丙", "名次"],
      ["班子（40分）", "班子健全团结协作有力", 20, 19, "好", 1],
      [null, "分工明确责任落实到人", 20, 18, "好", 2],
    ];
    expect(roles(sheet, known)).toEqual([
      [0, "category", null, "项目", "heading"],
      [1, "item", null, "具体内容", "heading"],
      [2, "maximum", null, "分值", "heading"],
      [3, "party", "score", "得分", "heading"],
      [4, "unknown", null, "甲乙丙", "content"],
      [5, "rank", null, "名次", "heading"],
    ]);
    expect(stated(sheet, known)).toContainEqual(["甲乙丙", null]);
    const bare: LiteralSheet = [
      ["班子（40分）", "班子健全团结协作有力", "20分", 19],
      [null, "分工明确责任落实到人", "20分", 18],
    ];
    expect(roles(bare, known)).toEqual([
      [0, "category", null, null, "content"],
      [1, "item", null, null, "content"],
      [2, "maximum", null, null, "content"],
      [3, "party", "self", null, "content"],
    ]);
    expect(stated(bare, known)).toEqual([]);
  });

  it("is a party's though its heading names none, as the sheet's name tells", () => {
    const sheet: LiteralSheet = [
      ["具体内容", "分值", "得分"],
      ["班子健全团结协作有力", 20, 19],
      ["分工明确责任落实到人", 20, 18],
    ];
    expect(stated(sheet, known, "自评")).toContainEqual(["得分", { kind: "party", party: "self" }]);
  });
});
