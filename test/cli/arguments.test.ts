import { parseArguments } from "../../src/cli/arguments";
import { UsageError, type Option } from "../../src/cli/command";
import { commandLineTexts } from "../../src/locales/command-line";

const known: readonly Option[] = [
  { name: "json", about: () => "" },
  { name: "output", short: "o", value: "OUT", about: () => "" },
];

function parse(...argv: string[]): { options: Record<string, string | null>; operands: readonly string[] } {
  const { options, operands } = parseArguments(argv, known, commandLineTexts("zh-CN"));
  return { options: Object.fromEntries(options), operands };
}

function refusal(...argv: string[]): string {
  try {
    parse(...argv);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error("was not refused");
}

describe("parseArguments", () => {
  it.each([[["--output", "b.xlsx"]], [["--output=b.xlsx"]], [["-o", "b.xlsx"]], [["-ob.xlsx"]], [["-o=b.xlsx"]]])(
    "reads the value in %j",
    (option) => {
      expect(parse("fill", ...option, "a.xlsx")).toEqual({
        options: { output: "b.xlsx" },
        operands: ["fill", "a.xlsx"],
      });
    },
  );

  it("takes options before, between and after operands", () => {
    expect(parse("--json", "check", "a.xlsx", "-o", "b", "c.xlsx")).toEqual({
      options: { json: null, output: "b" },
      operands: ["check", "a.xlsx", "c.xlsx"],
    });
  });

  it("takes everything after -- as operands", () => {
    const parsed = parseArguments(["check", "--", "--json", "-o", "--"], known, commandLineTexts("zh-CN"));
    expect(parsed.operands).toEqual(["check", "--json", "-o", "--"]);
    expect(parsed.operandsBeforeDashes).toBe(1);
    expect(parsed.options.size).toBe(0);
  });

  it("lets a value contain equals signs and a switch be repeated", () => {
    expect(parse("--output=a=b", "--json", "--json")).toEqual({ options: { output: "a=b", json: null }, operands: [] });
  });

  it.each([
    [["--jsn"], "没有“--jsn”这个选项。如果它是文件名，请写在 -- 之后。"],
    [["-x"], "没有“-x”这个选项。如果它是文件名，请写在 -- 之后。"],
    [["--json=yes"], "选项“--json”后面不能带内容。"],
    [["--output"], "选项“--output”后面缺少内容。"],
    [["--output="], "选项“--output”后面缺少内容。"],
    [["-o", "--json"], "选项“-o”后面缺少内容。"],
    [["-o", "a", "--output", "b"], "选项“--output”只能写一次。"],
  ])("refuses %j", (argv, sentence) => {
    expect(refusal(...argv)).toBe(sentence);
  });
});
