import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { design } from "../support/open-excel";
import { button, expectGoodLooks, sheetNames, useBuiltProduct } from "./support/built";

const { inExcel } = useBuiltProduct();

const names = ["领导班子好", "党员队伍好", "工作机制好", "工作业绩好", "群众反映好"];
const workbook = join(mkdtempSync(join(tmpdir(), "dingji-rubric-")), "考核表.xlsx");

/** An authority's rubric that nobody configured: five names, two items of its own below each. */
beforeAll(async () => {
  const rows: (readonly (string | number | null)[])[] = [
    ["某镇党支部考核评分表（学校甲党支部）"],
    ["项目", "考核内容", "分值", "自评", "考评"],
    ...names.flatMap((name, i) => [
      [`${name}（20分）`, `${2 * i + 1}.坚持第${2 * i + 1}项制度`, 10, 10, 9],
      [null, `${2 * i + 2}.完成第${2 * i + 2}项任务`, 10, 9, 9],
    ]),
    ["自评占40%，上级考评占60%。90分以上为先进，75—89分为较好，75分以下为后进。"],
  ];
  const cells = rows.flatMap((row, r) =>
    row.flatMap((value, c) => (value === null ? [] : [[`${"ABCDE"[c]}${r + 1}`, value] as const])),
  );
  writeFileSync(workbook, await createXlsx([design("评分表", { cells })]));
}, 120_000);

/** The pane may be 320 px wide, and opens at 350. */
async function inEachWidth(page: Page, name: string): Promise<void> {
  for (const width of [320, 350]) {
    await page.setViewportSize({ width, height: 760 });
    await expectGoodLooks(page, `${name}-${width}`);
  }
}

async function write(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
  await page.getByRole("status").filter({ hasText: "已写入" }).waitFor();
}

describe("a rubric that nobody configured", () => {
  it("is confirmed in Excel, fills from then on, and is given up by undo", async () => {
    await inExcel(
      async (page) => {
        await button(page, "检查").click();
        const readings = page.getByRole("list", { name: "从表上读到的评分办法" });
        await readings.getByText("5 类 10 项，总分 100 分").waitFor();
        await readings.scrollIntoViewIfNeeded();
        await inEachWidth(page, "rubric-read");
        await readings.getByRole("button", { name: "确认评分办法" }).click();
        await write(page);
        expect(await sheetNames(page)).toEqual(["评分表", "评分办法"]);
        await readings.waitFor({ state: "detached" });
        await button(page, "填写得分与等级").click();
        await write(page);
        // 0.4 × 95 + 0.6 × 90
        await page.getByRole("list", { name: "得分与等级" }).getByText("92").first().waitFor();
        await inEachWidth(page, "rubric-confirmed");
        await button(page, "撤销上一步").click();
        await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor();
        await button(page, "撤销上一步").click();
        await readings.waitFor();
        expect(await sheetNames(page)).toEqual(["评分表"]);
      },
      { workbook },
    );
  });

  it("a known form can be read by its own words instead, and the choice stands on 「评分办法」", async () => {
    await inExcel(async (page) => {
      await button(page, "检查").click();
      await page.getByText("适用的评分方案").click();
      const schemes = page.getByRole("list", { name: "适用的评分方案" });
      await schemes.getByText("按常天教委〔2012〕6号检查：27 项里有 27 项相同。").waitFor();
      await schemes.scrollIntoViewIfNeeded();
      await expectGoodLooks(page, "scheme-known");
      await schemes.getByRole("button", { name: "改按表上内容读" }).click();
      await write(page);
      expect((await sheetNames(page)).at(-1)).toBe("评分办法");
      await schemes.waitFor({ state: "detached" });
    });
  });
});
