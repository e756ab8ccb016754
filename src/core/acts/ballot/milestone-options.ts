import { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import { type Campaign, type MilestoneKind, milestoneKinds } from "../../ballot/campaign.ts";
import { orderProblem } from "../../ballot/order.ts";
import type { At, Branch } from "../../branch/branch.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { dayInWords, momentInWords } from "../../calendar/words.ts";
import { plusWorkingDays } from "../../calendar/working-days.ts";
import { civilDate, instantOf } from "../../calendar/zone.ts";
import { Ask } from "../../chat/ask.ts";
import { type UserError, userError } from "../../chat/user-error.ts";
import { say, words } from "../../text/say.ts";
import { askHour, typedMoment } from "../../typed/dates.ts";
import { whenOption } from "../../typed/option.ts";

/** One option per milestone, named as the milestone is. `closes` needs its hour; the others may have one. */
export const milestoneOptions = {
  opens: whenOption({
    label: "Opening day",
    about: "First day papers are sent",
    example: "Mon 20 March 2023",
  }).optional(),
  "not-received-by": whenOption({
    label: "Not received by",
    about: "Day by which the paper should have come",
    example: "Tue 28 March 2023",
  }).optional(),
  "join-by": whenOption({
    label: "Join by",
    about: "Last day to join the union and be sent a paper",
    example: "Wed 12 April 2023",
  }).optional(),
  "replacement-by": whenOption({
    label: "Replacement by",
    about: "Last moment to ask for a replacement paper",
    example: "Fri 28 April 2023 5pm",
  }).optional(),
  "last-posting": whenOption({
    label: "Post by (last posting date)",
    about: "The union’s own; without one Muster suggests one",
    example: "Tue 2 May 2023",
  }).optional(),
  count: whenOption({
    label: "Count",
    about: "Day the votes are counted",
    example: "Tue 9 May 2023 2pm",
  }).optional(),
  result: whenOption({
    label: "Result",
    about: "Day the result is expected",
    example: "Wed 10 May 2023",
  }).optional(),
  "mandate-expires": whenOption({
    label: "Last day of the mandate",
    about: "Last lawful strike day, once the ballot is won",
    example: "Wed 8 November 2023",
  }).optional(),
  "nominations-open": whenOption({
    label: "Nominations open",
    about: "Election: first day of nominations",
    example: "Mon 2 September 2019",
  }).optional(),
  "nominations-close": whenOption({
    label: "Nominations close",
    about: "Election: last moment for nominations",
    example: "Mon 14 October 2019 5pm",
  }).optional(),
  acceptance: whenOption({
    label: "Acceptance by",
    about: "Election: last moment for candidates to accept",
    example: "Mon 21 October 2019 5pm",
  }).optional(),
} satisfies Partial<Record<MilestoneKind, z.ZodType>>;

export const closesOption = whenOption({
  label: "Closes (day and hour of receipt)",
  about: "Last moment papers may arrive: day and hour",
  example: "Tue 9 May 2023 12 noon",
});

type Typed = Readonly<Partial<Record<MilestoneKind, string | undefined>>>;

/** The milestones typed, read one by one. A close without its hour is asked for it, unless its whole day has passed. */
export function typedMilestones(
  typed: Typed,
  at: At,
  dayHasPassed: (close: Temporal.PlainDate) => UserError | undefined,
): Partial<Record<MilestoneKind, Milestone>> {
  const read: Partial<Record<MilestoneKind, Milestone>> = {};
  for (const kind of milestoneKinds) {
    const given = typed[kind];
    if (given === undefined) continue;
    const moment = typedMoment(given, kind, at);
    if (kind === "closes" && !moment.time) {
      const { date } = moment;
      const passed = Temporal.PlainDate.compare(date, civilDate(at.now, at.branch.zone)) < 0;
      throw (passed ? dayHasPassed(date) : undefined) ?? closeHour(given, date, passed, at);
    }
    read[kind] = moment;
  }
  return read;
}

/** Hours of the day at which ballots close. */
const usualCloses = [12, 17];

/** Asks at what hour a ballot closes; of today, only at one still to come. */
function closeHour(typed: string, date: Temporal.PlainDate, passed: boolean, { branch, now }: At): Ask {
  return askHour(date, "closes", {
    line: say("refuse-close-no-time", { moment: momentInWords(date), typed }),
    hours: usualCloses,
    meant: ({ time }) => passed || Temporal.Instant.compare(instantOf(date, time, branch.zone), now) > 0,
  });
}

/** Throws a UserError for dates the wrong way round; a result before the close is asked back, with the day after it. */
export function checkOrder(milestones: Campaign["milestones"], { nation }: Branch): void {
  const problem = orderProblem(milestones);
  if (!problem) return;
  const close = milestones.closes?.date;
  if (problem.field !== "result" || !close) throw userError(problem.line, problem.field);
  const meant = dayInWords(plusWorkingDays(close, 1, nation));
  throw new Ask(
    { lines: [problem.line] },
    [
      {
        label: words("ask-result-after", { day: meant }),
        means: { kind: "options", options: { result: meant } },
      },
      { label: words("ask-change"), means: { kind: "form" } },
      { label: words("ask-leave"), means: { kind: "leave" } },
    ],
    problem.field,
  );
}
