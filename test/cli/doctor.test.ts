import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test } from "vitest";
import { doctor } from "../../src/cli/doctor.ts";
import { lookOverFolder, lookOverMemory, lookOverNode } from "../../src/cli/machine.ts";
import { type Finding, warning, well, wrong } from "../../src/core/chat/finding.ts";

const now = Temporal.Instant.from("2026-11-28T12:00Z");

describe("the machine", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  function folder(): string {
    const made = mkdtempSync(join(tmpdir(), "muster-doctor-"));
    folders.push(made);
    return made;
  }

  test.each([
    ["18.20.0", "wrong", "22 or 24"],
    ["20.18.1", "wrong", "22 or 24"],
    ["20.19.0", "warning", "Move to 22 or newer"],
    ["22.12.0", "well", undefined],
    ["24.1.0", "well", undefined],
    ["26.0.0", "well", undefined],
  ])("Node %s is %s", (version, state, cure) => {
    const found = lookOverNode(version, now);
    expect(found.state).toBe(state);
    if (cure !== undefined) expect(found.cure).toContain(cure);
  });

  test("memory that is too little for the embedded database may do for servers", () => {
    const little = 384 * 1024 * 1024;
    expect(lookOverMemory("embedded", little)).toMatchObject({ state: "warning" });
    expect(lookOverMemory("server", little)).toMatchObject({ state: "well" });
  });

  test("a folder that is not there yet is made by the first start", async () => {
    const found = await lookOverFolder(join(folder(), "deep", "data"));
    expect(found.map(({ part, state }) => [part, state])).toEqual([
      ["data folder", "well"],
      ["disk", "well"],
    ]);
  });

  test("a folder that is a file is told of", async () => {
    const path = join(folder(), "data");
    writeFileSync(path, "");
    expect(await lookOverFolder(path)).toMatchObject([
      { state: "wrong", cure: expect.stringContaining("DATA_DIR") },
    ]);
  });

  test("what other users can open is named, with the command that closes it", async () => {
    const path = folder();
    mkdirSync(join(path, "db"));
    chmodSync(join(path, "db"), 0o755);
    writeFileSync(join(path, "muster.key"), "", { mode: 0o600 });
    const [rights] = await lookOverFolder(path);
    expect(rights).toMatchObject({ state: "wrong", cure: `chmod -R go= ${join(path, "db")}` });
    chmodSync(join(path, "db"), 0o700);
    expect((await lookOverFolder(path))[0]).toMatchObject({ state: "well" });
  });
});

describe("what is said", () => {
  async function said(findings: readonly Finding[], json = false) {
    const lines: string[] = [];
    const fine = await doctor(
      { json },
      {
        lookOver: async function* () {
          yield* findings;
        },
        say: (words) => lines.push(words),
      },
    );
    return { fine, words: lines.join("\n") };
  }

  test("each finding is a line, its cure under it, and the sum is at the end", async () => {
    const { fine, words } = await said([
      well("Node", "22.1.0"),
      warning("disk", "300 MB free", "Make room."),
      wrong("keys", "not these", "Put the old one back."),
    ]);
    expect(fine).toBe(false);
    expect(words.split("\n")).toEqual([
      "ok     Node: 22.1.0",
      "look   disk: 300 MB free",
      "         Make room.",
      "WRONG  keys: not these",
      "         Put the old one back.",
      "",
      "1 wrong: mend it before members rely on Muster; 1 to look at.",
    ]);
  });

  test("warnings alone are no failure", async () => {
    expect(await said([warning("disk", "300 MB free", "Make room.")])).toMatchObject({ fine: true });
    expect((await said([well("Node", "22.1.0")])).words).toContain("All is well.");
  });

  test("as JSON it is the findings alone", async () => {
    const { words } = await said([well("Node", "22.1.0")], true);
    expect(JSON.parse(words)).toEqual([{ part: "Node", state: "well", says: "22.1.0" }]);
  });
});
