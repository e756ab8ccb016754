import { Temporal } from "temporal-polyfill";
import type { Campaign, MilestoneKind } from "../../ballot/campaign.ts";
import { checkClose } from "../../ballot/changes.ts";
import { isPostingStale, leftBehind, movedAlong, type Neighbour } from "../../ballot/neighbours.ts";
import { orderProblem } from "../../ballot/order.ts";
import { closeOf, mandateLiveOn, milestonesWithPosting, suggestedMandate } from "../../ballot/timetable.ts";
import { wordsWay } from "../../ballot/way-words.ts";
import type { At, Branch } from "../../branch/branch.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { dayInWords, momentInWords } from "../../calendar/words.ts";
import { civilDate } from "../../calendar/zone.ts";
import { Ask, type Choice } from "../../chat/ask.ts";
import type { Line } from "../../chat/card.ts";
import { makeSure, type Services } from "../../command/command.ts";
import type { Store } from "../../ports/store.ts";
import { daysInWords } from "../../strike/days.ts";
import { say, words } from "../../text/say.ts";

/** A close to come. That it opens a closed ballot again is asked about first. Throws a UserError for a past one. */
export function checkMovedClose(
  before: Campaign,
  close: Milestone,
  { branch, now, sure }: At & Pick<Services, "sure">,
): void {
  checkClose(close, branch, now);
  if (before.state === "open") return;
  const values = { name: before.name, close: momentInWords(close.date, close.time) };
  makeSure({ sure }, `reopen ${before.revision}`, { lines: [say("ask-reopen", values)] });
}

interface Moving extends At, Pick<Services, "sure"> {
  readonly store: Pick<Store, "campaigns" | "strikes">;
  /** Dates that were typed: nobody is asked about those. */
  readonly typed: ReadonlySet<MilestoneKind>;
}

/**
 * A campaign whose dates were moved, with those that hang on them moved along or kept, as whoever moves them says. Until
 * they have, it throws an {@link Ask} with each such date as it is and as it would be. A posting date that is plainly that
 * of the close before is never kept: Muster's suggestion stands in for it.
 */
export async function withNeighbours(
  before: Campaign,
  after: Campaign,
  { store, branch, now, sure, typed }: Moving,
): Promise<Campaign> {
  const today = civilDate(now, branch.zone);
  // What is over stays as it was: nobody can keep a date that has passed, and none is made up for it.
  const neighbours = leftBehind(before, after, typed, branch).filter(
    (one) => !(isOver(one.before, today) && isOver(one.proposed, today)),
  );
  // One that would have passed by now is made up for nobody.
  const gone = neighbours.filter((one) => isOver(one.proposed, today));
  const along = without(movedAlong(after, neighbours), gone);
  const stale = isPostingStale(before, after, branch) && !typed.has("last-posting");
  const forced = neighbours.filter((one) => !canStay(one, neighbours, after));
  const kept = without(
    movedAlong(stale ? withoutPosting(after) : after, forced),
    gone.filter((one) => forced.includes(one)),
  );
  const outside = await strikesOutside(before, along, { store, branch, now });
  const inOrder = [along, kept].some(({ milestones }) => !orderProblem(milestones));
  if (!inOrder || (neighbours.length === 0 && outside.length === 0)) return after;
  // What was shown is what is done: a date changed meanwhile is asked about anew.
  const [move, keep] = [`move-dates ${before.revision}`, `keep-dates ${before.revision}`];
  if (sure.includes(move)) return along;
  if (sure.includes(keep)) return kept;
  const moved = after.milestones.closes && !closeOf(after).date.equals(closeOf(before).date);
  throw new Ask(
    {
      title: words("ask-neighbours-title", { name: before.name }),
      lines: [
        say("ask-neighbours", {
          moved: String(moved),
          from: dayInWords(closeOf(before).date),
          to: dayInWords(closeOf(after).date),
        }),
        ...neighbours.map((one) =>
          neighbourLine(one, before, gone.includes(one) ? "gone" : forced.includes(one) ? "forced" : "none"),
        ),
        ...suggestedLines(before, along, branch),
        ...outside,
        ...(stale ? [staleLine(kept, branch)] : []),
        say("ask-neighbours-nothing-yet"),
      ],
    },
    choicesOf({ move, keep }, { along, kept, neighbours, forced }),
    "closes",
  );
}

function isOver({ date }: Milestone, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(date, today) < 0;
}

interface Ways {
  readonly along: Campaign;
  readonly kept: Campaign;
  readonly neighbours: readonly Neighbour[];
  readonly forced: readonly Neighbour[];
}

function choicesOf(
  sureOf: { readonly move: string; readonly keep: string },
  { along, kept, neighbours, forced }: Ways,
): readonly Choice[] {
  const none = neighbours.length === 0;
  const move: Choice = {
    label: words("ask-neighbours-move"),
    style: "primary",
    means: { kind: "sure", of: sureOf.move },
  };
  const keep: Choice = {
    label: words(none ? "ask-go-on" : "ask-neighbours-keep"),
    means: { kind: "sure", of: sureOf.keep },
  };
  return [
    ...(none || orderProblem(along.milestones) ? [] : [move]),
    ...((none || forced.length < neighbours.length) && !orderProblem(kept.milestones) ? [keep] : []),
    { label: words("ask-change"), means: { kind: "form" } },
    { label: words("ask-leave"), means: { kind: "leave" } },
  ];
}

function without(campaign: Campaign, gone: readonly Neighbour[]): Campaign {
  const milestones = { ...campaign.milestones };
  for (const { kind } of gone) delete milestones[kind];
  return { ...campaign, milestones };
}

function withoutPosting(campaign: Campaign): Campaign {
  const { "last-posting": _, ...milestones } = campaign.milestones;
  return { ...campaign, milestones };
}

/** Whether it would still stand in order beside the dates that move: a result before its close cannot be kept. */
function canStay({ kind, before }: Neighbour, all: readonly Neighbour[], { milestones }: Campaign): boolean {
  const others = Object.entries(milestones).filter(([name]) => all.every((one) => one.kind !== name));
  return !orderProblem({ ...Object.fromEntries(others), [kind]: before });
}

function neighbourLine(
  { kind, before, proposed }: Neighbour,
  campaign: Campaign,
  note: "none" | "forced" | "gone",
): Line {
  return say("ask-neighbours-line", {
    milestone: wordsWay(`milestone-name-${kind}`, campaign),
    before: momentInWords(before.date, before.time),
    proposed: momentInWords(proposed.date, proposed.time),
    note,
  });
}

/** What Muster suggests moves by itself, and is shown. */
function suggestedLines(before: Campaign, after: Campaign, branch: Branch): readonly Line[] {
  const line = (kind: MilestoneKind, one?: Temporal.PlainDate, other?: Temporal.PlainDate) =>
    one && other && !one.equals(other)
      ? [
          say("ask-neighbours-line", {
            milestone: wordsWay(`milestone-name-${kind}`, before),
            before: dayInWords(one),
            proposed: dayInWords(other),
            note: "suggested",
          }),
        ]
      : [];
  return [
    ...(before.milestones["last-posting"]
      ? []
      : line("last-posting", postingOf(before, branch), postingOf(after, branch))),
    ...line("mandate-expires", suggestedMandate(before, branch), suggestedMandate(after, branch)),
  ];
}

function postingOf(campaign: Campaign, branch: Branch): Temporal.PlainDate | undefined {
  return new Map(milestonesWithPosting(campaign, branch)).get("last-posting")?.date;
}

function staleLine(kept: Campaign, branch: Branch): Line {
  const suggested = postingOf(kept, branch);
  return say("ask-neighbours-stale", { suggested: suggested ? dayInWords(suggested) : "" });
}

/** Strikes with days that this ballot's mandate, set or suggested, would cover before the move and not after it. */
export async function strikesOutside(
  before: Campaign,
  after: Campaign,
  { store, branch, now }: At & Pick<Moving, "store">,
): Promise<readonly Line[]> {
  if (before.kind !== "statutory") return [];
  const others = (await store.campaigns.list(branch.id)).filter(({ id }) => id !== before.id);
  const today = civilDate(now, branch.zone);
  const strikes = await store.strikes.list(branch.id);
  return strikes
    .filter(({ state }) => state !== "called-off")
    .flatMap(({ name, kind, days }) => {
      const outside = days.filter(
        (day) =>
          Temporal.PlainDate.compare(day, today) >= 0 &&
          coveredBy(before, day, branch) &&
          !coveredBy(after, day, branch) &&
          !others.some((other) => mandateLiveOn(other, day)),
      );
      return outside.length > 0
        ? [say("ask-neighbours-strike", { name, kind, days: daysInWords(outside) })]
        : [];
    });
}

function coveredBy(campaign: Campaign, day: Temporal.PlainDate, branch: Branch): boolean {
  const last = campaign.milestones["mandate-expires"]?.date ?? suggestedMandate(campaign, branch);
  if (!last || Temporal.PlainDate.compare(day, closeOf(campaign).date) <= 0) return false;
  return Temporal.PlainDate.compare(day, last) <= 0;
}
