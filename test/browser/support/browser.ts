import { createRequire } from "node:module";
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import axe, { type AxeResults } from "axe-core";
import {
  type Browser,
  type BrowserContextOptions,
  chromium as playwright,
  type Page,
  type ViewportSize,
} from "playwright-core";

const packages = createRequire(`${process.cwd()}/package.json`);

/** Where screenshots are kept for people to look at; not part of the repository. */
const artefacts = resolve("artefacts", "screenshots");

/** Chromium brings no Chinese letters: fontconfig is shown a font package instead. */
function provideChineseFonts(): void {
  const fonts = join(dirname(packages.resolve("@embedpdf/fonts-sc")), "..", "fonts");
  const folder = join(tmpdir(), "dingji-fontconfig");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "fonts.conf");
  const cache = `<cachedir>${join(folder, "cache")}</cachedir>`;
  writeFileSync(file, `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir>${cache}</fontconfig>`);
  process.env.FONTCONFIG_FILE = file;
}

export async function launchBrowser(): Promise<Browser> {
  provideChineseFonts();
  const chromium = packages("@sparticuz/chromium") as { executablePath(): Promise<string> };
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--font-render-hinting=none",
      // Every page compiles the spreadsheet engine anew: only what it calls, and that only once.
      "--js-flags=--wasm-lazy-compilation --liftoff-only --no-turbofan",
    ],
    env: process.env,
  });
}

export interface Visit {
  readonly page: Page;
  /** What went wrong on the page: exceptions, console errors, requests to other machines that were not answered by the test. */
  readonly troubles: string[];
  close(): Promise<void>;
}

/** A slow machine fails no test: what hangs ends with it, before jest would end the test without a word. */
export const LONGEST_WAIT = 120_000;

/** A page in a context of its own, on which every trouble is noted. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: "zh-CN", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST_WAIT);
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!/^(http:\/\/localhost|blob:|data:)/.test(request.url())) troubles.push(`request: ${request.url()}`);
  });
  return { page, troubles, close: () => context.close() };
}

/** Taken where SCREENSHOTS is set: an eighth of the time of a test. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env["SCREENSHOTS"]) return;
  mkdirSync(artefacts, { recursive: true });
  await page.screenshot({ path: join(artefacts, `${name}.png`), animations: "disabled" });
}

/** How a person may have set up colours and the width of the pane. */
interface Look {
  readonly name: string;
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active";
  readonly viewport?: ViewportSize;
}

export const looks = (narrow: ViewportSize): readonly Look[] => [
  { name: "light" },
  { name: "dark", colorScheme: "dark" },
  { name: "contrast", forcedColors: "active" },
  { name: "narrow", viewport: narrow },
];

/** Shows the page as it stands in each of these looks, one after the other: opened once, as changed while it is open. */
export async function inEachLook(
  page: Page,
  looks: readonly Look[],
  job: (name: string) => Promise<void>,
): Promise<void> {
  const usual = page.viewportSize();
  for (const { name, colorScheme = "light", forcedColors = "none", viewport = usual } of looks) {
    await page.emulateMedia({ colorScheme, forcedColors });
    if (viewport) await page.setViewportSize(viewport);
    await job(name);
  }
}

/** WCAG 2.2 A and AA violations as flat lines, empty when there are none. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  // evaluate() is exempt from the page's content security policy; a script tag is not. Loading takes as long as judging.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // A look that was just changed is drawn with the next frame, and may pass through other colours on its way.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
    const { axe: loaded } = window as unknown as { axe: { run(...args: unknown[]): Promise<AxeResults> } };
    // Fluent's focus sentinels hand the focus on at once; nobody ever rests on one.
    const { violations } = await loaded.run(
      { exclude: [["[data-tabster-dummy]"]] },
      { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    );
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}
