import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import type { Branch } from "../../branch/branch.ts";
import type { Card } from "../../chat/card.ts";
import { ChatProblem, type PostedMessage } from "../../chat/chat.ts";
import { botTurn } from "../../chat/pace.ts";
import type { Check, CheckAmong } from "../../check/check.ts";
import { drawCheck, shownBy } from "../../check/draw.ts";
import { backedOff, eachAlone, mayTry } from "../../command/each-alone.ts";
import type { JobServices } from "../../command/job.ts";
import { problemFields } from "../../command/problem.ts";
import { signed } from "../../planning/signs.ts";
import { inLanguage } from "../../text/say.ts";
import { tellNumbers } from "../ballot/tell.ts";

/** Most checks looked at in one run; the next run takes the others. */
const batch = 200;

/** How long an edit may take, ms, its turn in the platform's pace included. */
const longestEditMs = 60_000;

/** For how long a closed check's last edit is tried where it is refused, in hours: a week. */
const lastEditHours = 7 * 24;

/**
 * Publishes new numbers where they may change and edits each posted check that shows other words. Two runs at once make
 * one edit; one that dies on the way to it leaves it to the next.
 */
export async function refreshChecks(services: JobServices): Promise<void> {
  const { database, clock } = services;
  const subjectOf = createSubjects(services);
  await eachAlone(
    await database.store.checks.nextToRefresh(clock.now(), batch),
    {
      job: "refresh-check",
      about: ({ id }) => id,
      work: async (check) => refreshCheck(check, await subjectOf(check), services),
    },
    services,
  );
}

interface Subject {
  readonly campaign: Campaign;
  readonly branch: Branch;
}

async function refreshCheck(
  check: CheckAmong,
  subject: Subject | undefined,
  services: JobServices,
): Promise<void> {
  const now = services.clock.now();
  const { message, edits, among } = check;
  if (!subject || !message || edits?.ended !== undefined || !mayTry(edits?.after, now)) return;
  const { campaign, branch } = subject;
  let card: Card;
  try {
    card = inLanguage(branch.language, () =>
      signed(drawCheck(check, { campaign, branch, now, among }), { kind: "check" }, branch),
    );
  } catch (error) {
    return noteRefusal(check, { error, why: "could-not-draw" }, services);
  }
  return show(card, { ...check, message }, services);
}

/** Edits the message if it shows other words, and notes how that went. */
async function show(
  card: Card,
  check: Check & { readonly message: PostedMessage },
  services: JobServices,
): Promise<void> {
  const { checks } = services.database.store;
  const { id, message, closedAt } = check;
  const shown = shownBy(card);
  const taken = { tries: 0, shown, ...(closedAt && { ended: "shown" }) };
  if (shown === check.shown) {
    if (closedAt) await checks.noteEdit(id, taken);
    return;
  }
  const now = services.clock.now();
  const until = now.add({ milliseconds: longestEditMs });
  if (!(await checks.claimEdit(id, { shown: check.shown, now, until }))) return;
  try {
    await edit(message, card, services);
  } catch (error) {
    if (error instanceof ChatProblem && error.refusal.kind === "rate-limited")
      return waitAsTold(check, error.refusal.retryAfterMs, services);
    const why = error instanceof ChatProblem ? error.refusal.kind : "unknown";
    return noteRefusal(check, { error, why }, services);
  }
  await checks.noteEdit(id, taken);
}

/** Nothing is wrong with it: it comes to its turn as soon as the platform says. */
async function waitAsTold(
  { id, edits }: Check,
  milliseconds: number,
  { database, clock }: JobServices,
): Promise<void> {
  const after = clock.now().add({ milliseconds });
  await database.store.checks.noteEdit(id, { tries: edits?.tries ?? 0, after });
}

/** Tried again less and less often, and given up where there is no message any more, or when a closed one has had its week. */
async function noteRefusal(
  check: Check,
  { error, why }: { readonly error: unknown; readonly why: string },
  { database, clock, log }: JobServices,
): Promise<void> {
  const now = clock.now();
  const tries = (check.edits?.tries ?? 0) + 1;
  const given = why === "gone" || (check.closedAt !== undefined && longAgo(check.closedAt, now));
  await database.store.checks.noteEdit(check.id, {
    tries,
    after: backedOff(tries, now),
    ...(given && { ended: why }),
  });
  log.warn(
    { check: check.id, tries, ...problemFields(error) },
    given ? "a check is edited no more" : "a check could not be refreshed; it will be tried again",
  );
}

function longAgo(closedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return now.epochMilliseconds - closedAt.epochMilliseconds > lastEditHours * 3_600_000;
}

async function edit(message: PostedMessage, card: Card, { chats, pacer }: JobServices): Promise<void> {
  const chat = chats.get(message.place.chat);
  if (chat && pacer) await botTurn(chat, pacer);
  await chat?.edit(message, card);
}

/** What checks are about, with what may be told of it by now: asked for once for all the open checks of one ballot. */
function createSubjects({
  database,
  draw,
  clock,
}: JobServices): (check: Check) => Promise<Subject | undefined> {
  const known = new Map<string, Subject>();
  return async ({ campaignId, branchId, closedAt }) => {
    const about = JSON.stringify([campaignId, closedAt === undefined]);
    const before = known.get(about);
    if (before) return before;
    if (!closedAt) await tellNumbers(database, campaignId, { draw, now: clock.now() });
    const campaign = await database.store.campaigns.byId(campaignId);
    const branch = await database.store.branches.byId(branchId);
    if (!campaign || !branch) return undefined;
    const subject = { campaign, branch };
    known.set(about, subject);
    return subject;
  };
}
