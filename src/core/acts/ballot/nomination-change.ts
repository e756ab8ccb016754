import { Temporal } from "temporal-polyfill";
import type { Campaign, Election } from "../../ballot/campaign.ts";
import { nominatorOf } from "../../ballot/election.ts";
import type { Nominator } from "../../ballot/election-kinds.ts";
import type { Meeting, Nomination, NominationStep } from "../../ballot/nomination.ts";
import { inWindow } from "../../ballot/nomination-window.ts";
import { endOf } from "../../ballot/timetable.ts";
import type { At } from "../../branch/branch.ts";
import type { Milestone } from "../../calendar/moment.ts";
import { dayInWords, momentInWords } from "../../calendar/words.ts";
import { civilDate, instantOf } from "../../calendar/zone.ts";
import { Ask } from "../../chat/ask.ts";
import { userError } from "../../chat/user-error.ts";
import { isOut } from "../../delivery/row.ts";
import { announceCorrection } from "../../planning/announce.ts";
import { planCampaign } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";
import { say, words } from "../../text/say.ts";
import { typedDate, typedFuture } from "../../typed/dates.ts";
import { keepCampaign } from "./keep.ts";

interface Typed {
  readonly meeting?: string | undefined;
  readonly notice?: string | undefined;
  readonly branches?: number | undefined;
}

const nothingYet: Nomination = { done: [] };

/** An election in which branches nominate, until a day. Throws a UserError for any other ballot. */
export function checkNominates(campaign: Campaign): asserts campaign is Election {
  const { kind, name, shortId: id } = campaign;
  if (kind !== "election") throw userError(say("refuse-nomination-kind", { name }), "ballot");
  const who = nominatorOf(campaign);
  if (who && who !== "branches") {
    throw userError(say("refuse-nomination-not-branches", { name, id, who }), "ballot");
  }
  closeOfNominations(campaign);
}

/** Of an election in which branches do not nominate it is asked whether they do after all. */
export function askNominates(campaign: Campaign): void {
  const who = nominatorOf(campaign);
  if (!who || who === "branches") return;
  const { name, shortId: id } = campaign;
  throw new Ask(
    { lines: [say("refuse-nomination-not-branches", { name, id, who })] },
    [
      {
        label: words("nomination-branches-do"),
        means: { kind: "typed", typed: `dates ${id} nominations: branches` },
      },
      { label: words("ask-leave"), means: { kind: "leave" } },
    ],
    "ballot",
  );
}

/**
 * The campaign once somebody else nominates: without this branch's own part in it. Asked about while a meeting is kept, as
 * channels may have been told of that.
 */
export function nominatedBy(campaign: Campaign, typed: Nominator | undefined): Campaign {
  if (campaign.kind !== "election" || !typed || typed === "branches" || !campaign.nomination) return campaign;
  const { nomination, ...without } = campaign;
  if (!nomination.meeting) return without;
  const { name, shortId: id } = campaign;
  const values = { name, moment: inWords(nomination.meeting) };
  throw new Ask(
    { lines: [say("ask-nomination-meeting", values)] },
    [
      {
        label: words("nomination-take-meeting"),
        means: { kind: "typed", typed: `nomination ${id} remove: meeting` },
      },
      { label: words("ask-leave"), means: { kind: "leave" } },
    ],
    "nominations",
  );
}

function closeOfNominations({ shortId: id, milestones }: Campaign): Milestone {
  const close = milestones["nominations-close"];
  if (!close) throw userError(say("refuse-nomination-no-close", { id }), "ballot");
  return close;
}

/** The nomination with what a rep typed. Throws a UserError for a meeting or notice that cannot be. */
export function typedNomination(election: Election, typed: Typed, at: At): Nomination {
  const before = election.nomination ?? nothingYet;
  const needed = typed.branches === undefined ? {} : { branchesNeeded: typed.branches };
  if (typed.meeting === undefined && typed.notice === undefined) return { ...before, ...needed };
  checkStillOpen(election, at);
  const { date, time } = typedMeeting(election, typed, at);
  const noticeOn = typedNotice(before.meeting, { date, time }, typed.notice, at);
  const done = isSame(before.meeting, { date, time }) ? before.done : [];
  return { ...before, ...needed, meeting: { date, time, noticeOn }, done };
}

function checkStillOpen(election: Election, { branch, now }: At): void {
  const close = closeOfNominations(election);
  if (Temporal.Instant.compare(endOf(close, branch.zone), now) > 0) return;
  throw userError(say("refuse-nomination-over", { name: election.name, moment: inWords(close) }), "meeting");
}

function typedMeeting({ nomination, milestones }: Election, typed: Typed, at: At): Required<Milestone> {
  if (typed.meeting === undefined) {
    if (!nomination?.meeting) throw userError(say("refuse-nomination-notice-alone"), "meeting");
    return nomination.meeting;
  }
  const meeting = typedFuture(typed.meeting, "meeting", at);
  if (inWindow(meeting, milestones)) return meeting;
  const { "nominations-open": open, "nominations-close": close } = milestones;
  const window = { open: open ? inWords(open) : "none", close: close ? inWords(close) : "" };
  throw userError(say("refuse-nomination-outside", { moment: inWords(meeting), ...window }), "meeting");
}

/** The day typed; or the one it has while that fits; or the first on which a post can still go. */
function typedNotice(
  before: Meeting | undefined,
  meeting: Required<Milestone>,
  typed: string | undefined,
  at: At,
): Temporal.PlainDate {
  const notAfter = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, meeting.date) <= 0;
  if (typed !== undefined) {
    const notice = typedDate(typed, "notice", at);
    if (notAfter(notice)) return notice;
    const values = { notice: dayInWords(notice), meeting: inWords(meeting) };
    throw userError(say("refuse-nomination-notice", values), "notice");
  }
  if (before && notAfter(before.noticeOn)) return before.noticeOn;
  const { branch, now } = at;
  const today = civilDate(now, branch.zone);
  const stillToday = Temporal.Instant.compare(instantOf(today, branch.postAt, branch.zone), now) > 0;
  return stillToday || !notAfter(today.add({ days: 1 })) ? today : today.add({ days: 1 });
}

function isSame(one: Meeting | undefined, other: Required<Milestone>): boolean {
  return one?.date.equals(other.date) === true && one.time.equals(other.time);
}

function inWords({ date, time }: Milestone): string {
  return momentInWords(date, time);
}

/** Ticked, or not any more. */
export function withStep(
  { nomination: before = nothingYet }: Election,
  step: NominationStep,
  done: boolean,
): Nomination {
  const others = before.done.filter((one) => one !== step);
  return { ...before, done: done ? [...others, step] : others };
}

/** The nomination without its meeting: nothing more is posted about one. */
export function withoutMeeting({ nomination = nothingYet }: Election): Nomination {
  const { meeting: _, ...rest } = nomination;
  return { ...rest, done: rest.done.filter((step) => step === "returned") };
}

/** An election with this as its nomination, as its next revision: it is one in which branches nominate. */
export function nominating(before: Election, nomination: Nomination): Election {
  const election = before.owner ? before.election : { ...before.election, nominations: "branches" as const };
  return { ...before, nomination, revision: before.revision + 1, ...(election && { election }) };
}

/**
 * Keeps it and moves its posts. Channels that were told of a meeting which is another now, or none, get one
 * correction. Throws a UserError when somebody else was first. Call it inside a transaction.
 */
export async function saveNomination(
  store: Store,
  before: Campaign,
  campaign: Campaign,
  { branch, now }: At,
): Promise<void> {
  await keepCampaign(store, campaign);
  await planCampaign(store, campaign, { branch, now });
  const { meeting } = nominationOf(before);
  const { meeting: kept } = nominationOf(campaign);
  const moved = meeting && !(kept && isSame(meeting, kept));
  if (moved && (await noticeTold(store, campaign.id)))
    await announceCorrection(store, campaign, { branch, now });
}

function nominationOf(campaign: Campaign): Nomination {
  return (campaign.kind === "election" ? campaign.nomination : undefined) ?? nothingYet;
}

async function noticeTold(store: Store, campaignId: string): Promise<boolean> {
  const posts = await store.posts.ofCampaign(campaignId);
  return posts.some((post) => post.kind.startsWith("nomination-meeting") && isOut(post));
}
