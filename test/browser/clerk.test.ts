import type { Page } from "playwright-core";
import {
  button,
  eventually,
  contents,
  type ExcelWindow,
  expectGoodLooks,
  sheetNames,
  useBuiltProduct,
} from "./support/built";

const { inExcel } = useBuiltProduct();

async function check(page: Page): Promise<void> {
  await button(page, "检查").click();
  await page.getByRole("list", { name: "检查结果" }).waitFor();
}

async function write(page: Page, command: string): Promise<void> {
  await button(page, command).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
  await page.getByRole("status").filter({ hasText: "已写入" }).waitFor();
}

async function told(page: Page, text: string): Promise<void> {
  await page.getByRole("status").filter({ hasText: text }).waitFor();
}

describe("a clerk in Excel", () => {
  it("generates the rectification sheets, the same twice, offers what only a person may write, and takes it back", async () => {
    await inExcel(async (page) => {
      await check(page);
      const before = await contents(page);
      await write(page, "生成整改表");
      await told(page, "「整改台账」");
      expect(await sheetNames(page)).toEqual(expect.arrayContaining(["附件3", "整改台账", "核实说明"]));
      await page.getByRole("list", { name: "可以复制的内容" }).scrollIntoViewIfNeeded();
      await expectGoodLooks(page, "clerk-suggestions");
      await page.getByRole("button", { name: /^复制自评结果/ }).click();
      await told(page, "已复制");
      const once = await contents(page);
      await button(page, "生成整改表").click();
      await told(page, "没有需要写入的内容");
      expect(await contents(page)).toEqual(once);
      await button(page, "撤销上一步").click();
      await told(page, "已撤销");
      expect(await contents(page)).toEqual(before);
    });
  });

  it("generates the summary with one row for one branch, and nothing more the second time", async () => {
    await inExcel(async (page) => {
      await check(page);
      await page.getByRole("tab", { name: "汇总" }).click();
      await write(page, "生成汇总表");
      const names = await sheetNames(page);
      expect(names.slice(0, 4)).toEqual(["附件1", "附件2", "附件3", "附件4"]);
      expect(names.slice(4).sort()).toEqual(["分类定级汇总表", "得分与定级"].sort());
      const once = await contents(page);
      await button(page, "生成汇总表").click();
      await told(page, "没有需要写入的内容");
      expect(await contents(page)).toEqual(once);
    });
  });

  it("explains a query on 「核实说明」 at once, and takes it back", async () => {
    await inExcel(async (page) => {
      await check(page);
      const before = await contents(page);
      await page.getByRole("button", { name: "说明情况", exact: true }).first().click();
      const form = page.getByRole("form", { name: "说明情况" });
      await form.getByRole("button", { name: "经核实，情况属实。" }).click();
      await form.getByRole("textbox", { name: "说明人" }).fill("张三");
      await form.scrollIntoViewIfNeeded();
      await expectGoodLooks(page, "clerk-explain");
      await form.getByRole("button", { name: "写入核实说明" }).click();
      await told(page, "「核实说明」");
      await eventually(() => page.getByRole("dialog").count(), 0);
      await page.getByText(/已说明：经核实，情况属实。（张三/).waitFor();
      await expectGoodLooks(page, "clerk-explained");
      await button(page, "撤销上一步").click();
      await told(page, "已撤销");
      expect(await contents(page)).toEqual(before);
    });
  });

  it("shows the rubric of the row that the person selects", async () => {
    await inExcel(async (page) => {
      await check(page);
      await page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.select("附件1", "D21:D22"));
      const card = page.getByRole("region", { name: "所选行的评分标准" });
      await card.getByText("由谁打分：自评、上级考评").waitFor();
      expect(await card.textContent()).toMatch(/满分 \d+ 分.*自评：\d+/);
      await card.scrollIntoViewIfNeeded();
      await expectGoodLooks(page, "clerk-rubric");
    });
  });

  it("follows what is typed: items still blank, the way to them, and the mark 过期 until 检查", async () => {
    await inExcel(async (page) => {
      await check(page);
      const writes = await page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.writes.length);
      await page.evaluate(() => {
        for (const cell of ["D5", "D6", "D7"]) (window as unknown as ExcelWindow).dingjiExcel.type("附件1", cell, "");
      });
      await page.getByText("过期", { exact: true }).waitFor();
      await page.getByText("还有 3 项未填", { exact: true }).waitFor();
      await eventually(() => page.getByText("过期", { exact: true }).count(), 1);
      await expectGoodLooks(page, "clerk-live");
      await page.getByRole("button", { name: "到「附件1」自评的下一个空格" }).click();
      await page.waitForFunction(() => (window as unknown as ExcelWindow).dingjiExcel.workbook.selection.top === 4);
      expect(await page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.writes.length)).toBe(writes);
      await check(page);
      await page.getByText("过期", { exact: true }).waitFor({ state: "detached" });
    });
  });

  it("completes by one repeat whatever an error at any place left, always with a message", async () => {
    await inExcel(async (page) => {
      await check(page);
      const before = await contents(page);
      await write(page, "填写得分与等级");
      const wanted = await contents(page);
      await button(page, "撤销上一步").click();
      await told(page, "已撤销");
      const faults = [
        "AccessDenied",
        "GeneralException",
        "InvalidOperationInCellEditMode",
        "RequestPayloadSizeLimitExceeded",
      ];
      let alerts = 0;
      for (const [turn, at] of [0, 9, 40, 160, 240].entries()) {
        await button(page, "填写得分与等级").click();
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("button", { name: "确认写入" }).waitFor();
        await page.evaluate(([place, code]) => (window as unknown as ExcelWindow).dingjiExcel.failAt(place, code), [
          at,
          faults[turn % faults.length] as string,
        ] as const);
        await dialog.getByRole("button", { name: "确认写入" }).click();
        const alert = page.getByRole("alert").getByRole("button", { name: "再试一次" });
        await alert
          .or(page.getByRole("status").filter({ hasText: "已写入" }))
          .first()
          .waitFor();
        if (await alert.isVisible()) {
          alerts++;
          if (alerts === 1) await expectGoodLooks(page, "clerk-interrupted");
          await alert.click();
        }
        await told(page, "已写入").catch(() => told(page, "检查完成"));
        expect(await contents(page)).toEqual(wanted);
        await button(page, "撤销上一步").click();
        await told(page, "已撤销");
        expect(await contents(page)).toEqual(before);
      }
      expect(alerts).toBeGreaterThanOrEqual(4);
    });
  });
});

describe("states of the workbook", () => {
  it("writes the unlocked cells of a protected sheet and lists the rest", async () => {
    await inExcel(async (page) => {
      await page.evaluate(() => {
        const sheet = (window as unknown as ExcelWindow).dingjiExcel.workbook.sheet("附件1");
        sheet.protection = { password: "x", options: {} };
      });
      await check(page);
      await page.getByText(/「附件1」设有保护/).waitFor();
      await expectGoodLooks(page, "state-protected");
      await write(page, "填写得分与等级");
      expect(await sheetNames(page)).toContain("得分与定级");
      await expectGoodLooks(page, "state-protected-written");
    });
  });

  it("offers to write a new sheet beside a protected 「得分与定级」, before and after its cells were refused", async () => {
    await inExcel(async (page) => {
      await check(page);
      await write(page, "填写得分与等级");
      await page.evaluate(() => {
        const excel = (window as unknown as ExcelWindow).dingjiExcel;
        excel.workbook.sheet("得分与定级").protection = { password: "x", options: {} };
        excel.type("附件1", "D5", 1);
      });
      const before = await contents(page);
      await button(page, "填写得分与等级").click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("「得分与定级」设有保护").waitFor();
      await expectGoodLooks(page, "state-protected-own");
      await dialog.getByRole("button", { name: "确认写入" }).click();
      const status = page.getByRole("status").filter({ hasText: "受保护" });
      await status.waitFor();
      await status.getByRole("button", { name: "写到新表" }).click();
      await dialog.getByRole("heading", { name: "「得分与定级 (2)」 新建" }).waitFor();
      await eventually(() => dialog.getByRole("button", { name: "写到新表" }).count(), 0);
      await expectGoodLooks(page, "state-protected-beside");
      await page.keyboard.press("Escape");
      await told(page, "已取消");

      await button(page, "填写得分与等级").click();
      await dialog.getByRole("button", { name: "写到新表" }).click();
      await dialog.getByRole("heading", { name: "「得分与定级 (2)」 新建" }).waitFor();
      const cells = /共 (\d+) 格/.exec((await dialog.textContent()) ?? "")?.[1];
      await dialog.getByRole("button", { name: "确认写入" }).click();
      await told(page, `已写入 ${cells} 格，在「得分与定级 (2)」`);
      expect((await contents(page)) as unknown[]).toEqual([
        ...(before as unknown[]),
        ["得分与定级 (2)", expect.anything()],
      ]);
      await button(page, "填写得分与等级").click();
      await told(page, "没有需要写入的内容");
      await button(page, "撤销上一步").click();
      await told(page, "已撤销");
      expect(await contents(page)).toEqual(before);
    });
  });

  it("says why nothing can be added to a locked structure, and that nothing was changed", async () => {
    await inExcel(async (page) => {
      await page.evaluate(() => {
        (window as unknown as ExcelWindow).dingjiExcel.workbook.protection = { password: "x" };
      });
      await check(page);
      const before = await contents(page);
      await button(page, "填写得分与等级").click();
      await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
      await page
        .getByRole("alert")
        .filter({ hasText: "保护工作簿" })
        .filter({ hasText: "表格还是原来的样子" })
        .waitFor();
      await expectGoodLooks(page, "state-structure");
      expect(await contents(page)).toEqual(before);
    });
  });

  it("refuses a read-only workbook in a sentence", async () => {
    await inExcel(async (page) => {
      await page.evaluate(() => {
        Object.assign((window as unknown as ExcelWindow).dingjiExcel.workbook, { isReadOnly: true });
      });
      await check(page);
      await button(page, "填写得分与等级").click();
      await page.getByRole("dialog").getByRole("button", { name: "确认写入" }).click();
      await page.getByRole("alert").filter({ hasText: "只读" }).waitFor();
      await expectGoodLooks(page, "state-read-only");
    });
  });

  it("does not trust formulas under manual calculation, and says how to go on", async () => {
    await inExcel(async (page) => {
      await page.evaluate(() => {
        (window as unknown as ExcelWindow).dingjiExcel.workbook.calculationMode = "Manual";
      });
      await check(page);
      await page.getByText(/按 F9 重新计算后再检查/).waitFor();
      await expectGoodLooks(page, "state-manual");
    });
  });

  it("names the cells that it did not take back because somebody changed them since", async () => {
    await inExcel(async (page) => {
      await check(page);
      await write(page, "填写得分与等级");
      await page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.type("得分与定级", "H30", "手写的备注"));
      await button(page, "撤销上一步").click();
      await told(page, "写入以后有人改过，保留现在的内容");
      expect(await sheetNames(page)).toContain("得分与定级");
      await expectGoodLooks(page, "state-undo-skipped");
    });
  });

  it.each([
    ["dark", { colorScheme: "dark", viewport: { width: 320, height: 700 } }],
    ["english", { query: "?lang=en" }],
  ] as const)("shows failure, form and offers: %s", async (name, options) => {
    const isEnglish = name === "english";
    const named = (zh: string, en: string): string => (isEnglish ? en : zh);
    await inExcel(async (page) => {
      await button(page, named("检查", "Check")).click();
      await page.getByRole("list", { name: named("检查结果", "Results") }).waitFor();
      await button(page, named("生成整改表", "Generate rectification sheets")).click();
      await page.getByRole("dialog").waitFor();
      await page.evaluate(() => (window as unknown as ExcelWindow).dingjiExcel.failAt(30, "GeneralException"));
      await page
        .getByRole("dialog")
        .getByRole("button", { name: named("确认写入", "Write") })
        .click();
      await button(page, named("再试一次", "Try again")).waitFor();
      await expectGoodLooks(page, `state-${name}-failure`);
      await button(page, named("再试一次", "Try again")).click();
      await page.getByRole("list", { name: named("可以复制的内容", "Texts to copy") }).scrollIntoViewIfNeeded();
      await expectGoodLooks(page, `state-${name}-offers`);
      await page
        .getByRole("button", { name: named("说明情况", "Explain"), exact: true })
        .first()
        .click();
      await page.getByRole("form").scrollIntoViewIfNeeded();
      await expectGoodLooks(page, `state-${name}-explain`);
    }, options);
  });
});
