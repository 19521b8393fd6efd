import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Page } from "playwright-core";
import { checkWorkbook } from "../../src/core/check/check";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { packWorkbook } from "../bench/pack";
import { drawBranches } from "../bench/workbooks";
import { oneSheet } from "../support/hostile-files";
import { accessibilityViolations, inEachLook, looks, screenshot } from "./support/browser";
import { button, eventually, sample, useBuiltProduct } from "./support/built";

const clean = "assets/samples/tianning-clean.xlsx";

const { onPage } = useBuiltProduct();

async function check(page: Page): Promise<void> {
  await button(page, "检查").click();
  await page.getByRole("status").filter({ hasText: "检查完成" }).waitFor();
}

async function fill(page: Page): Promise<void> {
  await button(page, "填写得分与等级").click();
  await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
  await page.getByRole("status").filter({ hasText: "已写入" }).waitFor();
}

async function download(page: Page): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, "下载结果").click()]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

/** Drops files onto the page, as from a folder. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ name: basename(path), base64: readFileSync(path).toString("base64") }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, base64 } of given) {
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    return data;
  }, files);
  const target = page.getByRole("region", { name: "工作簿", exact: true });
  await target.dispatchEvent("dragover", { dataTransfer: transfer });
  await page.getByText("松开鼠标，打开文件").waitFor();
  await target.dispatchEvent("drop", { dataTransfer: transfer });
}

describe("browser page", () => {
  it("starts with the sample, finds 86 against 89 and shows the cell", async () => {
    await onPage(async (page) => {
      await check(page);
      const finding = page.getByRole("button", { name: /86 分.*89 分/ });
      await finding.click();
      await page.getByRole("region", { name: "工作表「附件2」" }).waitFor();
      const cell = page.locator("td[aria-current]");
      await eventually(() => cell.getAttribute("data-cell"), "A18");
      expect(await cell.getAttribute("title")).toContain("86");
      await eventually(() => finding.evaluate((element) => element === document.activeElement), true);
      await screenshot(page, "page-checked");
    });
  });

  it("cancels with Escape and gives the focus back; nothing has changed", async () => {
    await onPage(async (page) => {
      await check(page);
      await button(page, "填写得分与等级").click();
      await page.getByRole("dialog").waitFor();
      await screenshot(page, "page-preview");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      // The focus comes back some frames after the dialog has gone.
      await page.waitForFunction(() => document.activeElement?.textContent === "填写得分与等级");
      const { bytes } = await download(page);
      expect(Buffer.from(bytes).equals(readFileSync(sample))).toBe(true);
    });
  });

  it("fills in, downloads a workbook that reads back with the same findings, and undoes", async () => {
    await onPage(async (page) => {
      await check(page);
      await fill(page);
      await page.getByRole("region", { name: "工作表「得分与定级」" }).waitFor();
      await screenshot(page, "page-written");
      const { name, bytes } = await download(page);
      expect(name).toBe("tianning-example-定级.xlsx");
      const { snapshot } = readXlsx(bytes, { fileName: name });
      const result = snapshot.sheets.find((sheet) => sheet.name === "得分与定级");
      const formulas = [...(result?.cells.values() ?? [])].filter((cell) => cell.formula !== undefined);
      expect(formulas.filter((cell) => cell.value === 89)).not.toEqual([]);
      const before = checkWorkbook(readXlsx(readFileSync(sample), { fileName: name }).snapshot);
      expect(checkWorkbook(snapshot).findings.map(({ code, cell }) => [code, cell])).toEqual(
        before.findings.map(({ code, cell }) => [code, cell]),
      );

      await button(page, "撤销上一步").click();
      await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor();
      await eventually(() => page.getByRole("tab", { name: /得分与定级/ }).count(), 0);
      const undone = await download(page);
      expect(Buffer.from(undone.bytes).equals(readFileSync(sample))).toBe(true);
    });
  });

  it("opens a file of the person's own in place of the sample, and names one that it cannot read", async () => {
    const broken = join(tmpdir(), "学校甲.xlsx");
    writeFileSync(broken, readFileSync(clean).subarray(0, 4000));
    await onPage(async (page) => {
      await page.locator("input[type=file]").setInputFiles([clean, broken]);
      const alert = page.getByRole("alert").filter({ hasText: "学校甲.xlsx 没有打开" });
      await alert.waitFor();
      await page.getByText("tianning-clean.xlsx").first().waitFor();
      await eventually(() => page.getByText("这是一份编造的示例").count(), 0);
      await screenshot(page, "page-refused");
      await eventually(() => page.getByText("tianning-example.xlsx").count(), 0);
    });
  });

  it("opens dropped files as tabs, keeps each one's work, and asks before changes are closed", async () => {
    await onPage(async (page) => {
      await drop(page, [sample, clean]);
      await page.getByRole("status").filter({ hasText: "已打开 tianning-clean.xlsx" }).waitFor();
      const tab = (name: string) => page.getByRole("tablist", { name: "打开的文件" }).getByRole("tab", { name });
      for (const name of ["tianning-example.xlsx", "tianning-clean.xlsx"]) await tab(name).waitFor();
      await check(page);
      await fill(page);
      await page.getByRole("tab", { name: "tianning-clean.xlsx · 未下载" }).waitFor();
      await tab("tianning-example.xlsx").click();
      await page.getByRole("heading", { name: "尚未检查" }).waitFor();
      await check(page);
      await page.getByRole("button", { name: /86 分.*89 分/ }).waitFor();
      await screenshot(page, "page-files");
      await tab("tianning-clean.xlsx").click();
      await eventually(() => button(page, "撤销上一步").isEnabled(), true);
      await button(page, "关闭 tianning-clean.xlsx").click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("tianning-clean.xlsx 有没有下载的修改。").waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await eventually(() => tab("").count(), 2);
      await button(page, "关闭 tianning-clean.xlsx").click();
      await dialog.getByRole("button", { name: "不要修改，关闭" }).click();
      await tab("tianning-clean.xlsx").waitFor({ state: "detached" });
      await page.getByRole("button", { name: /86 分.*89 分/ }).waitFor();
    });
  });

  it("inserts an official template, which is recognised in the downloaded file", async () => {
    await onPage(async (page) => {
      await check(page);
      const templates = page.getByRole("combobox", { name: "官方模板" });
      const form = await templates.locator("option", { hasText: "附件2" }).first().textContent();
      await templates.selectOption({ label: form ?? "" });
      await button(page, "插入官方模板").click();
      const cells = /共 (\d+) 格/.exec((await page.getByRole("dialog").textContent()) ?? "")?.[1];
      await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
      await page
        .getByRole("status")
        .filter({ hasText: `已写入 ${cells} 格` })
        .waitFor();
      const { name, bytes } = await download(page);
      const { snapshot } = readXlsx(bytes, { fileName: name });
      expect(snapshot.sheets).toHaveLength(5);
      expect(checkWorkbook(snapshot).sheets.at(-1)?.template).toBe("tianning-2012/survey");
    });
  });

  it("goes on working when the network is gone once the page is loaded", async () => {
    await onPage(async (page) => {
      await page.waitForLoadState("networkidle");
      await page.context().setOffline(true);
      await page.locator("input[type=file]").setInputFiles([clean]);
      await page.getByRole("status").filter({ hasText: "已打开 tianning-clean.xlsx" }).waitFor();
      await check(page);
      await fill(page);
      for (const tab of ["复核", "汇总"]) await page.getByRole("tab", { name: tab, exact: true }).click();
      await page.getByRole("button", { name: "生成汇总表" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
      await page.getByRole("status").filter({ hasText: "「分类定级汇总表」" }).waitFor();
      const { name, bytes } = await download(page);
      expect(readXlsx(bytes, { fileName: name }).snapshot.sheets.map((sheet) => sheet.name)).toEqual(
        expect.arrayContaining(["得分与定级", "分类定级汇总表"]),
      );
    });
  });

  it("shows a workbook of 300 sheets, with a list to choose from", async () => {
    const book = join(tmpdir(), "三百张表.xlsx");
    writeFileSync(book, packWorkbook(drawBranches(300), "shared-strings"));
    await onPage(async (page) => {
      await page.locator("input[type=file]").setInputFiles([book]);
      await page.getByRole("region", { name: "工作表「支部1」" }).waitFor();
      await page.getByRole("combobox", { name: "工作表" }).selectOption({ label: "支部250" });
      await page.getByRole("region", { name: "工作表「支部250」" }).waitFor();
      await eventually(
        () => page.getByRole("tab", { name: "支部250", exact: true }).getAttribute("aria-selected"),
        "true",
      );
      await screenshot(page, "page-300-sheets");
      await check(page);
      await eventually(() => page.getByRole("list", { name: "得分与等级" }).getByRole("listitem").count(), 300);
    });
  });

  it("shows any of 50,000 rows, draws only those in view, and says of a sheet what its picture leaves out", async () => {
    const book = join(tmpdir(), "很长的表.xlsx");
    const rows = Array.from(
      { length: 50_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i + 1}</v></c></row>`,
    );
    const merges = '<mergeCells><mergeCell ref="#REF!"/><mergeCell ref="B2:C49000"/></mergeCells>';
    writeFileSync(book, oneSheet(rows.join(""), {}, merges));
    await onPage(async (page) => {
      await page.locator("input[type=file]").setInputFiles([book]);
      await page.getByRole("status").filter({ hasText: "已打开 很长的表.xlsx" }).waitFor();
      await page.getByText("读不懂的合并单元格").waitFor();
      const grid = page.getByRole("grid", { name: "工作表「评分」" });
      await grid.getByRole("gridcell", { name: "20", exact: true }).click();
      await eventually(() => grid.getAttribute("aria-rowcount"), "50021");
      await page.keyboard.press("Control+End");
      const last = grid.locator("td[data-cell=A50000]");
      await page.keyboard.press("Home");
      await eventually(() => last.getAttribute("aria-current"), "true");
      const view = await page.getByRole("region", { name: "工作表「评分」" }).boundingBox();
      const place = await last.boundingBox();
      expect(place && view && place.y > view.y && place.y + place.height <= view.y + view.height).toBe(true);
      await page.keyboard.press("PageUp");
      await eventually(() => grid.locator("[aria-current]").count(), 1);
      await page.getByRole("region", { name: "工作表「评分」" }).evaluate((box) => box.scrollTo(0, 400_000));
      await grid.getByRole("gridcell", { name: "20010", exact: true }).waitFor();
      await eventually(() => grid.locator("td[data-cell=B2]").count(), 1);
      expect(await grid.getByRole("row").count()).toBeLessThan(120);
    });
  });

  it("asks before unsaved work is lost, and offers what was typed again after a reload", async () => {
    await onPage(async (page) => {
      await check(page);
      await fill(page);
      const asked: string[] = [];
      page.on("dialog", (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await button(page, "撤销上一步").click();
      await page.getByRole("status").filter({ hasText: "已撤销" }).waitFor();
      await page.locator("[data-cell=A1]").click();
      await page.keyboard.type("附件一");
      await page.keyboard.press("Enter");
      await page.getByRole("status").filter({ hasText: "已写入" }).waitFor();
      // Kept when changes pause.
      await page.waitForTimeout(1_000);
      await page.reload();
      expect(asked).toEqual(["beforeunload"]);
      await button(page, "接着做").click();
      await page.getByRole("gridcell", { name: "附件一" }).waitFor();
    });
  });

  it("has no accessibility violations in any look", async () => {
    await onPage(async (page) => {
      await check(page);
      await inEachLook(page, looks({ width: 400, height: 800 }), async (name) => {
        await screenshot(page, `page-${name}`);
        expect(await accessibilityViolations(page)).toEqual([]);
      });
    });
  });
});
