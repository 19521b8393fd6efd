import type { Locator, Page } from "playwright-core";
import { pageTexts } from "../../src/locales/page";
import { type Texts, textsOf } from "../../src/taskpane/texts";

/** A person at the page or the pane, whose clicks are counted. What they press is told by its name in their language. */
export class Hand {
  readonly clicks: string[] = [];

  /** @param show what to do with the screen whenever something new stands on it */
  constructor(
    readonly page: Page,
    readonly texts: Texts = textsOf("zh-CN"),
    readonly show: (what: string) => Promise<void> = () => Promise.resolve(),
  ) {}

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
    const { commands, announcements } = this.texts.pane;
    await this.press(commands.check);
    await this.page
      .getByRole("status")
      .filter({ hasText: announcements.checked("").slice(0, -1) })
      .waitFor();
    await this.show("checked");
  }

  async tab(tab: "fill" | "review" | "summary"): Promise<void> {
    const { tabs } = this.texts.pane;
    await this.click(this.page.getByRole("tab", { name: tabs[tab], exact: true }).locator("visible=true"), tabs[tab]);
    await this.show(tab);
  }

  /** A command, with the confirmation of what it would write. */
  async write(command: string, what = command): Promise<void> {
    await this.press(command);
    await this.confirm(what);
    await this.page.getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
    await this.show(`${what}-written`);
  }

  async confirm(what: string): Promise<void> {
    await this.page.getByRole("dialog").waitFor();
    await this.show(`${what}-preview`);
    await this.press(this.texts.pane.preview.confirm);
    await this.page.getByRole("dialog").waitFor({ state: "detached" });
  }

  /** Files through a button that asks for them: one click, however many are chosen. */
  async choose(button: Locator, name: string, files: readonly string[]): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.click(button, name);
    await (await chooser).setFiles([...files]);
  }

  /** On the page: files of one's own through the bar above. */
  async open(files: readonly string[]): Promise<void> {
    const texts = pageTexts(this.texts.locale);
    const button = this.page.getByRole("banner").getByRole("button", { name: texts.open, exact: true });
    await this.choose(button, texts.open, files);
    const last = files.at(-1)?.split("/").at(-1) ?? "";
    await this.page.getByText(texts.opened(last)).waitFor();
    await this.show("opened");
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
