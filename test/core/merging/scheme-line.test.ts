import { schemeLine, schemeOnSheet } from "../../../src/core/merging/scheme-line";
import { schemes } from "../../../src/core/schemes";
import type { Scheme } from "../../../src/core/schemes/types";
import { makeGrid } from "../../../src/core/workbook/grid";
import { small } from "../scoring/small-scheme";
import { sheet } from "../../support/workbook";

/** The scheme that the next level reads from a summary with this line. */
function readFrom(line: string): Scheme | undefined {
  return schemeOnSheet(makeGrid(sheet("分类定级明细表", [["分类定级明细表"], [line]])))?.scheme;
}

describe("the line of a summary that says by which rules it grades", () => {
  it.each(schemes)("leads back to $id", (scheme) => {
    expect(readFrom(schemeLine(scheme))).toBe(scheme);
  });

  it("holds levels and weights of rules that only the sheet knows, a lowest level without a limit among them", () => {
    const line = schemeLine(small);
    expect(line).toBe("定级助手生成　评分办法：《考核办法》　等次：好≥90、中≥60、差　权重：self×0.4、review×0.6");
    expect(readFrom(line)).toMatchObject({
      id: "custom",
      title: "考核办法",
      levels: [
        { name: "好", from: 90 },
        { name: "中", from: 60 },
        { name: "差", from: null },
      ],
      weights: [
        { party: "self", share: 0.4 },
        { party: "review", share: 0.6 },
      ],
    });
  });

  it("holds neither where the rules have none", () => {
    const line = schemeLine({ ...small, levels: [], weights: [] });
    expect(line).toBe("定级助手生成　评分办法：《考核办法》");
    expect(readFrom(line)).toMatchObject({ id: "custom", title: "考核办法", levels: [], weights: [] });
  });

  it("of a document that this version does not know grades nothing", () => {
    expect(readFrom("定级助手生成　评分办法：某委发〔2099〕1号《考核办法》　等次：好≥90")).toBeUndefined();
  });
});
