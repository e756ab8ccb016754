import type { Mutant } from "./mutant.ts";

const pacing = "test/core/delivery/pacing.test.ts";

const zone = "test/core/calendar/zone.test.ts";

const turns = "test/store/job-turns.test.ts";

const clock = "test/queue/clock.test.ts";

/** Paces, turns at a job, wake-ups, and the calendar. */
export const workMutants: readonly Mutant[] = [
  {
    name: "a close without its hour in a pasted list is noon",
    file: "src/core/timetables/pasted/open.ts",
    changes: [["{ hours: usualCloses, whyHour", "{ hours: usualCloses.slice(0, 1), whyHour"]],
    by: [
      [
        "test/core/timetables/pasted.test.ts",
        "a close without its hour is asked for it, and two lines that say different days are asked about",
      ],
    ],
  },
  {
    name: "of two lines of a pasted list that disagree the first counts",
    file: "src/core/timetables/pasted/settle.ts",
    changes: [["if (before && !agree(before, at)) {", "if (before && before.date.year === 1) {"]],
    by: [
      [
        "test/core/timetables/pasted.test.ts",
        "a close without its hour is asked for it, and two lines that say different days are asked about",
      ],
    ],
  },
  {
    name: "a yes to one pasted list sets up another",
    file: "src/core/acts/timetables/import.ts",
    changes: [['return writeTimetable("yes", wanted);', "return `yes ${wanted.kind}`;"]],
    by: [
      [
        "test/commands/ballot-transfer.test.ts",
        "a yes to one list is none to another: what was changed meanwhile is shown anew",
      ],
    ],
  },
  {
    name: "a channel does not rest after a post",
    file: "src/core/sending/send-paced.ts",
    changes: [
      ["await pacer.rest(chat.name, place, pace.channelRestMs);", "await pacer.rest(chat.name, place, 0);"],
    ],
    by: [[pacing, "a channel rests after each post, and its posts keep their order"]],
  },
  {
    name: "a workspace has no gap",
    file: "src/core/sending/send-paced.ts",
    changes: [["if (workspaceGapMs) lanes", "if (workspaceGapMs && lanes.size > 1) lanes"]],
    by: [[pacing, "one workspace's gap does not hold up another"]],
  },
  {
    name: "a 429 of the bot slows nothing down",
    file: "src/core/sending/send-paced.ts",
    changes: [
      ['if (scope === "bot") await pacer.slow(chat.name, retryAfterMs);', 'if (scope === "bot") return;'],
    ],
    by: [[pacing, "a 429 of one workspace rests that one, a 429 of the bot slows everything down"]],
  },
  {
    name: "a drain that stops goes on claiming",
    file: "src/core/sending/drain.ts",
    changes: [["const goesOn = () => !stopped;", "const goesOn = () => true;"]],
    by: [[pacing, "a stopped drain claims nothing more, finishes what it has, and begins no other"]],
  },
  {
    name: "two processes have the same turn at a job",
    file: "src/store/job-turns.ts",
    changes: [['"(held.turn is null or held.turn_until <= statement_timestamp())"', '"true"']],
    by: [[turns, "of many who ask one has it, until it ends it"]],
  },
  {
    name: "the turn of a process that died is never over",
    file: "src/store/job-turns.ts",
    changes: [['"(held.turn is null or held.turn_until <= statement_timestamp())"', '"(held.turn is null)"']],
    by: [[turns, "a turn that is not ended runs out, and its owner cannot keep it then"]],
  },
  {
    name: "a wake-up comes before its moment",
    file: "src/queue/clock.ts",
    changes: [["(epochNanoseconds + slotNs - 1n) / slotNs", "epochNanoseconds / slotNs"]],
    by: [[clock, "rounds instants up to 25 ms, never down, and wakes once for those that become one"]],
  },
  {
    name: "jobs that the queue does not run are run by nobody",
    file: "src/queue/regular.ts",
    changes: [["direct.begin(job);", "continue;"]],
    by: [[clock, "at once when the queue does not take them, and then once in each period"]],
  },
  {
    name: "an hour that comes twice means the second",
    file: "src/core/calendar/zone.ts",
    changes: [['disambiguation: "compatible"', 'disambiguation: "later"']],
    by: [[zone, "a time that comes twice is the first"]],
  },
  {
    name: "days to go are blocks of 24 hours",
    file: "src/core/calendar/zone.ts",
    changes: [
      [
        'return from.until(to, { largestUnit: "day" }).days;',
        "return Math.floor((to.toZonedDateTime(ukZone).epochMilliseconds - from.toZonedDateTime(ukZone).epochMilliseconds) / 86_400_000);",
      ],
    ],
    by: [["test/core/ballot/timetable.test.ts", "days are calendar days across the change of the clocks"]],
  },
  {
    name: "answers are taken at the close itself",
    file: "src/core/ballot/timetable.ts",
    changes: [
      [
        "Temporal.Instant.compare(now, closesAt(campaign, zone)) < 0",
        "Temporal.Instant.compare(now, closesAt(campaign, zone)) <= 0",
      ],
    ],
    by: [["test/core/ballot/timetable.test.ts", "answers are taken up to the close and not at it"]],
  },
  {
    name: "a day that there is not is the one before",
    file: "src/core/calendar/reading/resolve-day.ts",
    changes: [["if (day < 1 || day > longest) return refused(noSuchDay(day, month, longest));", ""]],
    by: [["test/core/calendar/read-moment.test.ts", "“%s” is refused: %s"]],
  },
  {
    name: "next Friday is tomorrow",
    file: "src/core/calendar/reading/resolve-day.ts",
    changes: [
      ["return today.add({ days: 7 - today.dayOfWeek + weekday });", "return comingWeekday(today, weekday);"],
    ],
    by: [["test/core/calendar/read-moment.test.ts", "“%s”, on Thursday 20 April 2023, is %s"]],
  },
  {
    name: "the count day has no post",
    file: "src/core/countdown/posts.ts",
    changes: [["if (counting && !result?.date.equals(count.date)) posts.push(", "if (false) posts.push("]],
    by: [
      [
        "test/core/countdown/posts.test.ts",
        "the count day has a post in its morning, unless that day's own says it: %o",
      ],
    ],
  },
];
