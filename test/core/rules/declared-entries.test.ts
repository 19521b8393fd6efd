import type { SheetDesign } from "../../../src/core/design/sheet-design";
import type { TemplateRow } from "../../../src/core/generation/templates/frame";
import { checkWorkbook } from "../../../src/core/check/check";
import { checkSheets, official } from "../../support/official";
import { workbook } from "../../support/workbook";

type Told = readonly (readonly [code: string, cell: string | null, facts: unknown])[];

function told(designs: readonly SheetDesign[], sheet?: string): Told {
  const { findings } = checkSheets(designs);
  return findings.filter((f) => sheet === undefined || f.sheet === sheet).map((f) => [f.code, f.cell, f.facts]);
}

function rows(form: string, ...list: readonly TemplateRow[]): Told {
  return told([official(form, { rows: list })]);
}

const points = (scores: readonly (string | number | null)[]): TemplateRow =>
  Object.fromEntries(scores.flatMap((n, i) => (n === null ? [] : [[`indicator-${i + 1}`, n]])));

describe("yongxing: 记分汇总表", () => {
  const ledger = "yongxing-2012/score-ledger";
  const right = { branch: "甲村党支部", ...points([14, 9, 9, 9, 9, 18, 20]), total: 88, level: "较好" };

  test("one score that leaves nothing for the others", () => {
    expect(rows(ledger, { ...right, "indicator-2": 100, total: "" })).toEqual([
      ["score-above-maximum", "E4", { party: "score", item: "工作思路", entered: 100, maximum: 21, whole: 100 }],
    ]);
  });

  test("scores beyond the whole, one by one and together", () => {
    expect(rows(ledger, { ...right, "indicator-2": 189.5, total: "" })).toEqual([
      ["score-above-maximum", "E4", { party: "score", item: "工作思路", entered: 189.5, maximum: 100 }],
      ["score-above-maximum", "K4", { party: "score", item: "总分", entered: 268.5, maximum: 100 }],
    ]);
    expect(rows(ledger, { ...right, "indicator-7": 40, total: 108, level: "" })).toEqual([
      ["score-above-maximum", "K4", { party: "score", item: "总分", entered: 108, maximum: 100 }],
    ]);
  });

  test("a negative score, text, a number as text, a blank", () => {
    const blank = { total: "", level: "" };
    expect(rows(ledger, { ...right, ...blank, "indicator-1": -1 })).toEqual([
      ["score-negative", "D4", { party: "score", item: "党组织带头人", entered: -1, maximum: 100 }],
    ]);
    expect(rows(ledger, { ...right, ...blank, "indicator-3": "七分" })).toEqual([
      ["score-not-a-number", "F4", { party: "score", item: "工作制度", entered: "七分", maximum: 100 }],
    ]);
    expect(rows(ledger, { ...right, "indicator-3": "9分" })).toEqual([
      ["score-as-text", "F4", { party: "score", item: "工作制度", entered: "9分", computed: 9, invisible: [] }],
    ]);
    expect(rows(ledger, { ...right, ...blank, "indicator-4": "" })).toEqual([
      ["field-missing", "G4", { field: "活动阵地" }],
    ]);
  });

  test("a column that is blank in all rows is one finding", () => {
    const open = { ...right, "indicator-4": "", total: "", level: "" };
    const three = ["甲村党支部", "乙村党支部", "丙村党支部"].map((branch) => ({ ...open, branch }));
    expect(rows(ledger, ...three)).toEqual([["field-missing", "G4", { field: "活动阵地", rows: 3 }]]);
    const field = "活动阵地";
    expect(rows(ledger, ...three, { ...right, branch: "丁村党支部" })).toEqual([
      ["field-missing", "G4", { field }],
      ["field-missing", "G5", { field }],
      ["field-missing", "G6", { field }],
    ]);
  });

  test.each([
    [0.93, "0%", "93%"],
    [40_970, 'm"月"d"日"', "2012-03-02"],
  ])("a score that is shown as a share or a day: %p", (value, format, shown) => {
    const headings = ["党组织带头人", "工作思路", "工作制度", "活动阵地", "保障机制", "工作业绩", "群众评价"];
    const sheet = [
      ["党支部分类定级记分汇总表"],
      ["序号", "党支部名称", ...headings, "总分", "等次"],
      [1, "甲村党支部", { value, format }, 9, 9, 9, 9, 18, 20, null, null],
    ];
    const { findings } = checkWorkbook(workbook({ 表: sheet }));
    expect(findings.map((f) => [f.code, f.cell, f.facts])).toEqual([
      ["score-not-a-number", "C3", { party: "score", item: "党组织带头人", entered: shown, maximum: 100 }],
    ]);
  });

  test("points printed in the headings are the columns' maxima", () => {
    const headings = ["党组织带头人", "工作思路", "工作制度", "活动阵地", "保障机制", "工作业绩", "群众评价"];
    const maxima = [15, 10, 10, 10, 10, 20, 25];
    const sheet = [
      ["党支部分类定级记分汇总表"],
      ["序号", "党支部名称", ...headings.map((h, i) => `${h}（${maxima[i]}分）`), "总分", "等次"],
      [1, "甲村党支部", 14, 11, 9, 9, 9, 18, 20, 90, "好"],
    ];
    const { findings } = checkWorkbook(workbook({ 记分: sheet }));
    expect(findings.map((f) => [f.code, f.cell, f.facts])).toEqual([
      ["score-above-maximum", "D3", { party: "score", item: "工作思路", entered: 11, maximum: 10 }],
    ]);
  });
});

describe("yongxing: 扣分项目明细登记表", () => {
  const form = "yongxing-2012/deduction-ledger";
  const right = {
    branch: "甲村党支部",
    indicator: "工作制度",
    item: "会议记录不全",
    points: 1,
    problem: "记录不全",
    measure: "补齐记录",
  };

  test.each<[TemplateRow, Told[number]]>([
    [{ points: -2 }, ["score-negative", "E4", { party: "score", item: "扣分", entered: -2, maximum: 100 }]],
    [{ points: "两分" }, ["score-not-a-number", "E4", { party: "score", item: "扣分", entered: "两分", maximum: 100 }]],
    [{ points: "" }, ["field-missing", "E4", { field: "扣分" }]],
    [
      { indicator: "领导班子" },
      [
        "option-invalid",
        "C4",
        {
          field: "指标",
          entered: "领导班子",
          options: ["党组织带头人", "工作思路", "工作制度", "活动阵地", "保障机制", "工作业绩", "群众评价"],
        },
      ],
    ],
  ])("%p", (change, expected) => {
    expect(rows(form, { ...right, ...change })).toEqual([expected]);
  });

  test("a branch that the score ledger at hand does not have", () => {
    const ledger = official(
      "yongxing-2012/score-ledger",
      { rows: [{ branch: "甲村党支部", ...points([14, 9, 9, 9, 9, 18, 20]) }] },
      "记分",
    );
    const deductions = official(form, { rows: [right, { ...right, branch: "戊村党支部" }] }, "扣分");
    expect(told([ledger, deductions])).toEqual([["branch-unexpected", "B5", { branch: "戊村党支部", list: "记分" }]]);
    expect(told([deductions])).toEqual([]);
  });
});

describe("jilin", () => {
  const detail = { branch: "甲村党支部", members: 18, self: 88, "own-level": "较好", review: 85, level: "较好" };

  test.each<[TemplateRow, Told[number]]>([
    [
      { review: 189.5 },
      ["score-above-maximum", "I5", { party: "score", item: "考核得分", entered: 189.5, maximum: 100 }],
    ],
    [
      { self: 101, "own-level": "" },
      ["score-above-maximum", "F5", { party: "score", item: "自评得分", entered: 101, maximum: 100 }],
    ],
    [{ review: -3 }, ["score-negative", "I5", { party: "score", item: "考核得分", entered: -3, maximum: 100 }]],
    [{ review: 59.9, level: "一般" }, ["level-mismatch", "J5", { entered: "一般", computed: "较差", total: 59.9 }]],
    [{ "own-level": "优秀" }, ["level-unknown", "G5", { entered: "优秀", levels: ["好", "较好", "一般", "较差"] }]],
  ])("附件3: %p", (change, expected) => {
    expect(rows("jilin-2012/grading-detail", { ...detail, ...change })).toEqual([expected]);
  });

  const publicised = { branch: "甲村党支部", level: "较好", begins: "2012年4月9日", ends: "2012年4月15日" };
  test("公示: it ends before it begins, and an objection without inquiry and reply", () => {
    expect(rows("jilin-2012/publicity", { ...publicised, ends: "2012年4月5日" })).toEqual([
      [
        "date-invalid",
        "F4",
        { field: "公示结束时间", entered: "2012年4月5日", after: "2012年4月9日", afterField: "公示开始时间" },
      ],
    ]);
    expect(rows("jilin-2012/publicity", { ...publicised, objection: "党费收缴不及时", reply: "已答复" })).toEqual([
      ["field-missing", "H4", { field: "调查核实情况" }],
    ]);
    expect(rows("jilin-2012/publicity", { ...publicised, objection: "无" })).toEqual([]);
  });

  const poor = { branch: "丁村党支部", problem: "活动少", measure: "每月一次", deadline: "2012年11月", owner: "壬九" };
  test.each<[TemplateRow, Told]>([
    [{ closed: "已销号", "closed-on": "2012年10月" }, []],
    [{ closed: "未销号" }, []],
    [
      { closed: "已销号" },
      [
        [
          "status-inconsistent",
          "K5",
          { field: "销号时间", entered: "", statusField: "整顿销号情况", status: "已销号", expected: "已销号" },
        ],
      ],
    ],
    [
      { closed: "未销号", "closed-on": "2012年10月" },
      [
        [
          "status-inconsistent",
          "J5",
          {
            field: "销号时间",
            entered: "2012年10月",
            statusField: "整顿销号情况",
            status: "未销号",
            expected: "已销号",
          },
        ],
      ],
    ],
    [
      { closed: "快了" },
      [["option-invalid", "J5", { field: "整顿销号情况", entered: "快了", options: ["未销号", "已销号"] }]],
    ],
    ...["销号", "√"].map((closed): [TemplateRow, Told] => [
      { closed, "closed-on": "2012年10月" },
      [["option-invalid", "J5", { field: "整顿销号情况", entered: closed, options: ["未销号", "已销号"] }]],
    ]),
    [{ deadline: "" }, [["field-missing", "H5", { field: "整改时限" }]]],
  ])("附件5: %p", (change, expected) => {
    expect(rows("jilin-2012/poor-detail", { ...poor, ...change })).toEqual(expected);
  });

  test("附件5 has several problems of one branch", () => {
    expect(rows("jilin-2012/poor-detail", poor, { ...poor, problem: "经费少" })).toEqual([]);
  });

  test("附件4 lists whom 附件2 puts on 较差, and nobody else", () => {
    const results = official(
      "jilin-2012/grading-summary",
      {
        rows: ["好", "较差", "较差", "一般"].map((level, i) => ({ branch: `${"甲乙丙丁"[i]}村党支部`, level })),
      },
      "附件2",
    );
    const list = (...branches: readonly string[]): SheetDesign =>
      official("jilin-2012/poor-list", { rows: branches.map((branch) => ({ branch: `${branch}村党支部` })) }, "附件4");
    expect(told([results, list("乙", "丙")])).toEqual([]);
    expect(told([results, list("乙", "丁")])).toEqual([
      [
        "count-mismatch",
        "C6",
        { what: "较差", entered: 2, computed: 2, list: "附件2", missing: ["丙村党支部"], extra: ["丁村党支部"] },
      ],
    ]);
    expect(told([results, list("乙", "丙", "戊")])).toEqual([
      ["branch-unexpected", "C7", { branch: "戊村党支部", list: "附件2" }],
    ]);
  });
});

describe("jxnu: 月调度、季考核表", () => {
  const right = { committee: "甲学院党委", month: "4月", done: "完成调查摸底", members: 100, funds: 10000 };

  test.each<[TemplateRow, Told]>([
    [{ month: "13月" }, [["date-invalid", "C4", { field: "月份", entered: "13月" }]]],
    [{ month: 13 }, [["date-invalid", "C4", { field: "月份", entered: "13" }]]],
    [{ month: 4 }, []],
    [{ month: "二季度" }, []],
    [
      { funds: 9999 },
      [
        [
          "requirement-unmet",
          "L4",
          {
            field: "活动经费（元）",
            entered: 9999,
            required: 10000,
            unit: "元",
            text: "学校每年按照每名党员不少于100元的标准落实基层党组织活动经费",
          },
        ],
      ],
    ],
    [{ funds: "1万元" }, []],
    [{ funds: 9999, members: "" }, []],
    [{ funds: "不多" }, [["count-invalid", "L4", { field: "活动经费（元）", entered: "不多", kind: "amount" }]]],
    [
      { score: "优" },
      [["score-not-a-number", "I4", { party: "score", item: "季度考核得分", entered: "优", maximum: null }]],
    ],
    [{ rank: 1.5 }, [["count-invalid", "J4", { field: "季度排名", entered: "1.5" }]]],
    [{ rank: -2 }, [["count-invalid", "J4", { field: "季度排名", entered: "-2" }]]],
    [{ rank: 1 }, []],
  ])("%p", (change, expected) => {
    expect(rows("jxnu-2012/progress", { ...right, ...change })).toEqual(expected);
  });

  test("places follow from the scores of one quarter", () => {
    type Place = readonly [month: string, score: number, rank: number | string, committee?: ""];
    const ranked = (...list: readonly Place[]): Told =>
      rows(
        "jxnu-2012/progress",
        ...list.map(([month, score, rank, committee], i) => ({
          ...right,
          committee: committee ?? `${"甲乙丙丁"[i]}学院党委`,
          month,
          score,
          rank,
        })),
      );
    expect(ranked(["4月", 90, 1], ["5月", 80, 3], ["6月", 85, 2])).toEqual([]);
    expect(ranked(["4月", 90, "第一名"], ["4月", 90, "第1名"], ["4月", 80, 2])).toEqual([]);
    expect(ranked(["4月", 90, 1], ["4月", 90, 1], ["4月", 80, 3])).toEqual([]);
    expect(ranked(["4月", 90, 3])).toEqual([]);
    expect(ranked(["4月", 90, 1], ["7月", 80, 1])).toEqual([]);
    expect(ranked(["4月", 90, 1], ["4月", 80, 1])).toEqual([
      ["count-mismatch", "J5", { what: "季度排名", entered: 1, computed: 2 }],
    ]);
    // Equals count or do not, the same for all; rows that name nobody are one each.
    expect(ranked(["4月", 90, 1], ["4月", 90, 1], ["4月", 80, 2], ["4月", 70, 2])).toEqual([
      ["count-mismatch", "J7", { what: "季度排名", entered: 2, computed: 3 }],
    ]);
    expect(ranked(["4月", 90, 1, ""], ["4月", 90, 1, ""], ["4月", 80, 3], ["4月", 70, 3])).toEqual([
      ["count-mismatch", "J7", { what: "季度排名", entered: 3, computed: 4 }],
    ]);
    expect(ranked(["4月", 90, 2], ["4月", 95, 3], ["4月", 80, 1])).toEqual([
      ["count-mismatch", "J5", { what: "季度排名", entered: 3, computed: 1 }],
      ["count-mismatch", "J6", { what: "季度排名", entered: 1, computed: 3 }],
    ]);
  });
});

describe("pucheng: 公开承诺表", () => {
  const right = {
    branch: "甲学校党支部",
    problem: "党员活动少",
    kind: "立即整改",
    measure: "每月开展一次活动",
    owner: "壬九",
    deadline: "2012年9月20日",
  };

  test.each<[TemplateRow, Told]>([
    [{ kind: "立即" }, []],
    [{ thorough: "是", solved: "否" }, []],
    [
      { kind: "尽快" },
      [["option-invalid", "D4", { field: "整改类型", entered: "尽快", options: ["立即整改", "逐步整改"] }]],
    ],
    [{ kind: "" }, [["field-missing", "D4", { field: "整改类型" }]]],
    [{ owner: "" }, [["field-missing", "G4", { field: "责任人" }]]],
    [
      { solved: "大概" },
      [["option-invalid", "L4", { field: "突出问题是否解决", entered: "大概", options: ["是", "否"] }]],
    ],
  ])("%p", (change, expected) => {
    expect(rows("pucheng-2012/commitments", { ...right, ...change })).toEqual(expected);
  });
});

describe("meizhou: 复查", () => {
  const helped = { leader: "县领导甲", liaison: "联络员乙" };
  const recheck = (change: TemplateRow): Told =>
    rows("meizhou-2012/recheck", { branch: "甲公司党支部", ...helped, ...change });

  test("一般 and 较差 rise, or somebody says why not", () => {
    const facts = { branch: "甲公司党支部", before: "一般", after: "一般" };
    expect(recheck({ before: "一般", level: "一般" })).toEqual([["not-promoted", "G4", facts]]);
    expect(recheck({ before: "一般", level: "较差" })).toEqual([["not-promoted", "G4", { ...facts, after: "较差" }]]);
    expect(recheck({ before: "较差", level: "一般" })).toEqual([]);
    expect(recheck({ before: "较好", level: "较好" })).toEqual([]);
    expect(recheck({ before: "一般", level: "一般", reason: "班子刚换届，问题正在整改" })).toEqual([]);
    expect(recheck({ before: "一般", level: "一般", inspection: "成效不显著" })).toEqual([]);
  });

  test("a level before that is no word of the scheme, and neither 是 nor 否", () => {
    expect(recheck({ before: "优秀", level: "较好" })).toEqual([
      ["level-unknown", "F4", { entered: "优秀", levels: ["好", "较好", "一般", "较差"] }],
    ]);
    expect(recheck({ before: "好", level: "好", new: "不清楚" })).toEqual([
      ["option-invalid", "E4", { field: "是否新建", entered: "不清楚", options: ["是", "否"] }],
    ]);
  });
});
