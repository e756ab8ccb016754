import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { someReadings } from "./readings.ts";

const READINGS = pathToFileURL(join(import.meta.dirname, "readings.ts")).href;
const PRINT = `import(${JSON.stringify(READINGS)}).then((m) => console.log(JSON.stringify(m.someReadings())))`;

describe("the machine's own time zone", () => {
  it.each(["UTC", "Europe/London", "Pacific/Auckland"])("changes nothing when it is %s", (zone) => {
    const printed = execFileSync(process.execPath, ["--import", "tsx", "--eval", PRINT], {
      cwd: join(import.meta.dirname, "../../.."),
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
    });
    expect(JSON.parse(printed)).toEqual(someReadings());
  });
});
