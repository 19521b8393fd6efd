import { HostError } from "../../../src/hosts/host";
import { createXlsx } from "../../../src/hosts/xlsx/write";
import { writeZip } from "../../../src/hosts/xlsx/zip";
import { localChannel } from "../../../src/taskpane/desk-channel";
import type { MergeChannel } from "../../../src/taskpane/summary/merge-channel";
import { MergeDesk } from "../../../src/taskpane/summary/merge-desk";
import { createMergeWork, type ChosenFile } from "../../../src/taskpane/summary/merge-work";
import { checkWorkbook } from "../../../src/core/check/check";
import { drawRubricSheet } from "../../../src/core/generation/rubric-sheet/draw";
import type { StatedColumn } from "../../../src/core/schemes/types";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { design } from "../../support/open-excel";
import { scoredSheet } from "../../support/submissions";
import { fullScores, scoringSheet } from "../../support/tianning-workbook";
import { workbook } from "../../support/workbook";

const local = (): MergeChannel => localChannel(async () => new MergeDesk());
const work = (readers = 2) => createMergeWork(local, readers, "定级助手");
const never = new AbortController().signal;

function given(name: string, bytes: Uint8Array | (() => Promise<Uint8Array>), lastModified = 1000): ChosenFile {
  return { path: name, name, lastModified, bytes: async () => (bytes instanceof Uint8Array ? bytes.slice() : bytes()) };
}

let first: Uint8Array;
let second: Uint8Array;

beforeAll(async () => {
  const modified = new Date(Date.UTC(2012, 2, 20));
  first = await createXlsx([scoredSheet("学校甲党支部", { self: 95, review: 95 })], { modified });
  second = await createXlsx([scoredSheet("学校乙党支部", { self: 80, review: 70 })], { modified });
}, 120_000);

describe("createMergeWork", () => {
  it("reads files and archives, tells how far it is, and accounts for every workbook", async () => {
    const zip = writeZip([
      { name: "乙.xlsx", data: second },
      { name: "说明.txt", data: new Uint8Array([1]) },
      { name: "旧/~$乙.xlsx", data: new Uint8Array([1]) },
      { name: "内.zip", data: writeZip([{ name: "甲.xlsx", data: first }]) },
    ]);
    const desk = work();
    const progress: (readonly [number, number])[] = [];
    const count = await desk.add(
      [given("甲.xlsx", first), given("坏.xlsx", first.slice(0, 900)), given("包.zip", zip)],
      (done, total) => progress.push([done, total]),
      never,
    );
    expect([count, progress[0], progress.at(-1)]).toEqual([4, [0, 3], [4, 4]]);
    const view = await desk.merge({});
    expect(view.files.map(({ path, status }) => [path, status])).toEqual([
      ["包.zip/乙.xlsx", "merged"],
      ["包.zip/内.zip", "unreadable"],
      ["坏.xlsx", "unreadable"],
      ["甲.xlsx", "merged"],
    ]);
    expect(view.unreadable.map(({ path, error }) => [path, error.code, error.facts["reason"]])).toEqual([
      ["包.zip/内.zip", "not-a-workbook", "nested-archive"],
      ["坏.xlsx", "damaged", "truncated"],
    ]);
    expect(view.branches.map(({ name, total, level }) => [name, total, level])).toEqual([
      ["学校乙党支部", 74, "一般"],
      ["学校甲党支部", 95, "先进"],
    ]);
  });

  it("names a file that the browser does not give, and one that is called like another", async () => {
    const desk = work();
    const gone = async (): Promise<Uint8Array> => Promise.reject(new Error("NotReadableError"));
    await desk.add([given("甲.xlsx", first), given("没了.xlsx", gone)], () => undefined, never);
    await desk.add([given("甲.xlsx", second)], () => undefined, never);
    expect((await desk.merge({})).files.map(({ path, status, branches }) => [path, status, branches])).toEqual([
      ["没了.xlsx", "unreadable", []],
      ["甲.xlsx", "merged", ["学校甲党支部"]],
      ["甲.xlsx (2)", "merged", ["学校乙党支部"]],
    ]);
  });

  it("keeps nothing of a batch that was stopped", async () => {
    const controller = new AbortController();
    const desk = work(1);
    const count = await desk.add(
      [given("甲.xlsx", first), given("乙.xlsx", second)],
      (done) => done === 1 && controller.abort(),
      controller.signal,
    );
    expect(count).toBe(0);
    expect((await desk.merge({})).received).toBe(0);
  });

  it("reads a roster, or says that there is none in the file", async () => {
    const roster = await createXlsx([
      design("名册", {
        cells: [
          ["A1", "党支部名称"],
          ["B1", "类型"],
          ["A2", "学校甲党支部"],
        ],
      }),
    ]);
    expect((await work().roster(given("名册.xlsx", roster)))?.entries.map(({ name }) => name)).toEqual([
      "学校甲党支部",
    ]);
    expect(
      await work().roster(given("甲.xlsx", await createXlsx([design("表", { cells: [["A1", "内容"]] })]))),
    ).toBeNull();
    await expect(work().roster(given("坏.xlsx", new Uint8Array(20)))).rejects.toBeInstanceOf(HostError);
  });

  it("reads what it keeps once more by a 「评分办法」, unless that is stopped, and goes back", async () => {
    const page = design("评分表", {
      cells: [
        ["A1", "学校甲卫生检查评分表"],
        ["A2", "检查内容"],
        ["B2", "标准分"],
        ["C2", "首轮得分"],
        ["D2", "丙组"],
        ["A3", "1.地面清洁"],
        ["B3", 30],
        ["C3", 29],
        ["D3", 25],
        ["A4", "2.墙面整洁"],
        ["B4", 30],
        ["C4", 30],
        ["D4", 25],
        ["A5", "3.制度上墙"],
        ["B5", 40],
        ["C5", 38],
        ["D5", 30],
      ],
    });
    const book = { ...workbook({}), sheets: [snapshotOfDesign(page)] };
    const [read] = checkWorkbook(book).sheets;
    if (read?.kind !== "scoring") throw new Error("no rubric");
    const statedColumns: readonly StatedColumn[] = [
      { heading: "首轮得分", meaning: { kind: "other" } },
      { heading: "丙组", meaning: { kind: "party", party: "score" } },
    ];
    const forms = read.scheme.forms.map((form) => (form.kind === "scoring" ? { ...form, statedColumns } : form));
    const rubric = await createXlsx([page, drawRubricSheet({ ...read.scheme, forms })]);
    const desk = work(1);
    const totals = async () => (await desk.merge({})).branches.map(({ total }) => total);
    await desk.add([given("甲.xlsx", await createXlsx([page]))], () => undefined, never);
    expect(await totals()).toEqual([97]);
    const own = await desk.rubric(given("办法.xlsx", rubric));
    expect(own?.sheets.map(({ name }) => name)).toEqual(["评分办法"]);
    expect(await desk.rubric(given("甲.xlsx", first))).toBeNull();
    const stopped = new AbortController();
    expect(await desk.readBy(own, () => stopped.abort(), stopped.signal)).toBe(false);
    expect(await totals()).toEqual([97]);
    expect(await desk.readBy(own, () => undefined, never)).toBe(true);
    expect(await totals()).toEqual([80]);
    await desk.add([given("乙.xlsx", await createXlsx([page]))], () => undefined, never);
    expect((await desk.merge({})).files.map(({ path }) => path)).toEqual(["乙.xlsx", "甲.xlsx"]);
    expect(await desk.readBy(null, () => undefined, never)).toBe(true);
    expect(new Set(await totals())).toEqual(new Set([97]));
  });

  it("gives the files once more, those of an archive and those called alike too", async () => {
    const desk = work();
    const zip = writeZip([{ name: "乙.xlsx", data: second }]);
    await desk.add([given("甲.xlsx", first), given("包.zip", zip)], () => undefined, never);
    await desk.add([given("甲.xlsx", second)], () => undefined, never);
    expect([...(await desk.source("甲.xlsx"))]).toEqual([...first]);
    expect([...(await desk.source("甲.xlsx (2)"))]).toEqual([...second]);
    expect([...(await desk.source("包.zip/乙.xlsx"))]).toEqual([...second]);
    await expect(desk.source("丙.xlsx")).rejects.toBeInstanceOf(HostError);
  });

  it("plans what goes back: a message and a copy for each file with errors", async () => {
    const desk = work();
    const broken = await createXlsx([scoringSheet({ self: [9, ...fullScores.slice(1)] }, "学校丙党支部")]);
    await desk.add([given("甲.xlsx", first), given("丙.xlsx", broken)], () => undefined, never);
    const { returns } = await desk.returns({}, {});
    expect(returns.map(({ folder, copies }) => [folder, copies.map(({ path }) => path)])).toEqual([
      ["学校丙党支部", ["丙.xlsx"]],
    ]);
  });

  it("compares with an earlier merge, draws what changed, and takes no other file for one", async () => {
    const desk = work();
    await desk.add([given("甲.xlsx", first)], () => undefined, never);
    const earlier = await createXlsx(await desk.draw({}));
    const now = work();
    const better = await createXlsx([scoredSheet("学校甲党支部", { self: 96, review: 95 })]);
    await now.add([given("甲.xlsx", better), given("乙.xlsx", second)], () => undefined, never);
    expect((await now.merge({})).changes).toBeNull();
    expect(await now.earlier(given("甲.xlsx", first))).toBe(false);
    await expect(now.earlier(given("坏.xlsx", new Uint8Array(20)))).rejects.toBeInstanceOf(HostError);
    expect(await now.earlier(given("上次.xlsx", earlier))).toBe(true);
    expect((await now.merge({})).changes).toEqual({
      branches: { new: ["学校乙党支部"], changed: ["学校甲党支部"], disputed: [], gone: [] },
      opened: 0,
      closed: 0,
      promoted: [],
      lowered: [],
    });
    const worse = work();
    const lower = await createXlsx([scoredSheet("学校甲党支部", { self: 80, review: 80 })]);
    await worse.add([given("甲.xlsx", lower)], () => undefined, never);
    expect(await worse.earlier(given("上次.xlsx", earlier))).toBe(true);
    expect((await worse.merge({})).changes).toMatchObject({ promoted: [], lowered: ["学校甲党支部"] });
    expect((await now.draw({})).map(({ name }) => name)).toContain("与上次汇总的变化");
    expect(await now.earlier(null)).toBe(true);
    expect((await now.merge({})).changes).toBeNull();
  });

  it("draws the result as sheets, and forgets everything when cleared", async () => {
    const desk = work();
    await desk.add([given("甲.xlsx", first)], () => undefined, never);
    expect((await desk.draw({})).map(({ name }) => name)).toEqual([
      "分类定级汇总表",
      "分类定级明细表",
      "分类定级统计表",
      "自评考评对照",
      "自评考评逐项对照",
      "问题清单",
      "数据来源",
    ]);
    await desk.clear();
    expect((await desk.merge({})).received).toBe(0);
  });
});
