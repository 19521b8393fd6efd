import { officeRibbon, Ribbon, ribbonTasks } from "../../src/taskpane/ribbon";
import type { InMemoryExcel } from "../support/excel/in-memory-excel";
import { openExcel } from "../support/excel/open-excel";

let excel: InMemoryExcel;
afterEach(() => excel.uninstall());

describe("the ribbon", () => {
  it.each(["web", "m365", "ltsc2021", "ltsc2024"] as const)("hands every task to the open pane (%s)", async (host) => {
    excel = openExcel({ 附件1: [[1]] }, { host });
    const ribbon = officeRibbon("");
    const heard: string[] = [];
    const stop = ribbon.listen((task) => heard.push(task));
    for (const task of ribbonTasks) await excel.pressRibbon(task);
    expect(heard).toEqual(["check", "fill", "rectification", "summary"]);
    expect(excel.paneShown).toBe(4);
    stop();
  });

  it("keeps what was asked until the pane listens, once", async () => {
    excel = openExcel({ 附件1: [[1]] });
    const ribbon = officeRibbon("");
    await excel.pressRibbon("fill");
    const heard: string[] = [];
    ribbon.listen((task) => heard.push(task))();
    ribbon.listen((task) => heard.push(task));
    expect(heard).toEqual(["fill"]);
  });

  it("lets the button go even where the pane cannot be shown", async () => {
    excel = openExcel({ 附件1: [[1]] });
    const ribbon = officeRibbon("");
    Object.assign(Office.addin, { showAsTaskpane: () => Promise.reject(new Error("refused")) });
    await excel.pressRibbon("check");
    const heard: string[] = [];
    ribbon.listen((task) => heard.push(task));
    expect(heard).toEqual(["check"]);
  });

  it.each([
    ["?action=fill", ["fill"]],
    ["?lang=en&action=summary", ["summary"]],
    ["?action=delete", []],
    ["", []],
  ])("takes the task of a former manifest from %j", (search, tasks) => {
    excel = openExcel({ 附件1: [[1]] }, { host: "excel2019" });
    const heard: string[] = [];
    officeRibbon(search).listen((task) => heard.push(task));
    expect(heard).toEqual(tasks);
  });

  it("tells nobody who has stopped listening", () => {
    excel = openExcel({ 附件1: [[1]] });
    const ribbon = new Ribbon();
    const heard: string[] = [];
    ribbon.listen((task) => heard.push(task))();
    ribbon.ask("check");
    expect(heard).toEqual([]);
  });
});
