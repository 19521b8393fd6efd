import { existsSync, readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { serveFolder } from "../../src/scripts/static-server";
import { textsOf } from "../../src/taskpane/texts";
import { launchBrowser, visit } from "../browser/support/browser";
import { bundleExcel, openInExcel } from "../browser/support/excel-route";
import { Hand } from "./hand";

const SAMPLES = path.resolve("assets", "samples");
const EXAMPLE = path.join(SAMPLES, "tianning-example.xlsx");

const { commands, summary } = textsOf("zh-CN").pane;

/**
 * Counts the clicks of the four jobs as a person does them, from the open program to the result:
 * `node src/scripts/run.cjs test/photograph/clicks.ts`, after a build. The figures stand in docs/benchmarks.md.
 */
export async function main(): Promise<number> {
  if (!existsSync("dist/index.html")) {
    console.error("npm run build first.");
    return 2;
  }
  const server = await serveFolder("dist", 0);
  await bundleExcel();
  const browser = await launchBrowser();
  try {
    const address = `http://localhost:${(server.address() as AddressInfo).port}`;
    for (const [name, job] of Object.entries(jobs)) {
      const isExcel = name === "clerk in Excel";
      const viewport = isExcel ? { width: 350, height: 780 } : { width: 1280, height: 780 };
      const { page, close } = await visit(browser, { viewport });
      try {
        if (isExcel) await openInExcel(page, EXAMPLE);
        await page.goto(isExcel ? `${address}/taskpane.html` : address);
        await page.getByRole("button", { name: commands.check, exact: true }).waitFor();
        const hand = new Hand(page);
        await job(hand);
        console.log(`${name}: ${hand.clicks.length} (${hand.clicks.join(", ")})`);
      } finally {
        await close();
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
    await browser.close();
  }
  return 0;
}

const jobs: Readonly<Record<string, (hand: Hand) => Promise<void>>> = {
  "clerk in Excel": async (hand) => {
    await hand.check();
    await hand.click(mismatch(hand), "86/89");
    await hand.page.evaluate(() => {
      const { dingjiExcel } = globalThis as unknown as {
        dingjiExcel: { type(sheet: string, cell: string, text: string): void };
      };
      dingjiExcel.type("附件2", "A18", "89分");
    });
    await hand.write(commands.fill);
    await hand.write(commands.rectification);
  },
  "clerk on the page": async (hand) => {
    await open(hand, [EXAMPLE]);
    await hand.check();
    await hand.click(mismatch(hand), "86/89");
    await hand.type("A18", "89分");
    await hand.write(commands.fill);
    await hand.write(commands.rectification);
    await hand.download("下载结果");
  },
  reviewer: async (hand) => {
    await open(hand, [EXAMPLE]);
    await hand.check();
    await hand.tab("review");
    await hand.write("全部同意自评");
    await hand.write(commands.fill);
    await hand.download("下载结果");
  },
  compiler: async (hand) => {
    const { page } = hand;
    const { merge } = summary;
    await hand.tab("summary");
    const choose = page.getByRole("region", { name: merge.title }).getByRole("button", { name: merge.choose });
    const files = readdirSync(SAMPLES).map((name) => path.join(SAMPLES, name));
    await hand.choose(choose, merge.choose, files);
    await page.getByText(`${files.length} 份收到`).waitFor();
    await hand.press(merge.create);
    await page.getByRole("dialog").waitFor();
    await hand.press("确认写入");
    await page.getByRole("tab", { name: merge.fileName }).waitFor();
    await hand.download("下载结果");
  },
};

function mismatch({ page }: Hand) {
  return page.getByRole("button", { name: /86 分.*89 分/ }).first();
}

async function open(hand: Hand, files: readonly string[]): Promise<void> {
  const button = hand.page.getByRole("banner").getByRole("button", { name: "选择文件", exact: true });
  await hand.choose(button, "选择文件", files);
  await hand.page.getByRole("status").filter({ hasText: "已打开" }).waitFor();
}
