import { checkSteps, checkWorkbook } from "../../../src/core/check/check";
import { generateSheets, generateSteps } from "../../../src/core/generation/generate";
import { inSteps } from "../../../src/taskpane/pane/pacing";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { scoringSheet, selfScores } from "../../support/tianning-workbook";

const book = workbookOfDesigns([scoringSheet({ self: selfScores })]);

describe("inSteps", () => {
  it("checks and generates the same in steps as at once", async () => {
    const checked = await inSteps(checkSteps(book));
    expect(checked).toEqual(checkWorkbook(book));
    const options = { describe: ({ code }: { readonly code: string }) => code };
    expect(await inSteps(generateSteps(book, checked, options))).toEqual(generateSheets(book, checked, options));
  });

  it("makes way when a slice is used up, and can be stopped there", async () => {
    const seen: string[] = [];
    function* work(): Generator<void, string> {
      for (let step = 0; step < 3; step++) {
        const until = performance.now() + 50;
        while (performance.now() < until) seen.length = Math.max(seen.length, 0);
        seen.push(`step ${step}`);
        yield;
      }
      return "done";
    }
    const others = setInterval(() => seen.push("click"), 0);
    const stop = (): void => {
      if (seen.filter((event) => event.startsWith("step")).length === 2) throw new Error("stopped");
    };
    await expect(inSteps(work(), stop)).rejects.toThrow("stopped");
    clearInterval(others);
    expect(seen.filter((event) => event !== "click")).toEqual(["step 0", "step 1"]);
    expect(seen[1]).toBe("click");
  });
});
