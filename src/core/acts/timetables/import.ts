import { type MilestoneKind, milestoneKinds } from "../../ballot/campaign.ts";
import { orderProblem } from "../../ballot/order.ts";
import type { ReadingContext } from "../../calendar/reading/reading.ts";
import type { Choice } from "../../chat/ask.ts";
import { type Line, text } from "../../chat/card.ts";
import { UserError, userError } from "../../chat/user-error.ts";
import { say } from "../../text/say.ts";
import { readTimetables } from "../../timetables/file.ts";
import { type ReadList, readList } from "../../timetables/pasted/list.ts";
import type { Wanted } from "../ballot/create.ts";
import { fromTimetable, type Taken, writeTimetable } from "./as-file.ts";
import { askAboutList, otherWays } from "./list-asks.ts";
import { listLines } from "./list-lines.ts";

/** The option all of this is about. */
const field = "timetable";

/** No form takes more; a list with its answers may be a little longer. */
const longestList = 4_000;

/** A timetable that can be set up, and what is shown before it is. */
export interface Pasted extends Taken {
  /** What was made of each line of a list; none of a file. */
  readonly lines: readonly Line[];
  /** The dates these lines show. */
  readonly shown: ReadonlySet<MilestoneKind>;
  readonly otherWays: readonly Choice[];
}

/**
 * One pasted timetable, a list of dates or a file's JSON. Throws an Ask about a line of a list with more than one
 * reading, and a UserError that names every field of a file that is wrong.
 */
export function readPasted(typed: string, context: ReadingContext): Pasted {
  const pasted = typed.replaceAll(/^\s*```\w*\s*|(?<!\s)\s*```\s*$/gu, "").trim();
  if (pasted.length > longestList && !/^[{[]/u.test(pasted)) {
    const values = { option: field, length: pasted.length, most: longestList };
    throw userError(say("refuse-too-long", values), field);
  }
  if (!/^[{[]/u.test(pasted)) return fromList(pasted, readList(pasted, context));
  const taken = takenFromFile(pasted);
  const { milestones } = taken.wanted;
  if (!milestones.closes?.time) throw userError(say("import-file-no-close"), field);
  const disorder = orderProblem(milestones);
  if (disorder) throw userError(disorder.line, field);
  return { ...taken, lines: [], shown: new Set(), otherWays: otherWays(wantedList(taken.wanted)) };
}

function fromList(pasted: string, list: ReadList): Pasted {
  askAboutList(pasted, list);
  const { name = "", kind, milestones, method, turnoutRule, election } = list;
  return {
    wanted: {
      name,
      kind,
      milestones,
      ...(method && { method }),
      ...(turnoutRule && { turnoutRule }),
      ...(election && { election }),
    },
    left: [],
    lines: listLines(list),
    shown: new Set(milestoneKinds.filter((one) => milestones[one])),
    otherWays: otherWays(list),
  };
}

function wantedList({ name, kind, milestones, method, turnoutRule }: Wanted): ReadList {
  return {
    ...{ name, kind, milestones, rows: [] },
    ...(method && { method }),
    ...(turnoutRule && { turnoutRule }),
  };
}

/** All that is set up with a yes: a yes to one timetable is none to another. */
export function yesTo(wanted: Wanted): string {
  return writeTimetable("yes", wanted);
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
