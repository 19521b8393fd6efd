import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { scoringSheet, selfScores } from "../support/tianning-workbook";
import { inEachLook, looks, screenshot } from "./support/browser";
import { button, eventually, type ExcelWindow, expectFit, expectGoodLooks, useBuiltProduct } from "./support/built";

const { inExcel } = useBuiltProduct();
let book: string;

beforeAll(async () => {
  book = join(mkdtempSync(join(tmpdir(), "dingji-review-")), "复核.xlsx");
  const review = selfScores.map((score, i) => (i === 16 ? 0 : i === 2 ? 2 : i > 20 ? null : score));
  writeFileSync(
    book,
    await createXlsx([
      { ...scoringSheet({ self: selfScores, review }, "学校甲党支部"), name: "甲" },
      { ...scoringSheet({ self: selfScores }, "学校乙党支部"), name: "乙" },
    ]),
  );
}, 300_000);

const written = (page: Page) => page.getByRole("status").filter({ hasText: "已写入" });

function reviewing(job: (page: Page) => Promise<void>): Promise<void> {
  return inExcel(
    async (page) => {
      await button(page, "检查").click();
      await page.getByRole("list", { name: "检查结果" }).waitFor();
      await page.getByRole("tab", { name: "复核" }).click();
      await page.getByRole("table", { name: "学校甲党支部：自评与考评对照" }).waitFor();
      await job(page);
    },
    { workbook: book },
  );
}

/** The column of review scores of a sheet, as Excel has it. */
function reviewColumn(page: Page, sheet: string): Promise<unknown[]> {
  return page.evaluate((name) => {
    const { workbook } = (window as unknown as ExcelWindow).dingjiExcel;
    const found = workbook.sheets.find((one) => one.name === name);
    return [...(found?.contents ?? [])].filter(([key]) => key % 16_384 === 4).map(([, content]) => content.value);
  }, sheet);
}

it("reviews a branch from the first score to the signed sheet, by keyboard where it counts", async () => {
  await reviewing(async (page) => {
    await screenshot(page, "review-start");
    const third = page.getByRole("textbox", { name: /^3．.* 考评得分$/ });
    await third.fill("4");
    await third.press("Enter");
    await page.getByRole("alert").filter({ hasText: "4 分超过本项满分 3 分，没有写入。" }).waitFor();
    await screenshot(page, "review-refused");
    await third.fill("1");
    await third.press("Enter");
    await written(page).waitFor();
    await page.waitForFunction(() => /^1．.* 考评得分$/.test(document.activeElement?.getAttribute("aria-label") ?? ""));
    await eventually(() => page.getByRole("dialog").count(), 0);

    await button(page, "全部同意自评").click();
    await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).waitFor();
    await screenshot(page, "review-accept");
    await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
    await page.getByText("已评 27 / 27 项").waitFor();

    await button(page, "生成审核意见").click();
    await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const reason = page.getByRole("textbox", { name: /^17．.* 理由$/ });
    await reason.fill("公开栏没有更新");
    await reason.press("Enter");
    await page.getByText("有 1 项调整还没有写理由。").waitFor();
    await page.getByRole("combobox", { name: /^5．.* 意见$/ }).selectOption("待核实");
    await page.getByText("待核实 1", { exact: true }).waitFor();
    await screenshot(page, "review-opinions");
    const texts = await page.evaluate(() => {
      const { workbook } = (window as unknown as ExcelWindow).dingjiExcel;
      const sheet = workbook.sheets.find((one) => one.name === "审核意见");
      return [...(sheet?.contents.values() ?? [])].map(({ value }) => value);
    });
    expect(texts.filter((text) => text === "公开栏没有更新")).toEqual(["公开栏没有更新"]);

    await button(page, "填写得分与等级").click();
    await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const veto = page.getByRole("group").filter({ has: page.getByRole("radio", { name: "是", exact: true }) });
    await veto.first().getByRole("radio", { name: "否", exact: true }).check();
    await written(page).waitFor();
    await veto.first().scrollIntoViewIfNeeded();
    await screenshot(page, "review-vetoes");

    await button(page, "下一个党组织").click();
    await page.getByRole("table", { name: "学校乙党支部：自评与考评对照" }).waitFor();
    expect((await reviewColumn(page, "甲")).filter((value) => typeof value === "number").length).toBeGreaterThan(26);
    expect((await reviewColumn(page, "乙")).filter((value) => typeof value === "number")).toEqual([]);
  });
});

it("is accessible and fits in any look", async () => {
  await reviewing(async (page) => {
    await inEachLook(page, looks({ width: 320, height: 700 }), async (name) => {
      await expectGoodLooks(page, `review-${name}`);
      await page.getByRole("textbox", { name: /^17．.* 理由$/ }).scrollIntoViewIfNeeded();
      await screenshot(page, `review-${name}-items`);
      await expectFit(page);
      await page.getByRole("tab", { name: "复核" }).scrollIntoViewIfNeeded();
    });
  });
});
