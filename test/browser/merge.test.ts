import { mkdirSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { checkWorkbook } from "../../src/core/check/check";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { createXlsx } from "../../src/hosts/xlsx/write";
import { openZip, writeZip } from "../../src/hosts/xlsx/zip";
import { design } from "../support/open-excel";
import { scoredSheet } from "../support/submissions";
import { accessibilityViolations, inEachLook, looks, screenshot } from "./support/browser";
import { button, eventually, type ExcelWindow, expectFit, useBuiltProduct } from "./support/built";

const product = useBuiltProduct();
let folder: string;
let files: string[];
let roster: string;

/** Twelve workbooks of seven branches: a pair of self and review, a copy, two versions, a notice, a damaged one; one branch is missing. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dingji-merge-"));
  mkdirSync(folder, { recursive: true });
  const at = new Date(Date.UTC(2012, 2, 20));
  const put = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    utimesSync(path, at, at);
    return path;
  };
  const book = (branch: string, totals: Parameters<typeof scoredSheet>[1]): Promise<Uint8Array> =>
    createXlsx([scoredSheet(branch, totals)], { modified: at });
  const first = await book("学校甲党支部", { self: 95, review: 93 });
  files = [
    put("甲.xlsx", first),
    put("甲（副本）.xlsx", first),
    put("乙.xlsx", await book("学校乙党支部", { self: 88, review: 80 })),
    put("丙自评.xlsx", await book("学校丙党支部", { self: 82 })),
    put("丙考评.xlsx", await book("学校丙党支部", { review: 78 })),
    put("丁一.xlsx", await book("学校丁党支部", { self: 70, review: 70 })),
    put("丁二.xlsx", await book("学校丁党支部", { self: 76, review: 76 })),
    put("损坏.xlsx", first.subarray(0, 2000)),
    put("通知.xlsx", await createXlsx([design("通知", { cells: [["A1", "请各支部于3月26日前报送"]] })])),
    put(
      "其余.zip",
      writeZip([
        { name: "戊.xlsx", data: await book("学校戊党支部", { self: 90, review: 91 }) },
        { name: "学区/己.xlsx", data: await book("学校己党支部", { self: 61, review: 58 }) },
        { name: "学区/庚.xlsx", data: await book("学校庚党支部", { self: 85 }) },
        { name: "学区/~$庚.xlsx", data: new Uint8Array(4) },
      ]),
    ),
  ];
  const names = [..."甲乙丙丁戊己庚辛"].map((one) => `学校${one}党支部`);
  const rows = names.map((name, i) => [`A${i + 2}`, name] as const);
  roster = put(
    "名册.xlsx",
    await createXlsx([design("名册", { cells: [["A1", "党支部名称"], ["B1", "所属党委"], ...rows] })]),
  );
}, 300_000);

function inExcel(job: (page: Page) => Promise<void>): Promise<void> {
  return product.inExcel(async (page) => {
    await button(page, "检查").click();
    await page.getByRole("list", { name: "检查结果" }).waitFor();
    await job(page);
  });
}

async function give(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "汇总" }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("region", { name: "汇总报送文件" }).getByRole("button", { name: "选择文件" }).click();
  await (await chooser).setFiles(files);
}

const before = "12 份收到 = 5 份已汇总 + 2 份合并汇总 + 1 份重复 + 2 份冲突待定 + 1 份未识别 + 1 份无法读取";

async function decideAndCompare(page: Page): Promise<void> {
  const conflict = page.getByRole("group", { name: /学校丁党支部有几个版本/ });
  await conflict.getByRole("radio", { name: /丁二\.xlsx/ }).check();
  await page.getByText("1 份被替代").waitFor();
  const chooser = page.waitForEvent("filechooser");
  await button(page, "选择名册文件").click();
  await (await chooser).setFiles(roster);
  await page.getByRole("heading", { name: "缺报 1 个" }).waitFor();
}

it("merges what came into the open workbook, decided by a person, previewed and undone", async () => {
  await inExcel(async (page) => {
    await give(page);
    await page.getByRole("status").filter({ hasText: "份收到" }).waitFor();
    expect(await page.getByText("份收到").textContent()).toBe(before);
    expect(await page.getByText(/^损坏\.xlsx：/).textContent()).toContain("损坏");
    expect(await page.getByText(/^甲（副本）\.xlsx：/).textContent()).toBe("甲（副本）.xlsx：采用 甲.xlsx");
    await screenshot(page, "merge-received");
    // Office keeps panes from saving files: what goes back is packed on the page.
    await eventually(() => page.getByText("Excel 里的窗格不能下载文件。").count(), 1);
    await eventually(() => button(page, "打包退回").count(), 0);
    await decideAndCompare(page);
    await page.getByRole("heading", { name: "需要您决定" }).scrollIntoViewIfNeeded();
    await screenshot(page, "merge-decided");
    expect(await accessibilityViolations(page)).toEqual([]);
    await expectFit(page);

    await button(page, "复制催报名单").click();
    await page.getByRole("status").filter({ hasText: "催报名单已复制" }).waitFor();

    await button(page, "汇入本工作簿").scrollIntoViewIfNeeded();
    await screenshot(page, "merge-result");
    const sheets = (): Promise<string[]> =>
      page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.workbook.sheets.map((sheet) => sheet.name));
    const own = await sheets();
    await button(page, "汇入本工作簿").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "确认写入" }).waitFor();
    await screenshot(page, "merge-preview");
    await dialog.getByRole("button", { name: "确认写入" }).click();
    await page.getByRole("status").filter({ hasText: "已写入" }).waitFor();
    expect(await sheets()).toEqual([
      ...own,
      "分类定级汇总表",
      "分类定级明细表",
      "分类定级统计表",
      "自评考评对照",
      "自评考评逐项对照",
      "后进党组织名单",
      "后进党组织状况明细表",
      "缺报名单",
      "问题清单",
      "数据来源",
    ]);
    await button(page, "撤销上一步").click();
    await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor();
    expect(await sheets()).toEqual(own);
  });
});

/** The browser page with the files given and read. */
function onPage(job: (page: Page) => Promise<void>): Promise<void> {
  return product.onPage(async (page) => {
    await give(page);
    await page.getByText(before).waitFor();
    await job(page);
  });
}

it("makes a new workbook of it on the browser page", async () => {
  await onPage(async (page) => {
    await decideAndCompare(page);
    await button(page, "汇成新工作簿").click();
    await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
    await page.getByRole("tab", { name: /分类定级汇总\.xlsx/ }).waitFor();
    await page.getByRole("region", { name: "工作表「分类定级汇总表」" }).waitFor();
    await screenshot(page, "merge-page");
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "下载结果").click()]);
    const { snapshot } = readXlsx(new Uint8Array(readFileSync(await download.path())), { fileName: "merged.xlsx" });
    expect(checkWorkbook(snapshot).sheets.map(({ template }) => template)).toContain("dingji/detail");
  });
});

it("packs what goes back and tells what changed since the last merge, on the browser page", async () => {
  await onPage(async (page) => {
    const [archive] = await Promise.all([page.waitForEvent("download"), button(page, "打包退回").click()]);
    expect(archive.suggestedFilename()).toBe("退回材料.zip");
    await page.getByRole("status").filter({ hasText: "已下载 退回材料.zip：1 个单位需要改正后重报。" }).waitFor();
    const packed = openZip(new Uint8Array(readFileSync(await archive.path())));
    expect([...packed.names].sort()).toEqual(
      ["学校丁党支部/丁一.xlsx", "学校丁党支部/丁二.xlsx", "学校丁党支部/退回说明.txt", "读不了的文件.txt"].sort(),
    );
    const copy = readXlsx(packed.read("学校丁党支部/丁一.xlsx"), { fileName: "丁一.xlsx" }).snapshot;
    expect(copy.sheets.map(({ name }) => name)).toEqual(["附件1", "问题清单"]);

    await button(page, "汇成新工作簿").click();
    await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
    await page.getByRole("tab", { name: /分类定级汇总\.xlsx/ }).waitFor();
    const [merged] = await Promise.all([page.waitForEvent("download"), button(page, "下载结果").click()]);
    const earlier = join(folder, "上次.xlsx");
    await merged.saveAs(earlier);
    await page.getByRole("tab", { name: /tianning-example/ }).click();
    await page.getByRole("tab", { name: "汇总", exact: true }).click();
    const conflict = page.getByRole("group", { name: /学校丁党支部有几个版本/ });
    await conflict.getByRole("radio", { name: /丁二\.xlsx/ }).check();
    await page.getByText("1 份被替代").waitFor();
    const chooser = page.waitForEvent("filechooser");
    await button(page, "选择上次的汇总").click();
    await (await chooser).setFiles(earlier);
    const changes = page.getByRole("list", { name: "与上次汇总相比" });
    await changes.waitFor();
    expect(await changes.getByRole("listitem").allTextContents()).toEqual([
      "新报 1 个：学校丁党支部",
      expect.stringMatching(/^问题新增 \d+ 处，消除 \d+ 处。$/),
    ]);
    await screenshot(page, "merge-since");
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

it("reads on the page's own thread where no worker starts", async () => {
  await inExcel(async (page) => {
    await page.route("**/worker/merge.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "throw new Error('no worker here');" }),
    );
    await give(page);
    await page.getByText(before).waitFor();
  });
});

it("stops reading when asked, and takes nothing of what was read", async () => {
  await inExcel(async (page) => {
    // A worker that never answers stands for files that take long.
    await page.route("**/worker/merge.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: 'postMessage("ready"); onmessage = () => undefined;' }),
    );
    await give(page);
    await page.getByText("正在读取：0 / 10 份").waitFor();
    await screenshot(page, "merge-reading");
    await button(page, "停止").click();
    await page.getByRole("status").filter({ hasText: "已停止" }).waitFor();
    await eventually(() => page.getByText("份收到").count(), 0);
  });
});

it("is accessible and fits in any look", async () => {
  await inExcel(async (page) => {
    await give(page);
    await page.getByText(before).waitFor();
    await inEachLook(page, looks({ width: 320, height: 700 }), async (name) => {
      await page.getByRole("heading", { name: "需要您决定" }).scrollIntoViewIfNeeded();
      await screenshot(page, `merge-${name}`);
      expect(await accessibilityViolations(page)).toEqual([]);
      await expectFit(page);
    });
  });
});
