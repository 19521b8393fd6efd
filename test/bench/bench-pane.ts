import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, visit } from "../browser/support/browser";
import { bundleExcel, openInExcel } from "../browser/support/excel-route";
import { packWorkbook } from "./pack";
import { leastOf, noteTasks, type Notes, type Phase, Phases, print } from "./phases";
import { drawBranches, makeSubmission } from "./workbooks";
import { writeZip } from "../../src/hosts/xlsx/zip";
import { serveFolder } from "../../src/scripts/static-server";

const BRANCHES = 60;
/** Workbooks that are merged on the page, in one archive. */
const MERGED = 1_000;
const STARTS = 15;
const START_SLOWER = 4;
/** Goal in milliseconds, the median of all starts. */
const START_GOAL = 500;

/**
 * The longest tasks on the main thread (Long Tasks API: 50 ms and more) of the built page and of the built pane over
 * an in-memory Excel, in a real browser, with a workbook of 60 scoring sheets: `npm run bench -- pane`, after a build.
 */
export async function main(counts: readonly string[] = []): Promise<number> {
  if (!existsSync("dist/taskpane.html")) {
    console.error("dist/ holds no pane: npm run build first.");
    return 2;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "dingji-bench-"));
  const server = await serveFolder("dist", 0);
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  await bundleExcel();
  const browser = await launchBrowser();
  try {
    for (const count of counts.length > 0 ? counts.map(Number) : [BRANCHES]) {
      const book = path.join(folder, `branches-${count}.xlsx`);
      writeFileSync(book, packWorkbook(drawBranches(count), "shared-strings"));
      print(`Browser page, ${count} scoring sheets`, await leastOf(() => onPage(browser, address, book)));
      print(`Pane in Excel, ${count} scoring sheets`, await leastOf(() => inExcel(browser, address, book)));
    }
    if (counts.length === 0) {
      await printStart(browser, address);
      const archive = path.join(folder, "submissions.zip");
      const files = Array.from({ length: MERGED }, (_, i) => ({ name: `${i}.xlsx`, data: makeSubmission(i).bytes }));
      writeFileSync(archive, writeZip(files));
      print(`Browser page, ${MERGED} files merged`, await leastOf(() => mergeOnPage(browser, address, archive)));
    }
    return 0;
  } finally {
    server.close();
    server.closeAllConnections();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An Excel that is there at once: its own client's weight is not the pane's. */
const BARE_OFFICE = `
window.Excel = {};
window.Office = {
  onReady: () => Promise.resolve({ host: "Excel" }),
  context: { requirements: { isSetSupported: () => true } },
};`;

/** Until the pane's buttons are on the screen, on a processor made four times slower. */
async function printStart(browser: Browser, address: string): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const { page, close } = await visit(browser, { viewport: { width: 350, height: 760 } });
    try {
      await page.route("**/office.js", (route) => route.fulfill({ contentType: "text/javascript", body: BARE_OFFICE }));
      const client = await page.context().newCDPSession(page);
      await client.send("Emulation.setCPUThrottlingRate", { rate: START_SLOWER });
      await page.addInitScript(noteButtons);
      await page.goto(`${address}/taskpane.html`);
      await page.waitForFunction(() => (globalThis as unknown as Notes).dingjiButtons !== undefined);
      times.push(await page.evaluate(() => (globalThis as unknown as Notes).dingjiButtons ?? NaN));
    } finally {
      await close();
    }
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? NaN;
  console.log(`Buttons visible at 1/${START_SLOWER} speed: ${median.toFixed(0)} ms, ${STARTS} starts`);
  console.log(`Goal ≤ ${START_GOAL} ms: ${median <= START_GOAL ? "held" : "missed"}\n`);
}

async function onPage(browser: Browser, address: string, book: string): Promise<readonly Phase[]> {
  const { page, close } = await visit(browser, { viewport: { width: 1280, height: 800 } });
  try {
    await page.addInitScript(noteTasks);
    await page.goto(`${address}/index.html`);
    await page.getByRole("region", { name: /附件1/ }).waitFor();
    await page.waitForLoadState("networkidle");
    const phases = new Phases(page);
    await phases.measure("open the file", async () => {
      await page.locator("input[type=file]").setInputFiles([book]);
      await page.getByRole("region", { name: "工作表「支部1」" }).waitFor();
    });
    await theJob(page, phases);
    return phases.done;
  } finally {
    await close();
  }
}

async function mergeOnPage(browser: Browser, address: string, archive: string): Promise<readonly Phase[]> {
  const { page, close } = await visit(browser, { viewport: { width: 1280, height: 800 } });
  try {
    await page.addInitScript(noteTasks);
    page.setDefaultTimeout(300_000);
    await page.goto(`${address}/index.html`);
    await page.getByRole("region", { name: /附件1/ }).waitFor();
    await page.waitForLoadState("networkidle");
    await page.locator('[role=tablist][aria-label="工作"] [role=tab]:has-text("汇总")').click();
    const phases = new Phases(page);
    await phases.measure("read and merge", async () => {
      await page.locator("input[type=file][accept*=zip]").setInputFiles([archive]);
      await page.locator(`text=${MERGED} 份收到`).waitFor();
    });
    await phases.measure("preview", async () => {
      await page.locator('button:text-is("汇成新工作簿")').click();
      await page.locator('[role=dialog] button:text-is("确认写入")').waitFor();
    });
    await phases.measure("write and open", async () => {
      await page.locator('[role=dialog] button:text-is("确认写入")').click();
      await page.locator('[role=tab]:has-text("分类定级汇总.xlsx")').waitFor();
    });
    return phases.done;
  } finally {
    await close();
  }
}

async function inExcel(browser: Browser, address: string, book: string): Promise<readonly Phase[]> {
  const { page, close } = await visit(browser, { viewport: { width: 350, height: 760 } });
  try {
    await page.addInitScript(noteTasks);
    await openInExcel(page, book);
    await page.goto(`${address}/taskpane.html`);
    await page.getByRole("tablist").waitFor();
    await page.evaluate(noteExcel);
    const phases = new Phases(page);
    await theJob(page, phases);
    return phases.done;
  } finally {
    await close();
  }
}

/** What a clerk and a compiler do, from the first check to the undo. */
async function theJob(page: Page, phases: Phases): Promise<void> {
  // Plain selectors: working out every element's role would itself hold the page.
  const press = (name: string): Promise<void> => page.locator(`button:text-is("${name}")`).click();
  const told = (text: string): Promise<void> => page.locator(`[role=status]:has-text("${text}")`).waitFor();
  const confirmation = page.locator('[role=dialog] button:text-is("确认写入")');
  const confirm = async (): Promise<void> => {
    await confirmation.click();
    await told("已写入");
  };
  page.setDefaultTimeout(120_000);
  await phases.measure("检查", async () => {
    await press("检查");
    await told("检查完成");
  });
  for (const [tab, command] of [
    ["填报", "填写得分与等级"],
    ["填报", "生成整改表"],
    ["汇总", "生成汇总表"],
    ["填报", "生成问题清单"],
    ["复核", "生成审核意见"],
  ] as const) {
    await phases.measure(`tab ${tab}`, () =>
      page.locator(`[role=tablist][aria-label="工作"] [role=tab]:has-text("${tab}")`).click(),
    );
    await phases.measure(`${command}: preview`, async () => {
      await press(command);
      await confirmation.waitFor();
    });
    await phases.measure(`${command}: write`, confirm);
  }
  await phases.measure("撤销上一步", async () => {
    await press("撤销上一步");
    await told("已撤销");
  });
}

/** Runs in the page, before its own scripts. */
function noteButtons(): void {
  const look = (): void => {
    const button = [...document.querySelectorAll("button")].find((b) => b.textContent === "检查");
    if (button && button.getBoundingClientRect().width > 0) {
      Object.assign(globalThis, { dingjiButtons: performance.now() });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: the in-memory Excel answers in tasks of its own, as another program would, and notes them. */
function noteExcel(): void {
  const { dingjiExcel, dingjiExcelSpells } = globalThis as unknown as Notes & {
    readonly dingjiExcel: { answer(...given: readonly unknown[]): Promise<unknown> };
  };
  const answer = dingjiExcel.answer.bind(dingjiExcel);
  const nextTask = (): Promise<void> => new Promise((next) => setTimeout(next));
  dingjiExcel.answer = async (...given) => {
    await nextTask();
    const start = performance.now();
    const response = await answer(...given);
    dingjiExcelSpells.push({ start, duration: performance.now() - start });
    await nextTask();
    return response;
  };
}
