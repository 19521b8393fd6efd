import {
  initialPage,
  isUnsaved,
  type OpenFile,
  type PageEvent,
  type PageState,
  reducePage,
} from "../../src/page/page-state";
import { workbook } from "../support/workbook";

const file = (id: number, more: Partial<OpenFile> = {}): OpenFile => {
  const bytes = new Uint8Array([id]);
  const view = { snapshot: workbook({ 附件1: [[1]], 附件2: [[2]] }), looks: [] };
  const bare = { id, name: `${id}.xlsx`, isSample: false, view, bytes, keptBytes: bytes, sheet: 0, selected: null };
  return { ...bare, findings: [], typed: [], ...more };
};

const opened = (...files: readonly OpenFile[]): PageEvent => ({ type: "opened", files, refusals: [] });
const after = (...events: readonly PageEvent[]): PageState => events.reduce(reducePage, initialPage);
const ids = (state: PageState): number[] => state.files.map(({ id }) => id);

describe("reducePage", () => {
  it("shows the file opened last, which takes the untouched sample's place", () => {
    const state = after(opened(file(1, { isSample: true })), opened(file(2), file(3)));
    expect([ids(state), state.active, state.opened]).toEqual([[2, 3], 3, "3.xlsx"]);
  });

  it("keeps a sample that somebody changed", () => {
    const sample = file(1, { isSample: true, keptBytes: new Uint8Array() });
    expect(ids(after(opened(sample), opened(file(2))))).toEqual([1, 2]);
  });

  it("closes an unchanged file at once and shows the one before it", () => {
    const state = after(opened(file(1), file(2)), { type: "close-asked", id: 2 });
    expect([ids(state), state.active, state.closing]).toEqual([[1], 1, null]);
  });

  it("asks before it closes a changed one", () => {
    const changed = after(opened(file(1)), {
      type: "written",
      id: 1,
      bytes: new Uint8Array([9]),
      view: file(1).view,
    });
    expect(changed.files.map(isUnsaved)).toEqual([true]);
    const asked = reducePage(changed, { type: "close-asked", id: 1 });
    expect([asked.closing, ids(asked)]).toEqual([1, [1]]);
    expect(ids(reducePage(asked, { type: "close-refused" }))).toEqual([1]);
    expect(ids(reducePage(asked, { type: "closed", id: 1 }))).toEqual([]);
    const kept = reducePage(changed, { type: "downloaded", id: 1, bytes: changed.files[0]?.bytes ?? new Uint8Array() });
    expect(ids(reducePage(kept, { type: "close-asked", id: 1 }))).toEqual([]);
  });

  it("shows a sheet that a write added, else the one in view", () => {
    const view = { snapshot: workbook({ 附件1: [[1]], 附件2: [[2]], 得分与定级: [[3]] }), looks: [] };
    const bytes = new Uint8Array([9]);
    const added = after(opened(file(1, { sheet: 1 })), { type: "written", id: 1, bytes, view });
    expect(added.files[0]?.sheet).toBe(2);
    const back = reducePage(reducePage(added, { type: "sheet-shown", id: 1, sheet: 1 }), {
      type: "written",
      id: 1,
      bytes,
      view,
    });
    expect(back.files[0]?.sheet).toBe(1);
  });

  it("names files that could not be opened and keeps the others", () => {
    const refusals = [{ name: "坏.xlsx", code: "damaged", facts: {} }] as const;
    const state = after(opened(file(1)), { type: "opening" }, { type: "opened", files: [], refusals });
    expect([ids(state), state.active, state.refusals]).toEqual([[1], 1, refusals]);
  });
});
