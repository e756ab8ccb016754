import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import type { Branch } from "../../branch/branch.ts";
import type { Card } from "../../chat/card.ts";
import { ChatProblem, type PostedMessage } from "../../chat/chat.ts";
import { botTurn } from "../../chat/pace.ts";
import type { Check } from "../../check/check.ts";
import { drawCheck, shownBy } from "../../check/draw.ts";
import { backedOff, eachAlone, mayTry } from "../../command/each-alone.ts";
import type { JobServices } from "../../command/job.ts";
import { problemFields } from "../../command/problem.ts";
import type { Store } from "../../ports/store.ts";
import { inLanguage } from "../../text/say.ts";
import { tellNumbers } from "../ballot/tell.ts";

/** Most checks looked at in one run; the next run takes the others. */
const batch = 200;

/** For how long a closed check's last edit is tried where it is refused, in hours: a week. */
const lastEditHours = 7 * 24;

/**
 * Publishes new numbers where they may change and edits each posted check that shows other words. Two runs at once make
 * one edit: whoever changes `shown` first does it, and puts it back if the platform did not take it.
 */
export async function refreshChecks(services: JobServices): Promise<void> {
  const { database, clock } = services;
  await eachAlone(
    await database.store.checks.nextToRefresh(clock.now(), batch),
    { job: "refresh-check", about: ({ id }) => id, work: (check) => refreshCheck(check, services) },
    services,
  );
}

async function refreshCheck(check: Check, services: JobServices): Promise<void> {
  const { database, clock, draw } = services;
  const now = clock.now();
  if (!check.closedAt) await tellNumbers(database, check.campaignId, draw);
  const subject = await subjectOf(database.store, check);
  if (!subject) return;
  const { message, edits } = check;
  if (!message || edits?.ended !== undefined || !mayTry(edits?.after, now)) return;
  const { campaign, branch } = subject;
  let card: Card;
  try {
    card = inLanguage(branch.language, () => drawCheck(check, { campaign, branch, now }));
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
  const { id, message, edits } = check;
  const shown = shownBy(card);
  const last = check.closedAt ? { tries: 0, ended: "shown" } : { tries: 0 };
  if (shown === check.shown) {
    if (check.closedAt) await checks.noteEdit(id, last);
    return;
  }
  if (!(await checks.claimShown(id, check.shown, shown))) return;
  try {
    await edit(message, card, services);
  } catch (error) {
    await checks.claimShown(id, shown, check.shown);
    if (error instanceof ChatProblem && error.refusal.kind === "rate-limited")
      return waitAsTold(check, error.refusal.retryAfterMs, services);
    const why = error instanceof ChatProblem ? error.refusal.kind : "unknown";
    return noteRefusal(check, { error, why }, services);
  }
  if (edits || check.closedAt) await checks.noteEdit(id, last);
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

async function subjectOf(
  store: Store,
  check: Check,
): Promise<{ readonly campaign: Campaign; readonly branch: Branch } | undefined> {
  const campaign = await store.campaigns.byId(check.campaignId);
  const branch = await store.branches.byId(check.branchId);
  return campaign && branch && { campaign, branch };
}
