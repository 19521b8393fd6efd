import { readFileSync } from "node:fs";
import type { ManifestRule, ServedFiles } from "../../src/scripts/manifest/checks";
import { checkManifest } from "../../src/scripts/manifest/checks";
import { servedFromSources } from "../../src/scripts/manifest/served-files";

const real = readFileSync("manifest.xml", "utf8");

/** The manifest with `from`, which must occur, replaced; "all" replaces every occurrence. */
function edited(from: string | RegExp, to: string): string {
  const changed = real.replace(from, () => to);
  if (changed === real) throw new Error(`the manifest does not hold ${String(from)}`);
  return changed;
}

const longName = "定".repeat(126);
const longText = "x".repeat(251);
const longUrl = `https://localhost:3000/index.html?x=${"x".repeat(2048)}`;

const faults: readonly [fault: string, manifest: string, rule: ManifestRule, message: string | RegExp][] = [
  ["an unclosed element", edited("</Hosts>", ""), "well-formed", /^The manifest is not well-formed XML: /],
  ["no content", "", "well-formed", /^The manifest is not well-formed XML: /],
  [
    "a DOCTYPE",
    edited("<OfficeApp", "<!DOCTYPE OfficeApp><OfficeApp"),
    "well-formed",
    "The manifest is not well-formed XML: a DOCTYPE is not allowed.",
  ],
  [
    "another root",
    `<Manifest xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"/>`,
    "element-unknown",
    "The root element is <Manifest>; it must be <OfficeApp> of http://schemas.microsoft.com/office/appforoffice/1.1.",
  ],
  [
    "the root in another namespace",
    edited("office/appforoffice/1.1", "office/appforoffice/1.0"),
    "element-unknown",
    "The root element is <OfficeApp>; it must be <OfficeApp> of http://schemas.microsoft.com/office/appforoffice/1.1.",
  ],
  [
    "an unknown element",
    edited("</DefaultSettings>", "</DefaultSettings><Dictionary/>"),
    "element-unknown",
    "<Dictionary> has no place in <OfficeApp>.",
  ],
  [
    "an element of the base schema inside VersionOverrides",
    edited("<GetStarted>", `<GetStarted xmlns="http://schemas.microsoft.com/office/appforoffice/1.1">`),
    "element-unknown",
    "<GetStarted> has no place in <DesktopFormFactor>.",
  ],
  [
    "two elements exchanged in the head",
    edited(
      /(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/,
      "<ProviderName>D</ProviderName><Version>1.0.0.0</Version>",
    ),
    "element-order",
    "<Version> stands after <ProviderName> in <OfficeApp>; it must stand before it.",
  ],
  [
    "the pane id behind its address",
    edited(
      /<TaskpaneId>Dingji.Pane<\/TaskpaneId>\s*<SourceLocation resid="Pane.Url"\/>/,
      `<SourceLocation resid="Pane.Url"/><TaskpaneId>Dingji.Pane</TaskpaneId>`,
    ),
    "element-order",
    "<TaskpaneId> stands after <SourceLocation> in <Action>; it must stand before it.",
  ],
  [
    "two versions",
    edited("<ProviderName>", "<Version>1.0.0.1</Version><ProviderName>"),
    "element-repeated",
    "<Version> may stand only once in <OfficeApp>.",
  ],
  [
    "no support address",
    edited(/<SupportUrl .*\/>/, ""),
    "element-missing",
    "<OfficeApp> lacks the element <SupportUrl>.",
  ],
  [
    "a button without tooltip",
    edited(/<Supertip>\s*<Title resid="Check.Label"\/>\s*<Description resid="Check.Tip"\/>\s*<\/Supertip>/, ""),
    "element-missing",
    "<Control> lacks the element <Supertip>.",
  ],
  ["a group without id", edited(` id="Dingji.Group"`, ""), "attribute-missing", "<Group> lacks the attribute id."],
  [
    "a misspelt attribute",
    edited(`Locale="en-US" Value="Dingji"`, `Locale="en-US" Value="Dingji" value="x"`),
    "attribute-unknown",
    "<Override> has an attribute value that it cannot have.",
  ],
  [
    "another host",
    edited(`<Host Name="Workbook"/>`, `<Host Name="Document"/>`),
    "attribute-value",
    `<Host Name="Document"> must say Workbook.`,
  ],
  [
    "an action of another kind",
    edited(`xsi:type="ShowTaskpane"`, `xsi:type="ShowDialog"`),
    "attribute-value",
    `<Action xsi:type="ShowDialog"> must say ShowTaskpane or ExecuteFunction.`,
  ],
  [
    "stray text",
    edited("<Resources>", "<Resources>x"),
    "text-unexpected",
    `<Resources> holds the text "x" between its elements.`,
  ],
  [
    "no GUID",
    edited(/<Id>.*<\/Id>/, "<Id>dingji</Id>"),
    "id-format",
    `<Id> is "dingji"; it must be a GUID such as 00000000-0000-0000-0000-000000000000.`,
  ],
  [
    "a version of three numbers",
    edited(/<Version>.*<\/Version>/, "<Version>1.0.0</Version>"),
    "version-format",
    `<Version> is "1.0.0"; it must be four whole numbers a.b.c.d, each up to 65535.`,
  ],
  [
    "a version number out of range",
    edited(/<Version>.*<\/Version>/, "<Version>1.0.0.65536</Version>"),
    "version-format",
    `<Version> is "1.0.0.65536"; it must be four whole numbers a.b.c.d, each up to 65535.`,
  ],
  [
    "another default language",
    edited("<DefaultLocale>zh-CN", "<DefaultLocale>en-US"),
    "default-locale",
    `<DefaultLocale> is "en-US"; it must be zh-CN, the language of the default values.`,
  ],
  [
    "a lower floor",
    edited(`MinVersion="1.13"`, `MinVersion="1.4"`),
    "requirement-floor",
    "The requirement set ExcelApi asks for 1.4; it must ask for 1.13.",
  ],
  [
    "no floor",
    edited(`Name="ExcelApi"`, `Name="DialogApi"`),
    "requirement-floor",
    "The requirement set ExcelApi is missing; it must ask for 1.13.",
  ],
  [
    "too few permissions",
    edited("ReadWriteDocument", "ReadDocument"),
    "permissions",
    `<Permissions> is "ReadDocument"; reading and filling sheets needs ReadWriteDocument.`,
  ],
  [
    "a resid of 33 characters",
    real.replaceAll(`"Check.Tip"`, `"Check.Tip.That.Is.Much.Too.Long.x"`),
    "id-length",
    /^The res(id|ource id) "Check\.Tip\.That\.Is\.Much\.Too\.Long\.x" has 33 characters; at most 32 are allowed\.$/,
  ],
  [
    "two buttons of one id",
    edited(`id="Dingji.Fill"`, `id="Dingji.Check"`),
    "id-repeated",
    `The control id "Dingji.Check" is used more than once.`,
  ],
  [
    "two resources of one id",
    edited(`<bt:String id="Fill.Label"`, `<bt:String id="Fill.Tip"`),
    "id-repeated",
    `The resource id "Fill.Tip" is used more than once.`,
  ],
  [
    "a resid that names nothing",
    edited(`<Label resid="Check.Label"/>`, `<Label resid="Chek.Label"/>`),
    "resource-missing",
    `<Label> names the resource "Chek.Label", which <Resources> does not hold.`,
  ],
  [
    "a label that names a long string",
    edited(`<Label resid="Check.Label"/>`, `<Label resid="Check.Tip"/>`),
    "resource-missing",
    `<Label> names "Check.Tip" of <LongStrings>; it must name one of <ShortStrings>.`,
  ],
  [
    "a string that nothing uses",
    edited(
      "</bt:ShortStrings>",
      `<bt:String id="Old" DefaultValue="旧"><bt:Override Locale="en-US" Value="Old"/></bt:String></bt:ShortStrings>`,
    ),
    "resource-unused",
    `The resource "Old" is used nowhere.`,
  ],
  [
    "an empty label",
    edited(`<bt:String id="Check.Label" DefaultValue="检查">`, `<bt:String id="Check.Label" DefaultValue=" ">`),
    "string-empty",
    `The string "Check.Label" is empty.`,
  ],
  [
    "a long name",
    edited(`<DisplayName DefaultValue="定级助手">`, `<DisplayName DefaultValue="${longName}">`),
    "string-too-long",
    "<DisplayName> has 126 characters; at most 125 are allowed.",
  ],
  [
    "a long label",
    edited(`Value="Check"`, `Value="${"x".repeat(126)}"`),
    "string-too-long",
    `The string "Check.Label" in en-US has 126 characters; at most 125 are allowed.`,
  ],
  [
    "a long description",
    edited(/<Description DefaultValue="[^"]*">/, `<Description DefaultValue="${longText}">`),
    "string-too-long",
    "<Description> has 251 characters; at most 250 are allowed.",
  ],
  [
    "a long tooltip",
    edited(/Value="Opens the Dingji pane[^"]*"/, `Value="${longText}"`),
    "string-too-long",
    `The string "Open.Tip" in en-US has 251 characters; at most 250 are allowed.`,
  ],
  [
    "a name in one language",
    edited(`<Override Locale="en-US" Value="Dingji"/>`, ""),
    "override-missing",
    "<DisplayName> has no override for en-US.",
  ],
  [
    "a label in one language",
    edited(`<bt:Override Locale="en-US" Value="Check"/>`, ""),
    "override-missing",
    `The string "Check.Label" has no override for en-US.`,
  ],
  [
    "a label in one language twice",
    edited(
      `<bt:Override Locale="en-US" Value="Check"/>`,
      `<bt:Override Locale="en-US" Value="A"/><bt:Override Locale="en-US" Value="B"/>`,
    ),
    "override-repeated",
    `The string "Check.Label" has 2 overrides for en-US; one is allowed.`,
  ],
  [
    "a label left in Chinese",
    edited(`Value="Check"`, `Value="检查"`),
    "override-untranslated",
    `The string "Check.Label" in en-US still holds Chinese: "检查".`,
  ],
  [
    "a relative address",
    edited(/(?<="LearnMore.Url" DefaultValue=)"[^"]*"/, `"index.html"`),
    "url-invalid",
    `The url "LearnMore.Url" is "index.html", which is no complete address; it must begin with https://.`,
  ],
  [
    "an insecure address",
    edited(/(?<="LearnMore.Url" DefaultValue=)"https:/, `"http:`),
    "url-insecure",
    `The url "LearnMore.Url" is "http://localhost:3000/index.html"; Office takes only addresses that begin with https://.`,
  ],
  [
    "an insecure domain",
    edited("<Hosts>", "<AppDomains><AppDomain>http://intranet.example</AppDomain></AppDomains><Hosts>"),
    "url-insecure",
    `<AppDomain> is "http://intranet.example"; Office takes only addresses that begin with https://.`,
  ],
  [
    "a long address",
    edited(/(?<="LearnMore.Url" DefaultValue=")[^"]*/, longUrl),
    "url-too-long",
    `The url "LearnMore.Url" has ${longUrl.length} characters; at most 2048 are allowed.`,
  ],
  [
    "a page of another server",
    edited(/(?<="LearnMore.Url" DefaultValue=")[^"]*/, "https://www.example.com/index.html"),
    "url-elsewhere",
    `The url "LearnMore.Url" is "https://www.example.com/index.html", which does not lie beside the task pane.`,
  ],
  [
    "a page that is not built",
    edited(/(?<="LearnMore.Url" DefaultValue="https:\/\/localhost:3000\/)[^"]*/, "fill.html"),
    "file-missing",
    `The url "LearnMore.Url" names "fill.html", which the build does not serve.`,
  ],
  [
    "an icon that was not drawn",
    edited("assets/icons/check-20.png", "assets/icons/checks-20.png"),
    "file-missing",
    `The image "Icon.Check.20" names "assets/icons/checks-20.png", which the build does not serve.`,
  ],
  [
    "an icon of another size",
    edited("assets/icons/check-20.png", "assets/icons/check-24.png"),
    "icon-size",
    `<Image size="20"> names "assets/icons/check-24.png", which is 24×24 pixels; 20×20 are needed.`,
  ],
  [
    "a small product icon",
    edited(
      /<HighResolutionIconUrl .*\/>/,
      `<HighResolutionIconUrl DefaultValue="https://localhost:3000/assets/icons/dingji-48.png"/>`,
    ),
    "icon-size",
    `<HighResolutionIconUrl> names "assets/icons/dingji-48.png", which is 48×48 pixels; 64×64 are needed.`,
  ],
  [
    "an icon that is a page",
    edited("assets/icons/check-20.png", "index.html"),
    "icon-not-png",
    `<Image size="20"> names "index.html", which is not a PNG.`,
  ],
  [
    "a size left out",
    edited(`<bt:Image size="80" resid="Icon.Check.80"/>`, ""),
    "icon-sizes",
    "<Icon> has the sizes 16, 20, 24, 32, 40, 48, 64; it must have 16, 20, 24, 32, 40, 48, 64, 80, once each and in this order.",
  ],
  [
    "a page of its own for the functions",
    edited(`<FunctionFile resid="Pane.Url"/>`, `<FunctionFile resid="LearnMore.Url"/>`),
    "pane-shared",
    `<FunctionFile> names "LearnMore.Url"; it must name "Pane.Url" as <Runtime> does, or a button loads the pane anew.`,
  ],
  [
    "a button that opens another page",
    edited(`<SourceLocation resid="Pane.Url"/>`, `<SourceLocation resid="LearnMore.Url"/>`),
    "pane-shared",
    `<SourceLocation> names "LearnMore.Url"; it must name "Pane.Url" as <Runtime> does, or a button loads the pane anew.`,
  ],
  [
    "a function that the pane does not have",
    edited("<FunctionName>fill</FunctionName>", "<FunctionName>fillAll</FunctionName>"),
    "function-unknown",
    `The action runs "fillAll"; the pane knows only check, fill, rectification, summary.`,
  ],
  [
    "two buttons of one function",
    edited("<FunctionName>fill</FunctionName>", "<FunctionName>check</FunctionName>"),
    "function-repeated",
    `Two buttons run "check".`,
  ],
  [
    "an action without its function",
    edited("<FunctionName>fill</FunctionName>", "<TaskpaneId>Dingji.Pane</TaskpaneId>"),
    "action-incomplete",
    "The action holds TaskpaneId; it must hold FunctionName.",
  ],
];

describe("checkManifest", () => {
  test("finds nothing in the product's manifest", () => {
    expect(checkManifest(real, servedFromSources)).toEqual([]);
  });

  test.each(faults)("finds %s", (_fault, manifest, rule, message) => {
    const problems = checkManifest(manifest, servedFromSources).filter((problem) => problem.rule === rule);
    expect(problems.map((problem) => problem.message)).toContainEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });

  test("names one fault once, with its line", () => {
    const line = real.split("\n").findIndex((text) => text.includes(`<Label resid="Check.Label"/>`)) + 1;
    expect(
      checkManifest(edited(`<Label resid="Check.Label"/>`, `<Label resid="Nothing"/>`), servedFromSources),
    ).toEqual([
      {
        rule: "resource-missing",
        line,
        message: `<Label> names the resource "Nothing", which <Resources> does not hold.`,
      },
    ]);
  });

  test("takes a text of exactly the allowed length, counted in characters", () => {
    const manifest = edited(
      `<DisplayName DefaultValue="定级助手">`,
      `<DisplayName DefaultValue="${longName.slice(1)}">`,
    );
    expect(checkManifest(manifest, servedFromSources)).toEqual([]);
  });

  test("asks for each page and icon under its path, without query", () => {
    const asked = new Set<string>();
    const files: ServedFiles = (path) => {
      asked.add(path);
      return servedFromSources(path);
    };
    checkManifest(real, files);
    const icons = ["dingji", "check", "fill", "rectification", "summary"].flatMap((mark) =>
      [16, 20, 24, 32, 40, 48, 64, 80].map((size) => `assets/icons/${mark}-${size}.png`),
    );
    expect([...asked].sort()).toEqual(["index.html", "taskpane.html", ...icons].sort());
  });

  test("sees an icon that is wide instead of square", () => {
    const wide = readFileSync("assets/icons/fill-32.png");
    wide.writeUInt32BE(16, 20);
    const files: ServedFiles = (path) => (path === "assets/icons/fill-32.png" ? wide : servedFromSources(path));
    expect(checkManifest(real, files).map(({ message }) => message)).toEqual([
      `<Image size="32"> names "assets/icons/fill-32.png", which is 32×16 pixels; 32×32 are needed.`,
    ]);
  });
});

describe("the manifest's ribbon", () => {
  test.each([
    ["Open", "打开定级助手", "Open Dingji", null],
    ["Check", "检查", "Check", "check"],
    ["Fill", "填写得分与等级", "Fill scores and levels", "fill"],
    ["Rectification", "生成整改表", "Create rectification sheets", "rectification"],
    ["Summary", "生成汇总表", "Create summary sheet", "summary"],
  ])("has the button %s: %s / %s, running %s", (name, chinese, english, task) => {
    const control = new RegExp(`<Control xsi:type="Button" id="Dingji.${name}">.*?</Control>`, "s").exec(real)?.[0];
    expect(control).toContain(task === null ? `xsi:type="ShowTaskpane"` : `<FunctionName>${task}</FunctionName>`);
    expect(real).toMatch(
      new RegExp(
        `<bt:String id="${name}.Label" DefaultValue="${chinese}">\\s*<bt:Override Locale="en-US" Value="${english}"/>`,
      ),
    );
  });

  test("knows one address of the pane", () => {
    expect(real.match(/"https:\/\/localhost:3000\/taskpane[^"]*"/g)).toEqual(
      Array(2).fill(`"https://localhost:3000/taskpane.html"`),
    );
  });
});
