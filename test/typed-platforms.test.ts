import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { declaredOptions } from "../src/core/command/declared.ts";
import { splitOptions } from "../src/core/command/parse.ts";
import { pickSubcommand } from "../src/core/inbox/pick.ts";
import { quickest, type TestDatabase, useDatabase } from "./support/databases.ts";
import { createTrying } from "./support/trying.ts";
import { type TypedLine, typedLines, whoTypes } from "./support/typed-lines.ts";
import type { Sight, Typed } from "./walkthrough/desk.ts";
import { openStage } from "./walkthrough/stage.ts";

const kind = quickest;

if (!kind) throw new Error("no database to test on");

const folder = join(import.meta.dirname, "fixtures/typed");

/** A line that is asked back, as it is typed on Slack and as options on Discord. */
interface Input {
  readonly line: TypedLine;
  readonly slack: Typed;
  readonly discord: Typed;
}

/** What can be named ahead of all else. */
const named = ["Pay ballot", "April strike", "Stall"].map((name) => ({ shortId: name, name }));

/** Undefined for what cannot be sent on Discord, which knows the names of options and of choices itself. */
function inputOf(line: TypedLine): Input | undefined {
  const [, name = "", typed = ""] = /^\/(\S+)\s*(.*)$/su.exec(line.typed) ?? [];
  const command = commands.find((one) => one.name === name);
  const picked = command && pickSubcommand(command, typed, "officer");
  if (picked?.kind !== "run" || typeof picked.rest !== "string") return undefined;
  const { subcommand, rest } = picked;
  const split = splitOptions(rest, subcommand, named);
  const chosen = declaredOptions(subcommand).some(
    ({ name: option, choices }) =>
      choices && split.options[option] !== undefined && !choices.includes(split.options[option]),
  );
  if (!split.ok || chosen || rest === "" || rest.includes("\n")) return undefined;
  const words = `/${name} ${subcommand.name}`.trim();
  return {
    line,
    slack: { command: words, options: { rest }, bare: "rest" },
    discord: { command: words, options: split.options },
  };
}

/** What a question asks: its words but for what was typed. */
const askedOf = ({ becomes }: TypedLine) => becomes.replaceAll(/“[^”]*”|\d+|\[.*/gu, "").slice(0, 40);

/** Every second of those that are asked back, and the first of each question. */
const inputs = readdirSync(folder)
  .flatMap((file) => typedLines(readFileSync(join(folder, file), "utf8")))
  .filter(({ becomes }) => becomes.startsWith("?"))
  .flatMap((line) => inputOf(line) ?? [])
  .filter(
    ({ line }, index, all) =>
      index % 2 === 0 || all.findIndex((other) => askedOf(other.line) === askedOf(line)) === index,
  );

interface Answered {
  readonly typed: string;
  readonly lines: readonly string[];
  readonly buttons: readonly string[];
  /** What the first button gives, where it opens no form. */
  readonly tapped: readonly string[];
}

const scene: readonly Typed[] = [
  {
    command: "/ballot create",
    options: { name: "Pay ballot", closes: "Tue 9 May 2023 12 noon", opens: "12 April 2023" },
  },
  { command: "/strike add", options: { name: "April strike", days: "28 April", for: "Ofgem" } },
  { command: "/reminder add", options: { text: "Stall", when: "27 April 5pm" } },
];

const forms = /form|^Change|^Type it|^Paste|…$/u;

async function askedOn(platform: "slack" | "discord", { database, pool }: TestDatabase) {
  const trying = createTrying(database);
  const start = Temporal.Instant.from("2023-04-20T08:00:00Z");
  const stage = await openStage(platform, start, { database: trying.database, pool, empty, close: empty });
  const { here } = stage;
  try {
    await here.type("officer", { command: "/branch settings", options: { name: "Harbour branch" } });
    await here.type("officer", { command: "/branch reps", options: { add: "@rep" } });
    const invited = await here.type("rep", { command: "/branch reps", options: {} });
    await invited.press("rep", "I agree and take it");
    for (const typed of scene) await here.type("rep", typed);
    trying.begin();
    const answered: Answered[] = [];
    for (const { line, ...input } of inputs) {
      const who = whoTypes(line.typed) === "officer" ? "officer" : "rep";
      const sight = await here.type(who, input[platform]);
      answered.push({ typed: line.typed, ...shown(sight), tapped: await tapped(sight, who) });
    }
    expect(stage.wrong).toEqual([]);
    return answered;
  } finally {
    await stage.close();
  }
}

const empty = async () => {};

const shown = ({ lines, buttons }: Sight) => ({ lines, buttons });

async function tapped(sight: Sight, who: "officer" | "rep"): Promise<readonly string[]> {
  const [first] = sight.buttons;
  if (first === undefined || forms.test(first)) return [];
  const next = await sight.press(who, first);
  return [...next.lines, ...next.buttons];
}

/** The fixture's words, ids left open. */
function asFixture(becomes: string): { readonly words: RegExp; readonly buttons: readonly string[] } {
  const [, words = ""] = /^\? ([^[]*?) ?(?:\[|$)/u.exec(becomes) ?? [];
  const pattern = words
    .replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
    .replaceAll("…", ".+?")
    .replaceAll(String.raw` \/ `, "(?: \\/ |\\n)");
  return {
    words: new RegExp(pattern, "u"),
    buttons: [...becomes.matchAll(/\[([^\]]*)\]/gu)].map(([, label = ""]) => label),
  };
}

describe("typed as people type", () => {
  const opened = useDatabase(kind);

  test("is asked about in the same words on Slack and on Discord, and a tap gives the same", {
    timeout: 300_000,
  }, async () => {
    expect(inputs.length).toBeGreaterThanOrEqual(60);
    const slack = await askedOn("slack", opened());
    await opened().empty();
    const discord = await askedOn("discord", opened());
    expect(discord).toEqual(slack);
    for (const [index, { line }] of inputs.entries()) {
      const { words, buttons } = asFixture(line.becomes);
      expect(slack[index]?.lines.join("\n"), line.typed).toMatch(words);
      expect(
        slack[index]?.buttons.map((label) => label.replace(/ · [a-z0-9]{5}$/u, " · …")),
        line.typed,
      ).toEqual(buttons);
    }
  });
});
