import { createHash } from "node:crypto";
import { checkWorkbook } from "../../src/core/check/check";
import { mergeSubmissions } from "../../src/core/merging/merge";
import type { MergeResult } from "../../src/core/merging/merge-result";
import { planReturns } from "../../src/core/merging/returns";
import { drawMerge } from "../../src/core/merging/outputs/draw-merge";
import type { Submission } from "../../src/core/merging/submitted";
import { submissionOf, unreadableSubmission } from "../../src/core/merging/submission";
import { packReturns, type ReturnOptions } from "../../src/hosts/return-archive";
import { returnedCopy } from "../../src/hosts/returned-copy";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { openZip } from "../../src/hosts/xlsx/zip";
import { describeFinding } from "../../src/locales/findings";
import { workbookOfDesigns } from "../support/design-snapshot";
import { scoredSheet } from "../support/submissions";
import { cellOf, changedParts, richWorkbook, sheetNamed, snapshotOf } from "../support/xlsx-package";

const wording = {
  describe: (finding: Parameters<typeof describeFinding>[0]) => describeFinding(finding, "zh-CN"),
  describeError: ({ code }: { readonly code: string }) => code,
  program: "定级助手 0",
};

/** 附件1 with a text for its first score. */
function spoiled(branch: string, entry: string): Promise<Uint8Array> {
  const design = scoredSheet(branch, { self: 90, review: 90 });
  const cells = design.cells.map((cell) =>
    cell.row === 4 && cell.column === 3 ? { ...cell, content: { value: entry } } : cell,
  );
  return createXlsx([{ ...design, cells }]);
}

function submit(path: string, bytes: Uint8Array, isOldFormat = false): Submission {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { path, sha256, modified: 1, fileModified: 1 };
  return submissionOf(file, checkWorkbook(snapshotOf(bytes)), { isOldFormat });
}

const texts = (archive: Uint8Array): Record<string, string> => {
  const zip = openZip(archive);
  const decode = (name: string): string => new TextDecoder().decode(zip.read(name));
  return Object.fromEntries(zip.names.filter((name) => name.endsWith(".txt")).map((name) => [name, decode(name)]));
};

const lines = (...all: readonly string[]): string => `${all.join("\r\n")}\r\n`;

const copyFrom =
  (load: (path: string) => Promise<Uint8Array>): ReturnOptions["copy"] =>
  async (copy) =>
    returnedCopy(await load(copy.path), copy, wording.describe, wording.program);

describe("what goes back after a merge", () => {
  let files: ReadonlyMap<string, Uint8Array>;
  let result: MergeResult;
  const load = (path: string): Promise<Uint8Array> => Promise.resolve(files.get(path) as Uint8Array);

  beforeAll(async () => {
    files = new Map([
      ["一/甲.xlsx", await spoiled("学校甲党支部", "约三分")],
      ["乙.xlsx", await createXlsx([scoredSheet("学校乙党支部", { self: 90, review: 90 })])],
      ["一/丙.xlsx", await createXlsx([scoredSheet("学校丙党支部", { self: 90 })])],
      ["二/丙.xlsx", await createXlsx([scoredSheet("学校丙党支部", { self: 91 })])],
      ["丁.xls", await spoiled("学校丁党支部", "缺，电话13800000000")],
    ]);
    const read = [...files].map(([path, bytes]) => submit(path, bytes, path.endsWith(".xls")));
    const locked = unreadableSubmission(
      { path: "锁.xlsx", sha256: null, modified: null, fileModified: null },
      { code: "encrypted", facts: {} },
    );
    const names = ["学校甲党支部", "学校乙党支部", "学校丙党支部", "学校丁党支部", "学校戊党支部"];
    const entries = names.map((name) => ({ name, parent: "第一党委", type: null, sheet: "名册", cell: "A2" }));
    result = mergeSubmissions([...read, locked], { roster: { entries, repeated: [] } });
  });

  it("is a message per branch with errors, who is missing and what could not be read; what is right stays", async () => {
    const { bytes, withoutCopy } = await packReturns(planReturns(result, wording), { copy: copyFrom(load) });
    expect(withoutCopy).toEqual([]);
    expect([...openZip(bytes).names].sort()).toEqual(
      [
        ...["催报.txt", "读不了的文件.txt"],
        ...["学校丁党支部/退回说明.txt"],
        ...["学校丙党支部/丙 (2).xlsx", "学校丙党支部/丙.xlsx", "学校丙党支部/退回说明.txt"],
        ...["学校甲党支部/甲.xlsx", "学校甲党支部/退回说明.txt"],
      ].sort(),
    );
    const conflict =
      "1. “学校丙党支部”的自评有不同的版本，修改时间也分不出先后（一/丙.xlsx、二/丙.xlsx），都没有采用。请指定采用哪一份，或者请该党支部重报。";
    expect(texts(bytes)).toEqual({
      "催报.txt": lines("以下1个党支部还没有报送分类定级材料，请尽快报送：", "1. 学校戊党支部（第一党委）"),
      "读不了的文件.txt": lines("以下文件读不了，请报送单位重新报送：", "锁.xlsx　encrypted"),
      "学校丁党支部/退回说明.txt": lines(
        "学校丁党支部：",
        "你单位报送的“丁.xls”有1处需要修改：",
        "1. 附件1!D5　第1项“领导班子健全”的自评填的是“缺，电话138****0000”，不是数字，请改填 0 到 3 之间的分数。（依据：附件1 第1项）",
        "请改正后重新报送。",
      ),
      "学校丙党支部/退回说明.txt": lines(
        "学校丙党支部：",
        "你单位报送的“丙.xlsx”有1处需要修改，所附的副本已加上「问题清单」：",
        conflict,
        "你单位报送的“丙.xlsx”有1处需要修改，所附的副本已加上「问题清单」：",
        conflict,
        "请改正后重新报送。",
      ),
      "学校甲党支部/退回说明.txt": lines(
        "学校甲党支部：",
        "你单位报送的“甲.xlsx”有1处需要修改，所附的副本已加上「问题清单」：",
        "1. 附件1!D5　第1项“领导班子健全”的自评填的是“约三分”，不是数字，请改填 0 到 3 之间的分数。（依据：附件1 第1项）",
        "请改正后重新报送。",
      ),
    });
  });

  it("holds copies that differ from what was handed in by 「问题清单」 alone", async () => {
    const { bytes } = await packReturns(planReturns(result, wording), { copy: copyFrom(load) });
    const before = snapshotOf(await load("一/甲.xlsx"));
    const after = snapshotOf(openZip(bytes).read("学校甲党支部/甲.xlsx"));
    expect(after.sheets.map(({ name }) => name)).toEqual(["附件1", "问题清单"]);
    expect(sheetNamed(after, "附件1").cells).toEqual(sheetNamed(before, "附件1").cells);
    expect(["A1", "B4", "D4", "F4"].map((cell) => cellOf(after, "问题清单", cell)?.value)).toEqual([
      ...["问题清单", "需修改"],
      "第1项“领导班子健全”的自评填的是“约三分”，不是数字，请改填 0 到 3 之间的分数。（依据：附件1 第1项）",
      "附件1!D5",
    ]);
  });

  it("keeps every other part of a rich workbook byte for byte", async () => {
    const rich = richWorkbook();
    const found = mergeSubmissions([submit("甲.xlsx", await load("一/甲.xlsx"))]).findings;
    const copies = [{ path: "rich.xlsx", name: "rich.xlsx", findings: found }];
    const plan = { returns: [{ folder: "甲", message: "", copies }], notes: [] };
    const { bytes } = await packReturns(plan, { copy: copyFrom(() => Promise.resolve(rich)) });
    expect(changedParts(rich, openZip(bytes).read("甲/rich.xlsx"))).toEqual([
      "+xl/worksheets/sheet6.xml",
      "[Content_Types].xml",
      "docProps/core.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
    ]);
  });

  it("tells of a copy that could not be made, and packs the rest", async () => {
    const failing = (path: string): Promise<Uint8Array> =>
      path === "一/甲.xlsx" ? Promise.resolve(new Uint8Array(3)) : load(path);
    const { bytes, withoutCopy } = await packReturns(planReturns(result, wording), { copy: copyFrom(failing) });
    expect(withoutCopy.map(({ path, error }) => [path, error.code])).toEqual([["一/甲.xlsx", "not-a-workbook"]]);
    expect(openZip(bytes).names).toContain("学校丙党支部/丙.xlsx");
    expect(openZip(bytes).names).not.toContain("学校甲党支部/甲.xlsx");
  });

  it("sends a lower merge only the message: its output lists the problems", () => {
    const designs = drawMerge(mergeSubmissions([submit("一/甲.xlsx", files.get("一/甲.xlsx") as Uint8Array)]), wording);
    const file = { path: "东区.xlsx", sha256: null, modified: 1, fileModified: 1 };
    const district = submissionOf(file, checkWorkbook(workbookOfDesigns(designs, "东区.xlsx")));
    const { returns } = planReturns(mergeSubmissions([district]), wording);
    expect(returns).toEqual([
      {
        folder: "东区",
        message: [
          "东区：",
          "你单位报送的“东区.xlsx”有1处需要修改：",
          "1. 一/甲.xlsx 附件1 D5　第1项“领导班子健全”的自评填的是“约三分”，不是数字，请改填 0 到 3 之间的分数。（依据：附件1 第1项）",
          "请改正后重新报送。",
        ].join("\n"),
        copies: [],
      },
    ]);
  });

  it("addresses every branch in a file, and names it beside the place", () => {
    const file = { path: "两校.xlsx", sha256: null, modified: 1, fileModified: 1 };
    const sheets = ["学校甲党支部", "学校乙党支部"].map((branch, i) => {
      const design = scoredSheet(branch, { self: 90 });
      const first = design.cells.findIndex((cell) => cell.column === 3 && cell.content?.value === 3);
      const cells = design.cells.map((cell, at) =>
        at === first && i === 1 ? { ...cell, content: { value: "三" } } : cell,
      );
      return { ...design, name: `附件1 ${branch}`, cells };
    });
    const both = mergeSubmissions([submissionOf(file, checkWorkbook(workbookOfDesigns(sheets, "两校.xlsx")))]);
    const [only] = planReturns(both, wording).returns;
    expect(only?.folder).toBe("两校");
    expect(only?.message.split("\n").slice(0, 3)).toEqual([
      "学校乙党支部、学校甲党支部：",
      "你们报送的“两校.xlsx”有1处需要修改，所附的副本已加上「问题清单」：",
      "1. 学校乙党支部　附件1 学校乙党支部!D14　第10项“与党中央在政治上保持高度一致”的自评填的是“三”，不是数字，请改填 0 到 3 之间的分数。（依据：附件1 第10项）",
    ]);
  });

  it("leaves out what a person accepts, and takes what a person returns with its reason", () => {
    const handled = { "一/甲.xlsx": "accepted", "乙.xlsx": "returned", "锁.xlsx": "returned" } as const;
    const { returns, notes } = planReturns(result, wording, { handled });
    expect(returns.map(({ folder }) => folder)).toEqual(["学校丙党支部", "学校丁党支部", "学校乙党支部", "锁"]);
    expect(notes).toHaveLength(2);
    expect(planReturns(result, wording, { handled, only: "锁.xlsx" })).toEqual({
      returns: [
        {
          folder: "锁",
          message: ["锁：", "你单位报送的“锁.xlsx”读不了：encrypted", "请改正后重新报送。"].join("\n"),
          copies: [],
        },
      ],
      notes: [],
    });
    expect(planReturns(result, wording, { handled, only: "乙.xlsx" }).returns[0]?.message).toBe(
      ["学校乙党支部：", "你单位报送的“乙.xlsx”请再核对。", "请改正后重新报送。"].join("\n"),
    );
    expect(planReturns(result, wording, { handled, only: "一/甲.xlsx" }).returns).toEqual([]);
  });

  it("makes names that every system can unpack", () => {
    const named = { ...result, files: [{ ...result.files[0], branches: ["..甲/乙:<学校>\n党支部. "] }] } as MergeResult;
    expect(planReturns(named, wording).returns.map(({ folder }) => folder)).toEqual(["甲_乙__学校__党支部"]);
    for (const sign of "=+@") {
      const odd = {
        ...result,
        files: [{ ...result.files[0], branches: [` ${sign}HYPERLINK(1)党支部`] }],
      } as MergeResult;
      expect(planReturns(odd, wording).returns.map(({ folder }) => folder)).toEqual(["_HYPERLINK(1)党支部"]);
    }
  });
});
