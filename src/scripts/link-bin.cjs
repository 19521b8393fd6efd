// npm links the commands of dependencies, never those of the package itself.
const fs = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..", "..");
const command = path.join(root, "dist", "cli", "dingji.js");
const folder = path.join(root, "node_modules", ".bin");

fs.chmodSync(command, 0o755);
if (process.platform === "win32") {
  fs.writeFileSync(path.join(folder, "dingji.cmd"), '@node "%~dp0\\..\\..\\dist\\cli\\dingji.js" %*\r\n');
} else if (fs.existsSync(folder)) {
  const link = path.join(folder, "dingji");
  fs.rmSync(link, { force: true });
  fs.symlinkSync(path.relative(folder, command), link);
}
