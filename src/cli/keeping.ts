import type { Temporal } from "temporal-polyfill";

/** Backups, and moving between a folder and a server. */
export interface Keeping {
  /** Throws a StartError where there is no database, or the file cannot be written. */
  backUp(path: string, options: { readonly withKey: boolean }): Promise<Made>;
  /** Into a database in which nothing is yet. Throws a StartError where there is, or the file does not open. */
  restore(path: string): Promise<PutBack>;
  /** Everything of DATA_DIR into DATABASE_URL, or back. Throws a StartError where a Muster runs or the target is in use. */
  move(to: "postgres" | "folder"): Promise<{ readonly rows: number; readonly keyAt: string }>;
}

export interface Made {
  readonly path: string;
  readonly rows: number;
  /** In a folder: how many older backups went. */
  readonly pruned: number;
}

export interface PutBack {
  /** When the backup was made. */
  readonly taken: Temporal.Instant;
  readonly rows: number;
  /** Posts that may have gone out since. */
  readonly held: number;
  /** The keys that were in the backup, where they are not in the folder now: to be put into the environment. */
  readonly keys?: { readonly key: string; readonly sealingKeys?: string };
}

interface Parts {
  readonly keeping: () => Promise<Keeping>;
  readonly say: (words: string) => void;
  readonly complain: (words: string) => void;
}

/** `muster backup FILE|FOLDER [--with-key]` */
export async function backUp(path: string, withKey: boolean, { keeping, say }: Parts): Promise<void> {
  const { rows, pruned, path: made } = await (await keeping()).backUp(path, { withKey });
  say(
    [
      `Backed up: ${rows} rows, in ${made}`,
      withKey
        ? "The keys are in it: whoever has the file and the passphrase has everything. Keep them apart."
        : "It opens with the key of this installation (MUSTER_KEY, or muster.key in DATA_DIR), which is not in it: keep the key elsewhere, and MUSTER_SEALING_KEYS (muster.sealing-keys) with it if there are any.",
      ...(pruned > 0 ? [`Older than 14 days, and removed: ${pruned}.`] : []),
    ].join("\n"),
  );
}

/** `muster restore FILE` */
export async function putBack(path: string, { keeping, say, complain }: Parts): Promise<void> {
  complain("Putting it back. This takes a few seconds, for a large database minutes …");
  const { taken, rows, held, keys } = await (await keeping()).restore(path);
  const at = taken.toString({ smallestUnit: "minute" }).replace("T", " ").replace("Z", " UTC");
  say(
    [
      `Put back: ${rows} rows, as they were at ${at}. What was overdue to be erased was erased at once.`,
      held > 0
        ? `Held: ${held}. They may have gone out since then, so nothing goes twice: an officer sends or drops them with /branch posts, or you with “deliveries release” and “deliveries drop”.`
        : "Nothing was due since then, so nothing is held.",
      `Whatever was erased after ${at} is here again. If anybody erased their data since (/mydata erase), tell them to do it once more.`,
      ...(keys
        ? [
            "Set these for every process, and keep them as safe as the data:",
            `MUSTER_KEY=${keys.key}`,
            ...(keys.sealingKeys === undefined ? [] : [`MUSTER_SEALING_KEYS=${keys.sealingKeys}`]),
          ]
        : []),
      "Now start Muster. “doctor” looks whether all is well.",
    ].join("\n"),
  );
}

/** `muster move --to-postgres | --to-folder` */
export async function move(to: "postgres" | "folder", { keeping, say, complain }: Parts): Promise<void> {
  complain("Moving. This takes a few seconds, for a large database minutes …");
  const { rows, keyAt } = await (await keeping()).move(to);
  say(
    [
      `Moved: ${rows} rows. What was moved from is not started again: Muster refuses it.`,
      to === "postgres"
        ? `The key is in ${keyAt}: set it as MUSTER_KEY, or that file as MUSTER_KEY_FILE, beside DATABASE_URL and REDIS_URL; what is in muster.sealing-keys, if there is one, as MUSTER_SEALING_KEYS with commas between the lines.`
        : `The key is in ${keyAt} now. Unset DATABASE_URL, REDIS_URL, MUSTER_KEY and MUSTER_SEALING_KEYS.`,
      "Now start Muster.",
    ].join("\n"),
  );
}
