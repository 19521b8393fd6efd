"use strict";

// node src/scripts/run.cjs <script.ts> [arguments…]
// Loads a TypeScript script and calls its `main(arguments)`, whose result is the exit code.

const { readFileSync } = require("node:fs");
const path = require("node:path");
const { transformSync } = require("@swc/core");

const own = path.resolve(__dirname, "../..") + path.sep;

function load(module, filename) {
  const { code } = transformSync(readFileSync(filename, "utf8"), {
    filename,
    configFile: false,
    swcrc: false,
    sourceMaps: "inline",
    jsc: {
      target: "es2022",
      parser: { syntax: "typescript", tsx: filename.endsWith(".tsx") },
      transform: { react: { runtime: "automatic" } },
    },
    module: { type: "commonjs" },
  });
  module._compile(code, filename);
}

process.setSourceMapsEnabled(true);
for (const extension of [".ts", ".tsx"]) {
  require.extensions[extension] = (module, filename) => {
    if (filename.includes(`${path.sep}node_modules${path.sep}`)) {
      throw new Error(
        `${path.relative(own, filename)} is TypeScript inside a package; only this project's is translated`,
      );
    }
    load(module, filename);
  };
}

async function run([script, ...rest]) {
  if (script === undefined) {
    console.error("usage: node src/scripts/run.cjs <script.ts> [arguments…]");
    return 2;
  }
  const { main } = require(path.resolve(script));
  if (typeof main !== "function") {
    console.error(`${script} exports no function main(arguments), so there is nothing to run.`);
    return 2;
  }
  return main(rest);
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
