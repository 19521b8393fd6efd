import { mergeRules, type MergeRule } from "../../core/merging/merge-rules";
import { rules } from "../../core/rules/index";
import { ruleGroups, type RuleGroup } from "../../core/rules/rule";
import { ruleTitle, severityLabel } from "../../locales/findings";
import { markdownTable } from "./markdown-table";

const headings: Readonly<Record<RuleGroup, string>> = {
  scores: "Scores 分数",
  rubric: "Rubric 评分标准",
  totals: "Sums 小计与合计",
  levels: "Levels 等级",
  forms: "Forms 调查表与表格填写",
  rectification: "Rectification 整改",
  contacts: "Contacts 联系点",
  branches: "Branches 党支部",
  counts: "Counts 数目与比例",
  integrity: "Integrity 公式与改动",
  sheets: "Sheets 工作表",
};

/** The list of rules for readers, as Markdown: what the registry of rules says and nothing else. */
export function ruleList(): string {
  const sections = ruleGroups.flatMap((group) =>
    section(
      headings[group],
      rules.filter((rule) => rule.group === group),
    ),
  );
  return `${[
    "# Rules",
    "Generated from the rules themselves by `npm run docs`; change a rule, not this file. Findings appear in the order of the registry, `src/core/rules/index.ts`.",
    "An `error` must be mended; a `query` is mended or explained on 「核实说明」; an `info` needs nothing. A clause is the passage of 常天教委〔2012〕6号 that a rule rests on, or its counterpart in the document at hand; rules without one are checks of our own.",
    ...sections,
    ...section("Merging and comparing 汇总与回头看", mergeRules),
  ].join("\n\n")}\n`;
}

function section(heading: string, own: readonly MergeRule[]): readonly string[] {
  if (own.length === 0) return [];
  const rows = own.map(({ code, severity, clauses }) => [
    `\`${code}\``,
    `${severity} ${severityLabel(severity, "zh-CN")}`,
    ruleTitle(code, "zh-CN"),
    ruleTitle(code, "en-US"),
    clauses.length === 0 ? "–" : clauses.join("、"),
  ]);
  return [`## ${heading}`, markdownTable(["Code", "Severity", "说明", "Meaning", "Clause"], rows)];
}
