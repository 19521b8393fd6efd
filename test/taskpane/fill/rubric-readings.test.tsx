import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import type { ApplyReport, ChangeSet } from "../../../src/core/changes/change-set";
import { invert } from "../../../src/core/changes/invert";
import { checkWorkbook } from "../../../src/core/check/check";
import { confirmRubrics } from "../../../src/core/generation/rubric-sheet/confirm";
import { unconfirmedRubrics } from "../../../src/core/generation/rubric-sheet/found-rubrics";
import type { CellKey } from "../../../src/core/workbook/snapshot";
import type { Locale } from "../../../src/locales/locale";
import { App, Frame } from "../../../src/taskpane/App";
import { RubricReadings } from "../../../src/taskpane/fill/RubricReadings";
import { coreSession } from "../../../src/taskpane/core-session";
import type { Place } from "../../../src/taskpane/session";
import { textsOf } from "../../../src/taskpane/texts";
import { FakeHost } from "../../support/fake-session";
import { selfOnlyBook, withoutSheet } from "../../support/rule-book";
import { toA1OfKey } from "../../support/keys";
import { workbook } from "../../support/workbook";

/** A host that draws sheets as well. */
class DrawingHost extends FakeHost {
  override async apply(changeSet: ChangeSet): Promise<ApplyReport> {
    const undo = invert(changeSet);
    this.workbook = applyToSnapshot(this.workbook, changeSet);
    return { written: changeSet.edits.length, skipped: [], undo };
  }
}

const book = workbook({
  评分表: [
    ["某镇党支部考核表（甲村党支部）"],
    ["项目", "内容", "分值", "自评", "考评"],
    ["班子", "1、班子健全", 10, 9, 8],
    [null, "2、团结协作", 20, 18, 19],
    ["队伍", "3、教育经常", 30, 30, 28],
    [null, "4、管理规范", 40, 40, 40],
    ["自评占40%，上级考评占60%。90分以上为先进，75—89分为较好，75分以下为后进。"],
    ["一年以上没有开展活动的，直接定为后进。"],
  ],
});

async function open(locale: Locale, check: string): Promise<{ host: DrawingHost; user: UserEvent }> {
  const host = new DrawingHost(book);
  render(
    <Frame texts={textsOf(locale)}>
      <App session={coreSession(host)} />
    </Frame>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: check }));
  return { host, user };
}

afterEach(cleanup);

describe("a rubric that was read from its sheet", () => {
  it("is shown, confirmed once after the preview, and decides from then on", async () => {
    const { host, user } = await open("zh-CN", "检查");
    const list = await screen.findByRole("list", { name: "从表上读到的评分办法" });
    const shown = list.textContent;
    expect(shown).toContain("2 类 4 项，总分 100 分");
    expect(shown).toContain("等次：先进（90 分及以上），较好（75 分及以上），后进");
    expect(shown).toContain("权重：自评 40%，上级考评 60%");
    expect(shown).toContain("一年以上没有开展活动");
    expect(shown).toContain("2 团结协作：20 分");
    await user.click(within(list).getByRole("button", { name: "确认评分办法" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "确认写入" }));
    await screen.findByText(/已写入/);
    expect(host.workbook.sheets.map((s) => s.name)).toEqual(["评分表", "评分办法"]);
    await waitFor(() => expect(screen.queryByRole("button", { name: "确认评分办法" })).toBeNull());
    const before = checkWorkbook(host.workbook).branches[0];
    expect([before?.total?.toNumber(), before?.level]).toEqual([95.8, "先进"]);

    // The person corrects a maximum on the new sheet; the scoring sheet is held against it.
    const method = host.workbook.sheets[1];
    const key = [...(method?.cells ?? [])].find(([, cell]) => cell.value === 40)?.[0] as CellKey;
    act(() => host.type("评分办法", toA1OfKey(key), { value: 35 }));
    const after = checkWorkbook(host.workbook).findings.filter((f) => f.severity === "error");
    expect(after.map((f) => [f.code, f.cell])).toEqual([
      ["maximum-altered", "C6"],
      ["score-above-maximum", "D6"],
      ["score-above-maximum", "E6"],
    ]);
    await user.click(screen.getByRole("button", { name: "撤销上一步" }));
    await screen.findByRole("button", { name: "确认评分办法" });
    expect(host.workbook.sheets.map((s) => s.name)).toEqual(["评分表"]);
  });

  it("gives way to the sheet's own words where a known scheme was taken for it, and comes back by undo", async () => {
    const host = new DrawingHost(withoutSheet(withoutSheet(withoutSheet(selfOnlyBook(), "附件2"), "附件3"), "附件4"));
    render(
      <Frame texts={textsOf("zh-CN")}>
        <App session={coreSession(host)} />
      </Frame>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "检查" }));
    await user.click(await screen.findByText("适用的评分方案"));
    const list = screen.getByRole("list", { name: "适用的评分方案" });
    expect(list.textContent).toContain("按常天教委〔2012〕6号检查：27 项里有 27 项相同。");
    await user.click(within(list).getByRole("button", { name: "改按表上内容读" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "确认写入" }));
    await screen.findByText(/已写入/);
    expect(checkWorkbook(host.workbook).branches.map((b) => b.scheme.id)).toEqual(["custom"]);
    await user.click(screen.getByRole("button", { name: "撤销上一步" }));
    await screen.findByText(/已撤销/);
    expect(checkWorkbook(host.workbook).branches.map((b) => b.scheme.id)).toEqual(["tianning-2012"]);
  });

  it("is offered in English", async () => {
    const { host, user } = await open("en-US", "Check");
    const list = await screen.findByRole("list", { name: "Rubric read from the sheet" });
    expect(list.textContent).toContain("2 categories, 4 items, 100 points in total");
    await user.click(within(list).getByRole("button", { name: "Confirm rubric" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Cancel" }));
    expect(host.workbook).toEqual(book);
  });

  it("names every cell that was not understood, and goes there by a click", async () => {
    const [read] = unconfirmedRubrics(checkWorkbook(book));
    if (!read) throw new Error("nothing was read");
    const reading = { ...read.reading, notUnderstood: [{ cell: "C9", text: "另加 3 分" }] };
    const revealed: Place[] = [];
    render(
      <Frame texts={textsOf("zh-CN")}>
        <RubricReadings
          sheets={[{ ...read, reading }]}
          isBusy={false}
          onReveal={(place) => void revealed.push(place)}
          onConfirm={() => undefined}
        />
      </Frame>,
    );
    const cells = screen.getByRole("list", { name: "没有读懂的格" });
    await userEvent.setup().click(within(cells).getByRole("button", { name: /C9.*另加/ }));
    expect(revealed).toEqual([{ sheet: "评分表", cell: "C9" }]);
  });
});

describe("a 评分办法 that was confirmed in another workbook", () => {
  /** The same rubric, with other bands. */
  const elsewhere = workbook({
    评分表: [
      ["某镇党支部考核表（乙村党支部）"],
      ["项目", "内容", "分值", "自评", "考评"],
      ["班子", "1、班子健全", 10, 10, 10],
      [null, "2、团结协作", 20, 20, 20],
      ["队伍", "3、教育经常", 30, 30, 30],
      [null, "4、管理规范", 40, 40, 40],
      ["自评占40%，上级考评占60%。97分以上为先进，75—96分为较好，75分以下为后进。"],
    ],
  });
  const confirmed = applyToSnapshot(elsewhere, confirmRubrics(elsewhere, checkWorkbook(elsewhere)));
  const rubricBook = { ...confirmed, sheets: confirmed.sheets.slice(1) };

  it("is chosen in the pane: sheets of the same shape are read by it, until it is given up", async () => {
    const session = coreSession(new DrawingHost(book));
    const rubric = async ({ name }: { readonly name: string }) => {
      if (name === "坏.xlsx") throw new Error("damaged");
      return name === "无.xlsx" ? null : rubricBook;
    };
    const { merging } = session;
    if (!merging) throw new Error("no merging");
    const { container } = render(
      <Frame texts={textsOf("zh-CN")}>
        <App session={{ ...session, merging: { ...merging, work: { ...merging.work, rubric } } }} />
      </Frame>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "检查" }));
    await screen.findByRole("heading", { name: "别处确认过的评分办法" });
    const results = (): string => screen.getByRole("list", { name: "得分与等级" }).textContent ?? "";
    expect(results()).toContain("先进");
    const input = container.querySelector<HTMLInputElement>('input[type="file"][accept*=".et"]');
    const choose = (name: string): Promise<void> => user.upload(input as HTMLElement, new File([], name));
    await choose("无.xlsx");
    expect((await screen.findByText(/无\.xlsx 里没有「评分办法」/)).getAttribute("role")).toBe("alert");
    await choose("坏.xlsx");
    await screen.findByText(/坏\.xlsx 读不出来/);
    expect(results()).toContain("先进");
    await choose("乙村.xlsx");
    await screen.findByText("同样的评分表照 乙村.xlsx 的「评分办法」读。");
    await waitFor(() => expect(results()).toContain("较好"));
    expect(screen.queryByRole("list", { name: "从表上读到的评分办法" })).toBeNull();
    expect(screen.queryByText(/读不出来/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "不用" }));
    await waitFor(() => expect(results()).toContain("先进"));
  });
});
