import { skipReasons } from "../../src/core/changes/change-set";
import type { FactsByCode } from "../../src/core/findings/facts";
import {
  severities,
  uncheckedCodes,
  type Facts,
  type Finding,
  type FindingCode,
  type FindingOf,
  type Unchecked,
} from "../../src/core/findings/finding";
import { checkNames, findingCodes } from "../../src/core/own-sheets/check-names";
import { differenceCodes } from "../../src/core/model/recognised-sheet";
import { parties, schemeIds } from "../../src/core/schemes/types";
import { hostErrorCodes } from "../../src/hosts/host";
import {
  describeDifference,
  describeEvidence,
  describeFinding,
  describeHostError,
  describeSkip,
  describeUnchecked,
  levelLabel,
  partyLabel,
  ruleTitle,
  schemeLabel,
  severityLabel,
  verdictLabel,
} from "../../src/locales/findings";
import { zhCNSentences } from "../../src/locales/findings/zh-CN";
import { aroundDifference, itemLabel, percent, plainNumber, shorten } from "../../src/locales/findings/wording";
import { locales } from "../../src/locales/locale";

function finding<Code extends FindingCode>(
  code: Code,
  facts: FactsByCode[Code],
  clause: string | null = null,
): Finding {
  const found: FindingOf<Code> = {
    code,
    severity: "error",
    sheet: "附件1",
    cell: "D4",
    branch: null,
    facts,
    clause,
    fix: null,
    explanation: null,
  };
  return found as Finding;
}

function chinese<Code extends FindingCode>(code: Code, facts: FactsByCode[Code], clause?: string): string {
  return describeFinding(finding(code, facts, clause), "zh-CN");
}

function english<Code extends FindingCode>(code: Code, facts: FactsByCode[Code], clause?: string): string {
  return describeFinding(finding(code, facts, clause), "en-US");
}

const item17 = "17 完善党务公开，建立党员承诺制、记实制、公示制、票决制，健全党内情况通报制度。";
const item27 = "27．在教师、学生、家长满意度测评中满意率较高。（得分=20*满意率）";

/** What each code usually carries. */
const usual: { readonly [Code in FindingCode]: FactsByCode[Code] } = {
  "score-missing": { party: "self", count: 2, items: [item17, item27] },
  "reading-unproven": {
    reason: "role",
    cells: ["F3", "F4"],
    heading: "镇复核",
    count: 2,
    first: item17,
    last: item27,
  },
  "score-not-a-number": { party: "self", item: item17, entered: "较好", maximum: 3 },
  "score-negative": { party: "self", item: item17, entered: -1, maximum: 3 },
  "score-above-maximum": { party: "self", item: item17, entered: 5, maximum: 3 },
  "score-is-error": { party: "self", item: item17, entered: "#DIV/0!" },
  "score-option-invalid": { party: "members", item: "支部班子好", entered: "E", options: ["A", "B", "C", "D"] },
  "score-as-text": { party: "self", item: item17, entered: "３分", computed: 3, invisible: [] },
  "score-precision": { party: "self", item: item27, entered: 18.125 },
  "maximum-altered": { item: item17, entered: 5, official: 3 },
  "item-missing": { item: item17, category: "工作机制好" },
  "item-added": { item: "28 其他工作。" },
  "item-text-altered": { item: item17, entered: "完善校务公开", official: "完善党务公开" },
  "item-numbering": { entered: "4", expected: "3" },
  "category-sum-mismatch": { party: "self", category: "领导班子好", entered: 19, computed: 20 },
  "total-mismatch": { party: "review", entered: "88分", computed: 89 },
  "rubric-sum-mismatch": { category: "领导班子好", entered: 20, computed: 18 },
  "form-total-mismatch": { entered: 86, computed: 89, party: "self" },
  "satisfaction-mismatch": { party: "self", item: item27, entered: 18, rate: 0.85, computed: 17 },
  "level-mismatch": { entered: "先进", computed: "较好", total: 89.96 },
  "level-conflict": { branch: "学校甲党支部", places: ["附件2!E5", "附件3!K5"], levels: ["好", "较好"] },
  "level-unknown": { entered: "优良", levels: ["先进", "较好", "一般", "后进"] },
  "level-boundary": { total: 89.6, level: "较好", other: "先进", isGap: true },
  "review-missing": { party: "review" },
  "veto-triggered": {
    veto: "“群众反映好”得分低于12分",
    level: "后进",
    value: 11,
    limit: 12,
    parties: [],
    isDisagreement: false,
  },
  "reserved-cell-filled": { field: "分类定级结果及主要理由", entered: "较好" },
  "field-missing": { field: "移动电话" },
  "phone-invalid": { field: "移动电话", entered: "1380000" },
  "email-invalid": { field: "电子信箱", entered: "name@" },
  "date-invalid": { field: "成立时间", entered: "很早" },
  "count-invalid": { field: "党员总数", entered: "十几" },
  "option-invalid": { field: "整改类型", entered: "尽快", options: ["立即整改", "逐步整改"] },
  "requirement-unmet": {
    field: "活动经费（元）",
    entered: 900,
    required: 1000,
    unit: "元",
    text: "学校每年按照每名党员不少于100元的标准落实基层党组织活动经费",
  },
  "evidence-missing": { file: "照片/谈话1.jpg", reason: "missing" },
  "status-inconsistent": {
    field: "销号时间",
    entered: "2012年6月",
    statusField: "整顿销号情况",
    status: "未销号",
    expected: "已销号",
  },
  "dues-overpaid": { due: 6552, paid: 7000 },
  "dues-short": { due: 6552, paid: 6000.5, item: "13 党费收缴管理制度落实到位，党费及时足额收缴。" },
  "full-marks-with-problems": { problems: "活动经费不足", total: 100 },
  "statement-contradiction": {
    statement: "活动经费有保障",
    contradiction: "活动经费不足",
    other: "经费场所保障情况",
  },
  "deduction-not-rectified": { party: "self", item: item17, entered: 2, maximum: 3, words: ["党务公开", "公示"] },
  "problem-without-measure": { problem: "创新不够", problems: 4, measures: 3 },
  "deadline-invalid": { entered: "很快", reason: "unreadable" },
  "contact-mismatch": { entered: "戊五五", expected: "丁四四", unit: "学校甲" },
  "contact-duplicate": { unit: "学校甲", leaders: ["甲一", "乙二"] },
  "branch-unnamed": { scheme: "tianning-2012" },
  "branch-duplicate": { branch: "学校甲党支部", sheets: ["附件1", "附件1 (2)"], party: "self" },
  "branch-missing": { branch: "学校甲党支部" },
  "branch-unexpected": { branch: "学校甲党支部" },
  "count-mismatch": { what: "较好", entered: 8, computed: 9 },
  "percent-mismatch": { what: "好", entered: 20, computed: 19.047619 },
  "ballot-inconsistent": { what: "收回", entered: 60, limit: 50 },
  "weights-not-100": { entered: 90 },
  "quota-exceeded": { level: "好", count: 8, base: 21, percent: 38.095238, quota: 30 },
  "promotion-blocked": { branch: "学校甲党支部", before: "一般", after: "好", reason: "“三打两建”工作成效不显著" },
  "not-promoted": { branch: "学校甲党支部", before: "一般", after: "一般" },
  "scores-changed": { entered: "A1B2", computed: "C3D4" },
  "formula-in-text": { entered: "=1+1" },
  "external-link": { formula: "[1]附件1!A1" },
  "hidden-sheet": { sheet: "附件1" },
  "sheet-unrecognised": { sheet: "Sheet3" },
  "file-unreadable": { reason: "encrypted", file: "甲.xlsx" },
};

/** The least that each code can carry: blanks, empty lists, nothing known. */
const least: { readonly [Code in FindingCode]: FactsByCode[Code] } = {
  "score-missing": { party: "score", count: 27, items: [] },
  "reading-unproven": { reason: "merged", cells: [], heading: null, count: 2, first: null, last: null },
  "score-not-a-number": { party: "", item: "", entered: "", maximum: null },
  "score-negative": { party: "self", item: "", entered: -0.5, maximum: null },
  "score-above-maximum": { party: "self", item: "", entered: 1e21, maximum: 0 },
  "score-is-error": { party: "self", item: "", entered: "" },
  "score-option-invalid": { party: "self", item: "", entered: "", options: [] },
  "score-as-text": { party: "self", item: "", entered: "", computed: 0, invisible: [] },
  "score-precision": { party: "self", item: "", entered: 0.1 + 0.2 },
  "maximum-altered": { item: "", entered: 0, official: 0 },
  "item-missing": { item: "", category: "" },
  "item-added": { item: "" },
  "item-text-altered": { item: "", entered: "", official: "" },
  "item-numbering": { entered: "", expected: "" },
  "category-sum-mismatch": { party: "self", category: "", entered: "", computed: 0 },
  "total-mismatch": { party: "self", entered: "", computed: 0 },
  "rubric-sum-mismatch": { category: null, entered: 0, computed: 0 },
  "form-total-mismatch": { entered: 0, computed: 0, party: "score" },
  "satisfaction-mismatch": { party: "self", item: "", entered: 0, rate: 0, computed: 0 },
  "level-mismatch": { entered: "", computed: "", total: null },
  "level-conflict": { branch: "", places: [], levels: [] },
  "level-unknown": { entered: "", levels: [] },
  "level-boundary": { total: 0, level: "", other: "", isGap: false },
  "review-missing": { party: "" },
  "veto-triggered": { veto: "", level: "", value: null, limit: null, parties: [], isDisagreement: true },
  "reserved-cell-filled": { field: "", entered: "" },
  "field-missing": { field: "" },
  "phone-invalid": { field: "", entered: "" },
  "email-invalid": { field: "", entered: "" },
  "date-invalid": { field: "", entered: "" },
  "option-invalid": { field: "", entered: "", options: [] },
  "requirement-unmet": { field: "", entered: 0, required: 1, unit: "", text: "" },
  "evidence-missing": { file: "", reason: "missing" },
  "status-inconsistent": { field: "", entered: "", statusField: "", status: "", expected: "" },
  "count-invalid": { field: "", entered: "" },
  "dues-overpaid": { due: 0, paid: 0 },
  "dues-short": { due: 0, paid: 0, item: "" },
  "full-marks-with-problems": { problems: "", total: 0 },
  "statement-contradiction": { statement: "", contradiction: "", other: "" },
  "deduction-not-rectified": { party: "self", item: "", entered: 0, maximum: 0, words: [] },
  "problem-without-measure": { problem: "", problems: 0, measures: 0 },
  "deadline-invalid": { entered: "", reason: "" },
  "contact-mismatch": { entered: "", expected: "", unit: "" },
  "contact-duplicate": { unit: "", leaders: [] },
  "branch-unnamed": { scheme: "" },
  "branch-duplicate": { branch: "", sheets: [], party: null },
  "branch-missing": { branch: "" },
  "branch-unexpected": { branch: "" },
  "count-mismatch": { what: "", entered: 0, computed: 0 },
  "percent-mismatch": { what: "", entered: 0, computed: 0 },
  "ballot-inconsistent": { what: "", entered: 0, limit: 0 },
  "weights-not-100": { entered: 0 },
  "quota-exceeded": { level: "", count: 0, base: 0, percent: 0, quota: 0 },
  "promotion-blocked": { branch: "", before: "", after: "", reason: "" },
  "not-promoted": { branch: "", before: "", after: "" },
  "scores-changed": { entered: "", computed: "" },
  "formula-in-text": { entered: "" },
  "external-link": { formula: "" },
  "hidden-sheet": { sheet: "" },
  "sheet-unrecognised": { sheet: "" },
  "file-unreadable": { reason: "", file: "" },
};

const broken = /undefined|null|NaN|Infinity|\[object|“”|  |。。|，，|：。|\.\./u;

describe("describeFinding", () => {
  describe.each(locales)("in %s", (locale) => {
    it.each(findingCodes)("words %s whole, with usual facts and with the least", (code) => {
      for (const facts of [usual[code], least[code]]) {
        const sentence = describeFinding(finding(code, facts), locale);
        expect(sentence).not.toMatch(broken);
        expect(sentence).toMatch(locale === "zh-CN" ? /^.{8,}。$/u : /^.{8,}\.$/u);
      }
    });

    it("gives every code a sentence of its own", () => {
      const sentences = findingCodes.map((code) => describeFinding(finding(code, usual[code]), locale));
      expect(new Set(sentences).size).toBe(findingCodes.length);
    });
  });

  it("names both results where the survey form and the rubric differ", () => {
    expect(chinese("form-total-mismatch", usual["form-total-mismatch"])).toBe(
      "调查表上的自评结果填的是 86 分，按评分表合计是 89 分，请核对后修改其中一处。",
    );
    expect(english("form-total-mismatch", usual["form-total-mismatch"])).toBe(
      "The survey form gives 86 as the self-assessment result, but the scoring sheet adds up to 89. Check both and correct one of them.",
    );
  });

  it("adds the clause that a rule rests on", () => {
    expect(chinese("review-missing", { party: "review" }, "附件1 说明1")).toBe(
      "还没有上级考评得分，要等评分以后才能得出最后的总分和等级。（依据：附件1 说明1）",
    );
    expect(english("review-missing", { party: "review" }, "附件1 说明1")).toBe(
      "There is no superior's review score yet; the final total and level have to wait for it. (Basis: 附件1 说明1)",
    );
  });

  it("names item, value and limit of a score above its maximum", () => {
    expect(chinese("score-above-maximum", usual["score-above-maximum"])).toBe(
      "第17项“完善党务公开”的自评填的是 5 分，超过满分 3 分，请改填 0 到 3 之间的分数。",
    );
    expect(english("score-above-maximum", usual["score-above-maximum"])).toBe(
      "Item 17 “完善党务公开”: the self-assessment score is 5, above the maximum of 3. Enter a score from 0 to 3.",
    );
  });

  it("names no maximum where the form prints none", () => {
    expect(chinese("score-negative", { party: "score", item: "工作思路", entered: -2, maximum: null })).toBe(
      "“工作思路”的得分填的是 -2 分，分数不能小于 0，请改填分数。",
    );
  });

  it("lists few missing items by wording, many by number, and says when there are more", () => {
    expect(chinese("score-missing", usual["score-missing"])).toBe(
      "自评还有 2 项没有填分：第17项“完善党务公开”、第27项“在教师、学生、家长满意度测评中…”。请补填，填完以前不能得出总分。",
    );
    const many = Array.from({ length: 12 }, (_, i) => `${i + 1} 内容，其余。`);
    expect(chinese("score-missing", { party: "review", count: 12, items: many })).toBe(
      "上级考评还有 12 项没有填分：第 1、2、3、4、5、6、7、8、9、10 项等。请补填，填完以前不能得出总分。",
    );
    expect(english("score-missing", { party: "review", count: 12, items: many })).toBe(
      "Superior's review: 12 items have no score yet (items 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more). Fill them in; until then there is no total.",
    );
  });

  it("lists items by wording where numbers begin anew in each category", () => {
    const items = ["1 甲", "2 乙", "1 丙", "2 丁"];
    expect(chinese("score-missing", { party: "self", count: 4, items })).toBe(
      "自评还有 4 项没有填分：第1项“甲”、第2项“乙”、第1项“丙”等。请补填，填完以前不能得出总分。",
    );
  });

  it("shows what was typed as text and what it is counted as", () => {
    expect(chinese("score-as-text", usual["score-as-text"])).toBe(
      "第17项“完善党务公开”的自评“３分”是文本，表格求和时会漏掉它；这里按 3 分计算，请改成数字 3。",
    );
  });

  it("names the words looked for only on request", () => {
    expect(chinese("deduction-not-rectified", usual["deduction-not-rectified"])).toBe(
      "第17项“完善党务公开”自评 2 分（满分 3 分），整改表里没有与它对应的问题，请在整改表中补上问题和措施，或者说明原因。",
    );
    const asked = { code: "deduction-not-rectified", facts: usual["deduction-not-rectified"] } as Finding;
    expect(describeEvidence(asked, "zh-CN")).toBe("查找的词：党务公开、公示");
    expect(describeEvidence(asked, "en-US")).toBe("words looked for: 党务公开, 公示");
  });

  it("names the circumstance that decides a level against its score", () => {
    const facts = { entered: "先进", computed: "后进", total: 83, vetoes: ["领导班子不团结"] };
    expect(chinese("level-mismatch", facts)).toBe(
      "填写的等级是“先进”，总分 83 分，但存在直接定级的情形（领导班子不团结），按规定直接定为“后进”，请核对后修改。",
    );
  });

  it("shows a satisfaction rate as a percentage", () => {
    expect(chinese("satisfaction-mismatch", usual["satisfaction-mismatch"])).toBe(
      "第27项“在教师、学生、家长满意度测评中…”的自评填的是 18 分，按满意率 85% 计算应当是 17 分，请核对满意率和得分。",
    );
  });

  it("names every column of one party whole", () => {
    const facts = { branch: "甲村", sheets: ["考核"], party: "review", reason: "columns" } as const;
    const message = chinese("branch-duplicate", { ...facts, values: ["镇评分", "县级评分", "市级评分"] });
    expect(message).toContain("“镇评分”计入，“县级评分”、“市级评分”只作检查");
  });

  it("prints totals with their decimals and without noise", () => {
    expect(chinese("level-mismatch", usual["level-mismatch"])).toBe(
      "填写的等级是“先进”，总分 89.96 分，按规定应当是“较好”，请核对后修改。",
    );
    expect(chinese("score-precision", least["score-precision"])).toBe(
      "该项的自评填的是 0.3 分，小数超过两位，请确认没有填错。",
    );
  });

  it("tells a total between two printed ranges from one that rounding moves", () => {
    expect(chinese("level-boundary", { total: 89.2, level: "较好", other: "先进", isGap: true })).toBe(
      "总分 89.2 分落在“较好”与“先进”两档之间的空档里，文件没有写明归哪一档，这里定为“较好”。请以上级的口径为准；是否先四舍五入取整，可在「得分与定级」的“定级取整”一格选择。",
    );
    expect(chinese("level-boundary", { total: 79.5, level: "好", other: "较好", isGap: false })).toBe(
      "总分 79.5 分这里定为“好”，但是取整与不取整的结果不同，换一种算法就是“较好”。请以上级的口径为准；是否先四舍五入取整，可在「得分与定级」的“定级取整”一格选择。",
    );
  });

  it("asks to verify a veto on which the parties disagree, and keeps quotes apart", () => {
    const facts = { veto: "“群众反映好”得分低于12分", level: "后进", value: null, limit: 12 } as const;
    expect(chinese("veto-triggered", { ...facts, parties: ["self", "review"], isDisagreement: true })).toBe(
      "是否存在“‘群众反映好’得分低于12分”的情形，自评、上级考评的结论不一致，请核实；如果属实，应当直接定为“后进”。",
    );
    expect(chinese("veto-triggered", usual["veto-triggered"], "附件1 说明3")).toBe(
      "存在“‘群众反映好’得分低于12分”的情形（得分 11，界限 12），按规定直接定为“后进”，请核实。（依据：附件1 说明3）",
    );
  });

  it("tells the whole sheet from a category where maxima do not add up", () => {
    expect(chinese("rubric-sum-mismatch", { category: null, entered: 100, computed: 98 })).toBe(
      "评分表标明的总分值是 100 分，各项分值相加是 98 分，请核对各项分值。",
    );
    expect(chinese("rubric-sum-mismatch", { category: "领导班子好", entered: 20, computed: 18 })).toBe(
      "“领导班子好”标明的分值是 20 分，各项分值相加是 18 分，请核对各项分值。",
    );
  });

  it("closes the spaces that official forms put into labels", () => {
    expect(chinese("field-missing", { field: "姓　　名" })).toBe("“姓名”没有填写，请补填。");
  });

  it("shows reasons of the authority's own wording as they are", () => {
    expect(chinese("promotion-blocked", usual["promotion-blocked"])).toBe(
      "“学校甲党支部”原来是“一般”，现在定为“好”：“三打两建”工作成效不显著。请核实后改定，或者说明理由。",
    );
    expect(chinese("deadline-invalid", { entered: "2012年13月", reason: "没有这个月份" })).toBe(
      "完成整改时间填的是“2012年13月”，没有这个月份，请改填，例如 2012年6月30日。",
    );
  });
});

describe("labels", () => {
  test("Chinese titles are the very words by which generated sheets are found again", () => {
    expect(zhCNSentences.rules).toBe(checkNames);
    expect(ruleTitle("dues-short", "zh-CN")).toBe("党费没有缴足却得满分");
  });

  it.each(locales)("has a title for every rule in %s, each different", (locale) => {
    const titles = findingCodes.map((code) => ruleTitle(code, locale));
    expect(new Set(titles).size).toBe(findingCodes.length);
    expect(Math.max(...titles.map((title) => title.length))).toBeLessThanOrEqual(locale === "zh-CN" ? 14 : 40);
  });

  it("names severities, verdicts, parties, levels and schemes", () => {
    expect(severities.map((severity) => severityLabel(severity, "zh-CN"))).toEqual(["需修改", "需说明", "提示"]);
    expect(verdictLabel("unreadable", "zh-CN")).toBe("文件读不了");
    expect(verdictLabel("errors", "en-US")).toBe("Something to correct");
    expect(parties.map((party) => partyLabel(party, "zh-CN"))).toEqual([
      "自评",
      "上级考评",
      "党员评议",
      "分类互评",
      "群众评议",
      "服务对象评议",
      "得分",
    ]);
    expect(levelLabel("较好", "zh-CN")).toBe("较好");
    expect(levelLabel("较好", "en-US")).toBe("较好 (fairly good)");
    expect(levelLabel(null, "zh-CN")).toBe("未定级");
    expect(levelLabel("一星", "en-US")).toBe("一星");
    for (const locale of locales) {
      expect(new Set(schemeIds.map((scheme) => schemeLabel(scheme, locale))).size).toBe(schemeIds.length);
    }
  });
});

function unchecked(code: Unchecked["code"], facts: Facts): Unchecked {
  return { sheet: "附件1", branch: null, code, facts };
}

describe("describeUnchecked", () => {
  it.each(locales)("words every code in %s with and without facts", (locale) => {
    for (const code of uncheckedCodes) {
      for (const facts of [
        {},
        { item: item27, text: "领导班子不团结", unit: "学校甲", sheet: "附件1", cells: ["A1"] },
      ]) {
        const sentence = describeUnchecked(unchecked(code, facts), locale);
        expect(sentence).not.toMatch(broken);
        expect(sentence).toMatch(locale === "zh-CN" ? /^.{8,}。$/u : /^.{8,}\.$/u);
      }
    }
  });

  it("says which veto a person has to confirm", () => {
    expect(describeUnchecked(unchecked("veto", { text: "领导班子不团结" }), "zh-CN")).toBe(
      "是否存在“领导班子不团结”的情形，从表上看不出来，需要由人确认。",
    );
  });

  it("says what is needed to verify a score that depends on a rate", () => {
    expect(describeUnchecked(unchecked("satisfaction-rate", { item: item27 }), "zh-CN")).toBe(
      "表上没有写满意率，第27项“在教师、学生、家长满意度测评中…”的得分无法核对；请在该行或备注中写明“满意率…%”。",
    );
  });
});

describe("describeDifference", () => {
  it.each(locales)("words every code in %s with and without facts and cell", (locale) => {
    for (const code of differenceCodes) {
      for (const [cell, facts] of [
        [null, {}],
        [
          "B7",
          { item: item17, heading: "分值", category: "领导班子好", count: 2, labels: ["移动电话"], found: "评分表" },
        ],
      ] as const) {
        const phrase = describeDifference({ code, cell, facts }, locale);
        expect(phrase).not.toMatch(broken);
        expect(phrase).toMatch(/^.{3,}[^。.]$/u);
      }
    }
  });

  it("names the moved row and its cell", () => {
    expect(describeDifference({ code: "row-moved", cell: "B7", facts: { item: item17 } }, "zh-CN")).toBe(
      "第17项“完善党务公开”所在的行移动了位置（B7）",
    );
  });
});

describe("describeHostError", () => {
  it.each(locales)("tells a way on for every code in %s, with and without facts", (locale) => {
    for (const code of hostErrorCodes) {
      for (const facts of [{}, { part: "xl/workbook.xml", sheet: "附件1", limit: 10, reason: "crc" }]) {
        const sentence = describeHostError(code, facts, locale);
        expect(sentence).not.toMatch(broken);
        expect(sentence).toMatch(locale === "zh-CN" ? /请.*[。）]$/u : /^.{20,}[.)]$/u);
      }
    }
  });

  it("names what a file is instead of a workbook", () => {
    expect(describeHostError("not-a-workbook", { found: "html" }, "zh-CN")).toBe(
      "这是网页文件，只是扩展名像 Excel。请在 Excel 或 WPS 中打开，另存为 .xlsx 格式后再试。",
    );
    expect(describeHostError("not-a-workbook", { found: "other" }, "zh-CN")).toBe(
      "这不是 Excel 工作簿，也不是 Word 文档。请核对文件，或者在 Excel、Word、WPS 中另存为 .xlsx 或 .docx 格式后再试。",
    );
    expect(describeHostError("old-format", { found: "word" }, "zh-CN")).toBe(
      "这是旧版 Word 或 WPS 文字文档（.doc、.wps），读不了。请在 Word 或 WPS 中打开，用“另存为”选 .docx 格式保存，再交保存的文件。",
    );
  });

  it("names the damaged part", () => {
    expect(describeHostError("damaged", { reason: "crc", part: "xl/sharedStrings.xml" }, "zh-CN")).toBe(
      "文件已损坏，内容不能完整读出，所以一点也没有采用。请向原填报人重新要一份，或者用 Excel（Word 文档用 Word）打开修复后另存。（损坏的部分：xl/sharedStrings.xml）",
    );
  });
});

describe("describeSkip", () => {
  it.each(locales)("words every reason in %s", (locale) => {
    const phrases = skipReasons.map((reason) => describeSkip(reason, locale));
    expect(new Set(phrases).size).toBe(skipReasons.length);
    for (const phrase of phrases) expect(phrase).toMatch(/^.{8,}[^。.]$/u);
  });
});

describe("wording", () => {
  it.each([
    [89.96, "89.96"],
    [0.1 + 0.2, "0.3"],
    [-0, "0"],
    [100, "100"],
    [1234567, "1234567"],
    [1e-7, "0.0000001"],
    [1e21, "1000000000000000000000"],
    [Number.NaN, "?"],
  ])("prints %d as %s", (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });

  it("prints percentages with one decimal at most", () => {
    expect([percent(19.047619), percent(38.05), percent(100)]).toEqual(["19%", "38.1%", "100%"]);
  });

  it.each([
    ["17 完善党务公开，建立承诺制。", { number: "17", wording: "完善党务公开" }],
    ["（3）明确管理主体", { number: "3", wording: "明确管理主体" }],
    ["1.2 甲、乙", { number: "1.2", wording: "甲、乙" }],
    ["①发展党员", { number: "①", wording: "发展党员" }],
    ["a1：组织健全", { number: "a1", wording: "组织健全" }],
    ["17", { number: "17", wording: "" }],
    ["3名党员以上", { number: null, wording: "3名党员以上" }],
    ["一般工作", { number: null, wording: "一般工作" }],
    ["", { number: null, wording: "" }],
    ["一二三四五六七八九十一二三四五六七八九十", { number: null, wording: "一二三四五六七八九十一二三四五…" }],
  ])("reads number and wording of %j", (text, label) => {
    expect(itemLabel(text)).toEqual(label);
  });

  it("shows two long wordings where they differ, short ones whole", () => {
    const same = "严格落实“三会一课”、民主评议党员、党员教育培训、党性定期分析等制度，";
    expect(aroundDifference(`${same}组织生活规范。`, `${same}组织生活实现规范化、常态化。`, 20)).toEqual([
      "…等制度，组织生活规范。",
      "…等制度，组织生活实现规范化、常态化。",
    ]);
    expect(aroundDifference("完善校务公开", "完善党务公开", 20)).toEqual(["完善校务公开", "完善党务公开"]);
    expect(aroundDifference(same, `${same}后`, 12)).toEqual(["…定期分析等制度，", "…定期分析等制度，后"]);
  });

  it("never cuts a character in two", () => {
    expect(shorten("𠮷𠮷𠮷𠮷", 3)).toBe("𠮷𠮷…");
  });
});
