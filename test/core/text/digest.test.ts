import { digestOf } from "../../../src/core/text/digest";
import { fc } from "../../support/cases";

describe("digestOf", () => {
  it.each([
    ["", "811c9dc59e3779b10"],
    ["a", "e40c292cc93840001"],
    ["得分与定级", "998658e5dd931e875"],
    ["核对码 2012", "545e83bef8d901988"],
  ])("of %j stays what printed codes were made with", (text, digest) => {
    expect(digestOf(text)).toBe(digest);
  });

  it("differs wherever one sign, the order or the length differs", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
        const i = at % text.length;
        const other = text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ 1) + text.slice(i + 1);
        expect(digestOf(other)).not.toBe(digestOf(text));
        expect(digestOf(`${text}\0`)).not.toBe(digestOf(text));
        const turned = [...text].reverse().join("");
        if (turned !== text) expect(digestOf(turned)).not.toBe(digestOf(text));
      }),
    );
  });

  it("is two sums of eight digits, each of its own, and the length", () => {
    const digests = Array.from({ length: 500 }, (_, i) => digestOf(`得分${i}`));
    expect(digests.every((digest) => /^[0-9a-f]{16}[3-5]$/.test(digest))).toBe(true);
    expect(new Set(digests.map((digest) => digest.slice(0, 8))).size).toBe(500);
    expect(new Set(digests.map((digest) => digest.slice(8, 16))).size).toBe(500);
  });
});
