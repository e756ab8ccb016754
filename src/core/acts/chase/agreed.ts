import { Temporal } from "temporal-polyfill";
import { toSpeakTo } from "../../ballot/answers.ts";
import type { Campaign } from "../../ballot/campaign.ts";
import { takesAnswers } from "../../ballot/timetable.ts";
import { dayInWords, instantInWords } from "../../calendar/words.ts";
import { type Chase, runOut } from "../../chase/chase.ts";
import { chaseNamedButton } from "../../chase/consent.ts";
import type { Button, Line } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { say, words } from "../../text/say.ts";

/** Most of these buttons under one card: Discord shows 5 in a row. */
const mostButtons = 5;

/** What is kept of the caller's agreements that a rep may speak to them; of a rep, how many are on their list. */
export async function chaseLines(
  { branch, key }: Context,
  { store, now }: Services,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const chase of await store.agreements.ofMember(branch.id, key)) {
    const campaign = await store.campaigns.byId(chase.campaignId);
    if (campaign) lines.push(...linesOf(chase, campaign, branch.zone, now));
  }
  const count = await store.chaseLists.countOfRep(branch.id, key);
  return count > 0 ? [...lines, say("mydata-chase-rep", { count })] : lines;
}

function linesOf(
  { consent, claim, noted }: Chase,
  campaign: Campaign,
  zone: string,
  now: Temporal.Instant,
): readonly Line[] {
  const { name } = campaign;
  const since = noted && claim && Temporal.Instant.compare(noted.at, claim.at) > 0 ? noted.at : claim?.at;
  const listed =
    since && takesAnswers(campaign, zone, now) && Temporal.Instant.compare(since, runOut(now)) > 0;
  return [
    say("mydata-chase", {
      name,
      when: dayInWords(consent.on),
      version: consent.version,
      listed: listed ? "yes" : "no",
    }),
    ...(noted
      ? [
          say("mydata-chase-noted", {
            name,
            when: instantInWords(noted.at, zone),
            mark: words(`chase-mark-${noted.mark}`),
          }),
        ]
      : []),
  ];
}

/** For each ballot the way out of such an agreement, or the way in while a paper is to be posted. */
export async function chaseButtons(
  { branch, key }: Context,
  { store, now }: Services,
): Promise<readonly Button[]> {
  const agreed = await store.agreements.ofMember(branch.id, key);
  const buttons: Button[] = [];
  for (const { campaignId, answer } of await store.answers.ofMember(branch.id, key)) {
    const campaign = await store.campaigns.byId(campaignId);
    const own = agreed.find((chase) => chase.campaignId === campaignId);
    if (!campaign) continue;
    if (own) buttons.push(chaseNamedButton(campaign, true));
    else if (toSpeakTo.includes(answer) && takesAnswers(campaign, branch.zone, now)) {
      buttons.push(chaseNamedButton(campaign, false));
    }
  }
  return buttons.slice(-mostButtons);
}
