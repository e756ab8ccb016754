import type { Branch } from "../../branch/branch.ts";
import { dayInWords } from "../../calendar/words.ts";
import type { Line } from "../../chat/card.ts";
import { jurisdictionOf, lastDayToBegin } from "../../law/tables.ts";
import { say } from "../../text/say.ts";
import type { Campaign } from "../campaign.ts";

/** What Northern Ireland's law asks, which is another than Great Britain's, with the last day to begin where it is known. */
export function otherLawLine(campaign?: Pick<Campaign, "milestones">): Line {
  const close = campaign?.milestones.closes?.date;
  const by = close && lastDayToBegin(close, "northern-ireland");
  return say("warn-other-law", { by: by ? dayInWords(by) : "none" });
}

/** Of a statutory ballot without a threshold of its own. */
export function otherLawLines(
  campaign: Pick<Campaign, "kind" | "threshold" | "milestones">,
  { nation }: Branch,
): readonly Line[] {
  const other =
    campaign.kind === "statutory" && !campaign.threshold && jurisdictionOf(nation) !== "great-britain";
  return other ? [otherLawLine(campaign)] : [];
}
