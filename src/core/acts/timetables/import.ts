import { orderProblem } from "../../ballot/order.ts";
import type { ReadingContext } from "../../calendar/reading/reading.ts";
import { text } from "../../chat/card.ts";
import { UserError, userError } from "../../chat/user-error.ts";
import { say } from "../../text/say.ts";
import { readTimetables } from "../../timetables/file.ts";
import { fromTimetable, type Taken } from "./as-file.ts";
import { readTable } from "./table.ts";

/** The option all of this is about. */
const field = "timetable";

/** One pasted timetable, a table of dates or a file's JSON. Throws a UserError that names every line that is wrong. */
export function readPasted(typed: string, context: ReadingContext): Taken {
  const pasted = typed.replaceAll(/^\s*```\w*\s*|(?<!\s)\s*```\s*$/gu, "").trim();
  const taken = /^[{[]/u.test(pasted) ? takenFromFile(pasted) : takenFromTable(pasted, context);
  const { closes } = taken.wanted.milestones;
  if (!closes?.time) throw userError(say("import-file-no-close"), field);
  const disorder = orderProblem(taken.wanted.milestones);
  if (disorder) throw userError(disorder.line, field);
  return taken;
}

/** Throws a UserError for a file that does not hold exactly one ballot or election. */
export function takenFromFile(content: string): Taken {
  const straight = readTimetables(content);
  // Phones and chat apps bend quotes.
  const read = straight.ok ? straight : readTimetables(content.replaceAll(/[“”„]/gu, '"'));
  if (!read.ok) throw new UserError({ lines: read.problems.map((problem) => [text(problem)]) }, field);
  const [only, ...more] = read.file.campaigns;
  if (!only || more.length > 0) {
    throw userError(say("import-not-one", { count: read.file.campaigns.length }), field);
  }
  const taken = fromTimetable(only);
  if (!taken) throw userError(say("import-no-ballot", { kind: only.kind }), field);
  return taken;
}

function takenFromTable(pasted: string, context: ReadingContext): Taken {
  const read = readTable(pasted, context);
  if (!read.ok) throw new UserError({ lines: read.problems }, field);
  return { wanted: read.wanted, left: [] };
}
