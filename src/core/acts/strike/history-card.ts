import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import type { Branch } from "../../branch/branch.ts";
import { momentInWords } from "../../calendar/words.ts";
import { civilDate, civilTime } from "../../calendar/zone.ts";
import type { Card, Line } from "../../chat/card.ts";
import { askedLines } from "../../strike/call.ts";
import { stateOn } from "../../strike/days.ts";
import { changesInWords } from "../../strike/differences.ts";
import { decisionLines, namedStrikeLines } from "../../strike/facts.ts";
import { doneAs, doneHeadline } from "../../strike/headline.ts";
import { dueLines } from "../../strike/notice-alert.ts";
import { picketLines } from "../../strike/picket.ts";
import type { Strike, StrikeScene } from "../../strike/strike.ts";
import { say, words } from "../../text/say.ts";
import { smallId } from "../../typed/small-id.ts";
import { gapLines, notCalledLines } from "./warnings.ts";

interface Shown extends StrikeScene {
  /** What it was before, the first version first. */
  readonly versions: readonly Strike[];
  readonly campaigns: readonly Campaign[];
  readonly forReps: boolean;
}

/** Changes listed at most, the newest first: a card has to fit a phone. */
const mostChanges = 10;

/** `/strike show`: a strike as it stands, when it was last confirmed, and what was changed when, never by whom. */
export function showCard({ strike, versions, branch, now, campaigns, forReps }: Shown): Card {
  const today = civilDate(now, branch.zone);
  const state = stateOn(strike, today);
  const all = [...versions, strike];
  return {
    title: doneHeadline(state === "taken" ? state : doneAs(state), { strike, branch, now }),
    lines: [
      ...namedStrikeLines(strike),
      ...lastConfirmedLines(all, branch),
      ...askedLines(strike),
      ...decisionLines(strike),
      ...picketLines(strike, branch),
      ...(forReps
        ? [...gapLines(strike, { campaigns, branch }), ...dueLines(strike, today, branch.zone)]
        : notCalledLines(strike, { campaigns, branch })),
      ...changeLines(all, branch),
    ],
    footer: smallId(strike.shortId),
  };
}

/** Of whatever version: a strike that is suspended or has other days now was confirmed once. */
function lastConfirmedLines(all: readonly Strike[], { zone }: Branch): readonly Line[] {
  const last = all.toReversed().find(({ state }) => state === "confirmed");
  if (!last) return [];
  return [
    say("strike-last-confirmed", {
      moment: instantInWords(last.stateSince, zone),
      by: last.stateBy ?? "rep",
    }),
  ];
}

function changeLines(all: readonly Strike[], { zone }: Branch): readonly Line[] {
  const changes = all.flatMap((after, index) => {
    const before = all[index - 1];
    return before ? [changeLine(before, after, zone)] : [];
  });
  const older = changes.length - mostChanges;
  return [
    ...changes.toReversed().slice(0, mostChanges),
    ...(older > 0 ? [say("strike-changes-more", { count: older })] : []),
  ];
}

function changeLine(before: Strike, after: Strike, zone: string): Line {
  const changed = changesInWords(before, after);
  return say("strike-change", {
    moment: instantInWords(after.changedAt, zone),
    what: changed || words("strike-change-again"),
  });
}

function instantInWords(instant: Temporal.Instant, zone: string): string {
  return momentInWords(civilDate(instant, zone), civilTime(instant, zone));
}
