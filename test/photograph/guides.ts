import { existsSync, readdirSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { serveFolder } from "../../src/scripts/static-server";
import { textsOf } from "../../src/taskpane/texts";
import { launchBrowser, visit } from "../browser/support/browser";
import { Hand } from "./hand";

const FOLDER = path.resolve("docs", "guides");
const SAMPLES = path.resolve("assets", "samples");
/** Bytes of all pictures of the guides. */
const MOST_BYTES = 600_000;

const { commands, fill, findings, preview, summary, verdicts } = textsOf("zh-CN").pane;
const { confirm } = preview;
/** A4 has room for a pane of this height, or for the whole page of the other. */
const TALL = { width: 1000, height: 780 };
const FLAT = { width: 1000, height: 560 };

/**
 * Follows the guides of docs/guides on the built page, takes their pictures anew, and prints each on its page:
 * `npm run guides -- [role…]`, after a build; a word that is no role only prints. Tells what does not go as a guide says.
 */
export async function main(wanted: readonly string[] = []): Promise<number> {
  if (!existsSync("dist/index.html")) {
    console.error("npm run build first.");
    return 2;
  }
  const server = await serveFolder("dist", 0);
  const browser = await launchBrowser();
  const faults: string[] = [];
  try {
    const address = `http://localhost:${(server.address() as AddressInfo).port}`;
    for (const [name, follow] of Object.entries({ clerk, reviewer, compiler })) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const viewport = name === "clerk" ? FLAT : TALL;
      const { page, troubles, close } = await visit(browser, { viewport, deviceScaleFactor: 1.5 });
      page.setDefaultTimeout(60_000);
      try {
        await page.goto(address);
        await page.getByRole("button", { name: commands.check, exact: true }).waitFor();
        await follow(new Hand(page));
        faults.push(...troubles);
      } catch (error) {
        faults.push(`${name}: ${String(error)}`);
        await page.screenshot({ path: path.resolve("artefacts", `guide-${name}.png`) });
      } finally {
        await close();
      }
    }
    faults.push(...(await printFaults(browser)), ...weightFaults());
  } finally {
    server.close();
    server.closeAllConnections();
    await browser.close();
  }
  for (const fault of faults) console.log(fault);
  return faults.length === 0 ? 0 : 1;
}

/** The tutorial from the first step to the last, as its own sheet and the clerk's guide say. */
async function clerk(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.press("打开教程");
  await page.getByRole("tab", { name: "教程", exact: true }).waitFor();
  await hand.check();
  const finding = (words: RegExp): Locator => page.getByRole("button", { name: words }).locator("visible=true").first();
  await hand.click(finding(/超过满分 3 分/), "第3项");
  await picture(page, "clerk-check");
  await hand.type("D7", "3");
  await hand.click(page.getByRole("button", { name: findings.fix, exact: true }).first(), findings.fix);
  await hand.click(page.getByRole("dialog").getByRole("checkbox").last(), "打勾");
  await hand.press(confirm);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await hand.click(finding(/还有 1 项没有填分/), "第20项");
  await hand.type("D24", "3");
  await hand.click(finding(/1380000000/), "移动电话");
  await hand.type("D7", "13800000000");
  await hand.press(fill.explain.open);
  await hand.press(fill.explain.forCode["deduction-not-rectified"]?.[0] ?? "");
  await page.getByRole("textbox", { name: fill.explain.by }).fill("甲一");
  await hand.press(fill.explain.save);
  await page.getByRole("tab", { name: "核实说明" }).waitFor();
  await hand.check();
  await page.getByRole("heading", { name: verdicts.errors(1) }).waitFor();
  await hand.click(finding(/93 分.*95 分/), "自评结果");
  await hand.type("A18", "95分");
  await hand.check();
  await page.getByRole("heading", { name: verdicts.clean }).waitFor();
  await hand.press(commands.fill);
  await page.getByRole("dialog").waitFor();
  await picture(page, "clerk-preview", page.getByRole("dialog"));
  await hand.press(confirm);
  await page.getByRole("tab", { name: "得分与定级" }).waitFor();
  await hand.write(commands.rectification);
  await page.getByRole("tab", { name: "整改台账" }).waitFor();
  await hand.press(commands.undo);
  await page.getByRole("tab", { name: "整改台账" }).waitFor({ state: "detached" });
  await hand.press(fill.printSet.make);
  await page.getByRole("tab", { name: /打印套装/ }).waitFor();
  await hand.download("下载结果");
}

async function reviewer(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.open([path.join(SAMPLES, "tianning-example.xlsx")]);
  await hand.check();
  await hand.tab("review");
  const score = page.getByRole("textbox", { name: /^3．.* 考评得分$/ });
  await hand.click(score, "考评");
  await score.fill("2");
  await score.press("Enter");
  await page.getByRole("status").filter({ hasText: "已写入" }).waitFor();
  await hand.write("全部同意自评");
  await hand.write(commands.review);
  await toTop(page.getByRole("combobox", { name: /排列/ }));
  await picture(page, "reviewer-pane", pane(page));
  await hand.write(commands.fill);
  await page.getByRole("tab", { name: "得分与定级" }).waitFor();
  await hand.tab("fill");
  await hand.write(commands.findings);
  await hand.press(commands.undo);
  await hand.download("下载结果");
}

async function compiler(hand: Hand): Promise<void> {
  const { page } = hand;
  const { merge } = summary;
  await hand.tab("summary");
  const files = readdirSync(SAMPLES).map((name) => path.join(SAMPLES, name));
  const choose = page.getByRole("region", { name: merge.title }).getByRole("button", { name: merge.choose });
  await hand.choose(choose, merge.choose, files);
  await page.getByText("4 份收到").waitFor();
  await toTop(page.getByText("4 份收到"));
  await picture(page, "compiler-pane", pane(page));
  await hand.press(merge.rounds.accept);
  await hand.download(merge.rounds.sendBack);
  await hand.press(merge.rounds.next);
  await hand.download(merge.pack);
  await hand.press(merge.create);
  await page.getByRole("dialog").waitFor();
  await hand.press(confirm);
  await page.getByRole("tab", { name: merge.fileName }).waitFor();
  await hand.check();
  await hand.press(fill.printSet.make);
  await page.getByRole("tab", { name: /打印套装/ }).waitFor();
  await hand.download("下载结果");
}

/** The pane of the file in view. */
function pane(page: Page): Locator {
  return page.locator("aside").locator("visible=true");
}

function toTop(part: Locator): Promise<void> {
  return part
    .locator("visible=true")
    .first()
    .evaluate((element) => element.scrollIntoView({ block: "start" }));
}

async function picture(page: Page, name: string, of: Locator | Page = page): Promise<void> {
  await page.waitForTimeout(300);
  await of.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: "disabled" });
}

/** Guides that do not print on exactly one page, or whose text runs over it. */
async function printFaults(browser: Browser): Promise<string[]> {
  const faults: string[] = [];
  const { page, close } = await visit(browser);
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith(".html"))) {
    await page.goto(`file://${path.join(FOLDER, name)}`);
    const { hidden, missing } = await page.evaluate(() => {
      const sheet = document.querySelector("main");
      return {
        hidden: sheet ? sheet.scrollHeight - sheet.clientHeight : -1,
        missing: [...document.images].filter((image) => image.naturalWidth === 0).length,
      };
    });
    const file = path.resolve("artefacts", name.replace(/html$/, "pdf"));
    const pdf = await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    if (pages !== 1) faults.push(`${name}: ${pages} pages`);
    if (hidden > 0) faults.push(`${name}: ${hidden} px more than a page`);
    if (missing > 0) faults.push(`${name}: ${missing} pictures missing`);
  }
  await close();
  return faults;
}

function weightFaults(): string[] {
  const pictures = readdirSync(FOLDER).filter((file) => file.endsWith(".png"));
  const bytes = pictures.reduce((sum, file) => sum + statSync(path.join(FOLDER, file)).size, 0);
  console.log(`${pictures.length} pictures, ${bytes} bytes`);
  return bytes > MOST_BYTES ? [`the pictures weigh ${bytes} bytes, more than ${MOST_BYTES}`] : [];
}
