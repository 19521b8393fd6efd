import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type { DesignCell, SheetDesign } from "../../src/core/design/sheet-design";
import { serveFolder } from "../../src/scripts/static-server";
import { launchBrowser, visit } from "../browser/support/browser";
import { packWorkbook } from "./pack";
import { leastOf, noteTasks, type Phase, Phases, print } from "./phases";
import { exampleSheets } from "../../src/scripts/samples/example";

const ROWS = 50_000;
const FILE = "五万行.xlsx";

/**
 * A sheet of 50,000 rows on the built page, in a real browser: until its first rows are seen, until it is open, while
 * it is scrolled, and from Enter to the result of the check: `npm run bench -- long`, after a build.
 */
export async function main(): Promise<number> {
  if (!existsSync("dist/index.html")) {
    console.error("dist/ holds no page: npm run build first.");
    return 2;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "dingji-bench-"));
  const server = await serveFolder("dist", 0);
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  try {
    const book = path.join(folder, FILE);
    writeFileSync(book, packWorkbook([longList(), ...exampleSheets().slice(0, 1)], "shared-strings"));
    print(`Browser page, a sheet of ${ROWS} rows`, await leastOf(() => onPage(browser, address, book)));
    return 0;
  } finally {
    server.close();
    server.closeAllConnections();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPage(browser: Browser, address: string, book: string): Promise<readonly Phase[]> {
  const { page, close } = await visit(browser, { viewport: { width: 1280, height: 800 } });
  try {
    page.setDefaultTimeout(120_000);
    await page.addInitScript(noteTasks);
    await page.goto(`${address}/index.html`);
    await page.getByRole("region", { name: /附件1/ }).waitFor();
    await page.waitForLoadState("networkidle");
    const phases = new Phases(page);
    const list = page.locator('[role=region][aria-label="工作表「名单」"]');
    await phases.measure("first rows", async () => {
      await page.locator("input[type=file]").first().setInputFiles([book]);
      await list.locator("td[data-cell=B3]").waitFor();
    });
    await phases.measure("open", () => page.locator(`[role=status]:has-text("已打开 ${FILE}")`).waitFor());
    await phases.measure("scroll to the end", async () => {
      await list.evaluate(async (box) => {
        for (let i = 1; i <= 60; i++) {
          box.scrollTo(0, (box.scrollHeight * i) / 60);
          await new Promise((next) => requestAnimationFrame(next));
        }
      });
      await list.locator(`td[data-cell=B${ROWS + 1}]`).waitFor();
    });
    const pane = page.locator("aside:visible");
    await phases.measure("检查", async () => {
      await pane.locator('button:text-is("检查")').click();
      await pane.locator('[role=status]:has-text("检查完成")').waitFor({ state: "attached" });
    });
    await list.locator(`td[data-cell=F${ROWS - 5}]`).click();
    await phases.measure("type on the long sheet: written and checked", async () => {
      await page.keyboard.type("77");
      await page.keyboard.press("Enter");
      await settled(page);
    });
    await page.locator('[role=tab]:has-text("附件1")').last().click();
    await page.locator('[role=region][aria-label="工作表「附件1」"] td[data-cell=D8]').click();
    await page.keyboard.type("99");
    await phases.measure("type on the form beside it: result shown", async () => {
      await page.keyboard.press("Enter");
      await pane.locator("text=/填的是 99 分，超过满分/").first().waitFor();
    });
    await settled(page);
    return phases.done;
  } finally {
    await close();
  }
}

/** Nothing is under way in the pane, and what was typed is written. */
async function settled(page: Page): Promise<void> {
  await page.locator("text=/未下载/").first().waitFor();
  await page.waitForFunction(() => {
    const pane = [...document.querySelectorAll("aside")].find((one) => one.offsetWidth > 0);
    return pane?.querySelector("section[aria-busy]")?.getAttribute("aria-busy") === "false";
  });
}

/** A list as registries export them. */
function longList(): SheetDesign {
  const headings = ["序号", "名称", "片区", "类型", "等次", "得分", "电话"];
  const levels = ["先进", "较好", "一般", "后进"];
  const rows = Array.from({ length: ROWS }, (_, i) => [
    i + 1,
    `第${i + 1}党支部`,
    `${i % 40}片区`,
    "学校",
    levels[i % levels.length] ?? "",
    60 + (i % 40),
    "13800000000",
  ]);
  const cells = [headings, ...rows].flatMap((row, r) =>
    row.map((value, c): DesignCell => ({ row: r, column: c, content: { value }, style: "center" })),
  );
  return {
    name: "名单",
    cells,
    merges: [],
    columnWidths: [8, 24, 16, 8, 8, 8, 16],
    rowHeights: new Map(),
    validations: [],
    excessMarks: [],
    print: { orientation: "portrait" },
    frozenRows: 1,
  };
}
