import type { ApplyReport } from "../../src/core/changes/change-set";
import { previewOf } from "../../src/taskpane/preview";
import { initialState, type PaneEvent, type PaneState, reduce } from "../../src/taskpane/state";
import { review, setCell } from "../support/fake-session";
import { workbook } from "../support/workbook";

const snapshot = workbook({ 附件1: [[1]] });
const checked = { snapshot, result: review() };
const edit = setCell(snapshot, "附件1", "B1", { value: 2 });
const preview = previewOf({ purpose: "fill", edits: [edit] });
const report: ApplyReport = {
  written: 1,
  skipped: [],
  undo: { purpose: "undo", edits: [{ ...edit, before: edit.after, after: edit.before }] },
};

function after(...events: readonly PaneEvent[]): PaneState {
  return events.reduce(reduce, initialState);
}

describe("reduce", () => {
  it("marks the verdict out of date after an edit, and not before a check", () => {
    expect(after({ type: "edited" }).freshness).toBe("current");
    const stale = after({ type: "checked", checked, isQuiet: false }, { type: "edited" });
    expect(stale.freshness).toBe("edited");
    expect(reduce(stale, { type: "checked", checked, isQuiet: false }).freshness).toBe("current");
  });

  it("closes the preview after a write, keeps its undo and tells how much was written", () => {
    const state = after(
      { type: "planned", preview },
      { type: "started", task: "writing" },
      { type: "written", report },
    );
    expect(state.preview).toBeNull();
    expect(state.undo).toEqual([report.undo]);
    expect(state.announcement).toEqual({ kind: "written", count: 1, sheets: ["附件1"], skipped: [] });
  });

  it("keeps the announcement of a write through the check that follows it", () => {
    const state = after({ type: "written", report }, { type: "checked", checked, isQuiet: true });
    expect([state.announcement?.kind, state.freshness]).toEqual(["written", "current"]);
  });

  it("keeps nothing to undo where nothing was written", () => {
    const nothing = { ...report, written: 0, undo: { ...report.undo, edits: [] } };
    expect(after({ type: "written", report: nothing }).undo).toEqual([]);
  });

  it("undoes the latest write first", () => {
    const second = { ...report, undo: { ...report.undo, edits: [...report.undo.edits, ...report.undo.edits] } };
    const state = after({ type: "written", report }, { type: "written", report: second }, { type: "undone", report });
    expect(state.undo).toEqual([report.undo]);
  });

  it("cancels a preview without anything to undo", () => {
    const state = after({ type: "planned", preview }, { type: "cancelled" });
    expect([state.preview, state.undo, state.announcement]).toEqual([null, [], { kind: "cancelled" }]);
  });

  it("ticks and unticks single lines", () => {
    const state = after({ type: "planned", preview }, { type: "ticked", ids: [0], isTicked: false });
    expect(state.preview?.lines.map((line) => line.isTicked)).toEqual([false]);
  });

  it("drops the old failure when a task starts, and the preview when it fails", () => {
    const failure = { task: "writing", code: "protected", facts: {}, hasWritten: false, canRetry: true } as const;
    const failed = after({ type: "planned", preview }, { type: "failed", failure });
    expect([failed.failure, failed.preview, failed.task]).toEqual([failure, null, null]);
    expect(reduce(failed, { type: "started", task: "checking" }).failure).toBeNull();
  });

  it("keeps the other filters when one changes", () => {
    const state = after(
      { type: "filtered", change: { severities: ["error"] } },
      { type: "filtered", change: { search: "经费" } },
    );
    expect(state.filter).toEqual({ severities: ["error"], search: "经费", branch: null, sheet: null });
  });
});
