import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** The release that this one may run beside. It was given no tag: a commit of it, before its tables were changed, stands for it. */
const before = { number: "0.1.0", commit: "7cf3e576444d8a15c0dfdd82ceda7d12e18d9175" };

const root = join(import.meta.dirname, "../..");

const lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** Puts the release before into a folder, ready to be started, and returns its number. Needs the repository's history. */
export function unpackReleaseBefore(folder: string): string {
  mkdirSync(folder);
  const archive = execFileSync("git", ["archive", commitOf(before)], { cwd: root, maxBuffer: 1 << 28 });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  const packages = join(root, "node_modules");
  if (asInstalled(folder)) symlinkSync(packages, join(folder, "node_modules"));
  else {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
  }
  return before.number;
}

function commitOf({ number, commit }: typeof before): string {
  try {
    return execFileSync("git", ["rev-parse", "--verify", "--quiet", `v${number}^{commit}`], { cwd: root })
      .toString()
      .trim();
  } catch {
    return commit;
  }
}

/** Whether every package that it asks for is here in that version. */
function asInstalled(folder: string): boolean {
  const [theirs, ours] = [folder, root].map((one) =>
    lock.parse(JSON.parse(readFileSync(join(one, "package-lock.json"), "utf8"))),
  );
  return Object.entries(theirs?.packages ?? {}).every(
    ([name, { version }]) => name === "" || ours?.packages[name]?.version === version,
  );
}
