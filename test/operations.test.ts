import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { commands } from "../commands/index.ts";
import { usageOf } from "../src/cli/usage.ts";
import { askRun } from "./servers/ask-run.ts";
import { unpackPGlite } from "./servers/pglite.ts";
import { surely, useRig } from "./support/rig.ts";

/** docs/operations.md, followed line by line. */
const page = readFileSync(join(import.meta.dirname, "../docs/operations.md"), "utf8");

/** The lines of code between two marks. */
function linesOf(mark: string): readonly string[] {
  const [, between = ""] = page.split(`<!-- ${mark} -->`);
  const [, code = ""] = /```\w*\n(.*?)```/su.exec(between.split(`<!-- /${mark} -->`)[0] ?? "") ?? [];
  return code.split("\n").flatMap((line) => line.trim() || []);
}

describe("from nothing to a counting ballot", () => {
  const opened = useRig(commands);

  test("each line is taken as it stands there, or asked back with buttons, and the ballot counts down", async () => {
    const lines = linesOf("typed");
    expect(lines.length).toBeGreaterThan(3);
    const rig = opened();
    for (const line of lines) expect((await surely(rig, "officer", line)).kind, line).not.toBe("refused");
    const { rows } = await rig.pool.query<{ kind: string }>(
      "select distinct kind from delivery where state = 'planned' order by kind",
    );
    expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["check", "countdown"]));
  });

  test("each word after “muster --” is one that the command line knows", () => {
    const verbs = [...page.matchAll(/npm run --silent muster -- (\S+)/gu)].map(([, verb = ""]) =>
      verb.replace("`", ""),
    );
    expect(verbs.length).toBeGreaterThan(6);
    for (const verb of verbs) expect(usageOf(verb), verb).toBeDefined();
  });
});

/** `npm run --silent muster -- …`, as the compiled program: the first arguments are npm's own. */
const shim = (program: string) => `#!/bin/sh\nshift 4\nexec "${process.execPath}" "${program}" "$@"\n`;

describe("the drill of a restore", () => {
  test("runs as it stands there, and leaves nothing behind", async () => {
    const folder = mkdtempSync(join(tmpdir(), "muster-drill-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await unpackPGlite(join(folder, "data", "db"));
    writeFileSync(join(folder, "data", "muster.key"), `${randomBytes(32).toString("base64")}\n`, {
      mode: 0o600,
    });
    await cp(join(await askRun("program"), "package.json"), join(folder, "package.json"));
    writeFileSync(join(folder, "npm"), shim(join(await askRun("program"), "src/cli.js")), { mode: 0o755 });
    const said = await run(linesOf("drill"), folder);
    expect(said).toMatchObject({ failed: false });
    expect(said.words).toMatch(/It does not answer at its own address/u);
    expect(said.words).toContain("0 branches");
    const { words } = await run(["ls"], folder);
    expect(words.split("\n")).toEqual(["data", "npm", "package.json"]);
  });
});

function run(
  lines: readonly string[],
  cwd: string,
): Promise<{ readonly failed: boolean; readonly words: string }> {
  const env = { PATH: `${cwd}:${process.env.PATH}`, PORT: "1" };
  return new Promise((resolve) => {
    execFile("sh", ["-ec", lines.join("\n")], { cwd, env }, (error, words, complaints) =>
      resolve({ failed: error !== null, words: `${words}${complaints}`.trim() }),
    );
  });
}
