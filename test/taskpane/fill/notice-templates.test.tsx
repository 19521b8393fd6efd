import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ChangeSet } from "../../../src/core/changes/change-set";
import { HostError } from "../../../src/hosts/host";
import { Frame } from "../../../src/taskpane/App";
import { NoticeTemplates } from "../../../src/taskpane/fill/NoticeTemplates";
import type { PaneActions } from "../../../src/taskpane/pane/actions";
import type { MakePlan } from "../../../src/taskpane/pane/writing";
import type { Session } from "../../../src/taskpane/session";
import { initialState } from "../../../src/taskpane/state";
import { textsOf } from "../../../src/taskpane/texts";
import { FakeHost, fakeSession, review } from "../../support/fake-session";
import { workbook } from "../../support/workbook";

afterEach(cleanup);

async function press(readNotice?: Session["readNotice"], readChosenNotice?: Session["readChosenNotice"]) {
  const host = new FakeHost(workbook({ 通知: [["各党支部："]] }));
  const session = fakeSession(host, {
    ...(readNotice && { readNotice }),
    ...(readChosenNotice && { readChosenNotice }),
  });
  const planned: ChangeSet[] = [];
  const actions = {
    plan: async (make: MakePlan) => {
      planned.push(await make({ snapshot: host.workbook, result: review() }, {}));
    },
  } as unknown as PaneActions;
  const { container } = render(
    <Frame texts={textsOf("zh-CN")}>
      <NoticeTemplates session={session} state={initialState} actions={actions} />
    </Frame>,
  );
  const user = userEvent.setup();
  const button = screen.queryByRole("button", { name: "从文件生成模板" });
  if (button) await user.click(button);
  return { user, button, container, planned };
}

test("lists what was read of a notice, and opens the sheets once they are wanted", async () => {
  const opened: string[] = [];
  const { user } = await press(async (locale) => ({
    report: ["附件1：读出评分表", "附件2：照原样放入"],
    open: () => void opened.push(locale),
  }));
  const dialog = await screen.findByRole("dialog", { name: "从文件里读到的内容" });
  expect(
    within(dialog)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent),
  ).toEqual(["附件1：读出评分表", "附件2：照原样放入"]);
  expect(opened).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "生成模板" }));
  expect(opened).toEqual(["zh-CN"]);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("in Excel reads the file that is chosen, and plans its sheets once they are wanted", async () => {
  const { user, container, planned } = await press(undefined, async ({ name, bytes }) => ({
    report: [`${name} ${bytes.length}`],
    open: null,
    place: () => ({ purpose: "template", edits: [] }),
  }));
  // jsdom's files give out no bytes.
  const file = Object.assign(new File([], "通知.docx"), { arrayBuffer: async () => new ArrayBuffer(6) });
  await user.upload(container.querySelector("input") as HTMLInputElement, file);
  const dialog = await screen.findByRole("dialog", { name: "从文件里读到的内容" });
  expect(within(dialog).getByRole("listitem").textContent).toBe("通知.docx 6");
  expect(planned).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "生成模板" }));
  await waitFor(() => expect(planned).toEqual([{ purpose: "template", edits: [] }]));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("says where no sheet can be made, and offers none", async () => {
  await press(async () => ({ report: ["正文：是文字"], open: null }));
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("没有可以做成模板的表，没有生成。");
  expect(within(dialog).queryByRole("button", { name: "生成模板" })).toBeNull();
});

test("says why a file could not be read", async () => {
  await press(() => Promise.reject(new HostError("encrypted", "")));
  expect((await screen.findByRole("alert")).textContent).toBe(textsOf("zh-CN").hostError("encrypted", {}));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("is not there where no file can be opened", async () => {
  expect((await press()).button).toBeNull();
});
