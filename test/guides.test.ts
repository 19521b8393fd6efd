import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { commands } from "../src/cli/commands/index";
import { paneTexts } from "../src/locales/pane";
import { pageTexts } from "../src/locales/page";
import { reviewTexts } from "../src/locales/pane/late-texts";
import { wordsOf } from "./support/words";

const folder = path.join(__dirname, "..", "docs", "guides");
const guides = readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => [name, readFileSync(path.join(folder, name), "utf8")] as const);

const named = (text: string, tag: string): readonly string[] =>
  [...text.matchAll(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}\\s*>`, "g"))].map(([, words = ""]) => words.trim());

it("there is a guide for each role that the pane names", () => {
  const roles = paneTexts("zh-CN").fill.guide.roles;
  expect(guides.map(([name]) => name).sort()).toEqual(roles.map(({ file }) => `${file}.html`).sort());
});

describe.each(guides)("%s", (_, text) => {
  it("names buttons and tabs as they are called", () => {
    const known = new Set([paneTexts, pageTexts, reviewTexts].flatMap((texts) => wordsOf(texts("zh-CN"))));
    const buttons = named(text, "kbd");
    expect(buttons.length).toBeGreaterThan(5);
    expect(buttons.filter((name) => !known.has(name))).toEqual([]);
  });

  it("names commands and options that exist", () => {
    const lines = named(text, "code").filter((line) => line.startsWith("npx dingji "));
    for (const line of lines) {
      const [, , name = "", ...rest] = line.split(/\s+/);
      const command = commands.find((one) => one.name === name);
      const options = rest.filter((word) => word.startsWith("--")).map((word) => word.slice(2));
      expect((command?.options ?? []).map((option) => option.name)).toEqual(expect.arrayContaining(options));
    }
  });

  it("shows pictures that are there", () => {
    const pictures = [...text.matchAll(/src="([^"]+)"/g)].map(([, file = ""]) => file);
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
  });
});

it("the pictures stay small", () => {
  const bytes = readdirSync(folder)
    .filter((name) => name.endsWith(".png"))
    .reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  expect(bytes).toBeLessThan(600_000);
});
