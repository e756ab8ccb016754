import type { Campaign } from "../../ballot/campaign.ts";
import type { Branch } from "../../branch/branch.ts";
import { type Card, plainText } from "../../chat/card.ts";
import { ChatProblem, type PostedMessage } from "../../chat/chat.ts";
import { botTurn } from "../../chat/pace.ts";
import type { Check } from "../../check/check.ts";
import { drawCheck } from "../../check/draw.ts";
import type { JobServices } from "../../command/job.ts";
import { problemFields } from "../../command/problem.ts";
import type { Store } from "../../ports/store.ts";
import { inLanguage } from "../../text/say.ts";
import { tellNumbers } from "../ballot/tell.ts";

/** Most checks looked at in one run; the next run takes the others. */
const batch = 200;

/**
 * Publishes new numbers where they may change and edits each posted check that shows something else. Two runs at
 * once make one edit: whoever changes `shown` first does it, and puts it back if the platform did not take it.
 */
export async function refreshChecks(services: JobServices): Promise<void> {
  const { store } = services.database;
  for (const check of await store.checks.toRefresh(batch)) await refreshCheck(check, services);
}

async function refreshCheck(check: Check, services: JobServices): Promise<void> {
  const { database, clock, draw, log } = services;
  const { store } = database;
  const now = clock.now();
  if (!check.closedAt) await tellNumbers(database, check.campaignId, draw);
  const subject = await subjectOf(store, check);
  if (!subject) return;
  const { campaign, branch } = subject;
  const card = inLanguage(branch.language, () => drawCheck(check, { campaign, branch, now }));
  const shown = `${check.closedAt ? "closed" : "open"} ${plainText(card)}`;
  const { message } = check;
  if (!message || shown === check.shown) return;
  if (!(await store.checks.claimShown(check.id, check.shown, shown))) return;
  try {
    await edit(message, card, services);
  } catch (error) {
    if (error instanceof ChatProblem && error.refusal.kind === "gone") return;
    await store.checks.claimShown(check.id, shown, check.shown);
    log.warn(
      { check: check.id, ...problemFields(error) },
      "a check could not be refreshed; it will be tried again",
    );
  }
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
