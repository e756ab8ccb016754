import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { HOUSE } from "./fixture.ts";

interface Audit {
  lockfileFindings(lock: unknown): readonly string[];
  auditFindings(report: unknown): readonly string[] | undefined;
}

const { lockfileFindings, auditFindings } = (await import(
  pathToFileURL(join(HOUSE, ".ci/audit.mjs")).href
)) as Audit;

test.each(["package-lock.json", "bench/package-lock.json"])("%s is as it should be", (file) => {
  // No checksum: npm view <name>@<version> dist.integrity says it, and it goes into the entry as "integrity".
  expect(lockfileFindings(JSON.parse(readFileSync(join(HOUSE, file), "utf8")))).toEqual([]);
});

test("a lockfile is told on for what is not from the registry, has no checksum or runs scripts", () => {
  const sound = { version: "1.0.0", integrity: "sha512-x" };
  const packages = {
    "": { name: "muster" },
    "node_modules/good": sound,
    "node_modules/@a/bare": { version: "1.0.0" },
    "node_modules/b/node_modules/forked": { ...sound, resolved: "git+ssh://git@example.org/b.git" },
    "node_modules/eager": { ...sound, hasInstallScript: true },
    "node_modules/elsewhere": { version: "1.0.0", optional: true, os: ["darwin"] },
  };
  expect(lockfileFindings({ lockfileVersion: 3, packages })).toEqual([
    "@a/bare has no sha512 checksum.",
    "forked is not from the registry.",
    "eager runs a script when it is installed.",
    "elsewhere has no sha512 checksum.",
  ]);
  expect(lockfileFindings({ lockfileVersion: 1 })).toEqual(["The lockfile's version is 1, not 3."]);
});

test("npm's report is read, and none is told apart from a clean one", () => {
  const one = { name: "left", severity: "high", range: "<2", fixAvailable: true };
  expect(auditFindings({ vulnerabilities: { left: one } })).toEqual(["left <2: high, and there is a fix."]);
  expect(auditFindings({ vulnerabilities: {} })).toEqual([]);
  for (const none of [undefined, null, { error: { code: "ENOTFOUND" } }])
    expect(auditFindings(none)).toBeUndefined();
});
