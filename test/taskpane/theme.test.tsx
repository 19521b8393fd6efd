import { act, cleanup, renderHook } from "@testing-library/react";
import { webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { isDark, useTheme } from "../../src/taskpane/theme";

afterEach(cleanup);

const name = (background: string | undefined): string | null =>
  background === webDarkTheme.colorNeutralBackground1
    ? "dark"
    : background === webLightTheme.colorNeutralBackground1
      ? "light"
      : null;

/** Makes the page's own colour scheme a given one until it is changed. */
function pageScheme(start: boolean): { change(isDarkNow: boolean): void } {
  const listeners = new Set<() => void>();
  const media = {
    matches: start,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  Object.assign(globalThis, { matchMedia: () => media });
  return {
    change(isDarkNow) {
      media.matches = isDarkNow;
      for (const listener of listeners) listener();
    },
  };
}

describe("the theme", () => {
  it("is the one that Office states, whatever the page's own", () => {
    pageScheme(true);
    const { result } = renderHook(() => useTheme(white));
    expect(name(result.current.colorNeutralBackground1)).toBe("light");
  });

  it("is the page's own where Office states none, and follows it", () => {
    const scheme = pageScheme(false);
    const { result } = renderHook(() => useTheme(none));
    expect(name(result.current.colorNeutralBackground1)).toBe("light");
    act(() => scheme.change(true));
    expect(name(result.current.colorNeutralBackground1)).toBe("dark");
  });

  it.each([
    ["comes back to the pane", () => globalThis.dispatchEvent(new Event("focus"))],
    ["sees the pane again", () => document.dispatchEvent(new Event("visibilitychange"))],
  ])("follows another theme of Office when the person %s", (_name, come) => {
    pageScheme(false);
    let color = "#FFFFFF";
    const stated = (): string => color;
    const { result } = renderHook(() => useTheme(stated));
    color = "#1F1F1F";
    act(() => void come());
    expect(name(result.current.colorNeutralBackground1)).toBe("dark");
  });
});

const white = (): string => "#FFFFFF";
const none = (): null => null;

it.each([
  ["#1f1f1f", true],
  ["FFFFFF", false],
  ["white", null],
  [null, null],
])("takes %j for dark: %j", (color, answer) => {
  expect(isDark(color)).toBe(answer);
});
