import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContextOptions, Locator } from "playwright-core";
import { serveFolder } from "../../src/scripts/static-server";
import { textsOf } from "../../src/taskpane/texts";
import { accessibilityViolations, launchBrowser, visit } from "../browser/support/browser";
import { bundleExcel, openInExcel } from "../browser/support/excel-route";
import { makeBooks, type Books } from "./books";
import { sceneOf, type State } from "./scene";
import { fillStates } from "./states-fill";
import { reviewStates } from "./states-review";
import { startStates } from "./states-start";
import { summaryStates } from "./states-summary";
import { troubleStates } from "./states-trouble";

const FOLDER = path.resolve("artefacts", "states");

const states: readonly State[] = [fillStates, troubleStates, reviewStates, summaryStates, startStates].flat();

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
  const folderOfBooks = mkdtempSync(path.join(tmpdir(), "dingji-states-"));
  const books = await makeBooks(folderOfBooks);
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
          books,
          state,
          options,
          path.join(folder, `${state.name}.png`),
        )) {
          console.log(`${look} ${state.name}: ${fault}`);
          faults++;
        }
      }
      await putTogether(browser, folder, look);
    }
  } finally {
    server.close();
    server.closeAllConnections();
    await browser.close();
    rmSync(folderOfBooks, { recursive: true, force: true });
  }
  console.log(`${states.length} states × ${chosen.length} looks in ${path.relative(".", FOLDER)}; ${faults} faults`);
  return faults === 0 ? 0 : 1;
}

async function photograph(
  browser: Browser,
  address: string,
  books: Books,
  { name, book = "example", act, office }: State,
  { lang, ...options }: { readonly lang: "zh-CN" | "en-US" } & BrowserContextOptions,
  file: string,
): Promise<string[]> {
  const { page, troubles, close } = await visit(browser, options);
  const faults: string[] = [];
  try {
    if (office === "missing") await page.route("**/office.js", (route) => route.abort());
    else if (office === "coming") await page.route("**/office.js", () => undefined);
    else if (office) await page.route("**/office.js", (route) => route.fulfill(fakeOffice(office)));
    else await openInExcel(page, books[book]);
    // While office.js is on its way the page has not loaded.
    await page.goto(`${address}/taskpane.html?lang=${lang}`, { waitUntil: "domcontentloaded" });
    await page
      .getByRole(office === "coming" ? "heading" : office ? "alert" : "tablist")
      .first()
      .waitFor();
    if (!office) await page.evaluate(stopExcelAtWill);
    const shown = await act?.(sceneOf(page, textsOf(lang), books));
    if (shown) await (shown as Locator).scrollIntoViewIfNeeded();
    if (!office) await page.getByText(textsOf(lang).pane.opening, { exact: true }).waitFor({ state: "detached" });
    await page.waitForTimeout(250);
    await page.screenshot({ path: file, animations: "disabled" });
    faults.push(...(await accessibilityViolations(page)));
    const { sideways, down } = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { sideways: scrollWidth - window.innerWidth, down: scrollHeight - window.innerHeight };
    });
    if (sideways > 0) faults.push(`${sideways} px to scroll sideways`);
    if (down > 0) faults.push(`the whole pane scrolls by ${down} px`);
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

/** Pictures of all states of a look, six to a sheet. */
async function putTogether(browser: Browser, folder: string, look: string): Promise<void> {
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
