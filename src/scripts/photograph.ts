import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { accessibilityViolations, launchBrowser, visit } from "../../test/browser/support/browser";
import { bundleExcel, openInExcel } from "../../test/browser/support/excel-route";
import type { InMemoryExcel } from "../../test/support/excel/in-memory-excel";
import { textsOf, type Texts } from "../taskpane/texts";
import { packWorkbook } from "./bench/pack";
import { drawBranches, makeSubmission } from "./bench/workbooks";
import { createXlsx } from "../hosts/xlsx/write";
import { serveFolder } from "./static-server";

const FOLDER = path.resolve("artefacts", "states");
const SAMPLES = path.resolve("assets", "samples");

/** What the pane may look like: widths, colours and languages that all states must bear. */
const looks: Readonly<Record<string, { readonly lang: "zh-CN" | "en-US" } & BrowserContextOptions>> = {
  ...Object.fromEntries(
    (["zh-CN", "en-US"] as const).flatMap((lang) =>
      [350, 320].flatMap((width) =>
        (["light", "dark"] as const).map((colorScheme) => [
          `${lang.slice(0, 2)}-${width}-${colorScheme}`,
          { lang, viewport: { width, height: 640 }, colorScheme },
        ]),
      ),
    ),
  ),
  "zh-320-contrast": { lang: "zh-CN", viewport: { width: 320, height: 640 }, forcedColors: "active" },
};

interface Scene {
  readonly page: Page;
  readonly texts: Texts;
  /** Acts in the page on the Excel behind the pane. */
  excel(act: (excel: InMemoryExcel) => void): Promise<void>;
  press(name: string): Promise<void>;
  told(): Promise<void>;
  failed(): Promise<void>;
  tab(tab: "fill" | "review" | "summary"): Promise<void>;
  check(): Promise<void>;
  write(command: string): Promise<void>;
}

interface State {
  readonly name: string;
  readonly book?: string;
  /** Brings the pane there; what it gives is scrolled into view. */
  act?(scene: Scene): Promise<unknown>;
  /** office.js: as it should be, still on its way, missing, in a browser without Excel, or in an Excel that is too old. */
  readonly office?: "coming" | "missing" | "no-excel" | "too-old";
}

/**
 * Photographs every state of the built pane in both languages, narrow and wide, light, dark and with high contrast,
 * and tells what axe or a horizontal scroll bar has against one: `npm run photograph -- [look…]`, after a build.
 * `artefacts/states/<look>-<n>.png` show six states each.
 */
export async function main(wanted: readonly string[] = []): Promise<number> {
  const chosen = Object.entries(looks).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  if (!existsSync("dist/taskpane.html") || chosen.length === 0) {
    console.error(`npm run build first; looks: ${Object.keys(looks).join(", ")}.`);
    return 2;
  }
  const books = mkdtempSync(path.join(tmpdir(), "dingji-states-"));
  const states = await makeStates(books);
  const server = await serveFolder("dist", 0);
  await bundleExcel();
  const browser = await launchBrowser();
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  let faults = 0;
  try {
    for (const [look, options] of chosen) {
      const folder = path.join(FOLDER, look);
      mkdirSync(folder, { recursive: true });
      for (const state of states) {
        for (const fault of await photograph(
          browser,
          address,
          state,
          options,
          path.join(folder, `${state.name}.png`),
        )) {
          console.log(`${look} ${state.name}: ${fault}`);
          faults++;
        }
      }
      await putTogether(browser, folder, states, look);
    }
  } finally {
    server.close();
    server.closeAllConnections();
    await browser.close();
    rmSync(books, { recursive: true, force: true });
  }
  console.log(`${states.length} states × ${chosen.length} looks in ${path.relative(".", FOLDER)}; ${faults} faults`);
  return faults === 0 ? 0 : 1;
}

async function photograph(
  browser: Browser,
  address: string,
  { name, book = path.join(SAMPLES, "tianning-example.xlsx"), act, office }: State,
  { lang, ...options }: { readonly lang: "zh-CN" | "en-US" } & BrowserContextOptions,
  file: string,
): Promise<string[]> {
  const { page, troubles, close } = await visit(browser, options);
  const faults: string[] = [];
  try {
    if (office === "missing") await page.route("**/office.js", (route) => route.abort());
    else if (office === "coming") await page.route("**/office.js", () => undefined);
    else if (office) await page.route("**/office.js", (route) => route.fulfill(fakeOffice(office)));
    else await openInExcel(page, book);
    // While office.js is on its way the page has not loaded.
    await page.goto(`${address}/taskpane.html?lang=${lang}`, { waitUntil: "domcontentloaded" });
    await page
      .getByRole(office === "coming" ? "heading" : office ? "alert" : "tablist")
      .first()
      .waitFor();
    if (!office) await page.evaluate(stopExcelAtWill);
    const shown = await act?.(sceneOf(page, textsOf(lang)));
    if (shown) await (shown as ReturnType<Page["locator"]>).scrollIntoViewIfNeeded();
    if (!office) await page.getByText(textsOf(lang).pane.page.opening, { exact: true }).waitFor({ state: "detached" });
    await page.waitForTimeout(250);
    await page.screenshot({ path: file, animations: "disabled" });
    faults.push(...(await accessibilityViolations(page)));
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (excess > 0) faults.push(`${excess} px to scroll sideways`);
    faults.push(...troubles.filter((t) => t.startsWith("exception")));
  } catch (error) {
    faults.push(`${name}: ${String(error).split("\n")[0]}`);
    await page.screenshot({ path: file, animations: "disabled" });
  } finally {
    await close();
  }
  return faults;
}

function fakeOffice(kind: "no-excel" | "too-old"): { readonly contentType: string; readonly body: string } {
  const host = kind === "no-excel" ? "null" : '"Excel"';
  const requirements = `{ isSetSupported: () => ${kind === "no-excel"} }`;
  return {
    contentType: "text/javascript",
    body: `window.Office = { onReady: () => Promise.resolve({ host: ${host} }), context: { requirements: ${requirements} } };`,
  };
}

/** In the page: requests wait while `dingjiHeld` is true. */
function stopExcelAtWill(): void {
  const scope = globalThis as unknown as {
    dingjiHeld?: boolean;
    readonly dingjiExcel: { answer(...given: readonly unknown[]): Promise<unknown> };
  };
  const answer = scope.dingjiExcel.answer.bind(scope.dingjiExcel);
  scope.dingjiExcel.answer = async (...given) => {
    while (scope.dingjiHeld) await new Promise((next) => setTimeout(next, 50));
    return answer(...given);
  };
}

function sceneOf(page: Page, texts: Texts): Scene {
  const { pane } = texts;
  const press = (name: string): Promise<void> => page.getByRole("button", { name, exact: true }).first().click();
  const told = (): Promise<void> => page.getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
  const check = async (): Promise<void> => {
    await press(pane.commands.check);
    await page.getByRole("heading", { name: pane.verdicts.none }).waitFor({ state: "detached" });
    await page.getByRole("heading", { name: pane.verdicts.checking }).waitFor({ state: "detached" });
  };
  return {
    page,
    texts,
    excel: (act) => page.evaluate(`(${act.toString()})(globalThis.dingjiExcel)`).then(() => undefined),
    press,
    told,
    failed: () => page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor(),
    tab: (tab) => page.getByRole("tab", { name: pane.tabs[tab], exact: true }).click(),
    check,
    write: async (command) => {
      await press(command);
      await page.getByRole("dialog").getByRole("button", { name: pane.preview.confirm }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
    },
  };
}

async function makeStates(folder: string): Promise<readonly State[]> {
  const put = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const many = put("60个支部.xlsx", packWorkbook(drawBranches(60), "shared-strings"));
  const strange = put(
    "通知.xlsx",
    await createXlsx([
      {
        name: "通知",
        cells: [{ row: 0, column: 0, content: { value: "请各支部于3月26日前报送" }, style: "text" }],
        merges: [],
        columnWidths: [],
        rowHeights: new Map(),
        validations: [],
        excessMarks: [],
        print: { orientation: "portrait" },
        frozenRows: 0,
      },
    ]),
  );
  const received = [1, 2, 3, 4].map((seed) => {
    const { name, bytes } = makeSubmission(seed);
    return put(name, bytes);
  });
  const faulty = path.join(SAMPLES, "tianning-faulty.xlsx");
  const broken = put("学校辛.xlsx", readFileSync(faulty).subarray(0, 3000));
  const fails =
    (code: string, at = 30): NonNullable<State["act"]> =>
    async ({ page, texts: { pane }, check, press, failed }) => {
      await check();
      await press(pane.commands.fill);
      const confirm = page.getByRole("dialog").getByRole("button", { name: pane.preview.confirm });
      await confirm.waitFor();
      await page.evaluate(
        ([place, error]) => (globalThis as unknown as { dingjiExcel: InMemoryExcel }).dingjiExcel.failAt(place, error),
        [at, code] as const,
      );
      await confirm.click();
      await failed();
    };
  const give = async ({ page, texts: { pane }, tab }: Scene): Promise<void> => {
    await tab("summary");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: pane.page.open, exact: true }).last().click();
    await (await chooser).setFiles([...received, broken]);
  };
  const mergeResult = async (scene: Scene): Promise<Locator> => {
    await scene.check();
    await give(scene);
    const result = scene.page.getByText(/份收到|received/).first();
    await result.waitFor();
    return result;
  };
  return [
    { name: "01-first-run" },
    { name: "02-unrecognised", book: strange, act: ({ check }) => check() },
    {
      name: "03-checking",
      book: many,
      act: async ({ page, press, texts }) => {
        await page.evaluate(() => Object.assign(globalThis, { dingjiHeld: true }));
        await press(texts.pane.commands.check);
        await page.getByRole("button", { name: texts.pane.fill.stop }).waitFor();
      },
    },
    { name: "04-clean", book: path.join(SAMPLES, "tianning-clean.xlsx"), act: ({ check }) => check() },
    {
      name: "05-queries",
      act: async ({ check, excel }) => {
        await excel((book) => book.type("附件2", "A18", "自评结果：89分，较好"));
        await check();
      },
    },
    { name: "06-errors", act: ({ check }) => check() },
    {
      name: "07-errors-scrolled",
      book: faulty,
      act: async ({ page, check, texts }) => {
        await check();
        return page.getByRole("heading", { name: texts.pane.branches.title });
      },
    },
    {
      name: "08-faulty",
      book: faulty,
      act: async ({ page, check }) => {
        await check();
        await page
          .getByRole("main")
          .or(page.getByRole("tabpanel"))
          .first()
          .evaluate((e) => e.scrollTo(0, 500));
      },
    },
    {
      name: "09-selected-row",
      act: async ({ page, check, excel, texts }) => {
        await check();
        await excel((book) => book.select("附件1", "D21"));
        const card = page.getByRole("region", { name: texts.pane.rubric.title });
        await card.waitFor();
        return card;
      },
    },
    {
      name: "10-explain",
      act: async ({ page, check, press, texts }) => {
        await check();
        await press(texts.pane.fill.explain.open);
        return page.getByRole("form");
      },
    },
    {
      name: "11-explained",
      act: async ({ page, check, press, texts }) => {
        const { explain } = texts.pane.fill;
        await check();
        await press(explain.open);
        await press(explain.common[0] ?? "");
        await page.getByRole("textbox", { name: explain.by }).fill("张三");
        await press(explain.save);
        const told = page.getByText(texts.pane.findings.explained("", "", "").slice(0, 3)).first();
        await told.waitFor();
        return told;
      },
    },
    {
      name: "12-preview",
      act: async ({ page, check, press, texts }) => {
        await check();
        await press(texts.pane.commands.fill);
        await page.getByRole("dialog").waitFor();
      },
    },
    {
      name: "13-preview-replaces",
      book: faulty,
      act: async ({ page, check, texts }) => {
        await check();
        await page
          .getByRole("button", { name: /^改正|^Correct|^Fix/ })
          .first()
          .click();
        await page.getByRole("dialog").waitFor();
        void texts;
      },
    },
    {
      name: "14-written",
      act: async ({ check, write, texts, told }) => {
        await check();
        await write(texts.pane.commands.fill);
        await told();
      },
    },
    {
      name: "15-suggestions",
      act: async ({ page, check, write, texts }) => {
        await check();
        await write(texts.pane.commands.rectification);
        const suggestions = page.getByRole("list", { name: texts.pane.fill.suggestions.title });
        await suggestions.waitFor();
        return suggestions;
      },
    },
    {
      name: "16-undone",
      act: async ({ check, write, press, texts, told }) => {
        await check();
        await write(texts.pane.commands.fill);
        await told();
        await press(texts.pane.commands.undo);
        await told();
      },
    },
    {
      name: "17-undo-skipped",
      act: async ({ check, write, press, texts, told, excel }) => {
        await check();
        await write(texts.pane.commands.fill);
        await told();
        await excel((book) => book.type("得分与定级", "H30", "手写的备注"));
        await press(texts.pane.commands.undo);
        await told();
      },
    },
    {
      name: "18-stale",
      act: async ({ page, check, excel, texts }) => {
        await check();
        await excel((book) => {
          for (const cell of ["D5", "D6", "D7"]) book.type("附件1", cell, "");
        });
        await page.getByText(texts.pane.verdict.stale, { exact: true }).waitFor();
        await page.getByText(texts.pane.verdict.openItems(3), { exact: true }).waitFor();
      },
    },
    {
      name: "19-cell-edit",
      act: async ({ excel, press, texts, failed }) => {
        await excel((book) => book.refuseRequest(0, "InvalidOperationInCellEditMode"));
        await press(texts.pane.commands.check);
        await failed();
      },
    },
    {
      name: "20-protected-sheet",
      book: many,
      act: async ({ check, excel, write, texts }) => {
        await check();
        await write(texts.pane.commands.fill);
        await excel((book) => {
          for (const sheet of book.workbook.sheets) sheet.protection = { password: "x", options: {} };
          book.type("支部1", "D5", 1);
        });
        await check();
      },
    },
    { name: "21-refused-half-way", act: fails("AccessDenied") },
    {
      name: "22-structure",
      act: async ({ check, excel, write, texts, failed }) => {
        await excel((book) => void (book.workbook.protection = { password: "x" }));
        await check();
        await write(texts.pane.commands.fill).catch(() => undefined);
        await failed();
      },
    },
    {
      name: "23-read-only",
      act: async ({ page, check, excel, press, texts, failed }) => {
        await excel((book) => void Object.assign(book.workbook, { isReadOnly: true }));
        await check();
        await press(texts.pane.commands.fill);
        await page.getByRole("dialog").getByRole("button", { name: texts.pane.preview.confirm }).click();
        await failed();
      },
    },
    { name: "24-too-large", act: fails("RequestPayloadSizeLimitExceeded") },
    { name: "25-several-workbooks", act: fails("InactiveWorkbook") },
    { name: "26-unknown", act: fails("GeneralException", 60) },
    {
      name: "27-manual",
      act: async ({ check, excel, page, texts }) => {
        await excel((book) => void (book.workbook.calculationMode = "Manual"));
        await check();
        return page.getByRole("region", { name: texts.pane.fill.notices.title });
      },
    },
    { name: "30-review-unchecked", act: ({ tab }) => tab("review") },
    {
      name: "31-review",
      act: async ({ check, tab }) => {
        await check();
        await tab("review");
      },
    },
    {
      name: "32-review-rows",
      book: many,
      act: async ({ page, check, tab }) => {
        await check();
        await tab("review");
        const table = page.getByRole("table").first();
        await table.waitFor();
        return table.getByRole("row").nth(4);
      },
    },
    {
      name: "33-review-none",
      book: strange,
      act: async ({ check, tab }) => {
        await check();
        await tab("review");
      },
    },
    {
      name: "34-review-scored",
      act: async ({ page, check, tab, write, excel, texts }) => {
        await excel((book) => {
          for (let row = 5; row < 14; row++) book.type("附件1", `E${row}`, row % 3 === 0 ? 1 : 2);
        });
        await check();
        await tab("review");
        await write(texts.pane.commands.review);
        return page.getByRole("table").first();
      },
    },
    {
      name: "35-review-end",
      act: async ({ page, check, tab }) => {
        await check();
        await tab("review");
        return page.getByRole("tabpanel").locator("button, select, input").last();
      },
    },
    { name: "40-summary-unchecked", act: ({ tab }) => tab("summary") },
    {
      name: "41-summary",
      book: many,
      act: async ({ check, tab }) => {
        await check();
        await tab("summary");
      },
    },
    {
      name: "42-summary-end",
      book: many,
      act: async ({ page, check, tab, texts }) => {
        await check();
        await tab("summary");
        return page.getByRole("button", { name: texts.pane.page.open, exact: true }).last();
      },
    },
    {
      name: "43-merge-result",
      act: mergeResult,
    },
    {
      name: "44-merge-end",
      act: async (scene) => {
        await mergeResult(scene);
        return scene.page.getByRole("main").or(scene.page.getByRole("tabpanel")).first().locator("button").last();
      },
    },
    {
      name: "45-merge-under-way",
      act: async (scene) => {
        await scene.check();
        // Reading the files waits: what comes later than the buttons is held back.
        await scene.page.route("**/worker/merge.js", () => undefined);
        await give(scene);
        await scene.page.getByRole("progressbar").first().waitFor();
        return scene.page.getByRole("progressbar").first();
      },
    },
    {
      name: "51-part-missing",
      act: async ({ page, tab, failed }) => {
        await page.route(/localhost:\d+\/[\w-]+\.js$/, (route) => route.abort());
        await tab("review");
        await failed();
      },
    },
    {
      name: "50-templates",
      act: async ({ page, check, texts }) => {
        await check();
        return page.getByText(texts.pane.privacy);
      },
    },
    { name: "59-office-coming", office: "coming" },
    { name: "60-office-missing", office: "missing" },
    { name: "61-not-excel", office: "no-excel" },
    { name: "62-too-old", office: "too-old" },
  ];
}

/** Pictures of all states of a look, six to a sheet. */
async function putTogether(browser: Browser, folder: string, states: readonly State[], look: string): Promise<void> {
  const { page, close } = await visit(browser, { viewport: { width: 6 * 360 + 16, height: 690 } });
  for (let first = 0; first < states.length; first += 6) {
    const pictures = states.slice(first, first + 6).map(({ name }) => {
      const data = readFileSync(path.join(folder, `${name}.png`)).toString("base64");
      return `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
    });
    await page.setContent(
      `<style>body{margin:8px;display:flex;gap:8px;font:14px sans-serif;background:#888}figure{margin:0}</style>` +
        pictures.join(""),
    );
    await page.screenshot({ path: path.join(FOLDER, `${look}-${first / 6 + 1}.png`) });
  }
  await close();
}
