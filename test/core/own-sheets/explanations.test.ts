import { checkWorkbook } from "../../../src/core/check/check";
import type { Finding } from "../../../src/core/findings/finding";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { cellIn, columnOf, generated, planFor, tableRows } from "../../support/generated";
import { cleanBook, exampleBook, withCells, withRow } from "../../support/rule-book";

const sheet = "核实说明";

function explanation(book: WorkbookSnapshot, cell: string): Finding["explanation"] | undefined {
  const finding = checkWorkbook(book).findings.find((f) => f.cell === cell && f.code === "deduction-not-rectified");
  return finding?.explanation;
}

describe("the sheet of explanations", () => {
  const first = generated(exampleBook(), "explanations");
  const at = (heading: string, text: string): string => cellIn(first, sheet, heading, text);
  const reason = { reason: "已在年度计划中安排", by: "庚七", at: "2012年4月5日" };
  const typed = withCells(first, {
    [at("说明理由", "第18项")]: reason.reason,
    [at("说明人", "第18项")]: reason.by,
    [at("日期", "第18项")]: reason.at,
  });

  it("has one row for each query with the facts that it is about", () => {
    const queries = checkWorkbook(exampleBook()).findings.filter((f) => f.severity === "query");
    expect(tableRows(first, sheet)).toHaveLength(queries.length);
    const row = tableRows(first, sheet).find((r) => r[3] === "附件1!D22");
    expect(row?.[1]?.split("\n")[0]).toBe("扣分项没有列入整改");
    expect(row?.[4]).toBe("评分方：自评\n项目：18．党支部活动经费、时间、场所、设施有保障，…\n填写：1\n满分：3");
    expect(row?.[8]).toBe("待说明");
  });

  it("offers phrases for the reason that no drop-down list is too short for, and refuses no other", () => {
    const [edit] = planFor(exampleBook(), "explanations").changeSet.edits;
    const [validation, ...more] = edit?.kind === "add-sheet" ? edit.design.validations : [];
    expect(more).toEqual([]);
    const rows = tableRows(first, sheet).length;
    expect([validation?.range, validation?.isAdvice]).toEqual([{ top: 3, bottom: 2 + rows, left: 5, right: 5 }, true]);
    const options = validation?.rule.kind === "list" ? validation.rule.options : [];
    expect(options[0]).toBe("已核实，填写无误");
    expect(options.join(",").length).toBeLessThanOrEqual(255);
    expect(options.filter((option) => option.includes(","))).toEqual([]);
  });

  it("explains the query whose row is filled in, and no other", () => {
    expect(explanation(first, "D22")).toBeNull();
    expect(explanation(typed, "D22")).toEqual(reason);
    expect(explanation(typed, "D21")).toBeNull();
  });

  it("asks for a new explanation when the facts changed, and keeps the old one", () => {
    const changed = withCells(typed, { "附件1!D22": 2 });
    expect(explanation(changed, "D22")).toBeNull();
    const book = generated(changed, "explanations");
    expect(explanation(book, "D22")).toBeNull();
    const rows = tableRows(book, sheet).filter((r) => r[3] === "附件1!D22");
    expect(rows.map((r) => [r[4]?.split("\n")[2], r[5] ?? "", r[8]])).toEqual([
      ["填写：2", "", "待说明"],
      ["填写：1", reason.reason, "数据已变化，请重新说明"],
    ]);
    expect(planFor(book, "explanations").changeSet.edits).toEqual([]);

    const renewed = withCells(book, {
      [cellIn(book, sheet, "说明理由", "附件1!D22")]: "经费已补足一部分",
    });
    expect(explanation(renewed, "D22")).toEqual({ reason: "经费已补足一部分", by: "", at: "" });
    const states = tableRows(generated(renewed, "explanations"), sheet).filter((r) => r[3] === "附件1!D22");
    expect(states.map((r) => r[8])).toEqual(["已说明", "数据已变化，已重新说明"]);
    // The facts are again what the first explanation was about.
    expect(explanation(withCells(book, { "附件1!D22": 1 }), "D22")).toEqual(reason);
  });

  it("stays with its item when rows are inserted above it", () => {
    const moved = withRow(typed, "附件1", 6, ["", ""]);
    expect(explanation(moved, "D23")).toEqual(reason);
    const book = generated(moved, "explanations");
    expect(
      tableRows(book, sheet)
        .find((r) => r[3] === "附件1!D23")
        ?.slice(5, 9),
    ).toEqual([reason.reason, reason.by, reason.at, "已说明"]);
  });

  it("keeps an explanation whose query is gone, and drops an empty row", () => {
    const book = generated(withCells(typed, { "附件1!D21": 3, "附件1!D22": 3 }), "explanations");
    expect(tableRows(book, sheet).at(-1)?.slice(3)).toEqual([
      "附件1!D22",
      "评分方：自评\n项目：18．党支部活动经费、时间、场所、设施有保障，…\n填写：1\n满分：3",
      reason.reason,
      reason.by,
      reason.at,
      "已无此问题",
    ]);
    expect(columnOf(book, sheet, "位置")).not.toContain("附件1!D21");
  });

  it("makes the verdict clean once every query is explained", () => {
    const query = generated(withCells(cleanBook(), { "附件2!E4": null }), "explanations");
    expect(checkWorkbook(query).verdict).toBe("queries");
    expect(tableRows(query, sheet)).toHaveLength(1);
    const explained = withCells(query, { [`${sheet}!F4`]: "隶属关系正在调整" });
    expect(checkWorkbook(explained).verdict).toBe("clean");
  });

  it("explains no error", () => {
    const book = withRow(first, sheet, 4, [
      "",
      "调查表结果与评分表不符",
      "青松小学党支部",
      "附件2!A18",
      "填写：86\n计算：89\n评分方：自评",
      "无需修改",
    ]);
    const error = checkWorkbook(book).findings.find((f) => f.code === "form-total-mismatch");
    expect(error?.explanation).toBeNull();
  });

  it("says so when nothing has to be explained", () => {
    expect(tableRows(generated(cleanBook(), "explanations"), sheet)).toEqual([["没有需要说明的事项。"]]);
  });
});
