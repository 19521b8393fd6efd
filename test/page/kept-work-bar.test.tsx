import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import type { KeptFile, KeptWork } from "../../src/page/kept-work";
import { KeptWorkBar } from "../../src/page/KeptWorkBar";
import type { OpenFile } from "../../src/page/page-state";
import { Frame } from "../../src/taskpane/App";
import { textsOf } from "../../src/taskpane/texts";
import { workbook } from "../support/workbook";

const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);

class FakeKept implements KeptWork {
  isOn = true;
  constructor(public files: readonly KeptFile[]) {}
  list(): Promise<readonly KeptFile[]> {
    return Promise.resolve(this.files);
  }
  keep(files: readonly KeptFile[]): Promise<void> {
    this.files = files;
    return Promise.resolve();
  }
  turn(isOn: boolean): Promise<void> {
    this.isOn = isOn;
    if (!isOn) this.files = [];
    return Promise.resolve();
  }
}

const file = (name: string, now: Uint8Array, kept: Uint8Array): OpenFile => {
  const view = { snapshot: workbook({ 附件1: [[1]] }), looks: [] };
  const bare = { id: 1, isSample: false, view, sheet: 0, selected: null, findings: [], typed: [] };
  return { ...bare, name, bytes: now, keptBytes: kept };
};

const reopened: string[][] = [];
const bar = (kept: KeptWork, ...files: OpenFile[]): ReactElement => (
  <Frame texts={textsOf("zh-CN")}>
    <KeptWorkBar kept={kept} files={files} onReopen={(found) => reopened.push(found.map(({ name }) => name))} />
  </Frame>
);
const names = (kept: FakeKept): string[] => kept.files.map(({ name }) => name);
const same = bytes(1);

beforeEach(() => (reopened.length = 0));
afterEach(cleanup);

describe("KeptWorkBar", () => {
  it("is not there while nothing is unsaved and nothing was left", () => {
    render(bar(new FakeKept([]), file("甲.xlsx", same, same)));
    expect(screen.queryByRole("region")).toBeNull();
  });

  it("keeps what is unsaved, until it is downloaded", async () => {
    const kept = new FakeKept([]);
    const { rerender } = render(bar(kept, file("甲.xlsx", bytes(2), same)));
    expect(screen.getByRole("region").textContent).toContain("不会上传");
    await waitFor(() => expect(names(kept)).toEqual(["甲.xlsx"]));
    rerender(bar(kept, file("甲.xlsx", same, same)));
    await waitFor(() => expect(names(kept)).toEqual([]));
  });

  it("offers what the last visit left, and keeps it beside new work until that is decided", async () => {
    const kept = new FakeKept([{ name: "旧.xlsx", bytes: bytes(7), at: 1 }]);
    const { rerender } = render(bar(kept));
    expect(await screen.findAllByText(/旧\.xlsx/)).toHaveLength(1);
    rerender(bar(kept, file("新.xlsx", bytes(2), same)));
    await waitFor(() => expect(names(kept)).toEqual(["旧.xlsx", "新.xlsx"]));
    await userEvent.click(screen.getByRole("button", { name: "接着做" }));
    expect(reopened).toEqual([["旧.xlsx"]]);
  });

  it("clears what was left when it is not wanted", async () => {
    const kept = new FakeKept([{ name: "旧.xlsx", bytes: bytes(7), at: 1 }]);
    render(bar(kept));
    await userEvent.click(await screen.findByRole("button", { name: "清除" }));
    expect([names(kept), screen.queryByRole("region")]).toEqual([[], null]);
  });

  it("keeps nothing on a shared computer, and says what that means", async () => {
    const kept = new FakeKept([]);
    render(bar(kept, file("甲.xlsx", bytes(2), same)));
    await waitFor(() => expect(names(kept)).toEqual(["甲.xlsx"]));
    await userEvent.click(screen.getByRole("checkbox", { name: "这是公用电脑，不要暂存" }));
    expect([kept.isOn, names(kept)]).toEqual([false, []]);
    expect(screen.getByRole("region").textContent).toContain("没有暂存");
  });
});
