import { finalCategory, finalTotal } from "../../../src/core/scoring/totals";
import { scored, small } from "./small-scheme";

describe("finalTotal", () => {
  it("adds every weighted party's total times its share, exactly", () => {
    expect(finalTotal(small, [scored("review", 90.6), scored("self", 89)])?.toString()).toBe("89.96");
  });

  it("rounds half up to four decimals, once", () => {
    expect(finalTotal(small, [scored("self", 0), scored("review", 0.00025)])?.toString()).toBe("0.0002");
    expect(finalTotal(small, [scored("self", 0.000125), scored("review", 0)])?.toString()).toBe("0.0001");
    expect(finalTotal(small, [scored("self", 0.000124), scored("review", 0)])?.toString()).toBe("0");
  });

  it("is none while a weighted party is missing or incomplete: shares are never renormalised", () => {
    expect(finalTotal(small, [scored("self", 89)])).toBeNull();
    expect(finalTotal(small, [scored("self", null), scored("review", 90)])).toBeNull();
    expect(finalTotal(small, [])).toBeNull();
  });

  it("is that of the only unnamed column where nothing is weighed", () => {
    const plain = { ...small, weights: [] };
    expect(finalTotal(plain, [scored("score", 83.33335)])?.toString()).toBe("83.3334");
    expect(finalTotal(plain, [scored("self", 83), scored("review", 90)])).toBeNull();
    expect(finalTotal(plain, [scored("score", null)])).toBeNull();
  });
});

describe("finalCategory", () => {
  it("weighs one category as the total", () => {
    expect(finalCategory(small, [scored("self", null, 10), scored("review", null, 15)], "群众评价")?.toString()).toBe(
      "13",
    );
    expect(finalCategory(small, [scored("self", null, 10), scored("review", 80)], "群众评价")).toBeNull();
    expect(finalCategory(small, [scored("self", 9, 10), scored("review", 9, 15)], "没有的")).toBeNull();
    expect(finalCategory({ ...small, weights: [] }, [scored("self", 9, 10)], "群众评价")).toBeNull();
  });
});
