import { cached, shared } from "../../../src/core/text/cached";

describe("cached", () => {
  it("computes once for a text, each function its own result", () => {
    let calls = 0;
    const length = cached((text) => {
      calls++;
      return text.length;
    });
    const turned = cached((text) => [...text].reverse().join(""));
    expect([length("甲乙"), turned("甲乙"), length("甲乙"), length("丙"), length("甲乙")]).toEqual([
      2,
      "乙甲",
      2,
      1,
      2,
    ]);
    expect(calls).toBe(2);
  });

  it("remembers that there is nothing", () => {
    let calls = 0;
    const none = cached(() => {
      calls++;
      return null;
    });
    expect([none("无一"), none("无二"), none("无一")]).toEqual([null, null, null]);
    expect(calls).toBe(2);
  });

  it("forgets beyond its bounds, of texts and of characters, and computes anew", () => {
    let calls = 0;
    const counted = cached((text) => {
      calls++;
      return text.length;
    });
    counted("最先的");
    for (let i = 0; i < 20_000; i++) shared(`第${i}个`);
    counted("最先的");
    expect(calls).toBe(2);
    shared("长".repeat(999_000));
    shared("更".repeat(2_000));
    counted("最先的");
    expect(calls).toBe(3);
  });

  it("gives equal texts, however long", () => {
    for (const text of ["", "甲", "十二个字的文本正好十二", "十三个字或更多的文本才会复制一份", "a".repeat(5000)]) {
      expect(shared(text)).toBe(text);
      expect(shared(`x${text}`.slice(1))).toBe(text);
    }
  });
});
