import { cleanup, render, screen } from "@testing-library/react";
import { Frame } from "../../../src/taskpane/App";
import { VerdictBar } from "../../../src/taskpane/shared/Verdict";
import { initialState } from "../../../src/taskpane/state";
import { textsOf } from "../../../src/taskpane/texts";

/** Whether the person asked for less motion. */
function person(wantsLessMotion: boolean): void {
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
  const matchMedia = (query: string): object => ({
    ...listening,
    matches: wantsLessMotion && query.includes("prefers-reduced-motion: reduce"),
  });
  Object.assign(globalThis, { matchMedia });
}

/** The elements that were set in motion from now on, by their classes. */
function motions(): readonly string[] {
  const moved: string[] = [];
  Element.prototype.animate = function animate() {
    moved.push(this.className);
    return { cancel() {}, persist() {}, play() {}, pause() {}, finish() {} } as unknown as Animation;
  };
  return moved;
}

const texts = textsOf("zh-CN");

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(Element.prototype, "animate");
  Reflect.deleteProperty(globalThis, "matchMedia");
});

describe("the bar of a task whose length is not known", () => {
  it.each([
    [false, 1],
    [true, 0],
  ])("where less motion is asked for (%s) so many bars move: %d", (wantsLessMotion, count) => {
    person(wantsLessMotion);
    const moved = motions();
    const state = { ...initialState, task: { kind: "writing" as const, isSlow: true, progress: null } };
    render(
      <Frame texts={texts}>
        <VerdictBar state={state} hasTemplates={false} onCheck={() => undefined} onStop={() => undefined} />
      </Frame>,
    );
    expect(screen.getByRole("progressbar", { name: texts.pane.tasks.writing })).not.toBeNull();
    expect(moved.filter((name) => name.includes("fui-ProgressBar"))).toHaveLength(count);
  });
});
