import { compileSchema, type JsonSchema } from "../../../src/cli/records/json-schema";

const misfits = (schema: JsonSchema, ...values: readonly unknown[]): (string | null)[] =>
  values.map(compileSchema(schema));

describe("a schema", () => {
  it("holds types, one or several", () => {
    expect(misfits({ type: "integer" }, 1, 1.5, "1", null)).toEqual([null, "", "", ""]);
    expect(misfits({ type: ["object", "null"] }, {}, null, [], "x")).toEqual([null, null, "", ""]);
    expect(misfits({ type: "array" }, [], {})).toEqual([null, ""]);
    expect(misfits({ type: "boolean" }, false, 0)).toEqual([null, ""]);
  });

  it("holds constants, lists, patterns and least values", () => {
    expect(misfits({ const: 1 }, 1, "1")).toEqual([null, ""]);
    expect(misfits({ enum: ["a", null] }, "a", null, "b")).toEqual([null, null, ""]);
    expect(misfits({ type: "string", pattern: "^\\d{2}$" }, "12", "123")).toEqual([null, ""]);
    expect(misfits({ type: ["number", "null"], minimum: 1 }, 1, 0, null)).toEqual([null, "", null]);
  });

  it("names the place of what does not fit", () => {
    const schema: JsonSchema = {
      type: "object",
      required: ["items"],
      properties: { items: { type: "array", items: { $ref: "#/$defs/item" } } },
      additionalProperties: { type: "string" },
      $defs: { item: { type: "object", required: ["id"], properties: { id: { type: "string" } } } },
    };
    expect(
      misfits(
        schema,
        { items: [{ id: "a" }] },
        {},
        { items: [{ id: "a" }, { id: 1 }] },
        { items: [{}] },
        { items: [], x: 1 },
      ),
    ).toEqual([null, "items", "items/1/id", "items/0/id", "x"]);
  });

  it("holds one of several choices", () => {
    const schema: JsonSchema = { oneOf: [{ type: "null" }, { type: "object", required: ["a"] }] };
    expect(misfits(schema, null, { a: 1 }, {}, 1)).toEqual([null, null, "a", ""]);
    expect(misfits({ oneOf: [{ type: "number" }, { type: "integer" }] }, 1)).toEqual([""]);
  });

  it("takes no name of every object for a property", () => {
    expect(misfits({ type: "object", required: ["toString"] }, {}, { toString: 1 })).toEqual(["toString", null]);
  });

  it("is refused where it says what is not held", () => {
    expect(() => compileSchema({ maxLength: 5 } as JsonSchema)).toThrow("unknown keyword maxLength");
    expect(() => compileSchema({ $ref: "#/$defs/none" })).toThrow("no definition #/$defs/none");
  });
});
