import type { Campaign } from "../../ballot/campaign.ts";
import { standing, takesAnswers } from "../../ballot/timetable.ts";
import { sayWay, wordsWay } from "../../ballot/way-words.ts";
import { mayAct } from "../../branch/branch.ts";
import type { Card, Line } from "../../chat/card.ts";
import { addressLine } from "../../check/draw.ts";
import { nextStep } from "../../check/next-step.ts";
import { checkPhase } from "../../check/phase.ts";
import type { Context, Services } from "../../command/command.ts";
import { countdownLines } from "../../countdown/draw.ts";
import { say, words } from "../../text/say.ts";
import { undecidedLines } from "../../trouble/trouble-card.ts";
import { aboutYouCard } from "../privacy/mydata-card.ts";

/** The caller's own page: what to do now in each open ballot, then everything kept about them. For their eyes alone. */
export async function homeCard(context: Context, services: Services): Promise<Card> {
  const { branch, role } = context;
  const { store, now } = services;
  const lines: Line[] = [];
  for (const campaign of await store.campaigns.list(branch.id)) {
    if (takesAnswers(campaign, branch.zone, now)) {
      lines.push(...(await ballotLines(campaign, context, services)));
    }
  }
  if (lines.length === 0) lines.push(say("home-no-ballot"));
  if (mayAct(role, "rep")) lines.push(...(await undecidedLines(store, branch.id, now)));
  const kept = await aboutYouCard(context, services);
  return {
    title: words("home-title"),
    lines: [...lines, ...(kept.title ? [say("home-part", { title: kept.title })] : []), ...kept.lines],
  };
}

async function ballotLines(
  campaign: Campaign,
  { branch, key }: Context,
  { store, now }: Services,
): Promise<readonly Line[]> {
  const given = await store.answers.of(campaign.id, key);
  const unasked = checkPhase({ campaign, branch, now }) === "address";
  const own = given
    ? [
        say("answer-kept", { answer: wordsWay(`answer-${given.answer}`, campaign) }),
        nextStep(given.answer, { campaign, branch, now }),
      ]
    : [unasked ? addressLine(campaign) : sayWay("home-not-told", campaign)];
  return [
    say("countdown-show-name", { name: campaign.name }),
    ...countdownLines({ campaign, branch, now }, standing(campaign, branch, now)),
    ...own,
  ];
}
