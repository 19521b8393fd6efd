import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { findForm } from "../../../src/core/schemes";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { Frame } from "../../../src/taskpane/App";
import type { Form } from "../../../src/core/schemes/types";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { designLook } from "../../../src/taskpane/sheet-view/design-look";
import { SheetPicture } from "../../../src/taskpane/sheet-view/SheetPicture";
import { textsOf } from "../../../src/taskpane/texts";

const design = drawTemplate(tianning2012, findForm("tianning-2012/scoring")?.form as Form);

afterEach(cleanup);

it("shows a sheet that is not drawn yet, to be looked through with the keyboard and not typed on", async () => {
  render(
    <Frame texts={textsOf("zh-CN")}>
      <SheetPicture design={design} />
    </Frame>,
  );
  const grid = screen.getByRole("grid", { name: /附件1/ });
  expect(within(grid).getByText("中小学校党支部分类定级评分参考标准")).not.toBeNull();
  expect(screen.queryByRole("textbox")).toBeNull();
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(within(grid).getAllByRole("gridcell", { selected: true })).toHaveLength(1);
});

it("gives cells the look that the file will have", () => {
  const look = designLook(snapshotOfDesign(design), design);
  expect(look.cellLook(1, 0)).toMatchObject({ font: "方正小标宋简体", size: 22, horizontal: "center", wrap: true });
  expect(look.cellLook(4, 1)).toMatchObject({ font: "仿宋", bottom: { style: "solid", width: 1 } });
  expect(look.merges.at(1, 2)).toEqual({ top: 1, left: 0, bottom: 1, right: 4 });
  expect([...look.rowHeights(2)].every((height) => height > 0)).toBe(true);
});
