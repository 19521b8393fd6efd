import type { Locator, Page } from "playwright-core";
import { textsOf } from "../../src/taskpane/texts";

const { pane } = textsOf("zh-CN");

/** A person at the page or the pane, whose clicks are counted. What they press is told by its Chinese name. */
export class Hand {
  readonly clicks: string[] = [];

  constructor(readonly page: Page) {}

  async click(target: Locator, name: string): Promise<void> {
    this.clicks.push(name);
    await target.click();
  }

  /** The last button of this name in view, in the dialog where one is open. */
  async press(name: string): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    const within = (await dialog.count()) > 0 ? dialog : this.page;
    await this.click(within.getByRole("button", { name, exact: true }).locator("visible=true").last(), name);
  }

  async check(): Promise<void> {
    await this.press(pane.commands.check);
    await this.page.getByRole("status").filter({ hasText: "检查完成" }).waitFor();
  }

  async tab(tab: "fill" | "review" | "summary"): Promise<void> {
    await this.click(this.page.getByRole("tab", { name: pane.tabs[tab], exact: true }), pane.tabs[tab]);
  }

  /** A command, with the confirmation of what it would write. */
  async write(command: string): Promise<void> {
    await this.press(command);
    await this.page.getByRole("dialog").waitFor();
    await this.press(pane.preview.confirm);
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
    await this.page.getByRole("status").filter({ hasText: "已写入" }).waitFor();
  }

  /** Files through a button that asks for them: one click, however many are chosen. */
  async choose(button: Locator, name: string, files: readonly string[]): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.click(button, name);
    await (await chooser).setFiles([...files]);
  }

  async download(name: string): Promise<void> {
    const saved = this.page.waitForEvent("download");
    await this.press(name);
    await saved;
  }

  /** On the page: types over a cell in view. */
  async type(cell: string, text: string): Promise<void> {
    await this.click(this.page.locator(`td[data-cell=${cell}]`).locator("visible=true"), cell);
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }
}
