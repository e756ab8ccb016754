import type { Temporal } from "temporal-polyfill";
import { drawActions } from "../ballot/actions.ts";
import { drawResult } from "../ballot/count/result-card.ts";
import { withOpening } from "../ballot/openings.ts";
import type { Branch } from "../branch/branch.ts";
import { momentInWords } from "../calendar/words.ts";
import { civilDate } from "../calendar/zone.ts";
import type { Card } from "../chat/card.ts";
import { doId, wayIn } from "../chat/shortcut.ts";
import { drawCheck } from "../check/draw.ts";
import { drawCorrection } from "../countdown/correction.ts";
import { drawBallotPost } from "../countdown/draw-ballot.ts";
import { dateOf, drawDatePost } from "../countdown/draw-date.ts";
import { drawMandatePost } from "../countdown/draw-mandate.ts";
import type { ChannelScene } from "../countdown/headline.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import type { Claimed } from "../ports/outbox.ts";
import { drawReminder } from "../reminder/draw.ts";
import { drawPaperAsk } from "../reminder/paper-asks.ts";
import { drawEnded, drawUntilPosted } from "../reminder/until-posted.ts";
import { strikesBeside } from "../strike/call.ts";
import { drawStrikePost } from "../strike/draw.ts";
import { newPickets } from "../strike/new-pickets.ts";
import { inLanguage, say, words } from "../text/say.ts";
import { drawAlert, drawPlaceBack, drawPlaceLost } from "./alert-card.ts";
import { signed } from "./signs.ts";
import { drawSecondWanted, drawTold } from "./tell-officers.ts";

/** What a text is drawn from. */
export type Drawable = Pick<
  Claimed,
  | "branch"
  | "campaign"
  | "later"
  | "among"
  | "strike"
  | "strikes"
  | "untold"
  | "countdown"
  | "reminder"
  | "answer"
  | "check"
  | "lost"
> & {
  readonly delivery: Pick<Claimed["delivery"], "kind" | "source" | "on" | "at" | "dueAt">;
};

/** Cards kept at a time. */
const mostKept = 2_000;

const minuteMs = 60_000;

/**
 * Draws each text once for all the channels it goes to. Texts change from minute to minute at most, so a card is good
 * for the rest of its minute.
 */
export function createDrawer(): typeof draw {
  const cards = new Map<string, Card | undefined>();
  const numbers = new WeakMap<object, number>();
  let counted = 0;

  /** The store gives the same value for the same words, so what is equal is the same object. */
  function number(value: object | undefined): number {
    if (!value) return 0;
    const known = numbers.get(value) ?? ++counted;
    numbers.set(value, known);
    return known;
  }

  return (claimed, now) => {
    const {
      delivery,
      branch,
      campaign,
      later,
      among,
      strike,
      strikes,
      untold,
      countdown,
      reminder,
      check,
      lost,
    } = claimed;
    // Of its own: nobody else gets the same.
    if (reminder || check || lost) return draw(claimed, now);
    const key = [
      ...[delivery.source.kind, delivery.kind, delivery.dueAt.epochMilliseconds],
      ...[branch, campaign, later, strike, strikes, untold, countdown].map(number),
      ...[among, Math.floor(now.epochMilliseconds / minuteMs)],
    ].join(" ");
    if (cards.has(key)) return cards.get(key);
    if (cards.size >= mostKept) cards.clear();
    const card = draw(claimed, now);
    cards.set(key, card);
    return card;
  };
}

/** A post that goes within this of its time speaks for that time: "3 hours left", not "2 hours 59 minutes". */
const punctualMs = 5 * minuteMs;

/** The moment a post speaks for: its own time where it is punctual, and still of that day; else this moment. */
function spokenFor({ branch, delivery: { dueAt } }: Drawable, now: Temporal.Instant): Temporal.Instant {
  const late = now.epochMilliseconds - dueAt.epochMilliseconds;
  const sameDay = civilDate(dueAt, branch.zone).equals(civilDate(now, branch.zone));
  return late >= 0 && late <= punctualMs && sameDay ? dueAt : now;
}

/** Later than this and a post says that it is late. */
const noticeablyLateMs = 30 * 60_000;

/** The text of a claimed post for this moment; undefined when there is nothing true left to say (then it is skipped). */
export function draw(claimed: Drawable, now: Temporal.Instant): Card | undefined {
  return inLanguage(claimed.branch.language, () => drawNow(claimed, now));
}

function drawNow(claimed: Drawable, now: Temporal.Instant): Card | undefined {
  const { branch, delivery, strike, reminder } = claimed;
  const alone = reminder !== undefined && !("place" in reminder.to);
  const drawn = drawKind(claimed, spokenFor(claimed, now));
  const card =
    drawn && !alone ? signed(drawn, { kind: kindSigned(claimed), state: strike?.state }, branch) : drawn;
  const lateMs = now.epochMilliseconds - delivery.dueAt.epochMilliseconds;
  // A check asks of the day it is read on, and is edited from then on.
  if (!card || lateMs < noticeablyLateMs || delivery.kind === "check") return card;
  const due = momentInWords(delivery.on, delivery.at);
  return { ...card, footer: [card.footer, words("late-note", { due })].filter(Boolean).join(" ") };
}

/** A picket that is added is news of a strike, and no correction. */
function kindSigned({ delivery: { kind }, strike, untold }: Drawable): DeliveryKind {
  const news =
    kind === "strike-changed" && strike && newPickets({ strike, ...(untold && { untold }) }).length > 0;
  return news ? "strike" : kind;
}

function drawKind(claimed: Drawable, now: Temporal.Instant): Card | undefined {
  const { branch, delivery } = claimed;
  switch (delivery.kind) {
    case "told-strike":
      return drawTold(claimed, "strike");
    case "told-close":
      return drawTold(claimed, "close");
    case "told-result":
      return drawTold(claimed, "result");
    case "second-wanted":
      return drawSecondWanted(branch);
  }
  switch (delivery.source.kind) {
    case "countdown":
      return drawCountdown(claimed, now);
    case "strike":
      return drawOfStrike(claimed, now);
    case "reminder":
      return drawAnyReminder(claimed, now);
    case "check":
      return (
        claimed.check &&
        claimed.campaign &&
        drawCheck(claimed.check, { campaign: claimed.campaign, branch, now, among: claimed.among ?? false })
      );
    case "campaign":
      return drawOfCampaign(claimed, now);
    case "branch":
      return drawOfBranch(claimed);
  }
}

function drawOfStrike(
  { strike, strikes = [], untold = [], branch, delivery }: Drawable,
  now: Temporal.Instant,
) {
  if (!strike) return undefined;
  const beside = strikesBeside(strike, strikes, civilDate(now, branch.zone));
  return drawStrikePost(delivery.kind, { strike, beside, untold, branch, now });
}

function drawAnyReminder(
  { reminder, campaign, branch, answer, delivery: { kind, on } }: Drawable,
  now: Temporal.Instant,
): Card | undefined {
  if (reminder?.campaignId === undefined) return reminder && drawReminder(reminder, branch, on);
  if (!campaign) return undefined;
  const scene = { campaign, branch, now };
  if (kind === "reminders-ended") return drawEnded(scene, answer);
  return kind === "paper"
    ? drawPaperAsk(reminder, scene, { on, answer })
    : drawUntilPosted(reminder, scene, on);
}

function drawOfBranch({ branch, delivery, lost = [] }: Drawable): Card | undefined {
  switch (delivery.kind) {
    case "notice":
      return drawAlert(branch);
    case "place-lost":
      return drawPlaceLost(branch, lost);
    case "place-back":
      return drawPlaceBack(branch);
    default:
      return drawHello(branch);
  }
}

/** Muster's first post in a channel: what it is, and how anybody goes on from here. */
function drawHello({ name }: Branch): Card {
  return {
    title: words("hello-title"),
    lines: [say("hello-line", { branch: name }), say("hello-member"), say("hello-rep")],
    buttons: [{ id: doId(wayIn), label: words("hello-button") }],
  };
}

function drawCountdown(claimed: Drawable, now: Temporal.Instant): Card | undefined {
  const { branch, campaign, later = [], among = false, countdown, delivery } = claimed;
  if (!countdown) return undefined;
  switch (countdown.target.kind) {
    case "ballot":
      return campaign && drawBallot({ campaign, branch, now, among }, delivery);
    case "mandate":
      return campaign && drawMandatePost({ campaign, branch, now, among }, later);
    case "strike":
      return drawOfStrike(claimed, now);
    case "milestone":
    case "date": {
      const counted = dateOf(countdown, campaign);
      return counted && drawDatePost(counted.title, counted.date, branch, now);
    }
  }
}

function drawBallot(scene: ChannelScene, delivery: Drawable["delivery"]): Card | undefined {
  const card = drawBallotPost(delivery.kind, scene);
  return card && withOpening(card, delivery, scene);
}

function drawOfCampaign(
  { campaign, branch, among = false, delivery }: Drawable,
  now: Temporal.Instant,
): Card | undefined {
  if (!campaign) return undefined;
  if (delivery.kind === "actions") return drawActions(campaign);
  if (delivery.kind === "ballot-result") return drawResult(campaign, branch, false);
  if (delivery.kind === "ballot-result-correction") return drawResult(campaign, branch, true);
  return drawCorrection({ campaign, branch, now, among });
}
