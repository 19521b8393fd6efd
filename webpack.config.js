const fs = require("node:fs");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const webpack = require("webpack");

/**
 * Where taskpane.html gets office.js from. An address on another origin is allowed for scripts in the
 * page's policy; "./office.js" copies the npm package's files into dist for networks without Internet.
 */
const OFFICE_JS_URL = process.env.OFFICE_JS_URL || "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
if (!/(^|\/)office\.js$/.test(OFFICE_JS_URL)) throw new Error(`OFFICE_JS_URL must end in /office.js: ${OFFICE_JS_URL}`);
const officeOrigin = /^https?:/.test(OFFICE_JS_URL) ? new URL(OFFICE_JS_URL).origin : null;
const isLocalOffice = officeOrigin === null;

const dist = path.join(__dirname, "dist");
const officeFiles = path.join(path.dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

function policy({ scripts, connect }) {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** TypeScript and JSX through swc; types are checked by `npm run lint`. */
function scripts(target) {
  return {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: "swc-loader",
        options: {
          jsc: {
            target,
            parser: { syntax: "typescript", tsx: true },
            transform: { react: { runtime: "automatic" } },
          },
        },
      },
    ],
  };
}

const resolveTypeScript = { extensions: [".tsx", ".ts", ".js"] };

const web = {
  name: "web",
  entry: { taskpane: "./src/taskpane/index.tsx", page: "./src/page/index.tsx" },
  output: {
    path: dist,
    filename: "[name].js",
    chunkFilename: "[name].js",
    publicPath: "auto",
    clean: { keep: /^(cli|worker)\// },
  },
  target: ["web", "es2020"],
  devtool: false,
  module: scripts("es2020"),
  resolve: resolveTypeScript,
  optimization: {
    splitChunks: {
      chunks: "all",
      cacheGroups: {
        default: { minChunks: 2, priority: -20, reuseExistingChunk: true },
        defaultVendors: {
          name: "vendor",
          test: /node_modules[\\/](react|react-dom|scheduler|@fluentui|@griffel|tabster|keyborg|@floating-ui|@swc)/,
          chunks: "initial",
        },
      },
    },
  },
  performance: { maxAssetSize: 6_000_000, maxEntrypointSize: 1_200_000 },
  plugins: [
    new HtmlPlugin({
      template: "./src/taskpane/taskpane.html",
      filename: "taskpane.html",
      chunks: ["taskpane"],
      officeJs: OFFICE_JS_URL,
      policy: policy({ scripts: officeOrigin ? [officeOrigin] : [], connect: "'self'" }),
    }),
    new HtmlPlugin({
      template: "./src/page/index.html",
      filename: "index.html",
      chunks: ["page"],
      policy: policy({ scripts: ["'wasm-unsafe-eval'"], connect: "'self'" }),
    }),
    new CopyPlugin({
      patterns: [
        { from: "assets", to: "assets", noErrorOnMissing: true },
        { from: "docs/guides", to: "guides" },
        // Not named .gz: servers would unpack it on the way, and the reader unpacks it itself.
        { from: require.resolve("excelize-wasm").replace(/main\.\w+$/, "excelize.wasm.gz"), to: "excelize.bin" },
        ...(isLocalOffice
          ? ["office.js", "excel-*-16.0*.js", "o15apptofilemappingtable.js", "telemetry/oteljs_agave.js"]
              .concat(["zh-cn/office_strings.js", "en-us/office_strings.js"])
              .map((file) => ({
                context: officeFiles,
                from: file,
                to: path.join(path.dirname(OFFICE_JS_URL), "[path][name][ext]"),
                globOptions: { ignore: ["**/*.debug.js", "**/*-core.js"] },
                info: { minimized: true },
              }))
          : []),
      ],
    }),
  ],
};

const cli = {
  name: "cli",
  entry: { dingji: "./src/cli/launch.ts" },
  output: {
    path: path.join(dist, "cli"),
    filename: "dingji.js",
    chunkFilename: "[name].js",
    library: { type: "commonjs2" },
  },
  target: "node20",
  devtool: false,
  module: scripts("es2022"),
  resolve: resolveTypeScript,
  // Finds its wasm beside itself in node_modules.
  externals: { "excelize-wasm": "commonjs excelize-wasm" },
  optimization: { minimize: false, splitChunks: false },
  performance: false,
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, entryOnly: true }),
    {
      apply: (compiler) =>
        compiler.hooks.afterEmit.tap("executable", ({ outputOptions }) =>
          fs.chmodSync(path.join(outputOptions.path, "dingji.js"), 0o755),
        ),
    },
  ],
};

/** What the pane and the page do beside their own thread. */
const worker = {
  name: "worker",
  entry: { merge: "./src/taskpane/summary/merge-worker.ts", file: "./src/page/file-worker.ts" },
  output: {
    path: path.join(dist, "worker"),
    filename: "[name].js",
    chunkFilename: "[name].js",
    publicPath: "auto",
  },
  target: ["webworker", "es2020"],
  devtool: false,
  module: scripts("es2020"),
  resolve: resolveTypeScript,
  performance: { maxAssetSize: 2_000_000, maxEntrypointSize: 1_200_000 },
};

/** swc takes a third of the time that terser takes, for scripts of the same weight. */
const minimizer = [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false })];

module.exports = [web, cli, worker].map((config) => ({
  ...config,
  optimization: { ...config.optimization, minimizer },
  stats: "errors-warnings",
}));
