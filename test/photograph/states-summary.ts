import type { Locator } from "playwright-core";
import type { Scene, State } from "./scene";

async function give({ page, texts: { pane }, books, tab }: Scene): Promise<void> {
  await tab("summary");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: pane.summary.merge.choose, exact: true }).last().click();
  await (await chooser).setFiles([...books.received]);
}

async function mergeResult(scene: Scene): Promise<Locator> {
  await scene.check();
  await give(scene);
  const result = scene.page.getByText(/份收到|received/).first();
  await result.waitFor();
  return result;
}

/** The tab of the compiler. */
export const summaryStates: readonly State[] = [
  { name: "40-summary-unchecked", act: ({ tab }) => tab("summary") },
  {
    name: "41-summary",
    book: "many",
    act: async ({ check, tab }) => {
      await check();
      await tab("summary");
    },
  },
  {
    name: "42-summary-end",
    book: "many",
    act: async ({ page, check, tab, texts }) => {
      await check();
      await tab("summary");
      return page.getByRole("button", { name: texts.pane.summary.merge.choose, exact: true }).last();
    },
  },
  {
    name: "43-merge-result",
    act: mergeResult,
  },
  {
    name: "44-merge-end",
    act: async (scene) => {
      await mergeResult(scene);
      return scene.page.getByRole("main").or(scene.page.getByRole("tabpanel")).first().locator("button").last();
    },
  },
  {
    name: "45-merge-under-way",
    act: async (scene) => {
      await scene.check();
      // Reading the files waits: what comes later than the buttons is held back.
      await scene.page.route("**/worker/merge.js", () => undefined);
      await give(scene);
      await scene.page.getByRole("progressbar").first().waitFor();
      return scene.page.getByRole("progressbar").first();
    },
  },
];
