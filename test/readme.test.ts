import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { scripts } from "../package.json";
import { commands } from "../src/cli/commands/index";
import { ledgerTable } from "../src/core/own-sheets/ledger/description";

const root = path.join(__dirname, "..");
const pages = ["README.md", "README.zh-CN.md", ...readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`)]
  .filter((name) => name.endsWith(".md"))
  .map((name) => [name, readFileSync(path.join(root, name), "utf8")] as const);

describe.each(pages)("%s", (page, text) => {
  it("names only npm scripts that exist", () => {
    const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1]);
    expect(named.filter((name) => !Object.hasOwn(scripts, name as string))).toEqual([]);
  });

  it("names only commands of dingji that exist", () => {
    const known = commands.map(({ name }) => name);
    const named = [...text.matchAll(/\bdingji ([a-z]+) /g)].map((match) => match[1]);
    expect(named.filter((name) => !known.includes(name as string))).toEqual([]);
  });

  it("links only to files that exist", () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] as string);
    const folder = path.dirname(path.join(root, page));
    const found = (link: string): boolean => {
      const file = path.resolve(folder, link);
      return readdirSync(path.dirname(file)).includes(path.basename(file));
    };
    expect(links.filter((link) => !found(link))).toEqual([]);
  });
});

it.each(["README.md", "README.zh-CN.md"])("%s names every column that people may add to 整改台账", (page) => {
  const text = readFileSync(path.join(root, page), "utf8");
  const headings = ledgerTable.columns.flatMap((c) => (c.isTyped && c.isOptional ? [c.heading] : []));
  expect(headings).toContain("整改方式");
  expect(headings.filter((heading) => !text.includes(heading))).toEqual([]);
});
