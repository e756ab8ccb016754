import { CliProblem } from "./deliveries.ts";

export interface Resealed {
  readonly done: ReadonlyMap<string, number>;
  readonly damaged: number;
  readonly left: number;
}

/** The keys that seal, and everything sealed with them. */
export interface OpenSealed {
  /** Where the keys are: in the data folder, where Muster writes them itself, or in the environment. */
  readonly keptIn: "folder" | "environment";
  /** Whether a Muster runs on it; of a database server nobody can say. */
  readonly running: "yes" | "no" | "unknown";
  /** Versions of the keys there are, newest first. */
  versions(): readonly string[];
  /** A new one, as base64. In the folder it is the newest from now on. */
  makeKey(): string;
  reseal(): Promise<Resealed>;
  /** In the folder: forgets all keys but the newest. Returns how many went. */
  forgetOlder(): number;
  close(): Promise<void>;
}

interface Parts {
  readonly openSealed: () => Promise<OpenSealed>;
  readonly say: (words: string) => void;
}

/** The version of the key that is made of the installation's own: it cannot go. */
const ownVersion = "v1";

/** `muster rotate-keys [--new]`: seals everything with the newest key. Run twice it does the same once. */
export async function rotateKeys({ fresh }: { readonly fresh: boolean }, parts: Parts): Promise<void> {
  const opened = await parts.openSealed();
  try {
    parts.say((await rotate(opened, fresh)).join("\n"));
  } finally {
    await opened.close();
  }
}

async function rotate(opened: OpenSealed, fresh: boolean): Promise<readonly string[]> {
  if (fresh && opened.keptIn === "environment") return newKeyWords(opened);
  if (fresh) opened.makeKey();
  const [current = ownVersion, ...older] = opened.versions();
  if (current === ownVersion) return [noKeyWords];
  const { done, damaged, left } = await opened.reseal();
  const total = [...done.values()].reduce((sum, many) => sum + many, 0);
  const said = [
    `Sealed with key ${current}: ${total} of what was under an older key.`,
    ...[...done].filter(([, many]) => many > 0).map(([table, many]) => `  ${table}: ${many}`),
  ];
  if (damaged > 0) {
    throw new CliProblem(
      [
        ...said,
        `Damaged, and opened by no key: ${damaged}. The older keys are kept; put the data back from a backup.`,
      ].join("\n"),
    );
  }
  if (left > 0) return [...said, `Still under an older key, as they were in use: ${left}. Run this again.`];
  return [...said, ...whatNext(opened, older, total)];
}

/** A Muster that runs may have sealed something a moment ago: older keys go only once nothing was left to do. */
function whatNext(opened: OpenSealed, older: readonly string[], total: number): readonly string[] {
  const mayGo = older.filter((version) => version !== ownVersion);
  if (opened.keptIn === "environment") {
    if (mayGo.length === 0) return ["Nothing is left under an older key."];
    return [
      `Nothing is left under an older key. Once every process runs with the new one and this says 0, take these out of MUSTER_SEALING_KEYS: ${mayGo.join(", ")}.`,
      "Keep them with the backups made before today: those can be read with no other key.",
    ];
  }
  if (mayGo.length === 0) return ["Nothing is left under an older key."];
  if (opened.running !== "no" && total > 0) {
    return ["Nothing is left under an older key. Run this once more in a minute: then the older keys go."];
  }
  return [
    `Older keys taken out of the folder: ${opened.forgetOlder()}. Backups made before now need the keys that are in them.`,
  ];
}

function newKeyWords(opened: OpenSealed): readonly string[] {
  return [
    opened.makeKey(),
    "",
    "This is a new key: nothing uses it yet, and it is kept nowhere. Keep it as safe as MUSTER_KEY, which stays as it is.",
    "1. Put it before the others into MUSTER_SEALING_KEYS, with a comma after it if there are any, for every process.",
    "2. Stop every process of Muster, and start them again with it.",
    "3. Run “npm run muster -- rotate-keys” with the same environment.",
  ];
}

const noKeyWords =
  "There is no sealing key yet: everything is sealed with a key made of the installation’s own. Make one with: npm run muster -- rotate-keys --new";
