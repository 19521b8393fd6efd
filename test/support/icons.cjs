/**
 * Stands for Fluent's icons where no browser draws them: 410 modules that take a second of every test file.
 * Each is nothing but what stands in it; names that begin with a small letter are hooks, class names and makers of icons.
 */
const Icon = ({ children }) => children ?? null;
const helper = { bundleIcon: () => Icon };
module.exports = new Proxy(helper, {
  get: (known, name) =>
    known[name] ?? (name === "__esModule" ? true : /^[a-z]/.test(String(name)) ? String(name) : Icon),
});
