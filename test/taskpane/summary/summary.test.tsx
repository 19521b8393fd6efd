import { cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { generateSheets } from "../../../src/core/generation/generate";
import type { Submission } from "../../../src/core/merging/submitted";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { App, Frame } from "../../../src/taskpane/App";
import type { Merging } from "../../../src/taskpane/session";
import { MergeDesk } from "../../../src/taskpane/summary/merge-desk";
import type { MergeWork } from "../../../src/taskpane/summary/merge-work";
import { textsOf } from "../../../src/taskpane/texts";
import { snapshotOfDesign, workbookOfDesigns } from "../../support/design-snapshot";
import { FakeHost, fakeSession } from "../../support/fake-session";
import { scoredSheet, submitScores, submitSheets } from "../../support/submissions";
import { sheet, workbook } from "../../support/workbook";

configure({ asyncUtilTimeout: 15_000 });

function book(...branches: readonly (readonly [string, Parameters<typeof scoredSheet>[1]])[]): WorkbookSnapshot {
  return workbookOfDesigns(branches.map(([name, totals]) => ({ ...scoredSheet(name, totals), name })));
}

const four = book(
  ["学校甲党支部", { self: 95, review: 95 }],
  ["学校乙党支部", { self: 92, review: 92 }],
  ["学校丙党支部", { self: 89.5, review: 89.5 }],
  ["学校丁党支部", { self: 74.5 }],
);

async function open(snapshot: WorkbookSnapshot, merging?: Merging) {
  const host = new FakeHost(snapshot);
  render(
    <Frame texts={textsOf("zh-CN")}>
      <App
        session={fakeSession(host, {
          check: (read, options) => checkWorkbook(read, options),
          ...(merging && { merging }),
        })}
      />
    </Frame>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "检查" }));
  await user.click(screen.getByRole("tab", { name: "汇总" }));
  await screen.findByRole("table", { name: "本工作簿的党组织" });
  return { host, user };
}

function rowsOf(name: string | RegExp): string[][] {
  const table = screen.getByRole<HTMLTableElement>("table", { name });
  return [...(table.tBodies[0]?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent));
}

afterEach(cleanup);

describe("汇总 of the open workbook", () => {
  it("lists branches with totals and levels, the provisional ones as such", async () => {
    await open(four);
    expect(rowsOf("本工作簿的党组织")).toEqual([
      ["学校甲党支部", "95", "先进"],
      ["学校乙党支部", "92", "先进"],
      ["学校丙党支部", "89.5", "较好"],
      ["学校丁党支部", "自评 74.5", "一般（暂定）"],
    ]);
  });

  it("counts every level with its share of all branches, ungraded ones in a row of their own", async () => {
    await open(
      book(
        ["学校甲党支部", { self: 95, review: 95 }],
        ["学校乙党支部", { self: 80, review: 80 }],
        ["学校丙党支部", { self: 80 }],
      ),
    );
    expect(rowsOf(/各等级数量$/)).toEqual([
      ["先进", "1", "33.3%"],
      ["较好", "1", "33.3%"],
      ["一般", "0", "0.0%"],
      ["后进", "0", "0.0%"],
      ["未定级", "1", "33.3%"],
    ]);
  });

  it("names the branches that lack little to the next level", async () => {
    await open(four);
    const near = screen.getByRole("list", { name: "离上一等级不到 1 分" });
    expect(
      within(near)
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual(["学校丙党支部：89.5 分，差 0.5 分到先进", "学校丁党支部：74.5 分，差 0.5 分到较好（按自评）"]);
  });

  it("warns about the quota that a person sets, and changes no level", async () => {
    const { host, user } = await open(four);
    const quota = screen.getByLabelText<HTMLInputElement>("先进的比例上限（%）");
    await user.type(quota, "很多{Enter}");
    expect(screen.getAllByRole("alert").map((alert) => alert.textContent)).toContain("请填 0 到 100 之间的数。");
    await user.clear(quota);
    await user.type(quota, "30%{Enter}");
    expect((await screen.findByText(/50%.*30%|30%.*50%/)).textContent).toContain("先进");
    expect(rowsOf("本工作簿的党组织").map((row) => row[2])).toEqual(["先进", "先进", "较好", "一般（暂定）"]);
    expect(host.workbook).toBe(four);
    await user.clear(quota);
    await user.type(quota, "50{Enter}");
    await waitFor(() => expect(screen.queryByText(/30%/)).toBeNull());
  });
});

/** The sheets of every 「评分办法」 that a merge was told to read by. */
const readBy: (readonly string[] | null)[] = [];

/** A merge of these submissions, whatever files are given. */
function mergingOf(submissions: readonly Submission[]): Merging {
  const desk = new MergeDesk();
  const work: MergeWork = {
    add: async (_, onProgress) => {
      onProgress(submissions.length, submissions.length);
      await desk.keep(submissions);
      return submissions.length;
    },
    clear: () => desk.clear(),
    roster: () => Promise.resolve(null),
    earlier: () => Promise.resolve(false),
    rubric: () => Promise.resolve(null),
    readBy: async (book) => {
      await desk.readBy(book);
      readBy.push(book?.sheets.map(({ name }) => name) ?? null);
      return true;
    },
    returns: (request, choice) => desk.returns(request, choice),
    source: () => Promise.reject(new Error("no file")),
    merge: (request) => desk.merge(request),
    draw: (request, replaced) => desk.draw(request, "", replaced),
    notCarried: (request, replaced) => desk.notCarried(request, "", replaced),
    outline: (request) => desk.outline(request, ""),
    packed: (request, names) => desk.packed(request, "", names),
  };
  return { work, place: () => ({ purpose: "generate", edits: [] }) };
}

async function give(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  const chosen = new File(["x"], "甲.xlsx");
  const input = document.querySelector<HTMLInputElement>("input[type=file][multiple]");
  if (!input) throw new Error("no field for files");
  await user.upload(input, chosen);
  await screen.findByText(/份收到/);
}

describe("汇总 of submitted files", () => {
  const submissions = [
    submitScores("甲.xlsx", "学校甲党支部", { self: 95, review: 95 }),
    submitScores("松.xlsx", "青松小学校党支部", { self: 70, review: 70 }),
  ];
  const roster = snapshotOfRoster();

  function snapshotOfRoster(): WorkbookSnapshot {
    const { sheets } = workbook({
      名册: [
        ["党支部名称", "所属党委"],
        ["学校甲党支部", "甲片区党委"],
        ["青松小学党支部", "乙片区党委"],
        ["学校乙党支部", "乙片区党委"],
      ],
    });
    const own = snapshotOfDesign(scoredSheet("学校甲党支部", { self: 95, review: 95 }));
    return { ...four, sheets: [own, ...sheets] };
  }

  it("compares with a list in the open workbook, asks about similar names, and copies who is missing", async () => {
    const { user } = await open(roster, mergingOf(submissions));
    await give(user);
    expect(screen.getByText(/份收到/).textContent).toBe("2 份收到 = 2 份已汇总");
    await user.selectOptions(screen.getByLabelText("应报名册"), "本工作簿的「名册」");
    expect((await screen.findByRole("heading", { name: "缺报 2 个" })).tagName).toBe("H3");
    const question = screen.getByRole("group", { name: "名册上没有“青松小学校党支部”。它是不是下面这个？" });
    await user.click(within(question).getByLabelText("就是青松小学党支部"));
    await screen.findByRole("heading", { name: "缺报 1 个" });
    await user.click(screen.getByRole("button", { name: "复制催报名单" }));
    await screen.findByText("催报名单已复制，可以直接粘贴到聊天窗口。");
    expect(await navigator.clipboard.readText()).toBe(
      "以下 1 个党支部还没有报送分类定级材料，请尽快报送：\n学校乙党支部（乙片区党委）",
    );
    await user.click(within(question).getByLabelText("都不是，单独列出"));
    expect((await screen.findByRole("heading", { name: "缺报 2 个" })).tagName).toBe("H3");
  });

  it("reads by the 「评分办法」 of the open workbook where a person says so, and names a file without one", async () => {
    const own = sheet("评分表", [
      ["某镇卫生检查评分表"],
      ["检查内容", "标准分", "得分"],
      ["1.地面清洁", 30, 29],
      ["2.墙面整洁", 30, 28],
      ["3.制度上墙", 40, 38],
    ]);
    const book = { ...four, sheets: [...four.sheets, own] };
    const { changeSet } = generateSheets(book, checkWorkbook(book), { only: ["rubric"], describe: (f) => f.code });
    readBy.length = 0;
    const { user } = await open(applyToSnapshot(book, changeSet), mergingOf(submissions));
    await give(user);
    await user.click(screen.getByRole("button", { name: "用本工作簿的「评分办法」" }));
    await screen.findByText(/^照 .*的「评分办法」读。$/);
    expect(readBy).toEqual([["评分办法"]]);
    await user.click(screen.getByRole("button", { name: "不用" }));
    await waitFor(() => expect(readBy).toEqual([["评分办法"], null]));
    const [choose] = [...document.querySelectorAll<HTMLInputElement>("input[type=file]")].filter(
      (input) => input.nextElementSibling?.textContent === "选择评分办法",
    );
    await user.upload(choose as HTMLInputElement, new File(["x"], "乙.xlsx"));
    await screen.findByText("乙.xlsx 里没有「评分办法」，没有采用。");
    expect(readBy).toHaveLength(2);
  });

  it("opens with numbers that lead to what they count", async () => {
    const { user } = await open(roster, mergingOf(submissions));
    await give(user);
    const board = screen.getByRole("group", { name: "收表情况" });
    const numbers = () =>
      within(board)
        .getAllByRole("button")
        .map((one) => one.textContent);
    expect(numbers()).toEqual(["收到 2", "需退回 0", "待定 0"]);
    await user.selectOptions(screen.getByLabelText("应报名册"), "本工作簿的「名册」");
    await waitFor(() => expect(numbers()).toEqual(["收到 2", "缺报 2", "需退回 0", "待定 1"]));
    await user.click(within(board).getByRole("button", { name: "缺报 2" }));
    expect(document.activeElement?.textContent).toBe("缺报 2 个");
    await user.click(within(board).getByRole("button", { name: "待定 1" }));
    expect(document.activeElement?.textContent).toBe("需要您决定");
  });

  it("goes through the files one by one: accepted, returned with the letter, and the next, a click each", async () => {
    const wrong = { ...scoredSheet("学校丙党支部", { self: 90, review: 90 }), name: "附件1" };
    const first = wrong.cells.findIndex((cell) => cell.column === 3 && cell.content?.value === 3);
    const cells = wrong.cells.map((cell, i) => (i === first ? { ...cell, content: { value: "约三分" } } : cell));
    const faulty = submitSheets("丙.xlsx", [{ ...wrong, cells }]);
    const { user } = await open(roster, mergingOf([...submissions, faulty]));
    await give(user);
    const rounds = within(screen.getByRole("region", { name: /^逐份处理/ }));
    expect(rounds.getByText("已处理 0 / 3 份")).not.toBeNull();
    expect(rounds.getByText("丙.xlsx")).not.toBeNull();
    expect(rounds.getByText(/需修改 1 处，需说明 0 处/)).not.toBeNull();
    expect((await rounds.findByText(/^学校丙党支部：/)).textContent).toContain("你单位报送的“丙.xlsx”有1处需要修改");

    await user.click(rounds.getByRole("button", { name: "退回" }));
    await screen.findByText("学校丙党支部 的退回说明已复制，可以直接粘贴到聊天窗口。");
    expect(await navigator.clipboard.readText()).toMatch(/^学校丙党支部：\n你单位报送的“丙\.xlsx”/);
    expect(rounds.getByText("松.xlsx")).not.toBeNull();
    await user.click(rounds.getByRole("button", { name: "采用" }));
    expect(rounds.getByText("甲.xlsx")).not.toBeNull();
    expect(rounds.getByText("已处理 2 / 3 份")).not.toBeNull();

    await user.click(rounds.getByRole("button", { name: "下一份" }));
    expect(rounds.getByText("丙.xlsx")).not.toBeNull();
    const board = within(screen.getByRole("group", { name: "收表情况" }));
    expect(board.getByRole("button", { name: "需退回 1" })).not.toBeNull();
    await user.click(rounds.getByRole("button", { name: "采用" }));
    expect(board.getByRole("button", { name: "需退回 0" })).not.toBeNull();
  });

  it("shows the levels of every committee in parts that say their number", async () => {
    const { user } = await open(roster, mergingOf(submissions));
    await give(user);
    expect(screen.queryByRole("table", { name: /各党委的等级$/ })).toBeNull();
    await user.selectOptions(screen.getByLabelText("应报名册"), "本工作簿的「名册」");
    await waitFor(() =>
      expect(rowsOf(/各党委的等级$/)).toEqual([
        ["甲片区党委", "先进 1"],
        ["未注明党委", "一般 1"],
      ]),
    );
  });

  it("keeps the merge while another tab is in view, and starts again when cleared", async () => {
    const { user } = await open(roster, mergingOf(submissions));
    await give(user);
    await user.click(screen.getByRole("tab", { name: "填报" }));
    await user.click(screen.getByRole("tab", { name: "汇总" }));
    expect((await screen.findByText(/份收到/)).textContent).toBe("2 份收到 = 2 份已汇总");
    await user.click(screen.getByRole("button", { name: "清空，重新选择" }));
    await waitFor(() => expect(screen.queryByText(/份收到/)).toBeNull());
  });

  it("applies the quota to the merge", async () => {
    const { user } = await open(roster, mergingOf(submissions));
    await give(user);
    await user.type(screen.getByLabelText("先进的比例上限（%）"), "40{Enter}");
    expect((await screen.findAllByText(/50%/)).map((line) => line.textContent).join()).toContain("40%");
  });
});
