import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { inEachLook, looks, screenshot } from "./support/browser";
import {
  button,
  eventually,
  contents,
  type ExcelWindow,
  expectGoodLooks,
  sample,
  sheetNames,
  useBuiltProduct,
} from "./support/built";
import { openInExcel } from "./support/excel-route";

const { address, inExcel, visit } = useBuiltProduct();

async function check(page: Page): Promise<void> {
  await button(page, "检查").click();
  await page.getByRole("list", { name: "检查结果" }).waitFor();
}

it("opens with scripts of at most 200 kB gzipped", () => {
  const html = readFileSync("dist/taskpane.html", "utf8");
  const scripts = [...html.matchAll(/<script defer(?:="defer")? src="?([\w.-]+\.js)/g)].map(([, name = ""]) => name);
  expect(scripts).toContain("taskpane.js");
  const weights = scripts.map((name) => gzipSync(readFileSync(`dist/${name}`), { level: 9 }).length);
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(200_000);
});

describe("task pane in Excel", () => {
  it("offers 检查 at once and writing only after it", async () => {
    await inExcel(async (page) => {
      await eventually(() => button(page, "检查").isEnabled(), true);
      await eventually(() => button(page, "填写得分与等级").isEnabled(), false);
      await eventually(() => button(page, "撤销上一步").isEnabled(), false);
      await screenshot(page, "pane-start");
    });
  });

  it("finds 86 against 89 without writing anything, and selects the cell while the focus stays", async () => {
    await inExcel(async (page) => {
      await check(page);
      expect(await page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.writes.length)).toBe(0);
      await screenshot(page, "pane-checked");
      const finding = page.getByRole("button", { name: /86 分.*89 分/ });
      await finding.click();
      await page.waitForFunction(
        () => (window as unknown as ExcelWindow).dingjiExcel.workbook.activeSheet?.name === "附件2",
      );
      const selection = await page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.workbook.selection);
      expect([selection.top, selection.left]).toEqual([17, 0]);
      await eventually(() => finding.evaluate((element) => element === document.activeElement), true);
    });
  });

  it("says so when a part of the program does not arrive, and goes on when it does", async () => {
    const { page, close } = await visit({ viewport: { width: 350, height: 760 } });
    try {
      await openInExcel(page, sample);
      // What the buttons need arrives, whatever comes later does not.
      let isCut = false;
      await page.route(/localhost:\d+\/[\w-]+\.js$/, (route) => (isCut ? route.abort() : route.continue()));
      await page.exposeFunction("cutTheLine", () => void (isCut = true));
      await page.addInitScript(() => {
        document.addEventListener("DOMContentLoaded", () => {
          void (window as unknown as { cutTheLine(): Promise<void> }).cutTheLine();
        });
      });
      await page.goto(`${address()}/taskpane.html`);
      await page.getByRole("tablist").waitFor();
      await button(page, "检查").click();
      const alert = page.getByRole("alert").filter({ hasText: "本程序的一部分没有载入" });
      await alert.waitFor();
      await page.getByRole("tab", { name: "复核" }).click();
      const missing = page.getByRole("tabpanel").getByRole("alert").filter({ hasText: "本程序的一部分没有载入" });
      await missing.waitFor();
      await eventually(() => button(page, "检查").isEnabled(), true);
      isCut = false;
      await missing.getByRole("button").click();
      await page.getByText("这里会逐项对照自评和上级考评").waitFor();
      await eventually(() => missing.count(), 0);
      await page.getByRole("tab", { name: "填报" }).click();
      await check(page);
      await eventually(() => alert.count(), 0);
    } finally {
      await close();
    }
  });

  it("previews, writes and undoes", async () => {
    await inExcel(async (page) => {
      const before = await contents(page);
      await check(page);
      await button(page, "填写得分与等级").click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "确认写入" }).waitFor();
      await screenshot(page, "pane-preview");
      await dialog.getByRole("button", { name: "确认写入" }).click();
      await page.getByRole("status").filter({ hasText: "已写入" }).waitFor();
      await eventually(() => dialog.count(), 0);
      expect(await sheetNames(page)).toEqual(["附件1", "附件2", "附件3", "附件4", "得分与定级"]);
      await eventually(() => page.getByText("过期", { exact: true }).count(), 0);
      await screenshot(page, "pane-written");
      await button(page, "撤销上一步").click();
      await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor();
      expect(await contents(page)).toEqual(before);
    });
  });

  it("marks the verdict 过期 once the person types", async () => {
    await inExcel(async (page) => {
      await check(page);
      await page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.type("附件1", "D5", 2));
      await page.getByText("过期", { exact: true }).waitFor();
      await screenshot(page, "pane-stale");
      await check(page);
      await page.getByText("过期", { exact: true }).waitFor({ state: "detached" });
    });
  });

  it("tells a refusal of Excel in a sentence, and works afterwards", async () => {
    await inExcel(async (page) => {
      await page.evaluate(() =>
        (window as unknown as ExcelWindow).dingjiExcel.refuseRequest(0, "InvalidOperationInCellEditMode"),
      );
      await button(page, "检查").click();
      await page.getByRole("alert").filter({ hasText: "编辑" }).waitFor();
      await screenshot(page, "pane-failure");
      await check(page);
    });
  });

  it("does what the ribbon button asked for", async () => {
    await inExcel(async (page) => {
      await page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.pressRibbon("fill"));
      await page.getByRole("dialog").waitFor();
    });
  });

  it("speaks English when the address asks for it", async () => {
    await inExcel(
      async (page) => {
        await button(page, "Check").click();
        await page.getByRole("list", { name: "Results" }).waitFor();
        await screenshot(page, "pane-english");
      },
      { query: "?lang=en" },
    );
  });

  it("has no accessibility violations and no horizontal scrolling in any look", async () => {
    await inExcel(async (page) => {
      await check(page);
      const all = looks({ width: 320, height: 700 });
      for (const tab of ["复核", "汇总", "填报"]) {
        await page.getByRole("tab", { name: tab }).click();
        await inEachLook(page, all, (name) => expectGoodLooks(page, `pane-${name}-${tab}`));
      }
      await button(page, "填写得分与等级").click();
      await page.getByRole("dialog").waitFor();
      await inEachLook(page, all, (name) => expectGoodLooks(page, `pane-${name}-preview`));
    });
  });

  it("says that Excel was not reached when office.js does not come", async () => {
    const { page, close } = await visit({ viewport: { width: 350, height: 760 } });
    await page.clock.install();
    await page.route("**/office.js", (route) => route.abort());
    await page.goto(`${address()}/taskpane.html`);
    await page.clock.fastForward(60_000);
    await page.getByRole("heading", { name: "定级助手没能连上 Excel" }).waitFor();
    await screenshot(page, "pane-office-missing");
    await eventually(() => page.getByRole("link", { name: "打开浏览器版" }).getAttribute("href"), "index.html");
    await close();
  });
});
