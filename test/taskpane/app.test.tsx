import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HostError } from "../../src/hosts/host";
import type { Locale } from "../../src/locales/locale";
import { App, Frame } from "../../src/taskpane/App";
import type { PaneActions } from "../../src/taskpane/pane/actions";
import { Ribbon, type RibbonTask } from "../../src/taskpane/ribbon";
import { textsOf } from "../../src/taskpane/texts";
import { FakeHost, fakeSession, type FakeSessionParts, finding, review, setCell } from "../support/fake-session";
import { workbook } from "../support/workbook";

const book = workbook({ 附件1: [["合计", null, 80]], 附件2: [["自评结果", 86]] });

function open(
  more: (host: FakeHost) => FakeSessionParts = () => ({}),
  locale: Locale = "zh-CN",
  startWith?: RibbonTask,
  onActions?: (actions: PaneActions) => void,
) {
  const host = new FakeHost(book);
  const ribbon = new Ribbon();
  if (startWith) ribbon.ask(startWith);
  render(
    <Frame texts={textsOf(locale)}>
      <App session={fakeSession(host, more(host))} ribbon={ribbon} {...(onActions && { onActions })} />
    </Frame>,
  );
  return { host, ribbon, user: userEvent.setup() };
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
const withFill = (host: FakeHost): FakeSessionParts => ({
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
    expect((await screen.findByRole("status")).textContent).toBe("检查完成：没有发现问题。");
  });

  it("is not green where a merged workbook says that something is open", async () => {
    const { user } = open(() => ({
      check: () =>
        review({
          unchecked: [
            { sheet: "问题清单", branch: null, code: "open-problems", facts: { errors: 0, queries: 3361 } },
            { sheet: "分类定级汇总表", branch: null, code: "ungraded", facts: { count: 71, of: 300 } },
          ],
        }),
    }));
    await user.click(button("检查"));
    const verdict = within(screen.getByRole("region", { name: "检查结论" }));
    expect(verdict.getByRole("heading").textContent).toBe("还有没办完的事");
    expect(verdict.getByText(/「问题清单」：.*需说明 3361 处/)).not.toBeNull();
    expect(verdict.getByText(/「分类定级汇总表」：300 个党组织里有 71 个还没有等级/)).not.toBeNull();
  });

  it("opens a print set of what was checked afresh, and says where there is none", async () => {
    let isThere = true;
    const { host, user } = open(() => ({ printSet: () => Promise.resolve(isThere) }));
    await user.click(button("检查"));
    await user.click(await screen.findByRole("button", { name: "打印套装" }));
    await screen.findByText("已生成打印套装，作为另一个工作簿打开：在 Excel 里直接整本打印，在浏览器版下载后再打印。");
    isThere = false;
    await user.click(button("打印套装"));
    await screen.findByText("这个工作簿里没有要报送的表，没有做打印套装。");
    expect(host.applied).toEqual([]);
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
    expect((await screen.findByRole("status")).textContent).toBe(
      "已写入 1 格，在「附件1」。不满意可以点「撤销上一步」。",
    );
    expect(host.workbook.sheets[0]?.cells.get(1)).toEqual({ value: 89, formula: "SUM(A1:A9)" });
    expect(host.workbook.sheets[0]?.cells.get(2)).toEqual({ value: 80 });
    await user.click(button("撤销上一步"));
    expect(host.workbook).toEqual(book);
    expect((await screen.findByRole("status")).textContent).toBe("已撤销，恢复了 1 格。");
  });

  it("takes Escape for 取消 and gives the focus back to the button", async () => {
    const { host, user } = open(withFill);
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    await screen.findByRole("dialog");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(host.workbook).toBe(book);
    expect((await screen.findByRole("status")).textContent).toBe("已取消，表格没有改动。");
  });

  it("names the cells that somebody changed between preview and writing, and leaves them alone", async () => {
    const { host, user } = open(withFill);
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    const dialog = await screen.findByRole("dialog");
    act(() => host.type("附件1", "B1", { value: 77 }));
    await user.click(within(dialog).getByRole("button", { name: "确认写入" }));
    expect((await screen.findByRole("status")).textContent).toContain("「附件1」B1：");
    expect(host.workbook.sheets[0]?.cells.get(1)).toEqual({ value: 77 });
    expect(button("撤销上一步").hasAttribute("disabled")).toBe(true);
  });

  it("tells a failure as an alert, in words for its code, and works again afterwards", async () => {
    const { host, user } = open(withFill);
    host.failNext = new HostError("cell-edit-mode", "InvalidOperationInCellEditMode");
    await user.click(button("检查"));
    expect((await screen.findByRole("alert")).textContent).toContain("编辑");
    await user.click(button("检查"));
    expect((await screen.findByRole("alert")).textContent).toBe("");
    expect((await screen.findByRole("status")).textContent).toBe("检查完成：没有发现问题。");
  });

  it("says so when there is nothing to write", async () => {
    const { user } = open(() => ({ commands: { fill: () => ({ purpose: "fill", edits: [] }) } }));
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    expect((await screen.findByRole("status")).textContent).toBe("没有需要写入的内容：表上已经是这个结果。");
  });

  it("does what a ribbon button asks as soon as it is open", async () => {
    open(withFill, "zh-CN", "fill");
    expect((await screen.findByRole("dialog")).textContent).toContain("填写得分与等级");
  });

  it("speaks English throughout", async () => {
    const { user } = open(withFindings, "en-US");
    await user.click(button("Check"));
    expect((await screen.findByRole("status")).textContent).toBe("Checked: 1 entry to correct.");
    expect(["Fill in", "Review", "Summary"].map((name) => screen.getAllByRole("tab", { name }).length)).toEqual([
      1, 1, 1,
    ]);
  });

  it("tries a failed write again with the very same change set", async () => {
    const { host, user } = open(withFill);
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    host.failNext = new HostError("interrupted", "RequestAborted", {}, true);
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "确认写入" }));
    expect((await screen.findByRole("alert")).textContent).toContain(
      "已经写入了一部分。点「再试一次」就会补全，不会重复。",
    );
    await user.click(button("再试一次"));
    expect(host.applied).toHaveLength(2);
    expect(host.applied[1]).toBe(host.applied[0]);
    expect(host.workbook.sheets[0]?.cells.get(1)).toEqual({ value: 89, formula: "SUM(A1:A9)" });
    expect((await screen.findByRole("alert")).textContent).toBe("");
  });

  it("completes a write that broke off when the same command is asked for again", async () => {
    const { host, user } = open(withFill);
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    host.failNext = new HostError("interrupted", "RequestAborted", {}, true);
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "确认写入" }));
    await user.click(await screen.findByRole("button", { name: "知道了" }));
    await user.click(button("填写得分与等级"));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect([host.applied.length, host.applied[1] === host.applied[0]]).toEqual([2, true]);
    await waitFor(() =>
      expect(screen.getByRole("region", { name: "检查结论" }).getAttribute("aria-busy")).toBe("false"),
    );
    await user.click(button("填写得分与等级"));
    expect((await screen.findByRole("dialog")).textContent).toContain("填写得分与等级");
  });

  it("lets go of what was told when another tab is opened, and begins that tab at its top", async () => {
    const { user } = open(withFill);
    await user.click(button("检查"));
    const body = screen.getByRole("tabpanel");
    body.scrollTop = 120;
    fireEvent.scroll(body);
    await user.click(screen.getByRole("tab", { name: "汇总" }));
    expect([(await screen.findByRole("status")).textContent, body.scrollTop]).toEqual(["", 0]);
    await user.click(screen.getByRole("tab", { name: "填报" }));
    expect(body.scrollTop).toBe(120);
  });

  it("says that the workbook is as it was when nothing had been written", async () => {
    const { host, user } = open(withFill);
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    host.failNext = new HostError("protected", "AccessDenied");
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "确认写入" }));
    expect((await screen.findByRole("alert")).textContent).toContain("表格还是原来的样子。");
    expect(host.workbook).toBe(book);
  });

  it("does not write again when only the check after a write failed", async () => {
    const { host, user } = open(withFill);
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    const dialog = await screen.findByRole("dialog");
    host.failAfterApply = new HostError("cell-edit-mode", "InvalidOperationInCellEditMode");
    await user.click(within(dialog).getByRole("button", { name: "确认写入" }));
    expect((await screen.findByRole("alert")).textContent).not.toContain("表格还是原来的样子");
    await user.click(button("再试一次"));
    expect(host.applied).toHaveLength(1);
    expect(button("撤销上一步").hasAttribute("disabled")).toBe(false);
  });

  it("points to the browser page where Excel is too old", async () => {
    const { host, user } = open(withFill);
    host.failNext = new HostError("unsupported", "ExcelApi 1.13", { needed: "ExcelApi 1.13" });
    await user.click(button("检查"));
    const alert = await screen.findByRole("alert");
    expect(within(alert).getByRole("link", { name: "打开浏览器版" }).getAttribute("href")).toBe("index.html");
  });

  it("shows what an edit changed while the verdict stays marked until 检查", async () => {
    const { host, user } = open(() => ({
      check: (snapshot) =>
        review({
          findings: snapshot.sheets[0]?.cells.has(1)
            ? []
            : [finding("review-missing", { party: "review" }, { severity: "info", sheet: "附件1" })],
        }),
    }));
    await user.click(button("检查"));
    expect(screen.getByRole("list", { name: "检查结果" }).children).toHaveLength(1);
    act(() => host.type("附件1", "B1", { value: 3 }));
    expect((await screen.findByText("没有发现问题。", {}, { timeout: 3000 })).textContent).toBe("没有发现问题。");
    expect(screen.getByText("过期").textContent).toBe("过期");
    expect((await screen.findByRole("status")).textContent).toBe("检查完成：没有发现问题。");
    await user.click(button("检查"));
    expect(screen.queryByText("过期")).toBeNull();
  });

  it("shows what a single entry comes to while it is written, and takes that back where it is not", async () => {
    let actions: PaneActions | undefined;
    const { host, user } = open(
      () => ({
        check: (snapshot) =>
          review({
            findings: snapshot.sheets[0]?.cells.has(1)
              ? []
              : [finding("review-missing", { party: "review" }, { severity: "info", sheet: "附件1" })],
          }),
      }),
      "zh-CN",
      undefined,
      (own) => void (actions = own),
    );
    const enter = () =>
      act(async () =>
        actions?.enter(({ snapshot }) => ({
          purpose: "entry",
          edits: [setCell(snapshot, "附件1", "B1", { value: 3 })],
        })),
      );
    await user.click(button("检查"));
    const write = host.holdWrite();
    await enter();
    await screen.findByText("没有发现问题。");
    expect(host.workbook.sheets[0]?.cells.has(1)).toBe(false);
    host.failNext = new HostError("unknown", "");
    await act(async () => write());
    await screen.findByRole("list", { name: "检查结果" });

    const again = host.holdWrite();
    await enter();
    await screen.findByText("没有发现问题。");
    await act(async () => again());
    await screen.findByText("已写入 1 格，在「附件1」。不满意可以点「撤销上一步」。");
    expect(screen.queryByText("过期")).toBeNull();
  });

  it("stops a check that takes long, and checks again when asked", async () => {
    const { host, user } = open(withFindings);
    const answer = host.hold();
    await user.click(button("检查"));
    await user.click(await screen.findByRole("button", { name: "停止" }, { timeout: 3000 }));
    expect((await screen.findByRole("status")).textContent).toBe("已停止，表格没有改动。");
    await act(async () => answer());
    expect(screen.queryByRole("list", { name: "检查结果" })).toBeNull();
    await user.click(button("检查"));
    expect(screen.getByRole("list", { name: "检查结果" }).children).toHaveLength(2);
  });

  it("writes an explanation at once, remembers who gave it, and takes it back", async () => {
    const query = (cell: string) =>
      finding("field-missing", { field: "填报人" }, { severity: "query", sheet: "附件2", cell });
    const given: unknown[] = [];
    const { host, user } = open((fake) => ({
      check: () => review({ verdict: "queries", findings: [query("B1"), query("C1")] }),
      explain: (_snapshot, _review, about, explanation) => {
        given.push([about.map(({ cell }) => cell).join(), explanation.reason, explanation.by]);
        return { purpose: "entry", edits: [setCell(fake.workbook, "附件2", "D1", { value: explanation.reason })] };
      },
    }));
    await user.click(button("检查"));
    const [first, second] = screen.getAllByRole("button", { name: "说明情况" });
    if (!first || !second) throw new Error("no way to explain");
    await user.click(first);
    const form = await screen.findByRole("form", { name: "说明情况" });
    await user.click(within(form).getByRole("button", { name: "写入核实说明" }));
    expect(within(form).getByText("请先写明理由。").textContent).toBe("请先写明理由。");
    await user.click(within(form).getByRole("button", { name: "本支部没有这一项内容。" }));
    await user.type(within(form).getByRole("textbox", { name: "说明人" }), "张三");
    await user.click(within(form).getByRole("button", { name: "写入核实说明" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(given).toEqual([["B1", "本支部没有这一项内容。", "张三"]]);
    expect(host.workbook.sheets[1]?.cells.get(3)).toEqual({ value: "本支部没有这一项内容。" });
    expect(document.activeElement).toBe(first);
    await user.click(second);
    expect((await screen.findByRole<HTMLInputElement>("textbox", { name: "说明人" })).value).toBe("张三");
    await user.click(button("撤销上一步"));
    expect(host.workbook).toEqual(book);
  });

  it("offers texts for cells that it never writes, and copies them", async () => {
    const { user } = open(() => ({
      commands: {
        fill: () => ({
          purpose: "fill",
          edits: [],
          suggestions: [{ kind: "own-result", branch: "甲党支部", sheet: "附件2", cell: "B1", text: "89分" }],
        }),
      },
    }));
    await user.click(button("检查"));
    await user.click(button("填写得分与等级"));
    await user.click(await screen.findByRole("button", { name: "复制自评结果（「附件2」B1）" }));
    expect(await navigator.clipboard.readText()).toBe("89分");
    expect((await screen.findByRole("status")).textContent).toBe("已复制，可以粘贴了。");
  });

  it("names what of the workbook's own state limits it", async () => {
    const host = new FakeHost({
      ...book,
      calculation: "manual",
      isStructureProtected: true,
      sheets: book.sheets.map((sheet, i) => ({ ...sheet, isProtected: i === 0 })),
    });
    render(
      <Frame texts={textsOf("zh-CN")}>
        <App session={fakeSession(host)} />
      </Frame>,
    );
    await userEvent.setup().click(button("检查"));
    const notices = screen.getByRole("region", { name: "这份工作簿" }).textContent;
    expect([/按 F9/, /取消「保护工作簿」/, /「附件1」设有保护/].map((words) => words.test(notices))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("opens with three steps that go once something was checked, and come back when asked for", async () => {
    localStorage.clear();
    const { user } = open(withFill);
    const steps = () => screen.queryByRole("heading", { name: "三步用好定级助手" });
    expect(steps()?.tagName).toBe("H2");
    await user.click(screen.getByRole("tab", { name: "汇总" }));
    expect(steps()).toBeNull();
    await user.click(screen.getByRole("tab", { name: "填报" }));
    expect(steps()?.tagName).toBe("H2");
    await user.click(button("检查"));
    expect(steps()).toBeNull();
    await user.click(button("使用说明"));
    expect(steps()?.tagName).toBe("H2");
    await user.click(button("收起"));
    expect(steps()).toBeNull();
    cleanup();
    open(withFill);
    expect(steps()).toBeNull();
  });
});
