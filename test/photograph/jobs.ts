import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import type { Locale } from "../../src/locales/locale";
import { pageTexts } from "../../src/locales/page";
import { reviewTexts } from "../../src/locales/pane/late-texts";
import { serveFolder } from "../../src/scripts/static-server";
import { textsOf } from "../../src/taskpane/texts";
import { accessibilityViolations, launchBrowser, visit } from "../browser/support/browser";
import { bundleExcel, openInExcel } from "../browser/support/excel-route";
import { Hand } from "./hand";

const FOLDER = path.resolve("artefacts", "jobs");
const SAMPLES = path.resolve("assets", "samples");
const EXAMPLE = path.join(SAMPLES, "tianning-example.xlsx");

interface Look extends BrowserContextOptions {
  readonly lang: Locale;
  readonly viewport: { readonly width: number; readonly height: number };
}

const colours: Readonly<Record<string, Pick<BrowserContextOptions, "colorScheme" | "forcedColors">>> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  contrast: { forcedColors: "active" },
};

/** `zh-350-dark` and so on; the pane in Excel is never as wide as the page. */
const looks: Readonly<Record<string, Look>> = Object.fromEntries(
  (["zh-CN", "en-US"] as const).flatMap((lang) =>
    [320, 350, 1280].flatMap((width) =>
      Object.entries(colours).map(([colour, options]): [string, Look] => [
        `${lang.slice(0, 2)}-${width}-${colour}`,
        { lang, viewport: { width, height: width < 500 ? 760 : 800 }, ...options },
      ]),
    ),
  ),
);

/**
 * The four jobs as a person does them, from the open program to the result: every screen photographed in both
 * languages, narrow and wide, light, dark and with high contrast, clicks counted, and told what axe or a horizontal
 * scroll bar has against a screen. `npm run jobs -- [look or job…]`, after a build. `artefacts/jobs/<job>-<look>.png`
 * shows a job's screens side by side. The clicks stand in docs/benchmarks.md.
 */
export async function main(wanted: readonly string[] = []): Promise<number> {
  const named = (names: readonly string[]): readonly string[] => {
    const chosen = names.filter((name) => wanted.includes(name));
    return chosen.length === 0 ? names : chosen;
  };
  if (!existsSync("dist/index.html")) {
    console.error("npm run build first.");
    return 2;
  }
  const server = await serveFolder("dist", 0);
  await bundleExcel();
  const browser = await launchBrowser();
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  let faults = 0;
  try {
    for (const job of named(Object.keys(jobs))) {
      for (const name of named(Object.keys(looks))) {
        const look = looks[name];
        if (!look || (job === PANE_JOB && look.viewport.width > 500)) continue;
        const told = await follow(browser, address, job, name, look);
        for (const fault of told) console.log(`${job} ${name}: ${fault}`);
        faults += told.length;
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
    await browser.close();
  }
  console.log(`Screens in ${path.relative(".", FOLDER)}; ${faults} faults`);
  return faults === 0 ? 0 : 1;
}

/** Does one job in one look; tells what is wrong with its screens. */
async function follow(
  browser: Browser,
  address: string,
  job: string,
  name: string,
  { lang, ...options }: Look,
): Promise<string[]> {
  const folder = path.join(FOLDER, job, name);
  mkdirSync(folder, { recursive: true });
  const { page, troubles, close } = await visit(browser, options);
  page.setDefaultTimeout(60_000);
  const texts = textsOf(lang);
  const faults: string[] = [];
  const files: string[] = [];
  const show = async (what: string): Promise<void> => {
    await page.waitForTimeout(250);
    const file = path.join(folder, `${String(files.length + 1).padStart(2, "0")}-${what}.png`);
    files.push(file);
    await page.screenshot({ path: file, animations: "disabled" });
    const { sideways, down } = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { sideways: scrollWidth - window.innerWidth, down: scrollHeight - window.innerHeight };
    });
    if (sideways > 0) faults.push(`${what}: ${sideways} px to scroll sideways`);
    if (down > 0) faults.push(`${what}: the whole page scrolls by ${down} px`);
    faults.push(...(await accessibilityViolations(page)).map((violation) => `${what}: ${violation}`));
  };
  try {
    if (job === PANE_JOB) await openInExcel(page, EXAMPLE);
    await page.goto(`${address}/${job === PANE_JOB ? "taskpane.html" : "index.html"}?lang=${lang}`);
    await page.getByRole("button", { name: texts.pane.commands.check, exact: true }).waitFor();
    const hand = new Hand(page, texts, show);
    await show("start");
    await jobs[job]?.(hand);
    console.log(`${job} ${name}: ${hand.clicks.length} clicks (${hand.clicks.join(", ")})`);
  } catch (error) {
    await show("failed");
    faults.push(String(error).split("\n")[0] ?? "");
  } finally {
    await close();
  }
  await putTogether(browser, files, options.viewport, path.join(FOLDER, `${job}-${name}.png`));
  return [...faults, ...troubles.filter((trouble) => trouble.startsWith("exception"))];
}

const PANE_JOB = "clerk-in-excel";

const jobs: Readonly<Record<string, (hand: Hand) => Promise<void>>> = {
  [PANE_JOB]: async (hand) => {
    const { commands } = hand.texts.pane;
    await hand.check();
    await hand.click(mismatch(hand), "86/89");
    await hand.show("finding");
    await hand.page.evaluate(() => {
      const { dingjiExcel } = globalThis as unknown as {
        dingjiExcel: { type(sheet: string, cell: string, text: string): void };
      };
      dingjiExcel.type("附件2", "A18", "89分");
    });
    await hand.write(commands.fill, "fill");
    await hand.write(commands.rectification, "rectification");
  },
  "clerk-on-page": async (hand) => {
    const { commands } = hand.texts.pane;
    await hand.open([EXAMPLE]);
    await hand.check();
    await hand.click(mismatch(hand), "86/89");
    await hand.show("finding");
    await hand.type("A18", "89分");
    await hand.show("corrected");
    await hand.write(commands.fill, "fill");
    await hand.write(commands.rectification, "rectification");
    await hand.download(pageTexts(hand.texts.locale).download);
  },
  reviewer: async (hand) => {
    await hand.open([EXAMPLE]);
    await hand.check();
    await hand.tab("review");
    await hand.write(reviewTexts(hand.texts.locale).acceptAll, "accept");
    await hand.write(hand.texts.pane.commands.fill, "fill");
    await hand.download(pageTexts(hand.texts.locale).download);
  },
  compiler: async (hand) => {
    const { page } = hand;
    const { merge } = hand.texts.pane.summary;
    await hand.tab("summary");
    const choose = page.getByRole("region", { name: merge.title }).getByRole("button", { name: merge.choose });
    const files = readdirSync(SAMPLES).map((name) => path.join(SAMPLES, name));
    await hand.choose(choose, merge.choose, files);
    const received = page.getByText(merge.reconciled(files.length, "").split("=")[0] ?? "").first();
    await received.waitFor();
    await received.evaluate((element) => element.scrollIntoView({ block: "start" }));
    await hand.show("board");
    await page.getByText(merge.rounds.title).first().scrollIntoViewIfNeeded();
    await hand.show("rounds");
    await hand.press(merge.create);
    await hand.confirm("merge");
    await page.getByRole("tab", { name: merge.fileName }).waitFor();
    await hand.show("merged");
    await hand.download(pageTexts(hand.texts.locale).download);
  },
};

function mismatch({ page }: Hand) {
  return page
    .getByRole("button", { name: /\b86\b.*\b89\b/ })
    .locator("visible=true")
    .first();
}

/** The screens of one job side by side. */
async function putTogether(
  browser: Browser,
  files: readonly string[],
  { width, height }: Look["viewport"],
  to: string,
): Promise<void> {
  const columns = width > 500 ? 3 : 5;
  const shown = width > 500 ? 640 : width;
  const rows = Math.ceil(files.length / columns);
  const { page, close } = await visit(browser, {
    viewport: { width: columns * (shown + 8) + 8, height: rows * (Math.round((shown * height) / width) + 30) + 8 },
  });
  const pictures = files.map((file) => {
    const data = readFileSync(file).toString("base64");
    return `<figure><figcaption>${path.basename(file, ".png")}</figcaption><img width="${shown}" src="data:image/png;base64,${data}"></figure>`;
  });
  await page.setContent(
    `<style>body{margin:8px;display:flex;flex-wrap:wrap;gap:8px;font:14px sans-serif;background:#888}figure{margin:0}</style>` +
      pictures.join(""),
  );
  // A browser without a graphics card refuses large pictures now and then.
  const taken = () => page.screenshot().catch(() => null);
  const picture = (await taken()) ?? (await taken()) ?? (await page.screenshot({ scale: "css", type: "jpeg" }));
  writeFileSync(to, picture);
  await close();
}
