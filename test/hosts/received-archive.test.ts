import { HostError } from "../../src/hosts/host";
import { openReceived } from "../../src/hosts/received-archive";
import { writeZip } from "../../src/hosts/xlsx/zip";
import { describeHostError } from "../../src/locales/findings";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const zip = (...names: readonly string[]): Uint8Array =>
  writeZip(names.map((name, i) => ({ name, data: bytesOf(String(i)) })));

function held(bytes: Uint8Array): readonly (readonly [string, unknown])[] {
  return (openReceived(bytes)?.files ?? []).map(({ name, read }) => {
    try {
      return [name, new TextDecoder().decode(read())];
    } catch (error) {
      return [name, error instanceof HostError ? error.facts["reason"] : error];
    }
  });
}

it("leaves out a name that leads out of the archive, and nothing else", () => {
  expect(held(zip("甲.xlsx", "../乙.xlsx", "/丙.xlsx", "C:/丁.xlsx"))).toEqual([
    ["../乙.xlsx", "odd-name"],
    ["/丙.xlsx", "odd-name"],
    ["C:/丁.xlsx", "odd-name"],
    ["甲.xlsx", "0"],
  ]);
});

it("reads the first of files of one name, and tells the others; names that differ in case are two", () => {
  expect(held(zip("甲.xlsx", "甲.xlsx", "甲.XLSX", "甲.xlsx"))).toEqual([
    ["甲.xlsx (2)", "same-name"],
    ["甲.xlsx (3)", "same-name"],
    ["甲.XLSX", "2"],
    ["甲.xlsx", "0"],
  ]);
});

it("says of both what to do", () => {
  const said = ["odd-name", "same-name"].map((reason) => describeHostError("damaged", { reason }, "zh-CN"));
  expect(said).toEqual([
    "压缩包里这个文件的名称指向压缩包以外，没有打开；其余文件照常处理。请改名后单独报送。",
    "压缩包里有两个同名文件，这一份没有打开；其余文件照常处理。请改名后单独报送。",
  ]);
});

it("names what cannot be read, and leaves shadows out", () => {
  const archive = openReceived(zip("a.rar", "b.zip", "~$c.xlsx", "d/._e.xlsx", "__MACOSX/f.xlsx", "g.txt", ".xlsx"));
  expect(archive?.ignored).toEqual([".xlsx", "g.txt"]);
  expect(held(zip("a.rar", "b.zip", "c.7z", "d.pdf"))).toEqual([
    ["a.rar", "other-archive"],
    ["b.zip", "nested-archive"],
    ["c.7z", "other-archive"],
    ["d.pdf", "pdf"],
  ]);
});

it("takes a workbook for what it is", () => {
  expect(openReceived(zip("[Content_Types].xml", "xl/workbook.xml", "xl/workbook.xml"))).toBeNull();
});
