import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { StartError } from "../core/chat/start-error.ts";

/** The keys of an installation. */
export interface Keys {
  readonly key: Buffer;
  /** Newest first. */
  readonly sealing: readonly Buffer[];
}

const headerShape = z.object({
  muster: z.literal("backup"),
  /** When it was made. */
  taken: z.string(),
  migrations: z.array(z.string()).readonly(),
  key: z.string().optional(),
  sealing: z.array(z.string()).optional(),
});

/** The first line of a backup. */
export function headerLine(taken: Temporal.Instant, migrations: readonly string[], keys?: Keys): string {
  return JSON.stringify({
    muster: "backup",
    taken: taken.toString(),
    migrations,
    ...(keys && { key: text(keys.key), sealing: keys.sealing.map(text) }),
  } satisfies z.input<typeof headerShape>);
}

/** What the first line says. Throws a StartError where it is no backup's. */
export async function readHeader(lines: AsyncGenerator<string>) {
  const { value } = await lines.next();
  const read = headerShape.safeParse(parsed(String(value)));
  if (!read.success) throw new StartError("This file is no backup of Muster’s. Nothing was changed.");
  const { taken, migrations, key, sealing = [] } = read.data;
  return {
    taken: Temporal.Instant.from(taken),
    migrations,
    keys: key === undefined ? undefined : { key: bytes(key), sealing: sealing.map(bytes) },
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const bytes = (one: string) => Buffer.from(one, "base64");

/** As the environment has them. */
export const shownKeys = ({ key, sealing }: Keys) => ({
  key: text(key),
  ...(sealing.length > 0 && { sealingKeys: sealing.map(text).join(",") }),
});

const text = (key: Buffer) => key.toString("base64");

/** No backup is kept for longer, so that nothing erased is. */
const keptDays = 14;

const stamp = (at: Temporal.Instant) => at.toString({ smallestUnit: "second" }).replaceAll(/[-:]/gu, "");

/** Named by the moment. */
export const nameAt = (at: Temporal.Instant) => `muster-${stamp(at)}.age`;

/** Takes away backups older than {@link keptDays} that were made in this folder. Returns how many. */
export async function prune(folder: string, now: Temporal.Instant): Promise<number> {
  const oldest = nameAt(now.subtract({ hours: 24 * keptDays }));
  const old = (await readdir(folder)).filter(
    (name) => /^muster-\d{8}T\d{6}Z\.age$/u.test(name) && name < oldest,
  );
  for (const name of old) await rm(join(folder, name));
  return old.length;
}
