import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Session } from "../../src/taskpane/session";
import { HostError } from "../../src/hosts/host";
import type { Locale } from "../../src/locales/locale";
import { App, Frame, type StartAction } from "../../src/taskpane/App";
import { textsOf } from "../../src/taskpane/texts";
import { FakeHost, fakeSession, finding, review, setCell } from "../support/fake-session";
import { workbook } from "../support/workbook";

const book = workbook({ 附件1: [["合计", null, 80]], 附件2: [["自评结果", 86]] });

function open(
  more: (host: FakeHost) => Partial<Session> = () => ({}),
  locale: Locale = "zh-CN",
  startWith?: StartAction,
) {
  const host = new FakeHost(book);
  render(
    <Frame texts={textsOf(locale)}>
      <App session={fakeSession(host, more(host))} {...(startWith === undefined ? {} : { startWith })} />
    </Frame>,
  );
  return { host, user: userEvent.setup() };
}

const withFindings = () => ({
  check: () =>
    review({
      verdict: "errors" as const,
      findings: [
        finding("form-total-mismatch", { entered: 86, computed: 89, party: "self" }, { sheet: "附件2", cell: "B1" }),
        finding("review-missing", { party: "review" }, { severity: "info", sheet: "附件1" }),
      ],
      unchecked: [{ sheet: "附件1", branch: null, code: "satisfaction-rate" as const, facts: {} }],
    }),
});

/** Fills B1 (blank) and would replace C1 (typed). */
const withFill = (host: FakeHost): Partial<Session> => ({
  commands: {
    fill: () => ({
      purpose: "fill",
      edits: [
        setCell(host.workbook, "附件1", "B1", { value: 89, formula: "SUM(A1:A9)" }),
        setCell(host.workbook, "附件1", "C1", { value: 89 }),
      ],
    }),
  },
});

const button = (name: string) => screen.getByRole("button", { name });

afterEach(cleanup);

describe("App", () => {
  it("offers 检查 at once and the writing buttons only after it", async () => {
    const { user } = open(withFill);
    expect(button("检查").hasAttribute("disabled")).toBe(false);
    expect(button("填写得分与等级").hasAttribute("disabled")).toBe(true);
    expect(button("撤销上一步").hasAttribute("disabled")).toBe(true);
    await user.click(button("检查"));
    expect(button("填写得分与等级").hasAttribute("disabled")).toBe(false);
    expect(screen.getByRole("status").textContent).toBe("检查完成：没有发现问题。");
  });

  it("shows only the commands that the session has", () => {
    open(withFill);
    expect(screen.queryByRole("button", { name: "生成整改表" })).toBeNull();
    expect(screen.queryByRole("button", { name: "插入官方模板" })).toBeNull();
  });

  it("lists findings by rule with both values in one element, and reveals a cell without moving the focus", async () => {
    const { host, user } = open(withFindings);
    await user.click(button("检查"));
    const list = screen.getByRole("list", { name: "检查结果" });
    expect(
      within(list)
        .getAllByRole("heading")
        .map((heading) => heading.textContent),
    ).toEqual(["需修改 调查表结果与评分表不符 1 处", "提示 还没有上级考评 1 处"]);
    const card = within(list).getByRole("button", { name: /86.*89/ });
    await user.click(card);
    expect(host.revealed).toEqual([{ sheet: "附件2", cell: "B1" }]);
    expect(document.activeElement).toBe(card);
    expect(within(screen.getByRole("list", { name: "未能检查" })).getAllByRole("listitem")).toHaveLength(1);
  });

  it("marks the verdict 过期 after an edit until the next check", async () => {
    const { host, user } = open(withFindings);
    await user.click(button("检查"));
    expect(screen.queryByText("过期")).toBeNull();
    act(() => host.type("附件1", "B1", { value: 1 }));
    expect((await screen.findByText("过期")).textContent).toBe("过期");
    await user.click(button("检查"));
    expect(screen.queryByText("过期")).toBeNull();
  });

  it("shows every change before writing, writes what is ticked, and undoes it", async () => {
    const { host, user } = open(withFill);
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    const dialog = await screen.findByRole("dialog");
    const typed = within(dialog).getByRole<HTMLInputElement>("checkbox", { name: "写入「附件1」C1" });
    expect(within(dialog).getByRole<HTMLInputElement>("checkbox", { name: "写入「附件1」B1" }).checked).toBe(true);
    expect(typed.checked).toBe(false);
    expect(typed.closest("li")?.textContent).toBe("C180 → 89已有人填写");
    await user.click(within(dialog).getByRole("button", { name: "确认写入" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByRole("status").textContent).toBe("已写入 1 处，在「附件1」。不满意可以点「撤销上一步」。");
    expect(host.workbook.sheets[0]?.cells.get(1)).toEqual({ value: 89, formula: "SUM(A1:A9)" });
    expect(host.workbook.sheets[0]?.cells.get(2)).toEqual({ value: 80 });
    await user.click(button("撤销上一步"));
    expect(host.workbook).toEqual(book);
    expect(screen.getByRole("status").textContent).toBe("已撤销，恢复了 1 处。");
  });

  it("takes Escape for 取消 and gives the focus back to the button", async () => {
    const { host, user } = open(withFill);
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    await screen.findByRole("dialog");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(host.workbook).toBe(book);
    expect(screen.getByRole("status").textContent).toBe("已取消，表格没有改动。");
  });

  it("names the cells that somebody changed between preview and writing, and leaves them alone", async () => {
    const { host, user } = open(withFill);
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    const dialog = await screen.findByRole("dialog");
    act(() => host.type("附件1", "B1", { value: 77 }));
    await user.click(within(dialog).getByRole("button", { name: "确认写入" }));
    expect(screen.getByRole("status").textContent).toContain("「附件1」B1：");
    expect(host.workbook.sheets[0]?.cells.get(1)).toEqual({ value: 77 });
    expect(button("撤销上一步").hasAttribute("disabled")).toBe(true);
  });

  it("tells a failure as an alert, in words for its code, and works again afterwards", async () => {
    const { host, user } = open(withFill);
    host.failNext = new HostError("cell-edit-mode", "InvalidOperationInCellEditMode");
    await user.click(button("检查"));
    expect(screen.getByRole("alert").textContent).toContain("编辑");
    await user.click(button("检查"));
    expect(screen.getByRole("alert").textContent).toBe("");
    expect(screen.getByRole("status").textContent).toBe("检查完成：没有发现问题。");
  });

  it("says so when there is nothing to write", async () => {
    const { user } = open(() => ({ commands: { fill: () => ({ purpose: "fill", edits: [] }) } }));
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    expect(screen.getByRole("status").textContent).toBe("没有需要写入的内容：表上已经是这个结果。");
  });

  it("does what a ribbon button asks as soon as it is open", async () => {
    open(withFill, "zh-CN", "fill");
    expect((await screen.findByRole("dialog")).textContent).toContain("填写得分与等级");
  });

  it("speaks English throughout", async () => {
    const { user } = open(withFindings, "en-US");
    await user.click(button("Check"));
    expect(screen.getByRole("status").textContent).toBe("Checked: 1 entry to correct.");
    expect(["Fill in", "Review", "Summary"].map((name) => screen.getAllByRole("tab", { name }).length)).toEqual([
      1, 1, 1,
    ]);
  });
});
