import { Temporal } from "temporal-polyfill";
import { describe, expect, it, test } from "vitest";
import { askAboutList } from "../../../src/core/acts/timetables/list-asks.ts";
import { ukZone } from "../../../src/core/calendar/zone.ts";
import { Ask } from "../../../src/core/chat/ask.ts";
import { type ReadList, readList } from "../../../src/core/timetables/pasted/list.ts";
import { reading } from "../../support/list-reading.ts";
import { type PastedList, pastedLists } from "../../support/pasted-lists.ts";

describe("lists as unions print them", () => {
  it.each(pastedLists)("$title", ({ list, day, reading: expected }) => {
    expect(reading(list, day)).toEqual(expected);
  });

  it("are many, and of every kind there is", () => {
    expect(pastedLists.length).toBeGreaterThan(75);
  });
});

test("a close without its hour is asked for it, and two lines that say different days are asked about", () => {
  const kinds = (list: string) =>
    readList(list, contextOf("2023-03-01")).rows.flatMap(({ parts }) => parts.map(({ kind }) => kind));
  expect(kinds("X\nBallot closes: 9 May 2023")).toEqual(["which"]);
  expect(kinds("X\nBallot closes: 9 May 2023 noon\nPoll closes: 10 May 2023 noon")).toEqual([
    "date",
    "which",
  ]);
});

function contextOf(day: string) {
  const today = Temporal.PlainDate.from(day);
  const now = today.toZonedDateTime({ timeZone: ukZone, plainTime: "09:00" }).toInstant();
  return { today, now, zone: ukZone };
}

function asked(list: string, read: ReadList): readonly string[] {
  try {
    askAboutList(list, read);
    return [];
  } catch (error) {
    if (!(error instanceof Ask)) throw error;
    return error.choices.flatMap(({ means }) =>
      means.kind === "options" ? [means.options.timetable ?? ""] : [],
    );
  }
}

/** Every way the questions about a list can be answered, to the end. */
function ends({ list, day }: Pick<PastedList, "list" | "day">, most = 12): readonly string[] {
  if (most === 0) throw new Error(`asked without end: ${list}`);
  const answers = asked(list, readList(list, contextOf(day)));
  return answers.length === 0
    ? [list]
    : answers.slice(0, 3).flatMap((one) => ends({ list: one, day }, most - 1));
}

test("each answer to a question settles its line, and no question comes back", () => {
  for (const one of pastedLists.filter(({ reading: all }) => all.some((line) => line.startsWith("asked")))) {
    for (const end of ends(one)) {
      const { rows } = readList(end, contextOf(one.day));
      expect(
        rows.flatMap(({ parts }) => parts).filter(({ kind }) => kind === "which"),
        end,
      ).toEqual([]);
    }
  }
});

test("what an answer says is what the list says then, and nothing else of it changes", () => {
  for (const { list, day } of pastedLists) {
    const before = readList(list, contextOf(day));
    const part = before.rows.flatMap(({ parts }) => parts).find(({ kind }) => kind === "which");
    if (part?.kind !== "which") continue;
    const answers = asked(list, before);
    for (const [at, choice] of part.choices.entries()) {
      const after = readList(answers[at] ?? "", contextOf(day));
      const read = readList(`X\n${choice.line}`, contextOf(day)).milestones;
      const [milestone = ""] = Object.keys(read);
      const others = Object.fromEntries(
        Object.entries(before.milestones).filter(([name]) => name !== milestone),
      );
      expect(JSON.stringify({ ...after.milestones }), choice.line).toContain(
        JSON.stringify(read).slice(1, -1),
      );
      expect(after.milestones, choice.line).toMatchObject(others);
    }
  }
});

describe("one line", () => {
  const day = "2023-03-01";
  const one = (line: string) => {
    const { milestones, rows } = readList(`Pay ballot\n${line}`, contextOf(day));
    const [part] = rows.at(-1)?.parts ?? [];
    const [found] = Object.entries(milestones);
    if (part?.kind !== "date" || !found) return part?.kind ?? "passed";
    const [name, { date, time }] = found;
    return `${name} ${date}${time ? ` ${time.toString({ smallestUnit: "minute" })}` : ""}`;
  };

  it.each([
    ["Ballot closes: 12 noon on Tuesday 9 May 2023", "closes 2023-05-09 12:00"],
    ["Ballot closes – noon, Tue 9 May", "closes 2023-05-09 12:00"],
    ["Ballot closes (12:00) 9 May 2023", "closes 2023-05-09 12:00"],
    ["Tue 9 May 2023 – 12 noon – ballot ends", "closes 2023-05-09 12:00"],
    ["9/5/2023 17.00 hrs deadline for receipt of votes", "closes 2023-05-09 17:00"],
    ["Voting ends at 1700 hrs on 9 May", "closes 2023-05-09 17:00"],
    ["Ballots must reach the scrutineer by 5 p.m. on 9th May", "closes 2023-05-09 17:00"],
    ["Close of poll 9 May, 12 o'clock noon", "closes 2023-05-09 12:00"],
    ["Dispatch of papers: 20 March", "opens 2023-03-20"],
    ["Despatch of ballot papers – Monday, 20th March", "opens 2023-03-20"],
    ["Ballot packs mailed out Mon 20 March", "opens 2023-03-20"],
    ["20 March: ballot papers go out", "opens 2023-03-20"],
    ["E-voting opens 20 March 9am", "opens 2023-03-20 09:00"],
    ["Last safe posting date: Tue 2 May", "last-posting 2023-05-02"],
    ["Have it in the post by 2 May", "last-posting 2023-05-02"],
    ["Post back no later than 2 May", "last-posting 2023-05-02"],
    ["Recommended date to return by post: 2 May", "last-posting 2023-05-02"],
    ["Last date to request a duplicate paper 28 April 5pm", "replacement-by 2023-04-28 17:00"],
    ["Lost papers: last requests 28 April", "replacement-by 2023-04-28"],
    ["Replacements can be ordered from 28 March", "not-received-by 2023-03-28"],
    ["If your paper hasn’t come by 28 March, tell us", "not-received-by 2023-03-28"],
    ["Papers should be with members by 28 March", "not-received-by 2023-03-28"],
    ["Last day to join and get a vote: 12 April", "join-by 2023-04-12"],
    ["Membership cut-off 12 April", "join-by 2023-04-12"],
    ["Declaration of the result: 10 May", "result 2023-05-10"],
    ["Count 10 May", "count 2023-05-10"],
    ["Mandate runs until 8 Nov", "mandate-expires 2023-11-08"],
    ["Nominations invited from 3 April", "nominations-open 2023-04-03"],
    ["Nominations close on 24 April at noon", "nominations-close 2023-04-24 12:00"],
    ["Nomination forms to be received by 24 April", "nominations-close 2023-04-24"],
    ["Acceptance of nomination by 28 April", "acceptance 2023-04-28"],
    ["Ballot papers must be returned by noon 9 May", "closes 2023-05-09 12:00"],
    ["opens: tomorrow", "opens 2023-03-02"],
  ])("%s", (line, expected) => {
    expect(one(line)).toBe(expected);
  });

  it.each([
    ["Notice of ballot served on the employer 10 March", "unread"],
    ["Sample voting paper to the employer 15 March", "unread"],
    ["Branch meeting about the ballot: 4 April 6pm", "unread"],
    ["Hustings 4 April", "unread"],
    ["Phone bank every night until 4 May", "unread"],
    ["Last day to update your address 3 March", "unread"],
    ["Get the vote out week 24 April", "unread"],
    ["Replacement papers sent out 2 May", "unread"],
    ["Strike days: 28 April and 2 May", "strike"],
    ["First walkout Thursday 25 May", "strike"],
    ["Action short of a strike begins 25 May", "strike"],
    ["Ballot closes 9 May 12pm", "which"],
    ["Ballot closes 9 May at 5", "which"],
    ["Ballot closes Wed 9 May 2023 noon", "which"],
    ["Papers go out from week commencing 20 March", "which"],
    ["Last date to return papers: 2 May", "which"],
    ["Voting: 9 May", "which"],
    ["Ring 0800 123 456, open 24/7", "passed"],
    ["We need 50% of 1,240 members by then", "passed"],
  ])("%s: nothing is taken from it", (line, kind) => {
    expect(one(line)).toBe(kind);
  });
});
