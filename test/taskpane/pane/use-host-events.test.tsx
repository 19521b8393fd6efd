import { act, cleanup, renderHook } from "@testing-library/react";
import { HostError } from "../../../src/hosts/host";
import { createTools } from "../../../src/taskpane/pane/pane-tools";
import { useHostEvents } from "../../../src/taskpane/pane/use-host-events";
import { FakeHost, fakeSession } from "../../support/fake-session";
import { workbook } from "../../support/workbook";

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const pass = (milliseconds: number): Promise<void> => act(() => jest.advanceTimersByTimeAsync(milliseconds));

/** A pane that opens while somebody types in a cell, and has been checked. */
async function openedWhileTyping() {
  const host = new FakeHost(workbook({ 附件1: [["合计", null, 80]] }));
  const typing = new HostError("cell-edit-mode", "typing");
  const listen = jest.spyOn(host, "onEdited").mockRejectedValueOnce(typing).mockRejectedValueOnce(typing);
  const tools = createTools(fakeSession(host));
  const { unmount } = renderHook(() => useHostEvents(tools));
  const { store, examiner } = tools;
  const checked = await examiner.examine(
    () => host.read(),
    () => true,
  );
  store.dispatch({ type: "checked", checked, isQuiet: true });
  return { host, listen, store, unmount };
}

it("doubts a verdict as long as edits are not heard, and listens again", async () => {
  const { host, listen, store } = await openedWhileTyping();
  await pass(3_000);
  expect([store.get().freshness, listen.mock.calls.length]).toEqual(["edited", 2]);
  await pass(1_000);
  expect(store.get().freshness).toBe("followed");
  await pass(2_000);
  expect([store.get().freshness, listen.mock.calls.length]).toEqual(["edited", 3]);
  await pass(1_000);
  // Listening again, it reads once more what may have changed meanwhile; from then on it hears.
  host.type("附件1", "B1", { value: 7 });
  expect(store.get().freshness).toBe("edited");
  await pass(10_000);
  expect([store.get().freshness, listen.mock.calls.length]).toEqual(["followed", 3]);
});

it("stops listening with the pane", async () => {
  const { listen, unmount } = await openedWhileTyping();
  unmount();
  await pass(10_000);
  expect(listen).toHaveBeenCalledTimes(1);
});
