import type { ChangeSet } from "../../../src/core/changes/change-set";
import { parseRange } from "../../../src/core/workbook/address";
import { cellKey } from "../../../src/core/workbook/snapshot";
import { HostError } from "../../../src/hosts/host";
import {
  add,
  changes,
  closeExcel,
  design,
  dump,
  openExcel,
  redraw,
  setCell,
  type OpenExcel,
} from "../../support/open-excel";
import { workbook } from "../../support/workbook";

jest.setTimeout(120_000);
afterEach(closeExcel);

const ledger = design("台账", {
  cells: [
    ["A1", "新", "title"],
    ["A2", "001", "inputPlain"],
    ["B2", "=1+1", "score"],
    ["C2", "查看", "link", { sheet: "附件1", cell: "C2" }],
  ],
  merges: ["A1:C1"],
  validations: [{ range: parseRange("B2"), rule: { kind: "decimal", from: 0, to: 9 }, title: "分", message: "0-9" }],
  excessMarks: [{ range: parseRange("B2"), from: 0, to: 9 }],
  frozenRows: 1,
});

const source = workbook({
  附件1: [
    ["项目", "最高分", "自评"],
    ["领导班子好", 10, 9],
    ["合计", 10, null],
  ],
  台账: [
    ["旧"],
    [
      { value: "001", format: "@" },
      { value: 2, formula: "1+1" },
    ],
  ],
});

/** A change set with every kind of edit, on a workbook with formats, merges and a link of its own. */
function prepare(): OpenExcel & { readonly set: ChangeSet; readonly before: unknown } {
  const opened = openExcel(source);
  const old = opened.model.sheet("台账");
  old.merges.push(parseRange("A1:B1"));
  old.setFormat(parseRange("A1:B1"), "bold", true);
  old.setFormat(parseRange("A1"), "fillColor", "#E8EEF4");
  old.hyperlinks.set(cellKey(0, 0), { documentReference: "附件1!A1" });
  old.frozen.rows = 2;
  const set = changes(
    setCell(source, "附件1", "C3", { value: 9, formula: "SUM(C2:C2)", format: "0.####" }),
    setCell(source, "附件1", "A1", { value: "1-2", format: "@" }),
    add(design("结果", { cells: [["A1", "='附件1'!C3", "score"]], merges: ["A1:B1"] }), 0),
    redraw(source, "台账", ledger),
  );
  return { ...opened, set, before: dump(opened.model) };
}

const actionCount = ({ excel }: OpenExcel): number => excel.requests.reduce((sum, r) => sum + r.actions.length, 0);
const withoutIds = (state: unknown): unknown =>
  JSON.parse(JSON.stringify(state).replace(/\{[0-9A-F]{8}-[^}]*\}/g, "id"));

const faults = [
  ["AccessDenied", ["protected", "structure-protected"]],
  ["GeneralException", ["unknown", "inactive-workbook"]],
  ["InvalidOperationInCellEditMode", ["cell-edit-mode"]],
  ["RequestPayloadSizeLimitExceeded", ["too-large"]],
] as const;

describe("an interruption at any action", () => {
  // Every action fails in one of the ways in turn (with CASES, in each): what is done after a failure is one code.
  const step = process.env["CASES"] === undefined ? faults.length : 1;
  const turns = faults.map(([code, codes], i) => [code, codes, i % step] as const);

  it.each(turns)("%s leaves the old state, or one that a repeat completes", async (code, codes, first) => {
    const whole = prepare();
    const start = actionCount(whole);
    await whole.host.apply(whole.set);
    const actions = actionCount(whole) - start;
    const done = withoutIds(dump(whole.model));
    expect(actions).toBeGreaterThan(100);
    let untouched = 0;
    for (let k = first; k < actions; k += step) {
      closeExcel();
      const { host, excel, model, set, before } = prepare();
      excel.failAt(k, code);
      const failure: unknown = await host.apply(set).then(
        () => null,
        (error: unknown) => error,
      );
      if (failure !== null) {
        if (!(failure instanceof HostError)) throw failure;
        expect(codes).toContain(failure.code);
        expect(failure.facts["code"]).toBe(code);
        if (!failure.hasWritten) {
          untouched++;
          expect(dump(model)).toEqual(before);
        }
        const repeated = await host.apply(set);
        expect([k, repeated.skipped]).toEqual([k, []]);
        expect(withoutIds(dump(model))).toEqual(done);
        const undone = await host.apply(repeated.undo);
        expect([k, undone.skipped]).toEqual([k, []]);
        expect(withoutIds(dump(model))).toEqual(withoutIds(before));
      } else expect(withoutIds(dump(model))).toEqual(done);
    }
    expect(untouched).toBeGreaterThan(10 / step);
    expect(untouched).toBeLessThan(actions / step);
  });

  it("of an undo is completed by repeating it", async () => {
    const whole = prepare();
    const report = await whole.host.apply(whole.set);
    const start = actionCount(whole);
    await whole.host.apply(report.undo);
    const actions = actionCount(whole) - start;
    for (let k = 0; k < actions; k += Math.ceil(step / 2)) {
      closeExcel();
      const { host, excel, model, set, before } = prepare();
      const { undo } = await host.apply(set);
      excel.failAt(k, "GeneralException");
      const isWhole = await host.apply(undo).then(
        () => true,
        () => false,
      );
      if (!isWhole) expect([k, (await host.apply(undo)).skipped]).toEqual([k, []]);
      expect(withoutIds(dump(model))).toEqual(withoutIds(before));
    }
  });
});
