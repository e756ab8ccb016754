import type { Milestone } from "../calendar/moment.ts";
import { momentInWords } from "../calendar/words.ts";
import type { Line } from "../chat/card.ts";
import { say } from "../text/say.ts";
import type { Campaign } from "./campaign.ts";
import { branchPart } from "./election.ts";
import { meetingIn } from "./nomination-window.ts";

/** A meeting that a moved date has left outside the nominations; also among the warnings of `/ballot dates`. */
export function outsideLines(campaign: Campaign): readonly Line[] {
  const meeting = campaign.kind === "election" && branchPart(campaign)?.meeting;
  if (campaign.kind !== "election" || !meeting || meetingIn(campaign)) return [];
  return [say("nomination-outside", { moment: inWords(meeting), id: campaign.shortId })];
}

/** What a correction says of the meeting: channels may have been told of it. */
export function meetingNow(campaign: Campaign): readonly Line[] {
  if (campaign.kind !== "election" || !campaign.nomination) return [];
  const meeting = meetingIn(campaign);
  return [
    meeting ? say("nomination-card-meeting", { moment: inWords(meeting) }) : say("nomination-meeting-none"),
  ];
}

export function inWords({ date, time }: Milestone): string {
  return momentInWords(date, time);
}
