interface Verb {
  /** What is typed after `npm run --silent muster --`. */
  readonly lines: readonly string[];
  /** What it does, then its options. */
  readonly about: readonly string[];
}

const verbs: Readonly<Record<string, Verb>> = {
  doctor: {
    lines: ["doctor [--json]"],
    about: [
      "looks over this installation, with the environment of Muster itself: Node, memory, disk, folders and keys, the",
      "database, Redis, each platform's token, scopes and commands, channels Muster was refused, its public address. Says",
      "of each what is wrong and how to mend it. Changes nothing, posts nothing; Muster may be running",
      "  exit code        0: nothing is wrong; 1: something is; 2: typed wrongly",
    ],
  },
  status: {
    lines: ["status [--json]"],
    about: [
      "what stands now: whether it runs and is ready, what is planned, overdue, held or failed; numbers alone",
      "  exit code        0: it runs, and nothing is overdue or failed; 1: not so",
    ],
  },
  manifest: {
    lines: ["manifest slack [--socket | --url https://muster.example.org] [--history]"],
    about: [
      "prints the app manifest to paste at api.slack.com/apps > Create New App > From a manifest",
      "  --socket         for one workspace, over a connection Muster opens itself (this is what you get without --url)",
      "  --url            for many workspaces: the address at which Slack reaches this Muster",
      "  --history        also asks to read messages in channels Muster is in: see what it says when you use it",
    ],
  },
  invite: {
    lines: ["invite discord [--id <application id>]"],
    about: [
      "prints the link that adds the bot to a server",
      "  --id             the application's id, unless it is in DISCORD_APPLICATION_ID",
    ],
  },
  deliveries: {
    lines: [
      "deliveries list [--branch <short id>] [--json]",
      "deliveries why|retry <id>",
      "deliveries release|drop --branch <short id> | --all",
    ],
    about: [
      "what did not go out as planned, in the database of DATABASE_URL or DATA_DIR; Muster may be running",
      "  list             what is held, failed, or was left out in the last seven days",
      "  why              what became of one, and what can be done",
      "  retry            sends a failed one again",
      "  release, drop    what is held goes out after all, late as it is; or never",
    ],
  },
  dates: {
    lines: ["dates FILE [--json]"],
    about: [
      "works out what follows from the timetables in a file: when papers must have arrived, when to post them, the last",
      "day of a mandate, notice of a strike; bank holidays are England and Wales'. The file is JSON, or a list of dates",
      "as unions print them, which is shown line by line first",
      "  --json           under the names of each campaign's “derived”, which is not read where the file has it already",
    ],
  },
  backup: {
    lines: ["backup FILE|FOLDER [--with-key]"],
    about: [
      "everything Muster keeps in one encrypted file (age-encryption.org), with the environment of Muster itself; it may",
      "be running. It opens with the key of the installation, which is not in it",
      "  FOLDER           a new file named by the moment; what was made there more than 14 days ago is removed",
      "  --with-key       the keys are in it too, and it opens with MUSTER_BACKUP_PASSPHRASE",
    ],
  },
  restore: {
    lines: ["restore FILE"],
    about: [
      "puts a backup back, where nothing of Muster is yet (an empty DATA_DIR, but for muster.key, or an empty database).",
      "What was due since is held and goes out only when somebody says so. Set MUSTER_BACKUP_PASSPHRASE for a backup",
      "with its keys in it",
    ],
  },
  move: {
    lines: ["move --to-postgres | --to-folder"],
    about: [
      "everything from DATA_DIR into DATABASE_URL, or back; both are set, Muster is stopped. What was moved from is not",
      "started again",
    ],
  },
  "rotate-keys": {
    lines: ["rotate-keys [--new]"],
    about: [
      "seals anew, with the newest key, what is kept encrypted; Muster may be running, and what was interrupted goes on",
      "where it was. People’s codes do not change, nor does the key they are made with",
      "  --new            makes a key first: in DATA_DIR, or to be put into MUSTER_SEALING_KEYS",
    ],
  },
  help: { lines: ["help [verb]"], about: ["all of this, or what one verb does"] },
  version: { lines: ["--version"], about: ["which Muster this is"] },
};

const typed = "npm run --silent muster --";

/** Everything, or what one verb does; undefined where there is no such verb. */
export function usageOf(verb?: string): string | undefined {
  if (verb === undefined) return whole();
  const known = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  return (
    known &&
    ["Usage:", ...known.lines.map(indented), "", ...known.about.map((line) => `  ${line}`)].join("\n")
  );
}

function whole(): string {
  const all = Object.entries(verbs);
  return [
    "Usage:",
    ...all.flatMap(([, { lines }]) => lines.map(indented)),
    ...all.flatMap(([name, { about }]) => ["", `  ${name}`, ...about.map((line) => `    ${line}`)]),
  ].join("\n");
}

function indented(line: string): string {
  return `  ${typed} ${line}`;
}

/** The verb that was probably meant. */
export function nearVerb(word: string): string | undefined {
  const asked = word.toLowerCase();
  return Object.keys(verbs).find((verb) => verb === asked || (asked.length > 2 && verb.startsWith(asked)));
}

/** What the person typed cannot be done: why, in words for them. */
export class UsageProblem extends Error {}
