import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { main } from "../../src/scripts/make-manifest";
import { checkManifest } from "../../src/scripts/manifest/checks";
import { normaliseBaseUrl, rebaseManifest } from "../../src/scripts/manifest/rebase";
import { servedFromSources } from "../../src/scripts/manifest/served-files";

const real = readFileSync("manifest.xml", "utf8");

describe("rebaseManifest", () => {
  test("moves every address and nothing else", () => {
    const moved = rebaseManifest(real, "https://intranet.example/dingji");
    expect(moved).not.toContain("localhost");
    expect(moved).toContain(`<SourceLocation DefaultValue="https://intranet.example/dingji/taskpane.html"/>`);
    expect(moved).toContain(`<bt:Url id="Pane.Url" DefaultValue="https://intranet.example/dingji/taskpane.html"/>`);
    expect(moved.replaceAll("https://intranet.example/dingji", "https://localhost:3000")).toBe(real);
    expect(checkManifest(moved, servedFromSources)).toEqual([]);
  });

  test("writes a base address with an ampersand and a dollar sign as XML", () => {
    const moved = rebaseManifest(real, "https://intranet.example/a&b$&");
    expect(moved).toContain(`"https://intranet.example/a&amp;b$&amp;/index.html"`);
    expect(checkManifest(moved, servedFromSources)).toEqual([]);
  });

  test("escapes Chinese directories and still finds the files", () => {
    const moved = rebaseManifest(real, "https://intranet.example/定级");
    expect(moved).toContain(`"https://intranet.example/%E5%AE%9A%E7%BA%A7/index.html"`);
    expect(checkManifest(moved, servedFromSources)).toEqual([]);
  });
});

describe("normaliseBaseUrl", () => {
  test.each([
    ["https://intranet.example", "https://intranet.example"],
    ["https://intranet.example/dingji///", "https://intranet.example/dingji"],
    ["https://10.0.0.8:8443/dingji/", "https://10.0.0.8:8443/dingji"],
  ])("%s becomes %s", (given, normal) => {
    expect(normaliseBaseUrl(given)).toBe(normal);
  });

  test.each([
    [
      "intranet/dingji",
      `"intranet/dingji" is not a complete address; give one such as https://intranet.example/dingji.`,
    ],
    [
      "http://intranet.example",
      `"http://intranet.example" does not begin with https://; Office loads add-ins from nowhere else.`,
    ],
    [
      "https://intranet.example/?v=1",
      `"https://intranet.example/?v=1" holds a query, a fragment or credentials; give only the directory of the add-in.`,
    ],
    [
      "https://a:b@intranet.example/",
      `"https://a:b@intranet.example/" holds a query, a fragment or credentials; give only the directory of the add-in.`,
    ],
  ])("refuses %s", (given, sentence) => {
    expect(() => normaliseBaseUrl(given)).toThrow(sentence);
  });
});

describe("make-manifest", () => {
  let directory: string;
  let said: string[];

  beforeEach(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), "dingji-"));
    said = [];
    jest.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
    jest.spyOn(console, "error").mockImplementation((line: string) => void said.push(line));
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(directory, { recursive: true });
  });

  test("writes the manifest for another server", async () => {
    const out = path.join(directory, "manifest.intranet.xml");
    expect(await main(["--base-url", "https://intranet.example/dingji", "-o", out])).toBe(0);
    expect(readFileSync(out, "utf8")).toBe(rebaseManifest(real, "https://intranet.example/dingji"));
  });

  test("writes nothing for an address that Office would refuse", async () => {
    const out = path.join(directory, "manifest.intranet.xml");
    expect(await main(["--base-url", "http://intranet.example", "-o", out])).toBe(2);
    expect(existsSync(out)).toBe(false);
    expect(said).toEqual([
      `"http://intranet.example" does not begin with https://; Office loads add-ins from nowhere else.`,
    ]);
  });

  test("writes nothing when the moved addresses become too long", async () => {
    const out = path.join(directory, "manifest.intranet.xml");
    expect(await main(["--base-url", `https://intranet.example/${"x".repeat(2048)}`, "-o", out])).toBe(1);
    expect(existsSync(out)).toBe(false);
  });

  test("does not overwrite its source", async () => {
    expect(await main(["--base-url", "https://intranet.example", "-o", "./manifest.xml"])).toBe(2);
    expect(readFileSync("manifest.xml", "utf8")).toBe(real);
    expect(said.join("\n")).toContain("manifest.xml is the source of every other manifest and is not overwritten");
  });

  test("names what is missing from the command", async () => {
    expect(await main(["--base-url", "https://intranet.example"])).toBe(2);
    expect(said.join("\n")).toContain("Both options are needed.");
  });
});
