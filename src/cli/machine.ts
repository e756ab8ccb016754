import { access, constants, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { type Finding, warning, well, wrong } from "../core/chat/finding.ts";
import { type SupportEnds, supported } from "../core/chat/support-ends.ts";

/** https://github.com/nodejs/Release#release-schedule, read on 2026-11-28. */
const nodeEnds: SupportEnds = { 20: "2026-04-30", 22: "2027-04-30", 24: "2028-04-30" };

/** package.json's "engines". */
const oldestNode = [20, 19] as const;

const megabyte = 1024 * 1024;

/** What a process needs, bytes, with some room: measured by `npm run bench`. */
const memoryNeeded = { embedded: 400 * megabyte, server: 256 * megabyte } as const;

const diskNeeded = 200 * megabyte;

const diskWanted = 1024 * megabyte;

export function lookOverNode(version: string, now: Temporal.Instant): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [least, leastMinor] = oldestNode;
  if (major < least || (major === least && minor < leastMinor))
    return wrong("Node", version, `Muster needs Node ${oldestNode.join(".")} or newer: install 22 or 24.`);
  return supported("Node", version, nodeEnds, now);
}

/** `have`: bytes this process may use. */
export function lookOverMemory(kind: keyof typeof memoryNeeded, have: number): Finding {
  const says = `${inMegabytes(have)} for this process`;
  const need = memoryNeeded[kind];
  if (have >= need) return well("memory", says);
  const cure =
    kind === "embedded"
      ? "Give it more, or use a Postgres and a Redis server: then a process needs half of it (docs/hosting.md)."
      : "Give it more.";
  return warning("memory", `${says}, and Muster may take ${inMegabytes(need)}`, cure);
}

/** The folder in which everything is kept; it need not be there yet. */
export async function lookOverFolder(dataDir: string): Promise<readonly Finding[]> {
  const folder = resolve(dataDir);
  const there = await stat(folder).catch(() => undefined);
  if (!there) {
    const above = await nearest(dirname(folder));
    const may = await mayWrite(above);
    const found = may
      ? well("data folder", `${folder} is not there yet: the first start makes it`)
      : wrong(
          "data folder",
          `${folder} is not there, and cannot be made`,
          `Make ${above} writable for this user, or set DATA_DIR.`,
        );
    return [found, await lookOverDisk(above)];
  }
  if (!there.isDirectory())
    return [wrong("data folder", `${folder} is no folder`, "Set DATA_DIR to a folder.")];
  if (!(await mayWrite(folder)))
    return [
      wrong(
        "data folder",
        `this user cannot write in ${folder}`,
        `Make it belong to the user Muster runs as: chown -R <user> ${folder}`,
      ),
    ];
  return [await lookOverRights(folder), await lookOverDisk(folder)];
}

/** What is in these is for Muster's own user alone; Muster closes them at each start. */
const closed = ["db", "muster.key", "muster.sealing-keys"];

async function lookOverRights(folder: string): Promise<Finding> {
  if (process.platform === "win32") return well("data folder", folder);
  const loose: string[] = [];
  for (const name of closed) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && (found.mode & 0o077) !== 0) loose.push(join(folder, name));
  }
  if (loose.length === 0) return well("data folder", `${folder}, closed to this machine's other users`);
  return wrong(
    "data folder",
    `other users of this machine can open ${loose.join(", ")}`,
    `chmod -R go= ${loose.join(" ")}`,
  );
}

async function lookOverDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${inMegabytes(free)} free at ${folder}`;
  const cure = "Make room, or set DATA_DIR to a folder on a larger disk.";
  if (free < diskNeeded) return wrong("disk", says, cure);
  return free < diskWanted ? warning("disk", says, cure) : well("disk", says);
}

async function nearest(folder: string): Promise<string> {
  const there = await stat(folder).catch(() => undefined);
  return there || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

async function mayWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / megabyte)} MB`;
}
