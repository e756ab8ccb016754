// Whether the lockfile installs on machines other than this one: npm run audit:platforms
// For each it installs everything into a folder of its own, without running any package's script, and looks whether
// each package that comes in builds for several machines has the one for that machine. Asks the registry.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PLATFORMS = [
  { os: "darwin", cpu: "arm64" },
  { os: "darwin", cpu: "x64" },
  { os: "win32", cpu: "x64" },
  { os: "linux", cpu: "arm64", libc: "glibc" },
  { os: "linux", cpu: "x64", libc: "musl" },
];

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** Paths of what is built for this platform, and of what is built for others alone. */
function builtFor({ os, cpu, libc }) {
  const built = Object.entries(packages).filter(([, entry]) => entry.os ?? entry.cpu);
  const fits = (list, one) => !list || one === undefined || list.includes(one);
  const ours = ([, entry]) => fits(entry.os, os) && fits(entry.cpu, cpu) && fits(entry.libc, libc);
  const paths = (entries) => entries.map(([path]) => path);
  return { wanted: paths(built.filter(ours)), strange: paths(built.filter((one) => !ours(one))) };
}

function install(platform) {
  const folder = mkdtempSync(join(tmpdir(), "muster-platform-"));
  try {
    for (const name of ["package.json", "package-lock.json"]) cpSync(name, join(folder, name));
    const words = Object.entries(platform).map(([key, value]) => `--${key}=${value}`);
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", ...words];
    const { status, stderr } = spawnSync("npm", args, { cwd: folder, encoding: "utf8" });
    if (status !== 0) return [`npm ci failed: ${stderr.trim().split("\n").at(-1)}`];
    const { wanted, strange } = builtFor(platform);
    const here = (path) => existsSync(join(folder, path));
    return [
      ...(wanted.length === 0 ? ["no package is built for it"] : []),
      ...wanted.filter((path) => !here(path)).map((path) => `${path} is missing`),
      ...strange.filter(here).map((path) => `${path} is another machine's`),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const platform of PLATFORMS) {
  const wrong = install(platform);
  console.log([Object.values(platform).join(" "), ...(wrong.length > 0 ? wrong : ["installs"])].join(": "));
  if (wrong.length > 0) process.exitCode = 1;
}
