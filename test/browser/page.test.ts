import { readFileSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { checkWorkbook } from "../../src/core/check";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { serveFolder } from "../../src/scripts/static-server";
import { accessibilityViolations, launchBrowser, screenshot, visit } from "./support/browser";

const sample = "assets/samples/tianning-example.xlsx";
const clean = "assets/samples/tianning-clean.xlsx";

jest.setTimeout(60_000);

let server: Server;
let browser: Browser;
let address: string;

beforeAll(async () => {
  server = await serveFolder("dist", 0);
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  // Both, also where the other did not start: nothing may keep the test run from ending.
  server.close();
  server.closeAllConnections();
  await browser.close();
});

async function onPage(
  job: (page: Page) => Promise<void>,
  { query = "", ...options }: BrowserContextOptions & { readonly query?: string } = {},
): Promise<void> {
  const { page, troubles, close } = await visit(browser, { viewport: { width: 1280, height: 800 }, ...options });
  try {
    await page.goto(`${address}/index.html${query}`);
    await page.getByRole("region", { name: /附件1/ }).waitFor();
    await job(page);
    expect(troubles).toEqual([]);
  } finally {
    await close();
  }
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function check(page: Page): Promise<void> {
  await button(page, "检查").click();
  await page.getByRole("list", { name: "检查结果" }).waitFor();
}

async function fill(page: Page): Promise<void> {
  await button(page, "填写得分与等级").click();
  await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
  await page.getByRole("status").filter({ hasText: "已写入" }).waitFor();
}

async function download(page: Page): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, "下载结果").click()]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

describe("browser page", () => {
  it("starts with the sample, finds 86 against 89 and shows the cell", async () => {
    await onPage(async (page) => {
      await check(page);
      const finding = page.getByRole("button", { name: /86 分.*89 分/ });
      await finding.click();
      await page.getByRole("region", { name: "工作表「附件2」" }).waitFor();
      const cell = page.locator("td[aria-current]");
      expect(await cell.getAttribute("data-cell")).toBe("A18");
      expect(await cell.getAttribute("title")).toContain("86");
      expect(await finding.evaluate((element) => element === document.activeElement)).toBe(true);
      await screenshot(page, "page-checked");
    });
  });

  it("cancels with Escape and gives the focus back; nothing has changed", async () => {
    await onPage(async (page) => {
      await check(page);
      await button(page, "填写得分与等级").click();
      await page.getByRole("dialog").waitFor();
      await screenshot(page, "page-preview");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("填写得分与等级");
      const { bytes } = await download(page);
      expect(Buffer.from(bytes).equals(readFileSync(sample))).toBe(true);
    });
  });

  it("fills in, downloads a workbook that reads back with the same findings, and undoes", async () => {
    await onPage(async (page) => {
      await check(page);
      await fill(page);
      await page.getByRole("region", { name: "工作表「得分与定级」" }).waitFor();
      await screenshot(page, "page-written");
      const { name, bytes } = await download(page);
      expect(name).toBe("tianning-example-定级.xlsx");
      const { snapshot } = readXlsx(bytes, { fileName: name });
      const result = snapshot.sheets.find((sheet) => sheet.name === "得分与定级");
      const formulas = [...(result?.cells.values() ?? [])].filter((cell) => cell.formula !== undefined);
      expect(formulas.filter((cell) => cell.value === 89)).not.toEqual([]);
      const before = checkWorkbook(readXlsx(readFileSync(sample), { fileName: name }).snapshot);
      expect(checkWorkbook(snapshot).findings.map(({ code, cell }) => [code, cell])).toEqual(
        before.findings.map(({ code, cell }) => [code, cell]),
      );

      await button(page, "撤销上一步").click();
      await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor();
      expect(await page.getByRole("tab", { name: /得分与定级/ }).count()).toBe(0);
      const undone = await download(page);
      expect(Buffer.from(undone.bytes).equals(readFileSync(sample))).toBe(true);
    });
  });

  it("opens a file of the person's own in place of the sample, and names one that it cannot read", async () => {
    const broken = join(tmpdir(), "学校甲.xlsx");
    writeFileSync(broken, readFileSync(clean).subarray(0, 4000));
    await onPage(async (page) => {
      await page.locator("input[type=file]").setInputFiles([clean, broken]);
      const alert = page.getByRole("alert").filter({ hasText: "学校甲.xlsx 没有打开" });
      await alert.waitFor();
      await page.getByText("tianning-clean.xlsx").first().waitFor();
      expect(await page.getByText("这是一份编造的示例").count()).toBe(0);
      await screenshot(page, "page-refused");
      await check(page).catch(() => undefined);
      expect(await page.getByText("tianning-example.xlsx").count()).toBe(0);
    });
  });

  it("asks before unsaved work is lost", async () => {
    await onPage(async (page) => {
      await check(page);
      await fill(page);
      const asked: string[] = [];
      page.on("dialog", (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await page.reload();
      expect(asked).toEqual(["beforeunload"]);
    });
  });

  it.each([
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["contrast", { forcedColors: "active" }],
    ["narrow", { viewport: { width: 400, height: 800 } }],
  ] as const)("has no accessibility violations: %s", async (name, options) => {
    await onPage(async (page) => {
      await check(page);
      await screenshot(page, `page-${name}`);
      expect(await accessibilityViolations(page)).toEqual([]);
    }, options);
  });
});
