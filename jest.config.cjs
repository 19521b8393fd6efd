const { availableParallelism } = require("node:os");

/** A slow machine fails no test: no test measures time, so the limit only ends what hangs. With CASES=1000 a law takes long. */
const TEST_TIMEOUT = process.env.CASES ? 3_600_000 : 180_000;

const transform = {
  "\\.tsx?$": [
    "@swc/jest",
    {
      jsc: {
        target: "es2022",
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
      },
    },
  ],
};

const project = (displayName, testEnvironment, testMatch, { ignored = [], setup = [], once } = {}) => ({
  displayName,
  testEnvironment,
  testMatch: [`<rootDir>/test/${testMatch}`],
  testPathIgnorePatterns: ["/node_modules/", ...ignored],
  modulePathIgnorePatterns: ["<rootDir>/artefacts/"],
  setupFilesAfterEnv: setup,
  globalSetup: once,
  moduleNameMapper: { "^@fluentui/react-icons$": "<rootDir>/test/support/icons.cjs" },
  transform,
});

module.exports = {
  // Tests in a browser wait for it: half as many workers again as there are processors leave none idle.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testTimeout: TEST_TIMEOUT,
  reporters: ["default", "<rootDir>/test/support/reporter.cjs"],
  projects: [
    project("node", "node", "**/*.test.ts", { ignored: ["<rootDir>/test/browser/"] }),
    project("pane", "jsdom", "**/*.test.tsx", { setup: ["<rootDir>/test/support/pane-setup.ts"] }),
    project("browser", "node", "browser/**/*.test.ts", {
      once: "<rootDir>/test/browser/support/bundle-excel.ts",
    }),
  ],
};
