import { HostError } from "../../../src/hosts/host";
import { Stopped, TaskLine } from "../../../src/taskpane/pane/task-line";
import type { PaneEvent } from "../../../src/taskpane/state";

function line(isShownBusy = (): boolean => true) {
  const events: PaneEvent[] = [];
  return { tasks: new TaskLine((event) => events.push(event), isShownBusy), events };
}

/** A task that ends when told. */
function held() {
  let end = (): void => undefined;
  const work = new Promise<void>((done) => (end = done));
  return { work: () => work, end: () => end() };
}

describe("one task at a time", () => {
  it("does not begin a second task while one is under way", async () => {
    const { tasks, events } = line();
    const { work, end } = held();
    const first = tasks.run("checking", work);
    const second = jest.fn(async () => undefined);
    await tasks.run("writing", second);
    expect([second.mock.calls.length, tasks.isBusy]).toEqual([0, true]);
    end();
    await first;
    expect([events, tasks.isBusy]).toEqual([[{ type: "started", task: "checking" }], false]);
  });

  it("keeps entries in their turn, also when the task before them fails", async () => {
    const { tasks } = line();
    const { work, end } = held();
    const done: string[] = [];
    const first = tasks.run("checking", async () => {
      await work();
      throw new HostError("protected", "");
    });
    tasks.inTurn(() => void tasks.run("writing", async () => void done.push("first entry")));
    tasks.inTurn(() => void tasks.run("writing", async () => void done.push("second entry")));
    expect(done).toEqual([]);
    end();
    await first;
    await Promise.resolve();
    await Promise.resolve();
    expect(done).toEqual(["first entry", "second entry"]);
  });

  it("repeats from the step that failed, not from the beginning", async () => {
    const { tasks, events } = line();
    const steps: string[] = [];
    const write = async (): Promise<void> => {
      steps.push("write");
      if (steps.length === 2) throw new HostError("interrupted", "", {}, true);
    };
    await tasks.run("planning", async () => {
      steps.push("plan");
      tasks.advance("writing", write);
      await write();
    });
    expect(events.at(-1)).toEqual({
      type: "failed",
      failure: { task: "writing", code: "interrupted", facts: {}, hasWritten: true, canRetry: true },
    });
    tasks.repeat();
    expect(steps).toEqual(["plan", "write", "write"]);
  });

  it("tells nothing of a task that was stopped, whatever comes of it", async () => {
    const { tasks, events } = line();
    const { work, end } = held();
    let isCurrent = (): boolean => true;
    const first = tasks.run("checking", async () => {
      isCurrent = tasks.currency();
      await work();
      throw isCurrent() ? new HostError("unknown", "") : new Stopped();
    });
    tasks.stop();
    end();
    await first;
    expect([isCurrent(), events.map(({ type }) => type)]).toEqual([false, ["started", "stopped"]]);
  });
});

it("keeps what is asked for while the pane looks free and the task still checks", async () => {
  let isShownBusy = true;
  const { tasks, events } = line(() => isShownBusy);
  const first = held();
  const whole = tasks.run("writing", first.work);
  await tasks.run("planning", async () => undefined);
  isShownBusy = false;
  void tasks.run("checking", async () => undefined);
  first.end();
  await whole;
  await Promise.resolve();
  expect(events.flatMap((e) => (e.type === "started" ? [e.task] : []))).toEqual(["writing", "checking"]);
});
