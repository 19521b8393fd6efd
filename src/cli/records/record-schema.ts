import schema from "../../../docs/records/line.schema.json";
import { recordKinds, type RecordKind, type RecordLine } from "../../core/merging/record-lines";
import { compileSchema, type JsonSchema, type Misfit } from "./json-schema";

let misfits: ReadonlyMap<string, Misfit> | null = null;

/** By kind: a line has one, and need not be held against the others. */
function misfitsByKind(): ReadonlyMap<string, Misfit> {
  const { $defs } = schema as unknown as Required<JsonSchema>;
  misfits ??= new Map(recordKinds.map((kind: RecordKind) => [kind, compileSchema({ $ref: `#/$defs/${kind}`, $defs })]));
  return misfits;
}

/** Where a value is no line of `dingji records` as docs/records/line.schema.json has it; null where it is one. */
export function misfitOfLine(value: unknown): string | null {
  const kind = (value as Partial<RecordLine> | null)?.kind;
  const misfit = typeof kind === "string" ? misfitsByKind().get(kind) : undefined;
  return misfit ? misfit(value) : "kind";
}

const OWN_LINE = /^\{"kind":"(branch|row|problem|finding|file)","version":(\d+),"file":"/;
const LONGEST_START = 64;

/** Of a line as this program begins it; null for one that another program wrote, or wrote anew. */
export function ownLineStart(line: Buffer): { readonly kind: RecordKind; readonly version: number } | null {
  const [, kind, version] = OWN_LINE.exec(line.toString("utf8", 0, LONGEST_START)) ?? [];
  return kind === undefined ? null : { kind: kind as RecordKind, version: Number(version) };
}
