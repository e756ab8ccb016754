import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { snapshot } from "../../src/core/calendar/bank-holidays-data.ts";

const root = join(import.meta.dirname, "../..");

const kept = readFileSync(join(root, "src/core/calendar/bank-holidays-data.ts"), "utf8");

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-holidays-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the script on a list in gov.uk's shape; what it says and what it made. */
function renew(list: unknown) {
  const [source, target] = [join(folder, "list.json"), join(folder, "data.ts")];
  writeFileSync(source, JSON.stringify(list));
  const args = ["--import", "tsx", ".ci/bank-holidays.mjs", source, target];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return { status, stderr, made: status === 0 ? readFileSync(target, "utf8") : "" };
}

type Named = Readonly<Record<string, { readonly events: readonly { date: string; title: string }[] }>>;

/** gov.uk's list: from a year on, with one more day, every event with its other fields. */
function listed(from: string, more: readonly { date: string; title: string }[] = []) {
  return Object.fromEntries(
    Object.entries(snapshot as Named).map(([division, { events }]) => [
      division,
      {
        division,
        events: [...events.filter(({ date }) => date >= from), ...more].map((event) => ({
          ...event,
          notes: "",
          bunting: true,
        })),
      },
    ]),
  );
}

test("the same list makes the same file, and a shorter one keeps the years before it", () => {
  expect(renew(listed("2018")).made).toBe(kept);
  expect(renew(listed("2021")).made).toBe(kept);
});

test("a newer list adds its days and moves the end", () => {
  const { made } = renew(listed("2022", [{ date: "2028-01-03", title: "New Year’s Day" }]));
  expect(made).toContain("Bank holidays of 2018 to 2028.");
  expect(made.match(/\{ date: "2028-01-03", title: "New Year's Day" \}/gu)).toHaveLength(3);
  expect(made).toContain('knownUntil = "2028-12-31"');
});

test("what is no such list, or an older one, changes nothing and is said", () => {
  expect(renew({})).toMatchObject({ status: 1, stderr: expect.stringContaining("for england-and-wales") });
  const older = Object.fromEntries(
    Object.entries(snapshot as Named).map(([division, { events }]) => [
      division,
      { events: events.filter(({ date }) => date < "2026") },
    ]),
  );
  expect(renew(older)).toMatchObject({ status: 1, stderr: expect.stringContaining("reaches 2027-12-31") });
});
