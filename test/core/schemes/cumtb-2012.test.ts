import { workbookOfDesigns } from "../../support/design-snapshot";
import { cumtb2012 } from "../../../src/core/schemes/cumtb-2012/scheme";
import { studentStandard } from "../../../src/core/schemes/cumtb-2012/student-standard";
import { teacherStandard } from "../../../src/core/schemes/cumtb-2012/teacher-standard";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { findSheet, keyAddress, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { checkSheets, faults, official } from "../../support/official";
import { workbook, type LiteralSheet } from "../../support/workbook";

const names = ["支部班子好", "党员队伍好", "工作机制好", "工作业绩好", "群众反映好"];

function byCategory(letters: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, i) => [name, letters[i] ?? ""]));
}

describe("the two standards, word for word", () => {
  test.each([
    [
      teacherStandard,
      [
        ["1", "2", "3"],
        ["1", "2", "3", "4"],
        ["1", "2", "3", "4"],
        ["1", "2", "3", "4"],
        ["1", "2"],
      ],
    ],
    [
      studentStandard,
      [
        ["1", "2", "4"],
        ["1", "2", "3", "4"],
        ["1", "2", "3", "4"],
        ["1", "2", "3", "4"],
        ["1", "2"],
      ],
    ],
  ])("%o has 17 factors, numbered as printed", (form, numbers) => {
    const { categories } = form.rubric;
    expect(categories.map((c) => c.name)).toEqual(names);
    expect(categories.map((c) => c.items[0]?.factors?.map((f) => f.number))).toEqual(numbers);
    expect(categories.flatMap((c) => c.items[0]?.factors ?? [])).toHaveLength(17);
  });

  test("spot checks: lengths, first and last words", () => {
    const facts = (form: typeof teacherStandard): unknown =>
      form.rubric.categories.map((c) => [
        c.label,
        c.description?.length,
        c.items[0]?.text.length,
        c.items[0]?.text.slice(0, 8),
        c.items[0]?.text.slice(-8),
      ]);
    expect(facts(teacherStandard)).toEqual([
      ["1.支部班子好", 49, 230, "1.支部设置合理", "不少于40学时。"],
      ["2.党员队伍好", 44, 313, "1.认真培养教育", "极参与志愿服务。"],
      ["3.工作机制好", 48, 174, "1.党支部书记参", "部工作创新机制。"],
      ["4.工作业绩好", 45, 194, "1.引导和带领全", "想积极健康向上。"],
      ["5.群众反映好", 24, 42, "1.群众对党员发", "意率达到80%。"],
    ]);
  });

  test("headings as printed: 附表1 says 考评等次, 附表2 考核等次", () => {
    expect([teacherStandard, studentStandard].map((f) => f.headings.parties[0]?.headings[0])).toEqual([
      "考评等次",
      "考核等次",
    ]);
  });
});

describe("rules of the document", () => {
  test("letters have words, and no number", () => {
    expect(cumtb2012.levels.map((l) => [l.name, l.aliases[0], l.from, l.action])).toEqual([
      ["好", "A", null, "巩固"],
      ["较好", "B", null, null],
      ["一般", "C", null, "推动"],
      ["较差", "D", null, "整顿"],
    ]);
  });

  test("the shares are a suggestion and add up to the whole", () => {
    expect(cumtb2012.weights).toEqual([]);
    expect(cumtb2012.suggestedWeights?.map((w) => [w.party, w.share])).toEqual([
      ["self", 0.3],
      ["members", 0.2],
      ["peers", 0.2],
      ["review", 0.3],
    ]);
  });
});

const letters = {
  self: ["A", "A", "B", "B", "A"],
  members: ["A", "B", "B", "B", "B"],
  peers: ["B", "B", "B", "B", "C"],
  review: ["B", "B", "B", "B", "B"],
};
const said = {
  self: "支部委员会自评",
  members: "支部党员评议",
  peers: "分类互评",
  review: "上级党组织考评",
} as const;

describe("a branch graded by four parties", () => {
  const sheets = (Object.keys(letters) as (keyof typeof letters)[]).map((party) =>
    official(
      "cumtb-2012/teacher-standard",
      {
        branch: "甲教研室党支部",
        party: said[party],
        scores: { score: letters[party] },
        ...(party === "review" ? { result: "较好（B）" } : {}),
      },
      `表${party}`,
    ),
  );

  test("four sheets are one branch; the stated result is its level, there is no total", () => {
    const checked = checkSheets(sheets);
    expect(checked.sheets.map((s) => s.template)).toEqual(Array(4).fill("cumtb-2012/teacher-standard"));
    expect(checked.branches).toHaveLength(1);
    const branch = checked.branches[0];
    expect([branch?.name, branch?.total, branch?.level, branch?.provisionalLevel, branch?.statedLevel]).toEqual([
      "甲教研室党支部",
      null,
      "较好",
      null,
      "较好",
    ]);
    expect(
      Object.fromEntries((branch?.evaluations ?? []).map((e) => [e.party, Object.fromEntries(e.letters)])),
    ).toEqual(Object.fromEntries(Object.entries(letters).map(([party, l]) => [party, byCategory(l)])));
    expect(branch?.evaluations.every((e) => e.isComplete && e.total === null)).toBe(true);
    expect(faults(checked)).toEqual([]);
  });

  test("a result that no party supports is a contradiction", () => {
    const wrong = official(
      "cumtb-2012/teacher-standard",
      { branch: "甲教研室党支部", party: said.review, scores: { score: letters.review }, result: "较差（D）" },
      "表review",
    );
    const checked = checkSheets([...sheets.slice(0, 3), wrong]);
    expect(faults(checked)).toEqual([["表review", "A11", "level-mismatch"]]);
  });
});

/** One party's sheet as people make it: letters in the last column. */
function typed(
  form: typeof teacherStandard,
  scores: readonly (string | null)[],
  more: LiteralSheet = [],
  head: LiteralSheet = [],
): LiteralSheet {
  return [
    ...head,
    ["考评标准", "考评标准内涵", "考评要素", "考评等次"],
    ...form.rubric.categories.map((c, i) => [
      c.label ?? c.name,
      c.description ?? null,
      c.items[0]?.text ?? null,
      scores[i] ?? null,
    ]),
    ...more,
  ];
}

describe("sheets as people make them", () => {
  test("a student sheet without a title is known, numbered 1, 2, 4 without a finding", () => {
    const checked = checkWorkbook(
      workbook({ 甲班党支部: typed(studentStandard, ["B", "B", "A", "B", "B"], [["考评结果：较好（B）"]]) }),
    );
    expect(checked.sheets[0]?.template).toBe("cumtb-2012/student-standard");
    expect(checked.branches.map((b) => [b.name, b.level, b.evaluations[0]?.party])).toEqual([
      ["甲班党支部", "较好", "review"],
    ]);
    expect(faults(checked)).toEqual([]);
  });

  test("nor is one who mends the numbers to 1, 2, 3 asked about it", () => {
    const rows = typed(studentStandard, ["B", "B", "A", "B", "B"]).map((row) =>
      row.map((cell) => (typeof cell === "string" ? cell.replace("4.党支部书记具有", "3.党支部书记具有") : cell)),
    );
    expect(faults(checkWorkbook(workbook({ 甲班党支部: rows })))).toEqual([]);
  });

  test("the sheet's name tells whose it is when no line does", () => {
    const rows = typed(teacherStandard, ["A", "A", "A", "A", "A"], [], [["党支部：乙教研室党支部"]]);
    const checked = checkWorkbook(workbook({ 党员评议: rows, 考评主体: [["考评主体：支部委员会自评"], ...rows] }));
    expect(checked.branches.map((b) => [b.name, b.evaluations.map((e) => e.party)])).toEqual([
      ["乙教研室党支部", ["members", "self"]],
    ]);
  });

  test.each(["first", "last", "every"] as const)(
    "factors in rows of their own, the letter in the %s of them",
    (where) => {
      const given = ["A", "B", "B", "C", "A"];
      const rows: LiteralSheet = [
        ["党支部：乙教研室党支部"],
        ["考评标准", "考评标准内涵", "考评要素", "考评等次"],
        ...teacherStandard.rubric.categories.flatMap((c, k) => {
          const factors = c.items[0]?.factors ?? [];
          return factors.map((f, i) => {
            const isHere = where === "every" || i === (where === "first" ? 0 : factors.length - 1);
            const isFirst = i === 0;
            return [
              isFirst ? (c.label ?? null) : null,
              isFirst ? (c.description ?? null) : null,
              `${f.number}.${f.text}`,
              isHere ? (given[k] ?? null) : null,
            ];
          });
        }),
      ];
      const checked = checkWorkbook(workbook({ Sheet1: rows }));
      expect(checked.sheets[0]?.template).toBe("cumtb-2012/teacher-standard");
      expect(checked.branches.map((b) => b.evaluations.map((e) => Object.fromEntries(e.letters)))).toEqual([
        [byCategory(given)],
      ]);
      expect(faults(checked)).toEqual([]);
    },
  );

  test("several party columns on one sheet", () => {
    const order = ["self", "members", "peers", "review"] as const;
    const rows: LiteralSheet = [
      ["北京高校教师党支部考核测评标准（试行）（丙教研室党支部）"],
      ["考评标准", "内涵", "考评要素", "支委会自评", "党员评议", "分类互评", "上级党组织考评"],
      ...teacherStandard.rubric.categories.map((c, i) => [
        c.name,
        c.description ?? null,
        c.items[0]?.text ?? null,
        ...order.map((party) => letters[party][i] ?? null),
      ]),
      ["考评结果：较好（B）"],
    ];
    const checked = checkWorkbook(workbook({ 汇总: rows }));
    expect(checked.branches.map((b) => [b.name, b.level, b.evaluations.map((e) => e.party)])).toEqual([
      ["丙教研室党支部", "较好", ["self", "members", "peers", "review"]],
    ]);
    expect(faults(checked)).toEqual([]);
  });

  test("words that the document gives for the letters are those letters", () => {
    const rows = typed(teacherStandard, ["好", "较好", "b", "优秀", "“一般”"], [], [["党支部：乙教研室党支部"]]);
    const input = workbook({ Sheet1: rows });
    const checked = checkWorkbook(input);
    expect([...(checked.branches[0]?.evaluations[0]?.letters.values() ?? [])]).toEqual(["A", "B", "B", "A", "C"]);
    expect(faults(checked)).toEqual([]);
    const output = applyToSnapshot(input, fillWorkbook(input, checked));
    expect(fillWorkbook(output, checkWorkbook(output)).edits).toEqual([]);
  });

  test("a letter that is none, and one that is missing", () => {
    const rows = typed(
      teacherStandard,
      ["A", "E", 3 as unknown as string, null, "较好（B）"],
      [],
      [["党支部：乙教研室党支部"]],
    );
    const checked = checkWorkbook(workbook({ Sheet1: rows }));
    expect(faults(checked)).toEqual([
      ["Sheet1", "D4", "score-option-invalid"],
      ["Sheet1", "D5", "score-option-invalid"],
      ["Sheet1", "D6", "score-missing"],
    ]);
    expect(Object.fromEntries(checked.branches[0]?.evaluations[0]?.letters ?? [])).toEqual({
      支部班子好: "A",
      党员队伍好: null,
      工作机制好: null,
      工作业绩好: null,
      群众反映好: "B",
    });
  });
});

describe("vetoes", () => {
  const graded = (lines: LiteralSheet): ReturnType<typeof checkWorkbook> =>
    checkWorkbook(
      workbook({
        Sheet1: typed(
          teacherStandard,
          ["B", "B", "B", "B", "B"],
          [...lines, ["考评结果：较好（B）"]],
          [["党支部：乙教研室党支部"]],
        ),
      }),
    );

  test("a rate of 48 % leads to 较差 and contradicts the stated result", () => {
    const checked = graded([["群众对党员发挥作用的满意率：48%"], ["支部书记在党员中的满意率", 0.5]]);
    expect(checked.branches.map((b) => [b.level, b.appliedVetoes])).toEqual([
      ["较差", ["members-satisfaction-below-50"]],
    ]);
    expect(faults(checked)).toEqual([
      ["Sheet1", "A10", "level-mismatch"],
      ["Sheet1", "A8", "veto-triggered"],
      // 0.5 beside its label is 50 %: no veto, but below the 80 % that are asked for.
      ["Sheet1", "B9", "requirement-unmet"],
    ]);
  });

  test("a confirmed misconduct leads to 较差; 长期不换届 alone only proposes it", () => {
    const ticked = (text: string, result: string): ReturnType<typeof checkWorkbook> => {
      const rows = typed(teacherStandard, ["B", "B", "B", "B", "B"], [[result]], [["党支部：乙教研室党支部"]]);
      const input = workbook({ Sheet1: rows });
      const output = applyToSnapshot(input, fillWorkbook(input, checkWorkbook(input)));
      const sheets = output.sheets.map((s) => {
        const row = [...s.cells].find(([, cell]) => cell.value === text);
        if (!row) return s;
        const place = keyAddress(row[0]).row;
        const cells = [...s.cells].map(([key, cell]) => {
          const isState = keyAddress(key).row === place && cell.value === "未确认";
          return [key, isState ? { ...cell, value: "是" } : cell] as const;
        });
        return { ...s, cells: new Map(cells) };
      });
      return checkWorkbook({ ...output, sheets });
    };
    const decided = (checked: ReturnType<typeof checkWorkbook>): unknown => [
      checked.branches.map((b) => [b.level, b.provisionalLevel]),
      checked.findings.map((f) => f.code).filter((code) => code !== "scores-changed"),
    ];
    expect(decided(ticked("近两年来党支部书记有重大违纪违法行为", "考评结果："))).toEqual([
      [["较差", null]],
      ["veto-triggered"],
    ]);
    expect(decided(ticked("无故长期不换届", "考评结果："))).toEqual([[[null, "较差"]], ["veto-triggered"]]);
    expect(decided(ticked("一年以上没有开展活动", "考评结果：较好（B）"))).toEqual([
      [["较好", null]],
      ["veto-triggered"],
    ]);
  });

  test("exactly 50 % is not below 50 %", () => {
    const checked = graded([["群众对党员发挥作用的满意率：50%"], ["支部书记在党员中的满意率：92.5%"]]);
    expect(checked.branches.map((b) => [b.level, b.appliedVetoes])).toEqual([["较好", []]]);
    expect(checked.branches[0]?.vetoes.map((v) => [v.id, v.state, v.by])).toEqual([
      ["secretary-misconduct", "unknown", "person"],
      ["overdue-election", "unknown", "person"],
      ["inactive-over-a-year", "unknown", "person"],
      ["members-satisfaction-below-50", "no", "computed"],
      ["secretary-satisfaction-below-50", "no", "computed"],
    ]);
    expect(checked.findings.map((f) => [f.code, f.cell, f.facts])).toEqual([
      [
        "requirement-unmet",
        "A8",
        {
          field: "群众对党员发挥作用的满意率",
          entered: 50,
          required: 70,
          unit: "%",
          text: "群众对党员发挥作用的满意率达到70%",
        },
      ],
    ]);
  });
});

describe("the suggestion on 「得分与定级」", () => {
  const order = ["self", "members", "peers", "review"] as const;
  const book = (given: Readonly<Record<(typeof order)[number], readonly (string | null)[]>>): WorkbookSnapshot =>
    workbook({
      评分: [
        ["党支部：丙教研室党支部"],
        ["考评标准", "考评要素", "支委会自评", "党员评议", "分类互评", "上级党组织考评"],
        ...teacherStandard.rubric.categories.map((c, i) => [
          c.name,
          c.items[0]?.text ?? null,
          ...order.map((party) => given[party][i] ?? null),
        ]),
      ],
    });
  const filled = (input: WorkbookSnapshot): WorkbookSnapshot =>
    applyToSnapshot(input, fillWorkbook(input, checkWorkbook(input)));
  const all = (letter: string): string[] => Array<string>(5).fill(letter);
  const suggested = (input: WorkbookSnapshot): unknown => {
    const sheet = findSheet(filled(input), { name: "得分与定级" });
    const cells = [...(sheet?.cells ?? [])].map(([key, cell]) => ({ ...keyAddress(key), cell }));
    const label = cells.find(({ cell }) => cell.value === "建议等次（仅供参考）");
    return cells.find((c) => c.row === label?.row && c.column === 2)?.cell.value;
  };

  test.each([
    [{ self: all("A"), members: all("A"), peers: all("B"), review: all("B") }, "A"],
    [{ self: all("A"), members: all("B"), peers: all("B"), review: all("C") }, "B"],
    [{ self: all("D"), members: all("B"), peers: all("D"), review: all("D") }, "D"],
    [{ self: all("A"), members: all("A"), peers: all("B"), review: ["B", "B", "B", "B", null] }, "未填完"],
  ])("%j gives %s", (given, letter) => {
    expect(suggested(book(given))).toBe(letter);
  });

  test("is no result, and follows shares that a person typed", () => {
    const input = book({ self: all("A"), members: all("B"), peers: all("B"), review: all("C") });
    const output = filled(input);
    expect(checkWorkbook(output).branches.map((b) => [b.total, b.level, b.provisionalLevel])).toEqual([
      [null, null, null],
    ]);
    const sheets = output.sheets.map((s) => {
      if (s.name !== "得分与定级") return s;
      const cells = [...s.cells].map(
        ([key, cell]) => [key, cell.value === 0.3 ? { ...cell, value: 0.6 } : cell] as const,
      );
      return { ...s, cells: new Map(cells) };
    });
    const typed = { ...output, sheets };
    const again = applyToSnapshot(typed, fillWorkbook(typed, checkWorkbook(typed)));
    const values = [...(findSheet(again, { name: "得分与定级" })?.cells.values() ?? [])].map((c) => c.value);
    expect(values.filter((v) => typeof v === "number")).toEqual([0.6, 0.2, 0.2, 0.6]);
  });

  test("shows where the parties differ", () => {
    const output = filled(
      book({ self: all("A"), members: all("A"), peers: all("A"), review: ["A", "B", "A", "A", "A"] }),
    );
    const values = [...(findSheet(output, { name: "得分与定级" })?.cells.values() ?? [])].map((c) => c.value);
    expect(values.filter((v) => v === "一致" || v === "不一致")).toEqual(["一致", "不一致", "一致", "一致", "一致"]);
  });
});

describe("附件2 and 附件3", () => {
  const rows = Array.from({ length: 16 }, (_, i) => ({
    parent: "甲学院党总支",
    branch: `第${i + 1}党支部`,
    level: i < 9 ? "好" : i < 13 ? "较好" : "一般",
  }));

  test("growing beyond fourteen rows, the counts below follow", () => {
    const design = official("cumtb-2012/grading-summary", { rows });
    const checked = checkSheets([design]);
    const sheet = checked.sheets[0];
    expect(sheet?.template).toBe("cumtb-2012/grading-summary");
    expect(sheet?.kind === "table" && sheet.rows).toHaveLength(16);
    expect(sheet?.kind === "table" && sheet.totals.map((t) => [t.level, t.text])).toEqual([
      ["好", "9"],
      ["较好", "4"],
      ["一般", "3"],
      ["较差", "0"],
    ]);
    expect(faults(checked)).toEqual([]);
  });

  test("a blank one prints fourteen numbered rows and its 合计", () => {
    const checked = checkSheets([official("cumtb-2012/grading-summary")]);
    expect(checked.sheets.map((s) => [s.template, s.differences])).toEqual([["cumtb-2012/grading-summary", []]]);
    expect(faults(checked)).toEqual([]);
  });

  test("a stated count that is not the rows' is found", () => {
    const table: LiteralSheet = [
      ["北京高校基层党支部分类定级汇总表"],
      ["序号", "所属党委（党总支）", "党支部名称", "分类定级结果"],
      [1, "甲党总支", "第一党支部", "好"],
      [2, "甲党总支", "第二党支部", "优秀"],
      [3, "甲党总支", "第三党支部", "C"],
      ["合计", "好", "较好", "一般", "较差"],
      [null, 2, 1, 1, 0],
    ];
    expect(faults(checkWorkbook(workbook({ 汇总表: table })))).toEqual([["汇总表", "C7", "count-mismatch"]]);
  });

  test("a problem without a measure is found in its row", () => {
    const design = official("cumtb-2012/rectification-summary", {
      rows: [
        {
          branch: "第一党支部",
          problems: "活动形式单一",
          measures: "丰富活动形式",
          deadline: "2012年6月",
          contact: "张某",
        },
        { branch: "第二党支部", problems: "换届不及时", deadline: "2012年6月", contact: "张某" },
      ],
    });
    const checked = checkSheets([design]);
    expect(checked.sheets[0]?.template).toBe("cumtb-2012/rectification-summary");
    expect(faults(checked)).toEqual([["附件3", "D6", "problem-without-measure"]]);
  });
});

test("parties that judge one branch by the standards of different types are asked about", () => {
  const scores = { score: ["A", "B", "B", "C", "A"] };
  const own = official("cumtb-2012/teacher-standard", { branch: "甲学院党支部", scores, party: "支部委员会自评" });
  const peers = (form: string) => ({
    ...official(`cumtb-2012/${form}`, { branch: "甲学院党支部", scores, party: "分类互评" }),
    name: "互评",
  });
  expect(faults(checkSheets([own, peers("teacher-standard")]))).toEqual([]);
  expect(checkSheets([own, peers("student-standard")]).findings).toMatchObject([
    {
      code: "branch-duplicate",
      severity: "query",
      sheet: "互评",
      clause: "附件1 三、考评方法",
      facts: { branch: "甲学院党支部", sheets: [own.name, "互评"], party: null, reason: "standards" },
    },
  ]);
});

test("the document's numbers stand on 「得分与定级」 beside what a person enters, which stays", () => {
  const sheet = official("cumtb-2012/student-standard", {
    branch: "甲学院学生党支部",
    scores: { score: ["A", "B", "B", "C", "A"] },
  });
  const fill = (book: WorkbookSnapshot) => applyToSnapshot(book, fillWorkbook(book, checkWorkbook(book)));
  /** Per requirement: its text, the cell to enter the number in, what stands there, and what is told. */
  const rows = (book: WorkbookSnapshot) => {
    const result = findSheet(book, { name: "得分与定级" });
    return [...(result?.cells ?? [])]
      .filter(([, { value }]) => /（\d+(?:%|学时|元|次)）：/.test(String(value)))
      .map(([key, { value }]) => {
        const { row } = keyAddress(key);
        const told = [...(result?.cells ?? [])].find(([k, c]) => keyAddress(k).row === row && c.formula !== undefined);
        const entry = told ? told[0] - 1 : NaN;
        return { text: value, entry, entered: result?.cells.get(entry)?.value ?? null, told: told?.[1].value };
      });
  };
  const filled = fill(workbookOfDesigns([sheet]));
  expect(rows(filled).map(({ text, told }) => [text, told])).toEqual([
    ["学生对党员发挥作用的满意率（70%）：学生对党员发挥作用的满意率达到70%（附表2 5）", "未填"],
    ["支部书记在党员中的满意率（80%）：支部书记在党员中的满意率达到80%（附表1 5；附表2 5）", "未填"],
    ["学生党支部书记培训（40学时）：每年培训时间一般不少于40学时（附表2 1）", "未填"],
    ["学生党员培训（16学时）：党员每年培训不少于16学时（附表2 2）", "未填"],
    [
      "党员年人均党支部工作和活动经费（100元）：按照党员年人均不低于100元的标准核定党支部工作和活动经费（三（五））",
      "未填",
    ],
  ]);
  const result = findSheet(filled, { name: "得分与定级" });
  if (!result) throw new Error("no result sheet");
  const cells = new Map(result.cells);
  const enter = (text: string, value: number): void => {
    cells.set(rows(filled).find((r) => String(r.text).startsWith(text))?.entry ?? NaN, { value });
  };
  enter("学生对党员", 0.7);
  enter("学生党支部书记培训", 39.5);
  enter("党员年人均", 120);
  const typed = {
    ...filled,
    sheets: filled.sheets.map((s) => (s === result ? { ...s, cells } : s)),
  };
  const told = checkWorkbook(typed).findings.filter(
    (f) => !checkWorkbook(filled).findings.some((g) => g.code === f.code),
  );
  expect(told.map((f) => [f.code, f.sheet, f.facts])).toEqual([
    [
      "requirement-unmet",
      "得分与定级",
      {
        field: "学生党支部书记培训",
        entered: 39.5,
        required: 40,
        unit: "学时",
        text: "每年培训时间一般不少于40学时",
      },
    ],
  ]);
  // 低于50% leads to 较差, wherever the rate is entered.
  for (const [rate, level] of [
    [0.45, "较差"],
    ["45%", "较差"],
    [45, "较差"],
    [0.5, null],
  ] as const) {
    cells.set(rows(filled).find((r) => String(r.text).startsWith("学生对党员"))?.entry ?? NaN, { value: rate });
    const checked = checkWorkbook({
      ...typed,
      sheets: typed.sheets.map((s) => (s.name === result.name ? { ...s, cells } : s)),
    });
    expect([rate, checked.branches[0]?.level]).toEqual([rate, level]);
    const codes = checked.findings.flatMap((f) => (f.code === "veto-triggered" ? [f.sheet] : []));
    expect(codes).toEqual(level === null ? [] : ["得分与定级"]);
  }
  cells.set(rows(filled).find((r) => String(r.text).startsWith("学生对党员"))?.entry ?? NaN, { value: 0.7 });
  // Another branch before it moves the whole block.
  const [before] = workbookOfDesigns([
    {
      ...official("jxnu-2012/grading", { branch: "乙学院党支部", scores: { score: Array<string>(5).fill("先进") } }),
      name: "乙",
    },
  ]).sheets;
  if (!before) throw new Error("no sheet");
  const withMore = { ...typed, sheets: [{ ...before, id: "before" }, ...typed.sheets] };
  expect(rows(fill(withMore)).map(({ entered, told }) => [entered, told])).toEqual([
    // 江西师范大学 asks every branch for three numbers of its own.
    [null, "未填"],
    [null, "未填"],
    [null, "未填"],
    [0.7, "达到"],
    [null, "未填"],
    [39.5, "未达到"],
    [null, "未填"],
    [120, "达到"],
  ]);
});
