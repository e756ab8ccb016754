import { Temporal } from "temporal-polyfill";
import type { Card } from "../chat/card.ts";
import { type Chat, ChatProblem, type ChatRefusal, type Lost } from "../chat/chat.ts";
import { shownBy } from "../check/draw.ts";
import { problemFields } from "../command/problem.ts";
import type { DeliveryKind } from "../delivery/kinds.ts";
import { toReps } from "../delivery/kinds.ts";
import { memberContact, repContact } from "../people/sealed-in.ts";
import type { Vault } from "../people/vault.ts";
import type { Claimed, Destination, Outcome } from "../ports/outbox.ts";
import { readable } from "../reminder/own-words.ts";
import { noteLook, noteLoss } from "./losses.ts";
import type { Sending, Tried } from "./sending.ts";

/** Tries at asking a platform that cannot say, before the policy for unknown outcomes. */
const triesAtAsking = 3;

/** Tries at drawing a post whose drawing fails, before it is given up: our bug, and nobody else's post waits for it. */
const triesAtDrawing = 5;

/** How long to wait after a platform is unavailable, ms: doubled with every try up to the most. */
const firstWaitMs = 2_000;

const longestWaitMs = 5 * 60_000;

/** How long to wait before looking whether what was lost is back, ms: doubled with every look up to the most. */
const firstLookMs = 60_000;

const longestLookMs = 60 * 60_000;

/** How long to wait for a person to let Muster post in a channel, before trying again. */
const cureWait = { minutes: 10 };

/** Better twice than not at all, where a platform cannot say whether the first attempt arrived. */
const atLeastOnce: ReadonlySet<DeliveryKind> = new Set([
  "last-posting",
  "strike-confirmed",
  "strike-suspended",
  "strike-called-off",
  "strike-changed",
  "correction",
  "ballot-result-correction",
]);

/** A row in hand. */
export interface Mine {
  readonly row: Claimed;
  /** Whether enough of the lease is left for a post to begin. */
  readonly mayBegin: () => boolean;
}

export interface Sent {
  /** Undefined when nobody can say yet, and the lease is left to run out. */
  readonly outcome: Outcome | undefined;
  readonly refusal?: ChatRefusal;
}

/** Sends one claimed row. Never throws for a platform's refusal; throws when the database is away. */
export async function send(mine: Mine, sending: Sending): Promise<Sent> {
  const { row } = mine;
  const lost = sending.losses.find(row);
  if (lost) return { outcome: again(row, sending.clock.now(), lost) };
  const sent = await sendOne(mine, sending);
  sending.tried?.(triedOf(row, sent, sending.chat));
  await noteLook(row, sent.outcome, sending);
  return sent;
}

function triedOf({ delivery }: Claimed, { outcome, refusal }: Sent, chat: Chat): Tried {
  return {
    chat: chat.name,
    outcome: outcome?.kind ?? "unanswered",
    ...(outcome?.kind === "posted" && {
      lateMs: Math.max(0, outcome.at.epochMilliseconds - delivery.dueAt.epochMilliseconds),
    }),
    ...(refusal && { refusal: refusal.kind }),
  };
}

async function sendOne(mine: Mine, sending: Sending): Promise<Sent> {
  const { row } = mine;
  const { log } = sending;
  const { id } = row.delivery;
  try {
    const to = destination(row, sending.vault);
    if (!to) return { outcome: { id, token: row.token, kind: "skipped", reason: "no-contact" } };
    return { outcome: await post(mine, to, sending) };
  } catch (error) {
    if (error instanceof Unfit) {
      log.error({ delivery: id, ...problemFields(error.cause) }, "a post could not be made");
      return { outcome: unfit(row, error.reason, sending.clock.now()) };
    }
    if (!(error instanceof ChatProblem)) {
      log.error({ delivery: id, ...problemFields(error) }, "a post failed unexpectedly");
      return { outcome: undefined };
    }
    const { refusal, message } = error;
    log.warn({ delivery: id, refusal: refusal.kind, detail: message }, "the platform did not take a post");
    if (isLoss(refusal)) await noteLoss(row, { reason: refusal.kind, code: message }, sending);
    return { outcome: refused(row, refusal, sending), refusal };
  }
}

/** What was to be made of one row failed before anything was sent: it harms that row alone. */
class Unfit extends Error {
  readonly reason: "could-not-draw" | "contact-unreadable";
  constructor(reason: Unfit["reason"], cause: unknown) {
    super(reason, { cause });
    this.name = "Unfit";
    this.reason = reason;
  }
}

function orUnfit<Made>(reason: Unfit["reason"], make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new Unfit(reason, error);
  }
}

/** Drawing may go well after a mend; a contact sealed with another key never opens. */
function unfit(row: Claimed, reason: Unfit["reason"], now: Temporal.Instant): Outcome {
  if (reason === "could-not-draw" && row.tries < triesAtDrawing)
    return again(row, now.add({ milliseconds: firstLookMs * 2 ** row.tries }), reason);
  return { id: row.delivery.id, token: row.token, kind: "failed", reason };
}

async function post({ row, mayBegin }: Mine, to: Destination, sending: Sending): Promise<Outcome> {
  const { chat, clock, draw, vault } = sending;
  const { id } = row.delivery;
  const known = row.ask ? await chat.find(to, row.key, row.firstClaimedAt) : "absent";
  if (known === "unknown") {
    const waiting = unknownOutcome(row, clock.now());
    if (waiting) return waiting;
  } else if (known !== "absent") {
    return { id, token: row.token, kind: "posted", message: known, at: clock.now() };
  }
  if (row.ifAbsent !== undefined) return { id, token: row.token, kind: "skipped", reason: row.ifAbsent };
  const now = clock.now();
  if (Temporal.Instant.compare(now, row.delivery.lateUntil) > 0) {
    return { id, token: row.token, kind: "skipped", reason: "too-late" };
  }
  const card = orUnfit("could-not-draw", () =>
    draw(row.reminder ? { ...row, reminder: readable(row.reminder, vault) } : row, now),
  );
  if (!card) return { id, token: row.token, kind: "skipped", reason: "nothing-to-say" };
  // Asking took its time too.
  if (!mayBegin()) return again(row, now, "lease-too-short");
  const message = await chat.post(to, card, row.key);
  await rememberShown(row, card, sending);
  return { id, token: row.token, kind: "posted", message, at: clock.now() };
}

/** So that a check is edited only when a word changes. It is posted whether that can be kept or not. */
async function rememberShown(
  { check }: Claimed,
  card: Card,
  { database, log }: Pick<Sending, "database" | "log">,
): Promise<void> {
  if (!check) return;
  try {
    await database.store.checks.noteEdit(check.id, { tries: 0, shown: shownBy(card) });
  } catch (error) {
    log.warn({ check: check.id, ...problemFields(error) }, "what a check shows was not kept");
  }
}

/** What an outcome nobody can tell becomes: asked again, posted again (undefined), or given up. */
function unknownOutcome(row: Claimed, now: Temporal.Instant): Outcome | undefined {
  if (row.tries <= triesAtAsking) return again(row, now.add({ seconds: 30 }), "unknown");
  if (atLeastOnce.has(row.delivery.kind)) return undefined;
  return { id: row.delivery.id, token: row.token, kind: "failed", reason: "unknown" };
}

function refused(row: Claimed, refusal: ChatRefusal, { clock }: Sending): Outcome | undefined {
  const { id } = row.delivery;
  switch (refusal.kind) {
    case "rate-limited":
      return again(row, clock.now().add({ milliseconds: refusal.retryAfterMs }), "rate-limited");
    case "unavailable": {
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(row.tries, 10));
      return again(row, clock.now().add({ milliseconds: wait }), "unavailable");
    }
    case "not-allowed":
      return again(row, clock.now().add(cureWait), refusal.cure);
    case "place-lost":
    case "workspace-lost":
      // It waits with all that is due there until a look finds the place back; a person is looked for by their own row.
      return again(row, clock.now().add({ milliseconds: personalWait(row, refusal.kind) }), refusal.kind);
    case "gone":
      return { id, token: row.token, kind: "failed", reason: "gone" };
    case "refused":
      return { id, token: row.token, kind: "failed", reason: "refused" };
    case "unknown":
      return undefined;
  }
}

function personalWait(row: Claimed, lost: Lost): number {
  if ("channel" in row.delivery.to || lost === "workspace-lost") return 0;
  return Math.min(longestLookMs, firstLookMs * 2 ** Math.min(row.tries - 1, 10));
}

function isLoss(refusal: ChatRefusal): refusal is { readonly kind: Lost } {
  return refusal.kind === "place-lost" || refusal.kind === "workspace-lost";
}

/** Back to planned, surely not posted by this claim. */
export function again(row: Claimed, nextAt: Temporal.Instant, reason: string): Outcome {
  return { id: row.delivery.id, token: row.token, kind: "again", nextAt, reason, keepAsking: row.ask };
}

function destination(row: Claimed, vault: Vault): Destination | undefined {
  const { to } = row.delivery;
  if ("channel" in to) return to;
  const { contact } = row;
  if (!contact) return undefined;
  const kept = toReps.includes(row.delivery.kind) ? repContact : memberContact;
  const user = orUnfit("contact-unreadable", () => vault.open(contact, kept(row.branch.id, to.member)));
  return { ...row.branch.home, user };
}
