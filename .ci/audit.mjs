// What is known against the dependencies that run in production, and whether the lockfiles can be trusted.
// npm run audit [-- --strict]: reports and exits 0, also offline; --strict exits 1 for any finding or a failed look-up.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const house = join(import.meta.dirname, "..");

const LOCKFILES = ["package-lock.json", "bench/package-lock.json"];

/** Packages that may run a script of theirs when they are installed: none of these does so where it matters. */
const MAY_RUN_SCRIPTS = new Set(["esbuild", "fsevents", "msgpackr-extract"]);

/** What is wrong with a lockfile: one sentence each. */
export function lockfileFindings({ lockfileVersion, packages = {} }) {
  const version = lockfileVersion === 3 ? [] : [`The lockfile's version is ${lockfileVersion}, not 3.`];
  const entries = Object.entries(packages).filter(([path, { link }]) => path !== "" && !link);
  return [
    ...version,
    ...entries.flatMap(([path, entry]) => packageFindings(path.split("node_modules/").at(-1), entry)),
  ];
}

function packageFindings(name, entry) {
  const { resolved = "", hasInstallScript } = entry;
  return [
    // Builds for other machines too: npm leaves theirs out, and would then check none of them there.
    ...(hasChecksum(entry) ? [] : [`${name} has no sha512 checksum.`]),
    ...(/^(git|file|http:)/.test(resolved) ? [`${name} is not from the registry.`] : []),
    ...(hasInstallScript && !MAY_RUN_SCRIPTS.has(name)
      ? [`${name} runs a script when it is installed.`]
      : []),
  ];
}

function hasChecksum({ integrity = "", inBundle = false }) {
  return inBundle || integrity.startsWith("sha512-");
}

/** What npm audit's report says: one sentence each; undefined when it is no report (offline). */
export function auditFindings(report) {
  if (typeof report?.vulnerabilities !== "object") return undefined;
  return Object.values(report.vulnerabilities).map(
    ({ name, severity, range, fixAvailable }) =>
      `${name} ${range}: ${severity}${fixAvailable ? ", and there is a fix" : ""}.`,
  );
}

function npmAudit() {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    cwd: house,
    encoding: "utf8",
    timeout: 120_000,
  });
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

function main() {
  const known = auditFindings(npmAudit());
  const lines = [
    ...LOCKFILES.flatMap((file) =>
      lockfileFindings(JSON.parse(readFileSync(join(house, file), "utf8"))).map((one) => `${file}: ${one}`),
    ),
    ...(known ?? ["npm audit gave no report: offline, or the registry has none."]).map(
      (one) => `audit: ${one}`,
    ),
  ];
  console.log(lines.length === 0 ? "Nothing is known against the dependencies." : lines.join("\n"));
  if (process.argv.includes("--strict") && lines.length > 0) process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
