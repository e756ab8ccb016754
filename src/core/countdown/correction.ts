import type { Temporal } from "temporal-polyfill";
import { datesLines } from "../ballot/dates.ts";
import { meetingNow } from "../ballot/nomination-lines.ts";
import { closeOf, type Standing, standing } from "../ballot/timetable.ts";
import { wordsWay } from "../ballot/way-words.ts";
import { dayInWords, nearDay, nearMoment } from "../calendar/words.ts";
import { civilDate, daysBetween } from "../calendar/zone.ts";
import type { Card } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import { type ChannelScene, headlineFor } from "./headline.ts";

/** To channels that were told other dates: how it stands now, all of it. */
export function drawCorrection(scene: ChannelScene): Card {
  const { campaign, branch, now } = scene;
  const { name, owner, closedAt, ending = "early" } = campaign;
  const at = standing(campaign, branch, now);
  if (owner?.gone)
    return {
      title: headlineFor(words("head-owner-gone"), scene),
      lines: [say("correction-owner-gone", { name })],
    };
  if (closedAt) {
    const on = civilDate(closedAt, branch.zone);
    const head = words("head-ended", { how: ending, day: nearDay(on, at.today) });
    const line = say("correction-closed", { name, how: ending, day: dayInWords(on) });
    const { result } = campaign.milestones;
    const expected = result ? [say("milestone-result-expected", { day: dayInWords(result.date) })] : [];
    return { title: headlineFor(head, scene), lines: [line, ...expected] };
  }
  return {
    title: headlineFor(datesNews(scene, at), scene),
    lines: [
      say("correction-line", { name }),
      ...datesLines({ campaign, branch, now }),
      ...meetingNow(campaign),
    ],
  };
}

/** The date that counts now, whichever has changed. */
function datesNews({ campaign }: ChannelScene, { phase, today }: Standing): string {
  const { opens, result, "nominations-close": nominations } = campaign.milestones;
  if (phase === "before-opening" && nominations && isAhead(nominations.date, today))
    return words("head-dates-nominations", { moment: nearMoment(nominations, today) });
  if (phase === "before-opening" && opens)
    return wordsWay("head-dates-before", campaign, { opens: nearMoment(opens, today) });
  if (phase !== "closed")
    return wordsWay("head-dates", campaign, { close: nearMoment(closeOf(campaign), today) });
  const ahead = result !== undefined && isAhead(result.date, today);
  return words("head-dates-after", { result: ahead ? nearDay(result.date, today) : "none" });
}

function isAhead(date: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return daysBetween(today, date) >= 0;
}
