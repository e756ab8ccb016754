import type { Mutant } from "./mutant.ts";

const posts = "test/commands/post-headlines.test.ts";

const drawFile = "src/core/planning/draw.ts";

const dates = "test/core/countdown/headlines.test.ts";

const daysFile = "src/core/strike/typed-days.ts";

const lines = "test/typed/lines.test.ts";

const asked = "is asked back or refused, and nothing of it is done";

/** What posts say: of their moment, of other action, and which ballot. */
export const wordMutants: readonly Mutant[] = [
  {
    name: "a post a second after its time counts the seconds",
    file: drawFile,
    changes: [["sameDay ? dueAt : now", "sameDay ? now : now"]],
    by: [
      [
        posts,
        "a post that goes within five minutes of its time speaks for that time, and a later one for now",
      ],
    ],
  },
  {
    name: "a post an hour late says how long was left then",
    file: drawFile,
    changes: [["const punctualMs = 5 * minuteMs", "const punctualMs = 60 * minuteMs"]],
    by: [[posts, "at %s it says that there are %s"]],
  },
  {
    name: "members are sent to work where a ban on overtime goes on",
    file: "src/core/strike/headline.ts",
    changes: [["!strike.hours && beside.length === 0", "!strike.hours"]],
    by: [[posts, "members are not sent to work where other action of theirs goes on"]],
  },
  {
    name: "what else calls some of the members does not count as other action of theirs",
    file: "src/core/strike/call.ts",
    changes: [["return both && (both.form", "return both && sameCall(strike, other) && (both.form"]],
    by: [[posts, "members are not sent to work where other action of theirs goes on"]],
  },
  {
    name: "a countdown is a day off",
    file: "src/core/countdown/headline.ts",
    changes: [
      [
        "const { today, daysToClose: days, posting, nextCollection } = at;",
        "const { today, posting, nextCollection } = at;\n  const days = at.daysToClose + 1;",
      ],
    ],
    by: [[dates, "tells the days and dates of the calendar"]],
  },
  {
    name: "a check does not say which ballot it asks about where there are two",
    file: "src/store/checks.ts",
    changes: [['${askedAmong("checks")} as among', "false as among"]],
    by: [[posts, "a check begins with its ballot’s name once the channel is told of another one"]],
  },
  {
    name: "“next friday” among strike days is one of the two",
    file: daysFile,
    changes: [["if (either.length > 1) return either.map(", "if (either.length > 2) return either.map("]],
    by: [[lines, asked]],
  },
  {
    name: "“9/5 and 10/5” of strike days is day first, unasked",
    file: daysFile,
    changes: [["if (orders.length > 1) return orders;", "if (orders.length > 2) return orders;"]],
    by: [[lines, asked]],
  },
];
