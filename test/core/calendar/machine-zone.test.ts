import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { tables } from "./tables.ts";

const run = promisify(execFile);

const TABLES = pathToFileURL(join(import.meta.dirname, "tables.ts")).href;

const PRINT = `import(${JSON.stringify(TABLES)}).then(async (m) => console.log(JSON.stringify({
  hour: new Date(2023, 0, 1).toISOString(), tables: await m.tables() })))`;

/** What a process says whose machine stands in this zone. */
async function printedIn(zone: string): Promise<{ readonly hour: string; readonly tables: object }> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", "--eval", PRINT], {
    cwd: join(import.meta.dirname, "../../.."),
    env: { ...process.env, TZ: zone },
  });
  return JSON.parse(stdout) as { hour: string; tables: object };
}

describe("the machine's own time zone", () => {
  const here = tables();

  it.each([
    ["UTC", "2023-01-01T00:00:00.000Z"],
    ["Europe/London", "2023-01-01T00:00:00.000Z"],
    ["Pacific/Auckland", "2022-12-31T11:00:00.000Z"],
  ])("changes nothing when it is %s", { timeout: 60_000 }, async (zone, hour) => {
    const printed = await printedIn(zone);
    expect(printed.hour).toBe(hour);
    expect(printed.tables).toEqual(await here);
  });
});
