import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { withSecretFiles } from "../src/config/secret-files.ts";
import { addressNames, secretNames } from "../src/config/secrets.ts";
import { StartError } from "../src/core/chat/start-error.ts";
import { secretsOf } from "../src/redact.ts";

const folder = mkdtempSync(join(tmpdir(), "muster-secrets-"));

afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

function complaint(environment: Readonly<Record<string, string>>): string {
  try {
    withSecretFiles(environment);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  return "nothing";
}

describe("a secret in a file", () => {
  it.each([...secretNames, ...addressNames])("%s may be one, its last line's end left out", (name) => {
    const path = file(name, "hunter2\n");
    expect(withSecretFiles({ PORT: "3000", [`${name}_FILE`]: ` ${path} ` })).toMatchObject({
      PORT: "3000",
      [name]: "hunter2",
    });
  });

  it("is a secret like any other to the log", () => {
    const environment = withSecretFiles({
      DATABASE_URL_FILE: file("address", "postgres://me:hunter2@db/x"),
    });
    expect(secretsOf(environment)).toEqual(["hunter2"]);
  });

  it("is refused beside the variable itself, without quoting either", () => {
    const said = complaint({ MUSTER_KEY: "hunter2", MUSTER_KEY_FILE: file("both", "hunter2") });
    expect(said).toContain("MUSTER_KEY and MUSTER_KEY_FILE are both set: unset one of them.");
    expect(said).not.toContain("hunter2");
  });

  it("is refused where it is not there, no file, or empty, all at once", () => {
    mkdirSync(join(folder, "a-folder"));
    const said = complaint({
      MUSTER_KEY_FILE: join(folder, "nowhere"),
      DISCORD_TOKEN_FILE: join(folder, "a-folder"),
      SLACK_BOT_TOKEN_FILE: file("empty", "\n"),
    });
    expect(said).toContain(
      `MUSTER_KEY_FILE is ${join(folder, "nowhere")}, which Muster cannot read (ENOENT).`,
    );
    expect(said).toContain(`DISCORD_TOKEN_FILE is ${join(folder, "a-folder")}, which is no file.`);
    expect(said).toContain(`SLACK_BOT_TOKEN_FILE is ${join(folder, "empty")}, which is empty.`);
  });

  it.skipIf(process.platform === "win32").each([0o644, 0o604, 0o660, 0o620])(
    "is refused where others of the machine can open it (%o), with the cure",
    (mode) => {
      const path = file("loose", "hunter2", mode);
      const said = complaint({ DISCORD_TOKEN_FILE: path });
      expect(said).toContain(`other users of this machine can open. Close it: chmod 600 ${path}.`);
      expect(said).not.toContain("hunter2");
    },
  );

  it("is nothing where the variable that names it is blank", () => {
    expect(withSecretFiles({ MUSTER_KEY: "x", MUSTER_KEY_FILE: " " })).toMatchObject({ MUSTER_KEY: "x" });
  });
});
