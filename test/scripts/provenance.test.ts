import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

test("docs/provenance.md names the excelize.wasm that is installed", () => {
  const packed = readFileSync(path.join(path.dirname(require.resolve("excelize-wasm")), "excelize.wasm.gz"));
  const written = readFileSync("docs/provenance.md", "utf8");
  expect([...written.matchAll(/SHA-256 `(\w+)`/g)].map((match) => match[1])).toEqual([
    sha256(packed),
    sha256(gunzipSync(packed)),
  ]);
});
