const circus = require("jest-circus/runner").default;

let mutant;
let noticed;

/** Jest's test runner (by its name Stryker knows it), which runs no further file once a test noticed the mutant: jest itself cannot bail for Stryker. */
module.exports = async (...args) => {
  const active = process.env.__STRYKER_ACTIVE_MUTANT__;
  if (active !== mutant) noticed = undefined;
  mutant = active;
  if (noticed) return { ...noticed, testFilePath: args[4], testResults: [], numFailingTests: 0, numPassingTests: 0 };
  const result = await circus(...args);
  if (active !== undefined && result.numFailingTests > 0) noticed = { ...result, failureMessage: null };
  return result;
};
