import { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { bankHolidayName, bankHolidaysKnownUntil, type Division } from "../calendar/bank-holidays.ts";
import { dayInWords } from "../calendar/words.ts";
import { isCollectionDay, isWorkingDay } from "../calendar/working-days.ts";
import type { Line } from "../chat/card.ts";
import { jurisdictionOf } from "../law/tables.ts";
import { say, words } from "../text/say.ts";
import type { Campaign } from "./campaign.ts";
import { goesByPost } from "./method.ts";
import { outsideLines } from "./nomination-lines.ts";
import { closeOf } from "./timetable.ts";

/** What a rep should look at again: a posting date without a collection, a close without a delivery, a list of bank holidays that has run out, another law. */
export function dateWarnings(campaign: Campaign, branch: Branch): readonly Line[] {
  const lines: Line[] = [];
  const posting = campaign.milestones["last-posting"]?.date;
  if (posting && !isWorkingDay(posting, branch.nation)) {
    lines.push(say("ballot-warn-posting-day", { day: dayInWords(posting), why: whyNoPost(posting, branch) }));
  }
  const close = closeOf(campaign).date;
  // Papers are counted in England.
  if (campaign.state === "open" && goesByPost(campaign) && !isCollectionDay(close, "england")) {
    lines.push(say("ballot-warn-close-day", { day: dayInWords(close), why: whyNoPost(close, branch) }));
  }
  const { opens, "join-by": join } = campaign.milestones;
  if (opens && join && Temporal.PlainDate.compare(join.date, opens.date) < 0) {
    lines.push(
      say("ballot-warn-join-before", { join: dayInWords(join.date), opens: dayInWords(opens.date) }),
    );
  }
  if (goesByPost(campaign) && Temporal.PlainDate.compare(close, bankHolidaysKnownUntil) > 0) {
    lines.push(say("ballot-warn-holidays-unknown", { until: dayInWords(bankHolidaysKnownUntil) }));
  }
  if (campaign.kind === "statutory" && jurisdictionOf(branch.nation) !== "great-britain") {
    lines.push(say("warn-other-law"));
  }
  return [...lines, ...outsideLines(campaign)];
}

function whyNoPost(day: Temporal.PlainDate, branch: Branch): string {
  const divisions: readonly Division[] = [
    branch.nation === "scotland" || branch.nation === "northern-ireland"
      ? branch.nation
      : "england-and-wales",
    "england-and-wales",
  ];
  const holiday = divisions
    .map((division) => bankHolidayName(day, division))
    .find((name) => name !== undefined);
  return holiday ?? words("ballot-why-weekend", { weekday: dayInWords(day).split(" ")[0] ?? "" });
}
