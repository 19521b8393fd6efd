import { cleanBook, factsOf, places, withCells } from "../../support/rule-book";

const entered = (text: string | null): ReturnType<typeof cleanBook> => withCells(cleanBook(), { "附件2!E7": text });

describe("email-invalid", () => {
  it.each([
    "name@example.com",
    "first.last+tag@mail.example.com.cn",
    "NAME＠example.com",
    " name@example.com ",
    "name@example.com；other@example.com",
  ])("accepts %p", (text) => {
    expect(places(entered(text))).toEqual([]);
  });

  it.each(["name@example", "name.example.com", "name@", "a..b@example.com", "姓名@example.com", "无", "；"])(
    "asks about %p",
    (text) => {
      expect(places(entered(text))).toEqual([["附件2", "E7", "email-invalid"]]);
      expect(factsOf(entered(text), "email-invalid")).toEqual([{ field: "电子信箱", entered: text }]);
    },
  );

  it("leaves a blank to field-missing", () => {
    expect(places(entered(null))).toEqual([["附件2", "E7", "field-missing"]]);
  });
});
