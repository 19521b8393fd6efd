const { existsSync, readFileSync } = require("node:fs");
const { basename, dirname } = require("node:path");

/** The file of the active mutant, as `chosen.mjs` wrote it down. */
function mutated() {
  const list = process.env.MUTANT_FILES;
  const active = process.env.__STRYKER_ACTIVE_MUTANT__;
  if (!list || active === undefined || !existsSync(list)) return undefined;
  return JSON.parse(readFileSync(list, "utf8"))[active];
}

/** Runs first the tests that mirror the changed file, then those of its folder: they are the likeliest to notice. */
module.exports = class NearestFirst {
  sort(tests) {
    const file = mutated();
    if (file === undefined) return [...tests];
    const name = basename(file, ".ts");
    const folder = dirname(file).replace(/^src/, "test");
    const distance = ({ path }) =>
      (basename(path).startsWith(`${name}.`) ? 0 : 2) + (dirname(path).endsWith(folder) ? 0 : 1);
    return [...tests].sort((a, b) => distance(a) - distance(b));
  }
  allFailedTests(tests) {
    return tests;
  }
  shard(tests) {
    return tests;
  }
  cacheResults() {}
};
