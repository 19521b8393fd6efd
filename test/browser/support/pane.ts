import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { serveFolder } from "../../../src/scripts/static-server";
import type { InMemoryExcel } from "../../support/excel/in-memory-excel";
import { launchBrowser, visit } from "./browser";
import { bundleExcel, openInExcel } from "./excel-route";

/** In the page, the Excel behind the pane. */
export type ExcelWindow = { readonly dingjiExcel: InMemoryExcel };

export interface PaneOptions extends BrowserContextOptions {
  /** Of the address, for example "?lang=en". */
  readonly query?: string;
  readonly workbook?: string;
}

const officeJs = "request: https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Starts what a test file needs to open the built pane; call it once at the top of the file. */
export function usePaneInExcel(): (job: (page: Page) => Promise<void>, options?: PaneOptions) => Promise<void> {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    server = await serveFolder("dist", 0);
    await bundleExcel();
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    // Both, also where the other did not start: nothing may keep the test run from ending.
    server.close();
    server.closeAllConnections();
    await browser.close();
  });
  return async (job, { query = "", workbook = "assets/samples/tianning-example.xlsx", ...options } = {}) => {
    const { page, troubles, close } = await visit(browser, { viewport: { width: 350, height: 760 }, ...options });
    try {
      await openInExcel(page, workbook);
      const { port } = server.address() as AddressInfo;
      await page.goto(`http://localhost:${port}/taskpane.html${query}`);
      await page.getByRole("tablist").waitFor();
      await job(page);
      expect(troubles).toEqual([officeJs]);
    } finally {
      await close();
    }
  };
}
