import { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { bankHolidayName, bankHolidaysKnownUntil, type Division } from "../calendar/bank-holidays.ts";
import { dayInWords } from "../calendar/words.ts";
import { isCollectionDay, isWorkingDay, plusWorkingDays } from "../calendar/working-days.ts";
import { daysBetween } from "../calendar/zone.ts";
import type { Line } from "../chat/card.ts";
import { jurisdictionOf } from "../law/tables.ts";
import { say, words } from "../text/say.ts";
import type { Campaign } from "./campaign.ts";
import { otherLawLine } from "./count/other-law.ts";
import { nominatorOf } from "./election.ts";
import { goesByPost } from "./method.ts";
import { outsideLines } from "./nomination-lines.ts";
import { closeOf, suggestedPosting } from "./timetable.ts";

/** What a rep should look at again: a posting date without a collection or far from what Muster would suggest, a close without a delivery, a list of bank holidays that has run out, another law. */
export function dateWarnings(campaign: Campaign, branch: Branch): readonly Line[] {
  const lines: Line[] = [];
  const posting = campaign.milestones["last-posting"]?.date;
  if (posting && !isWorkingDay(posting, branch.nation)) {
    lines.push(say("ballot-warn-posting-day", { day: dayInWords(posting), why: whyNoPost(posting, branch) }));
  }
  lines.push(...postingWarnings(campaign, branch));
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
    lines.push(otherLawLine(campaign));
  }
  const { "nominations-open": open, "nominations-close": end } = campaign.milestones;
  if (campaign.kind === "election" && (open ?? end) && !nominatorOf(campaign)) {
    lines.push(say("election-who", { id: campaign.shortId }));
  }
  return [...lines, ...outsideLines(campaign)];
}

/** Second class has come by then: within 3 working days (Ofcom, July 2025). */
const daysToArrive = 3;

/** The suggested posting date against the union's own dates. */
function postingWarnings(campaign: Campaign, branch: Branch): readonly Line[] {
  if (campaign.state === "closed" || !goesByPost(campaign)) return [];
  const { opens, "replacement-by": replacement, "last-posting": own } = campaign.milestones;
  const suggested = suggestedPosting(campaign, branch);
  const values = { suggested: dayInWords(suggested) };
  if (own) {
    const days = daysBetween(suggested, own.date);
    if (days === 0) return [];
    const when = days > 0 ? "later" : "earlier";
    return [
      say("ballot-warn-posting-own", { ...values, own: dayInWords(own.date), days: Math.abs(days), when }),
    ];
  }
  const arrive = opens && plusWorkingDays(opens.date, daysToArrive, branch.nation);
  return [
    ...(opens && arrive && isBefore(suggested, arrive)
      ? [
          say("ballot-warn-posting-arrive", {
            ...values,
            opens: dayInWords(opens.date),
            used: String(isBefore(opens.date, suggested)),
          }),
        ]
      : []),
    ...(replacement && isBefore(suggested, replacement.date)
      ? [say("ballot-warn-posting-replacement", { ...values, replacement: dayInWords(replacement.date) })]
      : []),
  ];
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
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
