import { isAmong, leadsOut, namedFiles } from "../../../src/core/text/evidence";
import { fc } from "../../support/cases";

describe("files that a cell names", () => {
  it.each([
    ["会议记录.pdf 第3页", [["会议记录.pdf", "3"]]],
    [
      "照片/活动 1.jpg；会议记录.pdf（第3-5页）",
      [
        ["照片/活动 1.jpg", null],
        ["会议记录.pdf", "3-5"],
      ],
    ],
    [
      "a.pdf、b.docx p.4,c.jpg",
      [
        ["a.pdf", null],
        ["b.docx", "4"],
        ["c.jpg", null],
      ],
    ],
    ["学习、培训记录第12页", [["学习、培训记录", "12"]]],
    [
      ".\\照片\\1.jpg\n《总结.docx》",
      [
        ["照片/1.jpg", null],
        ["总结.docx", null],
      ],
    ],
    ["2012年3月,4月台账.xlsx", [["2012年3月,4月台账.xlsx", null]]],
    ["记录.pdf P3", [["记录.pdf", "3"]]],
    ["记录.pdf pp.3–5", [["记录.pdf", "3–5"]]],
    ["记录.pdf page 12", [["记录.pdf", "12"]]],
    ["记录.pdf，第 3 至 5 页", [["记录.pdf", "3 至 5"]]],
    ["a.pdf、记录", [["a.pdf、记录", null]]],
    ["“总结.docx”", [["总结.docx", null]]],
    ["././a/b.pdf", [["a/b.pdf", null]]],
    [
      "a.pdf;b.pdf",
      [
        ["a.pdf", null],
        ["b.pdf", null],
      ],
    ],
    ["第3页", []],
    ["——", []],
    ["", []],
  ])("%s", (text, expected) => {
    expect(namedFiles(text).map(({ file, page }) => [file, page])).toEqual(expected);
  });

  it.each([
    ["照片/1.jpg", false],
    ["1..2.jpg", false],
    ["../1.jpg", true],
    ["C:/1.jpg", true],
    ["/home/1.jpg", true],
    ["https://example.com/1.jpg", true],
    ["~/1.jpg", true],
    ["照片/../1.jpg", true],
    ["照片/~1.jpg", false],
    ["照片：1.jpg", false],
  ])("%s leads out: %s", (file, expected) => {
    expect(leadsOut({ file, page: null })).toBe(expected);
  });

  it("are found by name or path below the folder, whatever width and case", () => {
    const paths = ["照片/活动１.JPG", "记录/会议记录.pdf"];
    const found = (file: string): boolean => isAmong({ file, page: null }, paths);
    expect(["活动1.jpg", "照片/活动1.jpg", "会议记录", "记录/会议记录.pdf"].map(found)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["动1.jpg", "录/会议记录.pdf", "会议记录.doc", "会议"].map(found)).toEqual([false, false, false, false]);
  });

  it("are found where they are, and nowhere else", () => {
    const name = fc.stringMatching(/^[a-z\u4e00-\u4e20]{1,6}\.(?:pdf|jpg)$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), name, (names, other) => {
        const paths = names.map((n, i) => `夹${i}/${n}`);
        expect(names.every((n) => isAmong({ file: n, page: null }, paths))).toBe(true);
        expect(isAmong({ file: other, page: null }, paths)).toBe(names.includes(other));
        expect(namedFiles(names.join("；")).map(({ file }) => file)).toEqual(names);
      }),
    );
  });
});
