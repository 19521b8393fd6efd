import { writeFileSync } from "node:fs";
import path from "node:path";

/** A checker of Stryker that lets through the mutants drawn by `mutate.ts`, and no others that lie in their ranges. */
const chosen = ({ chosen: keys }) => ({
  init: () => Promise.resolve(),
  group: (mutants) => Promise.resolve([mutants.map(({ id }) => id)]),
  check: (mutants) => {
    const files = mutants.map(({ id, fileName }) => [id, path.relative("", fileName)]);
    writeFileSync(process.env.MUTANT_FILES, JSON.stringify(Object.fromEntries(files)));
    return Promise.resolve(
      Object.fromEntries(
        mutants.map((mutant) => [
          mutant.id,
          keys.includes(keyOf(mutant)) ? { status: "passed" } : { status: "compileError", reason: "not drawn" },
        ]),
      ),
    );
  },
});
chosen.inject = ["options"];

const keyOf = ({ fileName, location: { start, end }, mutatorName, replacement }) =>
  [path.relative("", fileName), start.line, start.column, end.line, end.column, mutatorName, replacement].join("|");

export const strykerPlugins = [{ kind: "Checker", name: "chosen", factory: chosen }];
