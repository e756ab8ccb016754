import type { Campaign } from "../../ballot/campaign.ts";
import { standing, takesAnswers } from "../../ballot/timetable.ts";
import { sayWay, wordsWay } from "../../ballot/way-words.ts";
import { mayAct } from "../../branch/branch.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Button, Card, Line } from "../../chat/card.ts";
import { isChannel } from "../../chat/place.ts";
import { doId } from "../../chat/shortcut.ts";
import { addressLine } from "../../check/draw.ts";
import { nextStep } from "../../check/next-step.ts";
import { checkPhase } from "../../check/phase.ts";
import type { Context, Services } from "../../command/command.ts";
import { countdownLines } from "../../countdown/draw.ts";
import { say, words } from "../../text/say.ts";
import { undecidedLines } from "../../trouble/trouble-card.ts";
import { strikeLines } from "../countdown/show.ts";
import { nextSteps } from "../next/next-steps.ts";
import { waitingParts } from "../second/waiting.ts";

/**
 * What stands now and what to do next, for the caller and their role: a member's ballots with their own answer, their
 * reminders; for reps what is asked, what did not go out, and the next thing to set up. For their eyes alone.
 */
export async function nowCard(context: Context, services: Services): Promise<Card> {
  const { branch, role, invited } = context;
  const { store, now } = services;
  const rep = mayAct(role, "rep");
  const open = (await store.campaigns.list(branch.id)).filter((campaign) =>
    takesAnswers(campaign, branch.zone, now),
  );
  const ballots: Part[] = [];
  for (const campaign of open) ballots.push(await ballotPart(campaign, context, services, open.length > 1));
  const today = civilDate(now, branch.zone);
  const strikes = (await store.strikes.list(branch.id)).flatMap((strike) => strikeLines(strike, today));
  const forReps = rep ? await repPart(context, services, open) : none;
  return {
    title: words("home-title"),
    lines: [
      ...(invited ? [say("home-invited", { branch: branch.name })] : []),
      ...ballots.flatMap(({ lines }) => lines),
      ...(open.length === 0 ? [emptyLine(context)] : []),
      ...strikes,
      ...(await reminderLines(context, services)),
      ...forReps.lines,
    ],
    buttons: [
      ...(invited
        ? [{ id: doId("branch", "reps"), label: words("home-agree"), style: "primary" as const }]
        : []),
      ...ballots.flatMap(({ buttons }) => buttons),
      ...forReps.buttons,
      { id: doId("reminder", "list"), label: words("menu-reminder-list") },
      { id: doId("mydata", "show"), label: words("menu-mydata-show") },
    ],
  };
}

interface Part {
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

const none: Part = { lines: [], buttons: [] };

function emptyLine({ role, place }: Context): Line {
  if (!mayAct(role, "rep")) return say("home-no-ballot");
  return say(isChannel(place) ? "home-begin" : "home-begin-elsewhere");
}

/** A ballot as it stands, and what its member has told us of it. */
async function ballotPart(
  campaign: Campaign,
  { branch, key }: Context,
  { store, now }: Services,
  several: boolean,
): Promise<Part> {
  const given = await store.answers.of(campaign.id, key);
  const unasked = checkPhase({ campaign, branch, now }) === "address";
  const own = given
    ? [
        say("answer-kept", { answer: wordsWay(`answer-${given.answer}`, campaign) }),
        nextStep(given.answer, { campaign, branch, now }),
      ]
    : [unasked ? addressLine(campaign) : sayWay("home-not-told", campaign)];
  const { name, shortId } = campaign;
  const label = given ? words("home-change", { name, several: String(several) }) : undefined;
  const tell = label ?? wordsWay("home-tell", campaign, { name, several: String(several) });
  return {
    lines: [
      say("countdown-show-name", { name }),
      ...countdownLines({ campaign, branch, now }, standing(campaign, branch, now), given?.answer),
      ...own,
    ],
    buttons: unasked ? [] : [{ id: doId("posted", "", { ballot: shortId }), label: tell }],
  };
}

async function reminderLines({ branch, key }: Context, { store }: Services): Promise<readonly Line[]> {
  const all = await store.reminders.list(branch.id, key);
  const own = all.filter(({ to }) => "member" in to).length;
  return own > 0 ? [say("home-reminders", { count: own })] : [];
}

/** Of what there is more to do: nothing of ballots and checks where there is none yet. */
function moreAbout(open: boolean, ever: boolean) {
  return [...(ever ? (["ballot"] as const) : []), ...(open ? (["check"] as const) : []), "strike" as const];
}

/** What is asked, what did not go out, what waits for a second person; and the ways on. */
async function repPart(context: Context, services: Services, open: readonly Campaign[]): Promise<Part> {
  const { branch } = context;
  const { store, now } = services;
  const checks = (await store.checks.list(branch.id)).filter(
    ({ campaignId, closedAt }) => !closedAt && open.some(({ id }) => id === campaignId),
  );
  const undecided = await undecidedLines(store, branch.id, now);
  const waiting = await waitingParts(context, services);
  return {
    lines: [
      ...checks.map(({ place, campaignId }) => {
        const name = open.find(({ id }) => id === campaignId)?.name ?? "";
        return say("home-check", { name, place: { kind: "place", place } });
      }),
      ...(open.length > 0 && checks.length === 0 ? [say("home-no-check")] : []),
      ...undecided,
      ...waiting.lines,
    ],
    buttons: [
      ...(await nextSteps(context, services)),
      ...waiting.buttons,
      ...(undecided.length > 0 ? [{ id: doId("branch", "posts"), label: words("menu-branch-posts") }] : []),
      ...moreAbout(open.length > 0, (await store.campaigns.list(branch.id)).length > 0).map((command) => ({
        id: doId(command),
        label: words(`home-more-${command}`),
      })),
    ],
  };
}
