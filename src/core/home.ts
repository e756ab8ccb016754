import type { Campaign } from "./ballot/campaign.ts";
import { standing, takesAnswers } from "./ballot/timetable.ts";
import { civilDate } from "./calendar/zone.ts";
import type { Card, Line } from "./card.ts";
import { nextStep } from "./check/answer.ts";
import type { Context, Services } from "./command.ts";
import { countdownLines } from "./countdown/draw.ts";
import { keptCard } from "./privacy/mydata-card.ts";
import { say, words } from "./text/say.ts";

/** The caller's own page: what to do now in each open ballot, then everything kept about them. For their eyes alone. */
export async function homeCard(context: Context, services: Services): Promise<Card> {
  const lines: Line[] = [];
  for (const campaign of await services.store.campaigns.list(context.branch.id)) {
    if (takesAnswers(campaign, context.branch.zone, services.now)) {
      lines.push(...(await ballotLines(campaign, context, services)));
    }
  }
  const kept = await keptCard(context, services);
  if (lines.length === 0) lines.push(say("home-no-ballot"));
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
  const own = given
    ? [
        say("answer-kept", { answer: words(`answer-${given.answer}`) }),
        nextStep(campaign, given.answer, civilDate(now, branch.zone)),
      ]
    : [say("home-not-told")];
  return [
    say("countdown-show-name", { name: campaign.name }),
    ...countdownLines({ campaign, branch, now }, standing(campaign, branch, now)),
    ...own,
  ];
}
