import type { State } from "./scene";

/** The tab of the reviewer. */
export const reviewStates: readonly State[] = [
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
    book: "many",
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
    book: "strange",
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
];
