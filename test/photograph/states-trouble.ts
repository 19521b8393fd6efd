import type { InMemoryExcel } from "../support/excel/in-memory-excel";
import type { State } from "./scene";

/** The write of a fill fails with an error code of Excel at one of its requests. */
const fails =
  (code: string, at = 30): NonNullable<State["act"]> =>
  async ({ page, texts: { pane }, check, press, failed }) => {
    await check();
    await press(pane.commands.fill);
    const confirm = page.getByRole("dialog").getByRole("button", { name: pane.preview.confirm });
    await confirm.waitFor();
    await page.evaluate(
      ([place, error]) => (globalThis as unknown as { dingjiExcel: InMemoryExcel }).dingjiExcel.failAt(place, error),
      [at, code] as const,
    );
    await confirm.click();
    await failed();
  };

/** What refuses, fails or is missing. */
export const troubleStates: readonly State[] = [
  {
    name: "19-cell-edit",
    act: async ({ excel, press, texts, failed }) => {
      await excel((book) => book.refuseRequest(0, "InvalidOperationInCellEditMode"));
      await press(texts.pane.commands.check);
      await failed();
    },
  },
  {
    name: "20-protected-sheet",
    book: "many",
    act: async ({ check, excel, write, texts }) => {
      await check();
      await write(texts.pane.commands.fill);
      await excel((book) => {
        for (const sheet of book.workbook.sheets) sheet.protection = { password: "x", options: {} };
        book.type("支部1", "D5", 1);
      });
      await check();
    },
  },
  { name: "21-refused-half-way", act: fails("AccessDenied") },
  {
    name: "22-structure",
    act: async ({ check, excel, write, texts, failed }) => {
      await excel((book) => void (book.workbook.protection = { password: "x" }));
      await check();
      await write(texts.pane.commands.fill).catch(() => undefined);
      await failed();
    },
  },
  {
    name: "23-read-only",
    act: async ({ page, check, excel, press, texts, failed }) => {
      await excel((book) => void Object.assign(book.workbook, { isReadOnly: true }));
      await check();
      await press(texts.pane.commands.fill);
      await page.getByRole("dialog").getByRole("button", { name: texts.pane.preview.confirm }).click();
      await failed();
    },
  },
  { name: "24-too-large", act: fails("RequestPayloadSizeLimitExceeded") },
  { name: "25-several-workbooks", act: fails("InactiveWorkbook") },
  { name: "26-unknown", act: fails("GeneralException", 60) },
  {
    name: "27-manual",
    act: async ({ check, excel, page, texts }) => {
      await excel((book) => void (book.workbook.calculationMode = "Manual"));
      await check();
      return page.getByRole("region", { name: texts.pane.fill.notices.title });
    },
  },
  {
    name: "51-part-missing",
    act: async ({ page, tab, failed }) => {
      await page.route(/localhost:\d+\/[\w-]+\.js$/, (route) => route.abort());
      await tab("review");
      await failed();
    },
  },
];
