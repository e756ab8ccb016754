import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { readPasted } from "../../src/core/acts/timetables/import.ts";
import { readDate } from "../../src/core/calendar/reading/read-date.ts";
import { readDays } from "../../src/core/calendar/reading/read-days.ts";
import { readMoment } from "../../src/core/calendar/reading/read-moment.ts";
import { readTime } from "../../src/core/calendar/reading/read-time.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { UserError } from "../../src/core/chat/user-error.ts";
import { readForm } from "../../src/core/command/form.ts";
import { splitOptions } from "../../src/core/command/parse.ts";
import { findButton } from "../../src/core/inbox/call.ts";
import { typedDaysBefore } from "../../src/core/typed/dates.ts";
import { homeIn } from "../../src/discord/direct.ts";
import { receive } from "../../src/discord/receive.ts";
import { formToOpen } from "../../src/slack/calls.ts";
import { installedIn } from "../../src/slack/events.ts";
import { unescapeText } from "../../src/slack/mrkdwn.ts";
import { readCommand, readPress, readSubmission } from "../../src/slack/receive.ts";
import { THURSDAY } from "../core/calendar/contexts.ts";
import { anyJson, anyText, cpuMs, damaged, longTexts, runs } from "./hostile.ts";

const subcommands = commands.flatMap((command) =>
  command.subcommands.map((subcommand) => ({ command, subcommand })),
);

const buttons = commands.flatMap((command) => command.buttons);

/** Words of ours for people, never an error of the machine's. */
const internal = /\bat \S+\.[tj]s\b|undefined|\[object|TypeError|RangeError|node_modules|native code/u;

function readsDates(text: string): void {
  for (const reading of [
    readMoment(text, THURSDAY),
    readDate(text, THURSDAY),
    readDays(text, THURSDAY),
    readTime(text),
  ]) {
    if (!reading.ok) expect(reading.problem).toMatch(/[.?]$/u);
  }
}

function onlyUserErrors(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(plainText(error.card)).not.toBe("");
  }
}

function splits(text: string): void {
  for (const { subcommand } of subcommands.slice(0, 6)) splitOptions(text, subcommand);
}

function seesButtons(text: string): void {
  findButton(commands, text);
  homeIn(text);
}

function pasted(text: string): void {
  onlyUserErrors(() => readPasted(text, THURSDAY));
}

function fixture(path: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../fixtures/${path}.json`), "utf8"));
}

/** A platform's broken payload is left alone or fails as such; nothing else may come of it. */
function readOrTypeError(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
  }
}

describe("whatever is sent is read or refused in words", () => {
  test("as a date, a time or a list of days", () => {
    fc.assert(fc.property(anyText, readsDates), runs(0.25));
  });

  test("as days before a date", () => {
    fc.assert(
      fc.property(anyText, (text) => onlyUserErrors(() => typedDaysBefore(text, "days"))),
      runs(0.05),
    );
  });

  test("after any command's name", () => {
    fc.assert(
      fc.property(fc.constantFrom(...subcommands), anyText, ({ command, subcommand }, text) => {
        formToOpen(commands, command.name, text);
        const split = splitOptions(text, subcommand);
        if (!split.ok) return;
        const read = subcommand.options.safeParse(split.options);
        if (!read.success) expect(read.error.issues.length).toBeGreaterThan(0);
      }),
      runs(0.2),
    );
  });

  test("as a button's id: none but a declared one with arguments of its own shape is taken", () => {
    const anyId = fc.oneof(
      anyText,
      fc.tuple(fc.constantFrom(...buttons), anyText).map(([{ name }, rest]) => `${name}/${rest}`),
      fc.tuple(fc.constantFrom(...buttons), anyText).map(([{ name }, rest]) => `${name}${rest}`),
    );
    fc.assert(
      fc.property(anyId, (id) => {
        const { button, args } = findButton(commands, id);
        if (button) expect(id === button.name || id.startsWith(`${button.name}/`)).toBe(true);
        button?.args.safeParse(args);
        const home = homeIn(id);
        if (home) expect(home.home.workspace).toMatch(/^\d+$/u);
      }),
      runs(0.15),
    );
  });

  test("as a form's values", () => {
    const values = fc.dictionary(anyText, anyText, { maxKeys: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...subcommands), values, ({ subcommand }, given) => {
        const read = readForm(given);
        for (const value of Object.values(read)) expect(value.trim()).not.toBe("");
        subcommand.options.safeParse(read);
      }),
      runs(0.05),
    );
  });

  test("as a pasted table or an export", () => {
    const label = fc.constantFrom("Name", "Kind", "Ballot opens", "Closes", "close", "Result", "", "|", "x");
    const line = fc.tuple(label, fc.constantFrom(": ", "\t", " | ", ""), anyText).map((all) => all.join(""));
    const table = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));
    const json = fc.oneof(anyJson, damaged(fixture("campaigns"))).map((value) => JSON.stringify(value) ?? "");
    fc.assert(fc.property(fc.oneof(table, anyText), pasted), runs(0.09));
    fc.assert(fc.property(json, pasted), runs(0.01));
  });

  test("as a payload of Slack's", () => {
    const [command, press, submission, event] = [
      fixture("slack/command"),
      fixture("slack/press-public"),
      fixture("slack/submission"),
      fixture("slack/app-uninstalled"),
    ];
    const reads = [
      [damaged(command), (body: unknown) => readCommand(body as Parameters<typeof readCommand>[0])],
      [damaged(press), (body: unknown) => readPress(body as Parameters<typeof readPress>[0])],
      [damaged(submission), (body: unknown) => readSubmission(body as Parameters<typeof readSubmission>[0])],
      [damaged(event), (body: unknown) => installedIn(body as Parameters<typeof installedIn>[0])],
    ] as const;
    for (const [payload, read] of reads) {
      fc.assert(
        fc.property(payload, (body) => readOrTypeError(() => read(body))),
        runs(0.015),
      );
    }
    fc.assert(
      fc.property(anyText, (text) => void unescapeText(text)),
      runs(0.02),
    );
  });

  test("as a payload of Discord's: nobody is given rights or another workspace by a broken one", () => {
    for (const name of [
      "command",
      "autocomplete",
      "button-on-post",
      "modal",
      "own-button-in-direct-message",
    ]) {
      fc.assert(
        fc.property(damaged(fixture(`discord/${name}`)), (payload) => {
          readOrTypeError(() => {
            const received = receive(payload as Parameters<typeof receive>[0]);
            if (received.kind === "press" && received.home) {
              expect(received.press.caller.managesWorkspace).toBe(false);
            }
          });
        }),
        runs(0.014),
      );
    }
  });
});

describe("however long it is, it is read in time that grows with its length and no faster", () => {
  /** Far longer than any platform lets through. */
  const length = 30_000;
  const mostMs = 1_500;

  const readers: readonly (readonly [string, (text: string) => void])[] = [
    ["dates", readsDates],
    ["options", splits],
    ["buttons", seesButtons],
    ["pasted tables", pasted],
    ["Slack's escapes", (text) => void unescapeText(text)],
  ];
  test.each(readers)("%s", (_what, read) => {
    for (const text of longTexts(length)) {
      const spent = cpuMs(() => read(text));
      expect(spent, `${Math.round(spent)} ms for ${JSON.stringify(text.slice(0, 20))}`).toBeLessThan(mostMs);
    }
  });
});

test("no refusal shows a stack, a type of the machine's or a file of ours", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const reading of [readMoment(text, THURSDAY), readDays(text, THURSDAY)]) {
        if (!reading.ok && !internal.test(text)) expect(reading.problem).not.toMatch(internal);
      }
    }),
    runs(0.045),
  );
});
