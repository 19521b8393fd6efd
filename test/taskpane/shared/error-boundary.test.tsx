import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { Frame } from "../../../src/taskpane/App";
import { ErrorBoundary } from "../../../src/taskpane/shared/ErrorBoundary";
import { textsOf } from "../../../src/taskpane/texts";

let isBroken = true;

function Part(): ReactElement {
  if (isBroken) throw new Error("cannot be drawn");
  return <p>这一部分</p>;
}

const shown = (resetKey: number, locale: "zh-CN" | "en-US" = "zh-CN"): ReactElement => (
  <Frame texts={textsOf(locale)}>
    <p>其余部分</p>
    <ErrorBoundary resetKey={resetKey}>
      <Part />
    </ErrorBoundary>
  </Frame>
);

beforeEach(() => {
  isBroken = true;
  // React reports what was caught; here it is meant to be.
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

describe("a part that cannot be drawn", () => {
  it("says so in its place, with what to do, and the rest stays", () => {
    render(shown(1));
    expect(screen.getByRole("alert").textContent).toContain("没能显示出来");
    expect(screen.getByRole("alert").textContent).toContain("没有丢");
    expect(screen.queryAllByText("其余部分")).toHaveLength(1);
  });

  it("is drawn again when asked for", async () => {
    render(shown(1, "en-US"));
    await userEvent.click(screen.getByRole("button", { name: "Show again" }));
    expect(screen.getByRole("alert").textContent).toContain("could not be shown");
    isBroken = false;
    await userEvent.click(screen.getByRole("button", { name: "Show again" }));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.queryAllByText("这一部分")).toHaveLength(1);
  });

  it("is drawn again by itself when what it shows has changed", () => {
    const { rerender } = render(shown(1));
    isBroken = false;
    rerender(shown(1));
    expect(screen.queryByText("这一部分")).toBeNull();
    rerender(shown(2));
    expect(screen.queryAllByText("这一部分")).toHaveLength(1);
  });
});
