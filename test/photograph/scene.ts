import type { Page } from "playwright-core";
import type { Texts } from "../../src/taskpane/texts";
import type { InMemoryExcel } from "../support/excel/in-memory-excel";
import type { Books } from "./books";

/** The pane over the in-memory Excel, and what a person does in it. */
export interface Scene {
  readonly page: Page;
  readonly texts: Texts;
  readonly books: Books;
  /** Acts in the page on the Excel behind the pane. */
  excel(act: (excel: InMemoryExcel) => void): Promise<void>;
  press(name: string): Promise<void>;
  told(): Promise<void>;
  failed(): Promise<void>;
  tab(tab: "fill" | "review" | "summary"): Promise<void>;
  check(): Promise<void>;
  write(command: string): Promise<void>;
}

/** One thing to photograph. */
export interface State {
  readonly name: string;
  /** The sample of the document where none is named. */
  readonly book?: Exclude<keyof Books, "received">;
  /** Brings the pane there; what it gives is scrolled into view. */
  act?(scene: Scene): Promise<unknown>;
  /** office.js: as it should be, still on its way, missing, in a browser without Excel, or in an Excel that is too old. */
  readonly office?: "coming" | "missing" | "no-excel" | "too-old";
}

export function sceneOf(page: Page, texts: Texts, books: Books): Scene {
  const { pane } = texts;
  const press = (name: string): Promise<void> => page.getByRole("button", { name, exact: true }).first().click();
  const told = (): Promise<void> => page.getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
  const check = async (): Promise<void> => {
    await press(pane.commands.check);
    await page.getByRole("heading", { name: pane.verdicts.none }).waitFor({ state: "detached" });
    await page.getByRole("heading", { name: pane.verdicts.checking }).waitFor({ state: "detached" });
  };
  return {
    page,
    texts,
    books,
    excel: (act) => page.evaluate(`(${act.toString()})(globalThis.dingjiExcel)`).then(() => undefined),
    press,
    told,
    failed: () => page.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor(),
    tab: (tab) => page.getByRole("tab", { name: pane.tabs[tab], exact: true }).click(),
    check,
    write: async (command) => {
      await press(command);
      await page.getByRole("dialog").getByRole("button", { name: pane.preview.confirm }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
    },
  };
}
