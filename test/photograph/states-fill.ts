import type { State } from "./scene";

/** The tab of the clerk: before, during and after a check, and what it writes. */
export const fillStates: readonly State[] = [
  { name: "01-first-run" },
  { name: "02-unrecognised", book: "strange", act: ({ check }) => check() },
  {
    name: "03-checking",
    book: "many",
    act: async ({ page, press, texts }) => {
      await page.evaluate(() => Object.assign(globalThis, { dingjiHeld: true }));
      await press(texts.pane.commands.check);
      await page.getByRole("button", { name: texts.pane.fill.stop }).waitFor();
    },
  },
  { name: "04-clean", book: "clean", act: ({ check }) => check() },
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
    book: "faulty",
    act: async ({ page, check, texts }) => {
      await check();
      return page.getByRole("heading", { name: texts.pane.branches.title });
    },
  },
  {
    name: "08-faulty",
    book: "faulty",
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
    book: "faulty",
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
    name: "50-templates",
    act: async ({ page, check, texts }) => {
      await check();
      return page.getByText(texts.pane.privacy);
    },
  },
];
