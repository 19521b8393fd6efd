import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Finding } from "../../../src/core/findings/finding";
import { App, Frame } from "../../../src/taskpane/App";
import { textsOf } from "../../../src/taskpane/texts";
import { FakeHost, fakeSession, finding, review, setCell } from "../../support/fake-session";
import { workbook } from "../../support/workbook";

const book = workbook({ 附件1: [["合计", null, 80]], 附件2: [["自评结果", 86]] });

const deduction = (branch: string, row: number, words: readonly string[] = []) =>
  finding(
    "deduction-not-rectified",
    { item: `第${row}项`, party: "self", entered: 1, maximum: 3, words },
    { severity: "query", sheet: branch, cell: `D${row}`, branch },
  );
const total = finding(
  "total-mismatch",
  { party: "self", entered: 80, computed: 89 },
  { sheet: "附件1", cell: "C1", branch: "甲党支部" },
);
const many = ["甲党支部", "乙党支部", "丙党支部"].flatMap((branch) =>
  Array.from({ length: 10 }, (_, i) => deduction(branch, i + 1)),
);

async function open(findings: readonly Finding[]) {
  const host = new FakeHost(book);
  const explained: string[][] = [];
  const session = fakeSession(host, {
    check: () => review({ verdict: "errors", findings }),
    explain: (_snapshot, _checked, about) => {
      explained.push(about.map(({ sheet, cell }) => `${sheet}!${cell}`));
      return {
        purpose: "entry",
        edits: about.map((_, i) => setCell(host.workbook, "附件2", `D${i + 1}`, { value: "属实" })),
      };
    },
  });
  render(
    <Frame texts={textsOf("zh-CN")}>
      <App session={session} />
    </Frame>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "检查" }));
  return { host, user, explained, list: await screen.findByRole("list", { name: "检查结果" }) };
}

const headings = (list: HTMLElement) =>
  within(list)
    .getAllByRole("heading")
    .map(({ textContent }) => textContent);

afterEach(cleanup);

describe("a list of findings to work through", () => {
  it("counts a rule that found much over branches and opens it on demand, by branch", async () => {
    const { user, list } = await open([total, ...many]);
    expect(headings(list)).toEqual(["需修改 合计与各项之和不符 1 处", "需说明 扣分项没有列入整改 3 个党支部，30 处"]);
    expect(within(list).queryByText(/第7项/)).toBeNull();
    await user.click(within(list).getByRole("button", { name: /3 个党支部，30 处/ }));
    await user.click(within(list).getByRole("button", { name: /乙党支部 10 处/ }));
    expect(within(list).getAllByText(/第7项/)).toHaveLength(1);
  });

  it("shows only what is pressed, and everything again when it is pressed once more", async () => {
    const { user, list } = await open([total, ...many]);
    const query = screen.getByRole("button", { name: "需说明", pressed: false });
    await user.click(query);
    expect(query.getAttribute("aria-pressed")).toBe("true");
    expect(headings(screen.getByRole("list", { name: "检查结果" }))).toEqual([
      "需说明 扣分项没有列入整改 3 个党支部，30 处",
    ]);
    await user.click(query);
    expect(headings(list)).toHaveLength(2);
  });

  it("narrows to a branch and to words", async () => {
    const { user } = await open([total, ...many]);
    await user.selectOptions(screen.getByRole("combobox", { name: "党支部" }), "丙党支部");
    await user.type(screen.getByRole("searchbox", { name: "查找" }), "第7项");
    const list = screen.getByRole("list", { name: "检查结果" });
    expect(headings(list)).toEqual(["需说明 扣分项没有列入整改 1 处"]);
    expect(within(list).getByRole("button", { name: /「丙党支部」D7/ })).not.toBeNull();
  });

  it("goes from one finding to the next by button and key, opening what is closed", async () => {
    const { host, user } = await open([total, ...many]);
    const next = screen.getByRole("button", { name: "下一处" });
    await user.click(next);
    await user.click(next);
    await user.keyboard("{F8}");
    await user.keyboard("{Shift>}{F8}{/Shift}");
    expect(host.revealed.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([
      "附件1!C1",
      "甲党支部!D1",
      "甲党支部!D2",
      "甲党支部!D1",
    ]);
    expect(screen.getByText(/第 2 \/ 31 处/)).not.toBeNull();
    expect(screen.getByRole("button", { name: /「甲党支部」D1.*第1项/, current: true })).not.toBeNull();
    expect(document.activeElement).toBe(next);
  });

  it("says how its parts add up, and goes to what stands under a cause, opening it", async () => {
    const below = Array.from({ length: 3 }, (_, i) =>
      finding(
        "level-mismatch",
        { entered: "较好", computed: "一般", total: null },
        { sheet: "附件2", cell: `B${i + 1}`, branch: "甲党支部" },
      ),
    );
    const { host, user, list } = await open([total, ...below, deduction("乙党支部", 1)]);
    expect(screen.getByText("共 5 处：2 处分列如下，3 处列在引起它的那一处下面。")).not.toBeNull();
    expect(within(list).queryByRole("button", { name: /「附件2」B1/ })).toBeNull();
    const next = screen.getByRole("button", { name: "下一处" });
    await user.click(next);
    await user.click(next);
    expect(host.revealed.at(-1)).toEqual({ sheet: "附件2", cell: "B1" });
    expect(within(list).getByRole("button", { name: /「附件2」B1/, current: true })).not.toBeNull();
    expect(screen.getByText(/第 2 \/ 5 处/)).not.toBeNull();
  });

  it("explains all queries of a rule in one branch at once, shown before they are written", async () => {
    const two = [deduction("甲党支部", 1), deduction("甲党支部", 2)];
    const { host, user, explained } = await open(two);
    await user.click(screen.getByRole("button", { name: "一并说明这 2 处" }));
    await user.click(screen.getByRole("button", { name: "经核实，情况属实。" }));
    await user.click(screen.getByRole("button", { name: "写入核实说明" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "确认写入" }));
    expect(explained).toEqual([["甲党支部!D1", "甲党支部!D2"]]);
    expect(host.workbook.sheets[1]?.cells.size).toBe(4);
  });

  it("tells the words that were looked for to those who ask", async () => {
    const { user } = await open([deduction("甲党支部", 1, ["经费", "阵地"])]);
    expect(screen.queryByText(/查找的词/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "依据" }));
    expect(screen.getByText("查找的词：经费、阵地")).not.toBeNull();
  });
});
