import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { cellAt, findSheet, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { parseA1 } from "../../../src/core/workbook/address";
import { cleanBook, factsOf, resultCell, withCells } from "../../support/rule-book";
import { type LiteralCell, workbook } from "../../support/workbook";

const rubric = (self: readonly LiteralCell[], review: readonly LiteralCell[], notes: readonly string[] = []) =>
  workbook({
    评分表: [
      ["评分表"],
      ["项目", "内容", "分值", "自评得分", "考评得分"],
      ["班子", "1、团结", 60, self[0] ?? null, review[0] ?? null],
      ["队伍", "2、发展", 40, self[1] ?? null, review[1] ?? null],
      ["合计", null, 100, null, null],
      ["等级", null, null, null, null],
      ["注：90分以上为优秀，60—89分为合格，60分以下为不合格。"],
      ...notes.map((note) => [note]),
    ],
  });

const weights = "自评占40%，考评占60%。";

function fill(book: WorkbookSnapshot): WorkbookSnapshot {
  return applyToSnapshot(book, fillWorkbook(book, checkWorkbook(book)));
}

function at(book: WorkbookSnapshot, name: string, cell: string): Cell | undefined {
  const sheet = findSheet(book, { name });
  const { row, column } = parseA1(cell);
  return sheet && cellAt(sheet, row, column);
}

/** What the level cells of both parties hold, and the level on 「得分与定级」. */
function levels(book: WorkbookSnapshot): readonly unknown[] {
  const filled = fill(book);
  const { level } = checkWorkbook(filled).branches[0] ?? {};
  return [at(filled, "评分表", "D6")?.value ?? null, at(filled, "评分表", "E6")?.value ?? null, level ?? null];
}

describe("a blank level cell", () => {
  it("gets the final level in the superior's column, live, and a party's own elsewhere", () => {
    const filled = fill(rubric([58, 38], [50, 30], [weights]));
    expect([at(filled, "评分表", "D6"), at(filled, "评分表", "E6")]).toEqual([
      { value: "优秀", formula: 'IF(ISNUMBER(D5),IF(D5>=90,"优秀",IF(D5>=60,"合格","不合格")),"未填完")' },
      {
        value: "合格",
        formula:
          'IF(AND(ISNUMBER(D5),ISNUMBER(E5)),IF(ROUND(D5*0.4+E5*0.6,4)>=90,"优秀",IF(ROUND(D5*0.4+E5*0.6,4)>=60,"合格","不合格")),"未填完")',
      },
    ]);
    expect(levels(rubric([40, 20], [57, 38], [weights]))).toEqual(["合格", "合格", "合格"]);
  });

  it("waits for the superior's scores", () => {
    const first = fill(rubric([58, 38], [], [weights]));
    expect(levels(first)).toEqual(["优秀", null, null]);
    const scored = withCells(first, { "评分表!E3": 50, "评分表!E4": 30 });
    // What the self scores come to stands alone in its row, and is no result of both parties.
    expect(checkWorkbook(scored).findings.map(({ code }) => code)).not.toContain("level-mismatch");
    expect(levels(scored)).toEqual(["优秀", "合格", "合格"]);
    expect(levels(rubric([58, 38], [50], [weights]))).toEqual(["优秀", "未填完", null]);
  });

  it("stays blank where the document does not say how several parties make one level", () => {
    expect(levels(rubric([58, 38], [50, 30]))).toEqual(["优秀", null, null]);
  });

  describe("where a circumstance decides", () => {
    const first = fill(withCells(cleanBook(), { "附件1!A36": "总分", "附件1!A37": "等级" }));
    const ticked = withCells(first, { [`得分与定级!${resultCell(first, "领导班子不团结")}`]: "是" });
    const shown = (book: WorkbookSnapshot) => ["D37", "E37"].map((cell) => at(book, "附件1", cell)?.value);

    it("gets its level, whatever the scores", () => {
      expect(shown(first)).toEqual(["先进", "先进"]);
      expect(shown(fill(withCells(ticked, { "附件1!D37": null, "附件1!E37": null })))).toEqual(["后进", "后进"]);
    });

    it("is told where it was filled before", () => {
      const told = checkWorkbook(ticked).findings.filter(({ code }) => code === "level-mismatch");
      expect(told.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual(["附件1!E37", "附件2!D18"]);
      expect(factsOf(ticked, "level-mismatch")).toEqual(
        told.map(() => ({ entered: "先进", computed: "后进", total: expect.any(Number), vetoes: ["领导班子不团结"] })),
      );
    });
  });
});
