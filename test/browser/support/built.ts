import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { serveFolder } from "../../../src/scripts/static-server";
import type { InMemoryExcel } from "../../support/excel/in-memory-excel";
import { accessibilityViolations, launchBrowser, LONGEST_WAIT, screenshot, type Visit, visit } from "./browser";
import { openInExcel } from "./excel-route";

/** In the page, the Excel behind the pane. */
export type ExcelWindow = { readonly dingjiExcel: InMemoryExcel };

export interface OpenOptions extends BrowserContextOptions {
  /** Of the address, for example "?lang=en". */
  readonly query?: string;
  /** What Excel holds; the sample where nothing is said. */
  readonly workbook?: string;
}

type Job = (page: Page) => Promise<void>;

export interface BuiltProduct {
  /** A context of its own, not yet at an address. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
  /** Where the build is served, for example "http://localhost:40000". */
  address(): string;
  /** The pane in Excel at 350 px, without any trouble from opening to the end of the job. */
  inExcel(job: Job, options?: OpenOptions): Promise<void>;
  /** The browser page with its sample at 1,280 px, without any trouble. */
  onPage(job: Job, options?: OpenOptions): Promise<void>;
}

export const sample = "assets/samples/tianning-example.xlsx";
const officeJs = "request: https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Starts what a test file needs to open what `npm run build` made; call it once at the top of the file. */
export function useBuiltProduct(): BuiltProduct {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = await serveFolder("dist", 0);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    // Both, also where the other did not start: nothing may keep the test run from ending.
    server.close();
    server.closeAllConnections();
    await browser.close();
  });
  const address = (): string => `http://localhost:${(server.address() as AddressInfo).port}`;
  const opened = async (
    options: BrowserContextOptions,
    open: (page: Page) => Promise<void>,
    job: Job,
    expected: readonly string[],
  ): Promise<void> => {
    const { page, troubles, close } = await visit(browser, options);
    try {
      await open(page);
      await job(page);
      expect(troubles).toEqual(expected);
    } finally {
      await close();
    }
  };
  return {
    visit: (options) => visit(browser, options),
    address,
    inExcel: (job, { query = "", workbook = sample, ...options } = {}) => {
      const open = async (page: Page): Promise<void> => {
        await openInExcel(page, workbook);
        await page.goto(`${address()}/taskpane.html${query}`);
        await page.getByRole("tablist").waitFor();
      };
      return opened({ viewport: { width: 350, height: 760 }, ...options }, open, job, [officeJs]);
    },
    onPage: (job, { query = "", ...options } = {}) => {
      const open = async (page: Page): Promise<void> => {
        await page.goto(`${address()}/index.html${query}`);
        await page.getByRole("region", { name: /附件1/ }).waitFor();
      };
      return opened({ viewport: { width: 1280, height: 800 }, ...options }, open, job, []);
    },
  };
}

/** The page comes to the wanted value: what React or Fluent takes back after a dialog may be a frame late. */
export async function eventually<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const until = Date.now() + LONGEST_WAIT;
  let value = await read();
  while (value !== wanted && Date.now() < until) {
    await new Promise((passed) => setTimeout(passed, 50));
    value = await read();
  }
  expect(value).toBe(wanted);
}

export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** The sheets of the workbook in Excel, in its order. */
export function sheetNames(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.workbook.sheets.map((sheet) => sheet.name));
}

/** Every cell's content in Excel, to compare before and after. */
export function contents(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    (window as unknown as ExcelWindow).dingjiExcel.workbook.sheets.map((sheet) => [sheet.name, [...sheet.contents]]),
  );
}

/** Fits its window in both directions: only parts of it scroll. */
export async function expectFit(page: Page): Promise<void> {
  const excess = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - window.innerWidth, scrollHeight - window.innerHeight];
  });
  expect(excess).toEqual([0, 0]);
}

/** Kept as a picture, without accessibility violations, and fits. */
export async function expectGoodLooks(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  expect(await accessibilityViolations(page)).toEqual([]);
  await expectFit(page);
}
