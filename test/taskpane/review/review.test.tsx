import { cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { reviewWorkbook } from "../../../src/core/generation/review/draw";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import type { Locale } from "../../../src/locales/locale";
import { App, Frame } from "../../../src/taskpane/App";
import { textsOf } from "../../../src/taskpane/texts";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { FakeHost, fakeSession } from "../../support/fake-session";
import { fullScores, scoringSheet, selfScores } from "../../support/tianning-workbook";
import { workbook } from "../../support/workbook";

// Many fields on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

const blank = selfScores.map(() => null);

/** Self as in the document; the review takes two points off item 17 and one off item 3, item 27 is still blank. */
const reviewScores = selfScores.map((score, i) => (i === 16 ? 0 : i === 2 ? 2 : i === 26 ? null : score));

function sheetOf(branch: string, review: readonly (number | null)[], name = "附件1") {
  return { ...scoringSheet({ self: selfScores, review }, branch), name };
}

const oneBranch = workbookOfDesigns([sheetOf("学校甲党支部", reviewScores)]);

function withSheets(book: WorkbookSnapshot, ...draws: readonly (typeof reviewWorkbook)[]): WorkbookSnapshot {
  return draws.reduce((now, draw) => applyToSnapshot(now, draw(now, checkWorkbook(now))), book);
}

async function open(book: WorkbookSnapshot, locale: Locale = "zh-CN") {
  const host = new FakeHost(book);
  const texts = textsOf(locale);
  render(
    <Frame texts={texts}>
      <App
        session={fakeSession(host, {
          check: (snapshot, options) => checkWorkbook(snapshot, options),
          commands: { fill: fillWorkbook, review: reviewWorkbook },
        })}
      />
    </Frame>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: texts.pane.commands.check }));
  await user.click(await screen.findByRole("tab", { name: texts.pane.tabs.review }));
  await screen.findByRole("table");
  return { host, user };
}

/** Labels instead of roles: roles of 27 items with three fields each take jsdom seconds. */
const fields = (name: string) => screen.getAllByLabelText(new RegExp(` ${name}$`));
const field = (item: number, name: string) => screen.getByLabelText(new RegExp(`^${item}．.* ${name}$`));
const score = (item: number) => field(item, "考评得分") as HTMLInputElement;
const opinion = (item: number) => field(item, "意见") as HTMLSelectElement;
const reason = (item: number) => field(item, "理由") as HTMLInputElement;

/** Item numbers from top to bottom. */
function shownItems(): string[] {
  return fields("考评得分").map((one) => /^(\d+)/.exec(one.getAttribute("aria-label") ?? "")?.[1] ?? "");
}

/** The review column as the workbook has it. */
function written(host: FakeHost, branch = 0): (number | null)[] {
  const found = checkWorkbook(host.workbook).branches[branch];
  const review = [...(found?.evaluations ?? []), ...(found?.awaiting ?? [])].find((e) => e.party === "review");
  return (review?.scores ?? []).map(({ entry }) => (entry.kind === "score" ? entry.value.toNumber() : null));
}

afterEach(cleanup);

describe("复核", () => {
  it("shows every item with self, review and difference, the largest difference first", async () => {
    const { user } = await open(oneBranch);
    expect(shownItems().slice(0, 3)).toEqual(["17", "3", "1"]);
    expect(shownItems()).toHaveLength(27);
    const row = score(17).closest("tr");
    expect([...(row?.cells ?? [])].slice(0, 1).map((cell) => cell.textContent)).toEqual(["2"]);
    expect([score(17).value, row?.cells[2]?.textContent, opinion(17).value]).toEqual(["0", "−2", "changed"]);
    expect([score(27).value, opinion(27).value, opinion(1).value]).toEqual(["", "untouched", "agreed"]);
    await user.selectOptions(screen.getByRole("combobox", { name: "排列" }), "按评分表顺序");
    expect(shownItems()).toEqual(Array.from({ length: 27 }, (_, i) => String(i + 1)));
  });

  it("writes a review score at once, goes to the next item, keeps the order, and undoes", async () => {
    const { host, user } = await open(oneBranch);
    await user.clear(score(17));
    await user.type(score(17), "２{Enter}");
    await waitFor(() => expect(written(host)[16]).toBe(2));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(score(3));
    expect(shownItems().slice(0, 2)).toEqual(["17", "3"]);
    await waitFor(() => expect(opinion(17).value).toBe("agreed"));
    await user.click(screen.getByRole("button", { name: "撤销上一步" }));
    await waitFor(() => expect(score(17).value).toBe("0"));
    expect(host.workbook).toEqual(oneBranch);
  });

  it("writes every score of a quick series", async () => {
    const { host, user } = await open(workbookOfDesigns([sheetOf("学校甲党支部", blank)]));
    await user.click(score(1));
    await user.keyboard("3{Enter}2{Enter}1{Enter}0{Enter}");
    await waitFor(() => expect(written(host).slice(0, 5)).toEqual([3, 2, 1, 0, null]));
  });

  it("refuses a score above the maximum with a sentence, writes nothing, and takes it back with Escape", async () => {
    const { host, user } = await open(oneBranch);
    await user.clear(score(1));
    await user.type(score(1), "5{Enter}");
    expect(screen.getAllByRole("alert").map((alert) => alert.textContent)).toContain(
      "5 分超过本项满分 3 分，没有写入。",
    );
    expect(score(1).getAttribute("aria-invalid")).toBe("true");
    expect(host.workbook).toBe(oneBranch);
    await user.keyboard("{Escape}");
    expect([score(1).value, score(1).getAttribute("aria-invalid")]).toEqual(["3", "false"]);
    await user.clear(score(1));
    await user.type(score(1), "三分{Enter}");
    expect(screen.getAllByRole("alert").map((alert) => alert.textContent)).toContain(
      "「三分」不是分数，没有写入。请填数字。",
    );
    expect(host.workbook).toBe(oneBranch);
  });

  it("accepts the self score for all untouched items in one act, after a preview, and leaves the others", async () => {
    const partly = selfScores.map((_, i) => (i === 0 ? 1 : null));
    const { host, user } = await open(workbookOfDesigns([sheetOf("学校甲党支部", partly)]));
    await user.click(screen.getByRole("button", { name: "全部同意自评" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getAllByLabelText(/^写入「附件1」/)).toHaveLength(26);
    await user.click(within(dialog).getByText("确认写入"));
    await waitFor(() => expect(written(host)).toEqual([1, ...selfScores.slice(1)]));
    await waitFor(() => expect(screen.getByText("已评 27 / 27 项").textContent).toBe("已评 27 / 27 项"));
    expect(screen.getByText("同意 26").textContent).toBe("同意 26");
  });

  it("agrees with one item by choosing 同意", async () => {
    const { host, user } = await open(oneBranch);
    await user.selectOptions(opinion(27), "同意");
    await waitFor(() => expect(written(host)[26]).toBe(18));
  });

  it("asks for the sheet 审核意见 before it takes a reason, and writes opinion and reason there", async () => {
    const { host, user } = await open(oneBranch);
    await user.type(reason(17), "材料不全{Enter}");
    expect(screen.getAllByRole("alert").map((alert) => alert.textContent)).toContain(
      "意见和理由写在「审核意见」表上。先点「生成审核意见」，再填这一格。",
    );
    expect(host.workbook).toBe(oneBranch);
    cleanup();

    const prepared = withSheets(oneBranch, reviewWorkbook);
    const second = await open(prepared);
    expect(screen.getByText("有 2 项调整还没有写理由。").textContent).toBe("有 2 项调整还没有写理由。");
    await second.user.type(reason(17), "材料不全{Enter}");
    await second.user.selectOptions(opinion(27), "待核实");
    await waitFor(() =>
      expect(
        checkWorkbook(second.host.workbook).branches[0]?.opinions.map((o) => [o.criterion.number, o.opinion, o.reason]),
      ).toEqual([
        ["17", null, "材料不全"],
        ["27", "queried", ""],
      ]),
    );
    await waitFor(() => expect(screen.getByText("有 1 项调整还没有写理由。").textContent).toContain("1 项"));
  });

  it("goes from branch to branch and selects an item's cell without moving the focus", async () => {
    const book = workbookOfDesigns([
      sheetOf("学校甲党支部", reviewScores, "甲"),
      sheetOf("学校乙党支部", fullScores, "乙"),
    ]);
    const { host, user } = await open(book);
    expect(screen.getByRole("table", { name: "学校甲党支部：自评与考评对照" }).tagName).toBe("TABLE");
    await user.click(screen.getByRole("button", { name: "下一个党组织" }));
    const table = screen.getByRole("table", { name: "学校乙党支部：自评与考评对照" });
    const item = within(table).getByRole("button", { name: /^1．/ });
    await user.click(item);
    expect(host.revealed.map(({ sheet }) => sheet)).toEqual(["乙"]);
    expect(document.activeElement).toBe(item);
    await user.click(screen.getByRole("button", { name: "下一个党组织" }));
    expect(screen.getByRole("table", { name: "学校甲党支部：自评与考评对照" }).tagName).toBe("TABLE");
  });

  it("works on self and review sheets of their own", async () => {
    const book = workbookOfDesigns([
      { ...scoringSheet({ self: selfScores }, "学校甲党支部"), name: "自评" },
      { ...scoringSheet({ review: reviewScores }, "学校甲党支部"), name: "考评" },
    ]);
    const { host, user } = await open(book);
    await user.type(score(27), "20{Enter}");
    await waitFor(() => expect(written(host)[26]).toBe(20));
    const changed = host.workbook.sheets.filter((sheet, i) => sheet !== book.sheets[i]).map((sheet) => sheet.name);
    expect(changed).toEqual(["考评"]);
  });

  it("works on the matrix", async () => {
    const items = checkWorkbook(oneBranch).branches[0]?.categories.flatMap((category) => category.items) ?? [];
    const book = workbook({
      矩阵: [
        [null, "具体内容", "分值", "学校甲党支部", null, "学校乙党支部", null],
        [null, null, null, "自评得分", "考评得分", "自评得分", "考评得分"],
        ...items.map((item, n) => [
          n + 1,
          item.text,
          item.maximum,
          selfScores[n] ?? null,
          n === 0 ? null : (reviewScores[n] ?? null),
          fullScores[n] ?? null,
          fullScores[n] ?? null,
        ]),
      ],
    });
    const { host, user } = await open(book);
    await user.type(score(1), "1{Enter}");
    await waitFor(() => expect(host.workbook.sheets[0]?.cells.get(2 * 16_384 + 4)).toEqual({ value: 1 }));
    await user.click(screen.getByRole("button", { name: "下一个党组织" }));
    expect([score(1).value, opinion(1).value]).toEqual(["3", "agreed"]);
  });

  it("lets a person confirm the vetoes that no cell can prove, once 得分与定级 is there", async () => {
    await open(oneBranch);
    const radios = (label: string) => screen.getAllByLabelText<HTMLInputElement>(label);
    expect(radios("是").map((radio) => radio.disabled)).toEqual([true, true, true]);
    expect(screen.getByText("填写得分与等级").tagName).toBe("BUTTON");
    cleanup();

    const { host, user } = await open(withSheets(oneBranch, fillWorkbook));
    expect(radios("未确认").map((radio) => radio.checked)).toEqual([true, true, true, false]);
    await user.click(radios("是")[0] as HTMLInputElement);
    await waitFor(() => expect(checkWorkbook(host.workbook).branches[0]?.level).toBe("后进"));
    expect(radios("是").map((radio) => radio.checked)).toEqual([true, false, false, false]);
  });

  it("speaks English", async () => {
    await open(oneBranch, "en-US");
    expect(screen.getByRole("button", { name: "Accept all self scores" }).textContent).toBe("Accept all self scores");
    expect(screen.getByRole("table", { name: /self and superior$/ }).tagName).toBe("TABLE");
  });
});
