import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

/** Path → source. */
export type Files = Readonly<Record<string, string>>;

export interface Outcome {
  readonly failed: boolean;
  readonly output: string;
}

export const HOUSE = join(import.meta.dirname, "../..");

const CONFIG = [
  ".gitignore",
  "biome.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "knip.json",
  ".dependency-cruiser.mjs",
];

const Versions = z.record(z.string(), z.string());

export const manifest = z
  .object({ scripts: Versions, dependencies: Versions, devDependencies: Versions, overrides: Versions })
  .parse(JSON.parse(readFileSync(join(HOUSE, "package.json"), "utf8")));

/** Runs one of our own npm scripts, with our own configuration, on a small project of the given files. */
export async function check(script: string, files: Files): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "muster-house-"));
  try {
    for (const name of CONFIG) cpSync(join(HOUSE, name), join(folder, name));
    const all = { "package.json": packageJson(script), ...files };
    write(folder, all);
    if (all["package.json"].includes(".ci/")) symlinkSync(join(HOUSE, ".ci"), join(folder, ".ci"));
    const bringsPackages = Object.keys(files).some((path) => path.startsWith("node_modules/"));
    if (!bringsPackages) symlinkSync(join(HOUSE, "node_modules"), join(folder, "node_modules"));
    return await npmRun(script, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function packageJson(script: string, dependencies: readonly string[] = ["zod"]): string {
  const anyVersion = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, "*"]));
  const content = {
    name: "fixture",
    private: true,
    type: "module",
    scripts: { start: "node src/main.ts", [script]: manifest.scripts[script] },
    dependencies: anyVersion(dependencies),
    devDependencies: anyVersion(["@types/node", "dependency-cruiser", "knip", "typescript", "vitest"]),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function write(folder: string, files: Files): void {
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
}

function npmRun(script: string, cwd: string): Promise<Outcome> {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", script], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => chunks.push(String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ failed: code !== 0, output: chunks.join("") }));
  });
}
