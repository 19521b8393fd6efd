import { cached, shared } from "../../../src/core/text/cached";

/** A function of texts that counts how often it was worked out. */
function counting<Result>(compute: (text: string) => Result): { calls: number; of: (text: string) => Result } {
  const counted = { calls: 0, of: compute };
  counted.of = cached((text) => {
    counted.calls++;
    return compute(text);
  });
  return counted;
}

/** Meets the texts, and meets them again: from then on they are remembered. */
function remember(texts: readonly string[]): void {
  for (const text of [...texts, ...texts]) shared(text);
}

describe("cached", () => {
  it("computes once for a text in one go, each function its own result", () => {
    const length = counting((text) => text.length);
    const letters = cached((text) => [...text]);
    expect([length.of("甲乙"), letters("甲乙"), length.of("甲乙")]).toEqual([2, ["甲", "乙"], 2]);
    expect(length.calls).toBe(1);
  });

  it("remembers a text that is met again, also that there is nothing", () => {
    const none = counting(() => null);
    expect(["无一", "无二", "无一", "无二", "无一", "无二"].map(none.of)).toEqual(Array(6).fill(null));
    expect(none.calls).toBe(4);
  });

  it("does not remember thousands of texts for one of them", () => {
    const length = counting((text) => text.length);
    const texts = Array.from({ length: 5_000 }, (_, i) => `只有一次${i}`);
    for (const text of [...texts, ...texts]) length.of(text);
    expect(length.calls).toBe(10_000);
  });

  it("forgets beyond its bounds, of texts and of characters, and computes anew", () => {
    const length = counting((text) => text.length);
    remember(["最先的", "其次的"]);
    for (let i = 0; i < 2; i++) ["最先的", "其次的"].forEach(length.of);
    expect(length.calls).toBe(2);
    for (let i = 0; i < 21_000; i += 100) remember(Array.from({ length: 100 }, (_, k) => `第${i + k}个`));
    length.of("最先的");
    expect(length.calls).toBe(3);
    remember(["最先的", "其次的"]);
    length.of("最先的");
    expect(length.calls).toBe(4);
    remember(["长".repeat(999_000), "更".repeat(2_000)]);
    length.of("最先的");
    expect(length.calls).toBe(5);
  });

  it("gives equal texts, however long", () => {
    for (const text of ["", "甲", "十二个字的文本正好十二", "十三个字或更多的文本才会复制一份", "a".repeat(5000)]) {
      expect(shared(text)).toBe(text);
      expect(shared(`x${text}`.slice(1))).toBe(text);
    }
  });
});
