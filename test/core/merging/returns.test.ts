import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { planReturnedCopy, planReturns, problemsByFile, type ReturnChoice } from "../../../src/core/merging/returns";
import { submissionOf, unreadableSubmission } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { textsOf, typedForms, typedIn } from "../../support/filled-forms";
import { official } from "../../support/official";
import { withCells } from "../../support/rule-book";
import { scoredSheet, submit, submitScores, submitSheets } from "../../support/submissions";

const describeInChinese = (finding: Parameters<typeof describeFinding>[0]): string => describeFinding(finding, "zh-CN");
const wording = { describe: describeInChinese, describeError: ({ code }: { readonly code: string }) => code };

function plan(files: readonly Submission[], choice: ReturnChoice = {}) {
  return planReturns(mergeSubmissions(files), wording, choice);
}

/** 附件1 of a school with texts for so many of its scores, from the first on. */
function spoiled(school: string, count: number, text = "三分左右"): WorkbookSnapshot {
  const book = workbookOfDesigns([scoredSheet(`学校${school}党支部`, { self: 90, review: 90 })]);
  const cells = Object.fromEntries(Array.from({ length: count }, (_, i) => [`附件1!D${5 + i}`, text]));
  return withCells(book, cells);
}

const start =
  "1. 附件1!D5　第1项“领导班子健全”的自评填的是“三分左右”，不是数字，请改填 0 到 3 之间的分数。（依据：附件1 第1项）";

describe("planReturns", () => {
  it("addresses who sent a file, lists ten errors and says how many more the copy tells", () => {
    const { returns, notes } = plan([submit("收到/甲.xlsx", spoiled("甲", 12)), submit("乙.xlsx", spoiled("乙", 0))]);
    expect(notes).toEqual([]);
    expect(returns).toHaveLength(1);
    const [only] = returns;
    expect(only?.folder).toBe("学校甲党支部");
    expect(only?.copies.map(({ path, name, findings }) => [path, name, findings.length])).toEqual([
      ["收到/甲.xlsx", "甲.xlsx", 12],
    ]);
    const lines = only?.message.split("\n") ?? [];
    expect(lines.slice(0, 3)).toEqual([
      "学校甲党支部：",
      "你单位报送的“甲.xlsx”有12处需要修改，所附的副本已加上「问题清单」：",
      start,
    ]);
    expect(lines).toHaveLength(14);
    expect(lines.slice(-2)).toEqual(["还有2处，见「问题清单」。", "请改正后重新报送。"]);
  });

  it("says that the copy of a document is made of its tables, and lists no rest where there is no copy", () => {
    const book = spoiled("甲", 11);
    const message = (file: Submission): readonly string[] => plan([file]).returns[0]?.message.split("\n") ?? [];
    expect(message(submit("甲.docx", book))[1]).toBe(
      "你单位报送的“甲.docx”有11处需要修改，所附的工作簿按文档里的表格做成，已加上「问题清单」：",
    );
    expect(plan([submit("甲.docx", book)]).returns[0]?.copies[0]?.name).toBe("甲.xlsx");
    const old = { ...submit("甲.xls", book), isOldFormat: true };
    expect([message(old)[1], message(old).at(-2)]).toEqual(["你单位报送的“甲.xls”有11处需要修改：", "还有1处。"]);
    expect(plan([old]).returns[0]?.copies).toEqual([]);
  });

  it("asks for what has to be explained only where a person returns the file, and counts it beside errors", () => {
    const query = (unit: string): WorkbookSnapshot => {
      const survey = official("tianning-2012/survey", { fields: { branch: "学校甲党支部" } }, "附件2");
      return withCells(workbookOfDesigns([scoredSheet("学校甲党支部", { self: 100, review: 100 }), survey]), {
        "附件1!D5": unit,
      });
    };
    const files = [submit("甲.xlsx", query("3"))];
    const found = mergeSubmissions(files).findings.filter((f) => f.severity !== "info");
    const errors = found.filter(({ severity }) => severity === "error").length;
    const queries = found.length - errors;
    expect(errors).toBe(1);
    expect(queries).toBeGreaterThan(0);
    expect(plan(files).returns[0]?.message.split("\n")[1]).toBe(
      `你单位报送的“甲.xlsx”有1处需要修改、${queries}处需要说明，所附的副本已加上「问题清单」：`,
    );
    const asked = submit("乙.xlsx", workbookOfDesigns([official("cumtb-2012/rectification-summary", { rows: [] })]));
    expect(plan([asked]).returns).toEqual([]);
    const only = mergeSubmissions([
      submit(
        "丙.xlsx",
        workbookOfDesigns([
          official("jilin-2012/publicity", {
            rows: [
              {
                branch: "甲村党支部",
                level: "好",
                begins: "2012年4月9日",
                ends: "2012年4月15日",
                objection: "账目不清",
              },
            ],
          }),
        ]),
      ),
    ]);
    expect(planReturns(only, wording).returns).toEqual([]);
    expect(planReturns(only, wording, { handled: { "丙.xlsx": "returned" } }).returns[0]?.message.split("\n")).toEqual([
      "甲村党支部：",
      "你单位报送的“丙.xlsx”有2处需要说明，所附的副本已加上「问题清单」：",
      "1. 基层党组织分类定级结果公示情况登记表!H4　“调查核实情况”没有填写，请补填。（依据：三（二）公示评级结果）",
      "2. 基层党组织分类定级结果公示情况登记表!I4　“反馈情况”没有填写，请补填。（依据：三（二）公示评级结果）",
      "请改正后重新报送。",
    ]);
  });

  it("names folders and copies once each, without regard to case, and hides numbers of telephones", () => {
    const files = ["a/A.xlsx", "b/a.xlsx"].map((path, i) => {
      const book = spoiled("甲", 1, `缺${i}，电话13800000000`);
      return submissionOf({ path, sha256: path, modified: 1, fileModified: 1 }, checkWorkbook(book));
    });
    const [only] = plan(files).returns;
    expect(only?.copies.map(({ name }) => name)).toEqual(["A.xlsx", "a (2).xlsx"]);
    expect(only?.message).not.toContain("13800000000");
    const lost = ["c/锁.xlsx", "d/锁.xlsx"].map((path) =>
      unreadableSubmission(
        { path, sha256: null, modified: null, fileModified: null },
        { code: "encrypted", facts: {} },
      ),
    );
    const { returns, notes } = plan(lost, { handled: { "c/锁.xlsx": "returned", "d/锁.xlsx": "returned" } });
    expect(returns.map(({ folder, message }) => [folder, message.split("\n").length])).toEqual([["锁", 4]]);
    expect(notes).toEqual([
      {
        name: "读不了的文件.txt",
        text: "以下文件读不了，请报送单位重新报送：\nc/锁.xlsx　encrypted\nd/锁.xlsx　encrypted",
      },
    ]);
  });

  it("names no place of a problem that has none, of a file of several branches only whose it is", () => {
    const other = { ...scoredSheet("学校乙党支部", { self: 80 }), name: "乙校" };
    const files = [
      submitSheets("两校.xlsx", [scoredSheet("学校甲党支部", { self: 90 }), other]),
      submitScores("甲.xlsx", "学校甲党支部", { self: 91 }),
    ];
    const sentence =
      "“学校甲党支部”的自评有不同的版本，修改时间也分不出先后（两校.xlsx、甲.xlsx），都没有采用。请指定采用哪一份，或者请该党支部重报。";
    expect(plan(files).returns.map(({ message }) => message.split("\n")[2])).toEqual([
      `1. 学校甲党支部　${sentence}`,
      `1. ${sentence}`,
    ]);
  });

  it("lists who sent nothing yet, one a line, with their committee", () => {
    const entries = ["学校乙党支部", "学校丙党支部"].map((name, i) => ({
      ...{ name, parent: i === 0 ? null : "第一党委", type: null },
      ...{ sheet: "名册", cell: `A${i + 2}` },
    }));
    const result = mergeSubmissions([submit("甲.xlsx", spoiled("甲", 0))], { roster: { entries, repeated: [] } });
    expect(planReturns(result, wording).notes).toEqual([
      {
        name: "催报.txt",
        text: "以下2个党支部还没有报送分类定级材料，请尽快报送：\n1. 学校乙党支部\n2. 学校丙党支部（第一党委）",
      },
    ]);
  });

  it("gives each version in conflict its problem, and a merge the problems of its own level", () => {
    const files = ["a.xlsx", "b.xlsx"].map((path, i) =>
      submit(path, workbookOfDesigns([scoredSheet("学校甲党支部", { self: 90 + i })])),
    );
    const problems = problemsByFile(mergeSubmissions(files));
    expect([...problems].map(([path, { findings }]) => [path, findings.map(({ code }) => code)])).toEqual(
      expect.arrayContaining([
        ["a.xlsx", ["branch-duplicate"]],
        ["b.xlsx", ["branch-duplicate"]],
      ]),
    );
  });
});

describe.each(typedForms)("a copy of $template that goes back", ({ scheme, form, fill }) => {
  it("has every cell as it was handed in, and 「问题清单」", () => {
    const own = fill("甲", { branches: [1, 1, 2], skips: [] });
    const book = workbookOfDesigns([drawTemplate(scheme, form, { fill: own })], "甲.xlsx");
    const file = submit("甲.xlsx", book);
    const findings = mergeSubmissions([file]).findings.filter(({ file: path }) => path !== null);
    const copy = applyToSnapshot(
      book,
      planReturnedCopy(book, checkWorkbook(book), findings, describeInChinese, "定级助手 0"),
    );
    expect(copy.sheets.map(({ name }) => name)).toEqual([...book.sheets.map(({ name }) => name), "问题清单"]);
    expect(copy.sheets[0]?.cells).toEqual(book.sheets[0]?.cells);
    const texts = textsOf(copy);
    expect(findings.filter((finding) => !texts.includes(describeInChinese(finding)))).toEqual([]);
    const typed = typedIn({ template: "", scheme, form, fill }, own).filter((text) => textsOf(book).includes(text));
    expect(typed.filter((text) => !texts.includes(text))).toEqual([]);
  });
});
