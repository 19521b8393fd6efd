import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactElement, useState } from "react";
import type { TypedEntry } from "../../../src/core/changes/entry";
import type { SheetAppearance } from "../../../src/hosts/xlsx/appearance";
import { parseRange } from "../../../src/core/workbook/address";
import { type GridEditing, GridView } from "../../../src/taskpane/sheet-view/GridView";
import { lookOf } from "../../../src/taskpane/sheet-view/looks";
import { noMarks } from "../../../src/page/marks";
import { Frame } from "../../../src/taskpane/App";
import { textsOf } from "../../../src/taskpane/texts";
import { sheet } from "../../support/workbook";

const drawn = sheet("评分", [
  ["项目", "得分"],
  ["一", 89],
  ["合计", { value: 89, formula: "SUM(B2:B2)" }],
]);
const nothing = { keys: new Float64Array(), values: new Float64Array() };
const appearance: SheetAppearance = {
  merges: [parseRange("A5:B6")],
  defaultColumnWidth: 9,
  columns: [],
  defaultRowHeight: 15,
  rowHeights: nothing,
  frozenRows: 1,
  frozenColumns: 0,
  showsGridLines: true,
  cellStyles: nothing,
  styles: [],
  conditions: [],
  unread: [],
  comments: new Map(),
  charts: 0,
  pictures: 0,
  shapes: 0,
};
const look = lookOf(drawn, appearance);

const entered: TypedEntry[][] = [];
let undone = 0;
const editing: GridEditing = {
  pending: new Map(),
  onEnter: (entries) => entered.push([...entries]),
  onUndo: () => undone++,
};

function Grid({ isEditable = true }: { readonly isEditable?: boolean }): ReactElement {
  const [selected, select] = useState<string | null>(null);
  return (
    <Frame texts={textsOf("zh-CN")}>
      <GridView
        sheet={drawn}
        look={look}
        marks={noMarks}
        selected={selected}
        onSelect={select}
        {...(isEditable && { editing })}
      />
      <button type="button">别处</button>
    </Frame>
  );
}

const cell = (a1: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-cell=${a1}]`);
  if (!found) throw new Error(`no cell ${a1}`);
  return found;
};
const selected = (): string | null => document.querySelector("[aria-selected=true]")?.getAttribute("data-cell") ?? null;
const field = (): HTMLTextAreaElement => screen.getByRole("textbox");
const typed = (): unknown[] => entered.map((entries) => entries.map((one) => [one.row, one.column, one.text]));

beforeEach(() => {
  entered.length = 0;
  undone = 0;
});
afterEach(cleanup);

describe("GridView", () => {
  it("is a grid that tells its size and each cell's place", () => {
    render(<Grid />);
    const grid = screen.getByRole("grid", { name: "工作表「评分」" });
    expect([grid.getAttribute("aria-rowcount"), grid.getAttribute("aria-colcount")]).toEqual(["31", "11"]);
    expect(cell("B2").getAttribute("aria-colindex")).toBe("3");
    expect(cell("A5").getAttribute("aria-rowspan")).toBe("2");
    expect(document.querySelector("[data-cell=B6]")).toBeNull();
  });

  it("moves with the keyboard where it is only looked at", async () => {
    render(<Grid isEditable={false} />);
    act(() => screen.getByRole("grid").focus());
    expect(selected()).toBe("A1");
    await userEvent.keyboard("{ArrowDown}{ArrowRight}");
    expect(selected()).toBe("B2");
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("writes what is typed on a cell, and goes on to the next", async () => {
    render(<Grid />);
    await userEvent.click(cell("B2"));
    expect(field().getAttribute("aria-label")).toBe("B2：89");
    await userEvent.keyboard("90{Enter}");
    expect([typed(), selected()]).toEqual([[[[1, 1, "90"]]], "B3"]);
    await userEvent.keyboard("=B2*2{Tab}");
    expect([typed()[1], selected()]).toEqual([[[2, 1, "=B2*2"]], "C3"]);
  });

  it("edits what a cell holds with F2, and gives up with Escape", async () => {
    render(<Grid />);
    await userEvent.click(cell("B3"));
    await userEvent.keyboard("{F2}");
    expect(field().value).toBe("=SUM(B2:B2)");
    await userEvent.keyboard("+1{Escape}");
    expect([typed(), field().value, selected()]).toEqual([[], "", "B3"]);
    await userEvent.dblClick(cell("B2"));
    await userEvent.keyboard(".5{Enter}");
    expect(typed()).toEqual([[[1, 1, "89.5"]]]);
  });

  it("leaves the keys to an input method until it has made its letters", async () => {
    render(<Grid />);
    await userEvent.click(cell("A2"));
    fireEvent.compositionStart(field());
    fireEvent.change(field(), { target: { value: "dang" } });
    fireEvent.keyDown(field(), { key: "Enter", keyCode: 229, isComposing: true });
    expect([typed(), selected()]).toEqual([[], "A2"]);
    fireEvent.compositionEnd(field());
    fireEvent.change(field(), { target: { value: "党" } });
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(typed()).toEqual([[[1, 0, "党"]]]);
  });

  it("writes where typing was begun when another cell or place is chosen", async () => {
    render(<Grid />);
    await userEvent.click(cell("A2"));
    await userEvent.keyboard("二");
    await userEvent.click(cell("B2"));
    expect([typed(), selected()]).toEqual([[[[1, 0, "二"]]], "B2"]);
    jest.spyOn(document, "hasFocus").mockReturnValue(true);
    await userEvent.keyboard("7");
    await userEvent.click(screen.getByRole("button", { name: "别处" }));
    expect(typed()[1]).toEqual([[1, 1, "7"]]);
  });

  it("takes a block that was copied in Excel, and clears with Delete", async () => {
    render(<Grid />);
    await userEvent.click(cell("A2"));
    await userEvent.paste("甲\t3\r\n乙\t4\r\n");
    expect(typed()).toEqual([
      [
        [1, 0, "甲"],
        [1, 1, "3"],
        [2, 0, "乙"],
        [2, 1, "4"],
      ],
    ]);
    await userEvent.keyboard("{Delete}");
    expect(typed()[1]).toEqual([[1, 0, ""]]);
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(undone).toBe(1);
  });
});

it("draws after a leap what is in view, and what lies around it once the sheet rests", async () => {
  const long = sheet(
    "名单",
    Array.from({ length: 2_000 }, (_, i) => [i + 1]),
  );
  render(
    <Frame texts={textsOf("zh-CN")}>
      <GridView
        sheet={long}
        look={lookOf(long, { ...appearance, merges: [] })}
        marks={noMarks}
        selected={null}
        onSelect={() => undefined}
      />
    </Frame>,
  );
  const rows = (): readonly number[] =>
    [...document.querySelectorAll("[data-cell^=A]")].map((one) => Number(one.getAttribute("data-cell")?.slice(1)) - 1);
  const grid = screen.getByRole("region");
  grid.scrollTop = 20_000;
  fireEvent.scroll(grid);
  // 800 px with the headings, of rows of 20 px, in blocks of 8.
  expect([Math.min(...rows().slice(1)), Math.max(...rows())]).toEqual([1_000, 1_039]);
  await waitFor(() => expect([Math.min(...rows().slice(1)), Math.max(...rows())]).toEqual([992, 1_047]));
});
