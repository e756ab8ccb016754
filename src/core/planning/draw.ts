import type { Temporal } from "temporal-polyfill";
import { drawActions } from "../ballot/actions.ts";
import type { BallotScene } from "../ballot/campaign.ts";
import { drawResult } from "../ballot/count/result-card.ts";
import { datesLines } from "../ballot/dates.ts";
import { meetingNow } from "../ballot/nomination-lines.ts";
import { withOpening } from "../ballot/openings.ts";
import type { Branch } from "../branch/branch.ts";
import { dayInWords, momentInWords } from "../calendar/words.ts";
import { civilDate } from "../calendar/zone.ts";
import type { Card } from "../chat/card.ts";
import { doId, wayIn } from "../chat/shortcut.ts";
import { drawCheck } from "../check/draw.ts";
import { drawBallotPost } from "../countdown/draw.ts";
import { dateOf, drawDatePost } from "../countdown/draw-date.ts";
import { drawMandatePost } from "../countdown/draw-mandate.ts";
import type { Claimed } from "../ports/outbox.ts";
import { drawReminder } from "../reminder/draw.ts";
import { drawPaperAsk } from "../reminder/paper-asks.ts";
import { drawEnded, drawUntilPosted } from "../reminder/until-posted.ts";
import { drawStrikePost } from "../strike/draw.ts";
import { inLanguage, say, words } from "../text/say.ts";
import { drawAlert, drawPlaceBack, drawPlaceLost } from "./alert-card.ts";
import { drawSecondWanted, drawTold } from "./tell-officers.ts";

/** What a text is drawn from. */
export type Drawable = Pick<
  Claimed,
  "branch" | "campaign" | "later" | "strike" | "countdown" | "reminder" | "answer" | "check" | "lost"
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
    const { delivery, branch, campaign, later, strike, countdown, reminder, check, lost } = claimed;
    // Of its own: nobody else gets the same.
    if (reminder || check || lost) return draw(claimed, now);
    const key = [
      ...[delivery.source.kind, delivery.kind, delivery.dueAt.epochMilliseconds],
      ...[number(branch), number(campaign), number(later), number(strike), number(countdown)],
      Math.floor(now.epochMilliseconds / minuteMs),
    ].join(" ");
    if (cards.has(key)) return cards.get(key);
    if (cards.size >= mostKept) cards.clear();
    const card = draw(claimed, now);
    cards.set(key, card);
    return card;
  };
}

/** Later than this and a post says that it is late. */
const noticeablyLateMs = 30 * 60_000;

/** The text of a claimed post for this moment; undefined when there is nothing true left to say (then it is skipped). */
export function draw(claimed: Drawable, now: Temporal.Instant): Card | undefined {
  return inLanguage(claimed.branch.language, () => drawNow(claimed, now));
}

function drawNow(claimed: Drawable, now: Temporal.Instant): Card | undefined {
  const card = drawKind(claimed, now);
  if (!card || now.epochMilliseconds - claimed.delivery.dueAt.epochMilliseconds < noticeablyLateMs)
    return card;
  const due = momentInWords(claimed.delivery.on, claimed.delivery.at);
  return { ...card, footer: [card.footer, words("late-note", { due })].filter(Boolean).join(" ") };
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
      return claimed.strike && drawStrikePost(delivery.kind, { strike: claimed.strike, branch, now });
    case "reminder":
      return drawAnyReminder(claimed, now);
    case "check":
      return (
        claimed.check &&
        claimed.campaign &&
        drawCheck(claimed.check, { campaign: claimed.campaign, branch, now })
      );
    case "campaign":
      return drawOfCampaign(claimed, now);
    case "branch":
      return drawOfBranch(claimed);
  }
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

function drawCountdown(
  { branch, campaign, later = [], strike, countdown, delivery }: Drawable,
  now: Temporal.Instant,
): Card | undefined {
  if (!countdown) return undefined;
  switch (countdown.target.kind) {
    case "ballot":
      return campaign && drawBallot({ campaign, branch, now }, delivery);
    case "mandate":
      return campaign && drawMandatePost({ campaign, branch, now }, later);
    case "strike":
      return strike && drawStrikePost(delivery.kind, { strike, branch, now });
    case "milestone":
    case "date": {
      const counted = dateOf(countdown, campaign);
      return counted && drawDatePost(counted.title, counted.date, branch, now);
    }
  }
}

function drawBallot(scene: BallotScene, delivery: Drawable["delivery"]): Card | undefined {
  const card = drawBallotPost(delivery.kind, scene);
  return card && withOpening(card, delivery, scene);
}

function drawOfCampaign({ campaign, branch, delivery }: Drawable, now: Temporal.Instant): Card | undefined {
  if (!campaign) return undefined;
  if (delivery.kind === "actions") return drawActions(campaign);
  if (delivery.kind === "ballot-result") return drawResult(campaign, branch, false);
  if (delivery.kind === "ballot-result-correction") return drawResult(campaign, branch, true);
  return drawCorrection({ campaign, branch, now });
}

function drawCorrection({ campaign, branch, now }: BallotScene): Card {
  const title = words("correction-title", { name: campaign.name });
  if (campaign.owner?.gone) return { title, lines: [say("correction-owner-gone")] };
  if (campaign.closedAt) {
    const day = dayInWords(civilDate(campaign.closedAt, branch.zone));
    const result = campaign.milestones.result;
    return {
      title,
      lines: [
        say("correction-closed", { how: campaign.ending ?? "early", day }),
        ...(result ? [say("milestone-result-expected", { day: dayInWords(result.date) })] : []),
      ],
    };
  }
  return {
    title,
    lines: [say("correction-line"), ...datesLines({ campaign, branch, now }), ...meetingNow(campaign)],
  };
}
