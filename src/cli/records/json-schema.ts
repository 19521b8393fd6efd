/** The part of JSON Schema that the schema of the records uses. */
export interface JsonSchema {
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly JsonSchema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly pattern?: string;
}

/** Where a value does not fit ("contents/0/digest"; "" for the value itself); null where it does. */
export type Misfit = (value: unknown) => string | null;

const KNOWN = new Set(
  "$schema title description $defs $ref type const enum oneOf required properties additionalProperties items minimum pattern".split(
    " ",
  ),
);

/**
 * Makes a check of a schema, once for many values.
 * @throws RangeError for a keyword that it does not know: a schema is held whole or not at all.
 */
export function compileSchema(schema: JsonSchema): Misfit {
  const named = new Map<string, Misfit>();
  const definition = (reference: string): Misfit => {
    const known = named.get(reference);
    if (known) return known;
    const name = /^#\/\$defs\/(\w+)$/.exec(reference)?.[1] ?? "";
    const defined = schema.$defs?.[name];
    if (!defined) throw new RangeError(`no definition ${reference}`);
    const misfit = compile(defined, definition);
    named.set(reference, misfit);
    return misfit;
  };
  return compile(schema, definition);
}

function compile(schema: JsonSchema, definition: (reference: string) => Misfit): Misfit {
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.has(keyword));
  if (unknown !== undefined) throw new RangeError(`unknown keyword ${unknown}`);
  const tests = [...plainTests(schema), ...innerTests(schema, (inner) => compile(inner, definition))];
  if (schema.$ref !== undefined) tests.push(definition(schema.$ref));
  return (value) => {
    for (const test of tests) {
      const misfit = test(value);
      if (misfit !== null) return misfit;
    }
    return null;
  };
}

const holds =
  (isFit: (value: unknown) => boolean): Misfit =>
  (value) =>
    isFit(value) ? null : "";

function plainTests({ type, enum: listed, minimum, pattern, const: only }: JsonSchema): Misfit[] {
  const tests: Misfit[] = [];
  if (type !== undefined) {
    const types = typeof type === "string" ? [type] : type;
    tests.push(holds((value) => types.some((name) => isOfType(value, name))));
  }
  if (only !== undefined) tests.push(holds((value) => value === only));
  if (listed) tests.push(holds((value) => listed.includes(value)));
  if (minimum !== undefined) tests.push(holds((value) => typeof value !== "number" || value >= minimum));
  if (pattern !== undefined) {
    const expression = new RegExp(pattern, "u");
    tests.push(holds((value) => typeof value !== "string" || expression.test(value)));
  }
  return tests;
}

function innerTests(schema: JsonSchema, inner: (schema: JsonSchema) => Misfit): Misfit[] {
  const tests: Misfit[] = [];
  const { oneOf, required, properties, additionalProperties, items } = schema;
  if (required)
    tests.push((value) => (isObject(value) ? (required.find((name) => !Object.hasOwn(value, name)) ?? null) : null));
  if (properties || additionalProperties) {
    const known = new Map(Object.entries(properties ?? {}).map(([name, own]) => [name, inner(own)]));
    const others = additionalProperties && inner(additionalProperties);
    tests.push((value) => {
      if (!isObject(value)) return null;
      for (const [name, own] of Object.entries(value)) {
        const misfit = (known.get(name) ?? others)?.(own) ?? null;
        if (misfit !== null) return below(name, misfit);
      }
      return null;
    });
  }
  if (items) {
    const item = inner(items);
    tests.push((value) => {
      if (!Array.isArray(value)) return null;
      for (const [i, own] of value.entries()) {
        const misfit = item(own);
        if (misfit !== null) return below(String(i), misfit);
      }
      return null;
    });
  }
  if (oneOf) {
    const choices = oneOf.map(inner);
    tests.push((value) => {
      const misfits = choices.map((choice) => choice(value));
      // The choice that fits so far that a place inside it can be named says most.
      return misfits.filter((misfit) => misfit === null).length === 1 ? null : (misfits.find((misfit) => misfit) ?? "");
    });
  }
  return tests;
}

function below(name: string, misfit: string): string {
  return misfit === "" ? name : `${name}/${misfit}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
