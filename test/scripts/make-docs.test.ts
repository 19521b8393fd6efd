import { readFileSync } from "node:fs";
import path from "node:path";
import { findingCodes } from "../../src/core/own-sheets/check-names";
import { ruleList } from "../../src/scripts/docs/rule-list";

const page = readFileSync(path.join(__dirname, "../../docs/rules.md"), "utf8");

describe("docs/rules.md", () => {
  it("says what the rules say; `npm run docs` writes it anew", () => {
    expect(page).toBe(ruleList());
  });

  it("has one line for each code that a finding can have", () => {
    const listed = [...page.matchAll(/^\| `([a-z0-9-]+)`/gm)].map((match) => match[1]);
    expect([...listed].sort()).toEqual([...findingCodes].sort());
  });
});
