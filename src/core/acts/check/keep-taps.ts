import type { Temporal } from "temporal-polyfill";
import { outstanding } from "../../ballot/answers.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Workspace } from "../../chat/place.ts";
import { packReply, privately, type Reply, unpackReply, updated } from "../../chat/reply.ts";
import { UserError, userError } from "../../chat/user-error.ts";
import type { MemberAnswer } from "../../check/check.ts";
import type { AlikeTaps, Question } from "../../check/taps.ts";
import { callReply } from "../../people/sealed-in.ts";
import type { MemberKey, Vault } from "../../people/vault.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { answeredCard, answersRefused } from "./answer.ts";
import { consentCard, consentVersion } from "./consent.ts";
import { endSettled } from "./settled.ts";

/** One member's tap on an answer. */
export interface Tap extends MemberAnswer {
  /** With platform and workspace. */
  readonly callId: string;
  readonly home: Workspace;
  readonly key: MemberKey;
  readonly shows: "private" | "update";
  /** An answer is refused by the clock at this moment. */
  readonly at: Temporal.Instant;
}

/**
 * Keeps taps in the running transaction. Returns what each call is answered once that is committed; a repeat gets the
 * first reply, whatever has closed since, and what is refused leaves nothing behind.
 */
export async function keepTaps(
  store: Store,
  taps: readonly Tap[],
  vault: Vault,
): Promise<ReadonlyMap<string, Reply | UserError>> {
  const groups = group(taps);
  const questions = await questionsOf(store, groups);
  const judged = groups.map((one) => ({
    ...one,
    verdict: judge(one.like, questions.get(askedBy(one.like))),
  }));
  const became = await store.taps.keep(
    judged.flatMap(({ verdict, ...one }) => (verdict instanceof UserError ? [] : alike(one, verdict, vault))),
    consentVersion,
  );
  await stopDone(store, judged);
  const answered = new Map(judged.flatMap((one) => answersOf(one, became)));
  const others = taps.map(({ callId }) => callId).filter((callId) => !became.has(callId));
  const repeated = others.length > 0 ? await store.calls.replies(others) : [];
  for (const [callId, first] of repeated)
    answered.set(callId, unpackReply(vault.open(first, callReply(callId))));
  return answered;
}

/** Taps that say the same at the same moment: what they are answered is worked out once, and sealed for each call. */
interface Group {
  readonly like: Tap;
  readonly taps: Omit<AlikeTaps["taps"][number], "replies">[];
}

function group(taps: readonly Tap[]): readonly Group[] {
  const groups = new Map<string, Group>();
  const calls = new Set<string>();
  for (const [turn, tap] of taps.entries()) {
    if (calls.has(tap.callId)) continue;
    calls.add(tap.callId);
    const { answer, agrees, shows, at } = tap;
    const name = [askedBy(tap), answer, agrees, shows, at.epochMilliseconds].join(" ");
    const known = groups.get(name) ?? { like: tap, taps: [] };
    known.taps.push({ callId: tap.callId, key: tap.key, turn });
    groups.set(name, known);
  }
  return [...groups.values()];
}

function askedBy({ home, asking }: Tap): string {
  return [home.chat, home.workspace, asking.kind, asking.id].join(" ");
}

async function questionsOf(
  store: Store,
  groups: readonly Group[],
): Promise<ReadonlyMap<string, Question | undefined>> {
  const asked = new Map(groups.map(({ like }) => [askedBy(like), { ...like.asking, home: like.home }]));
  const found = await store.taps.questions([...asked.values()]);
  return new Map([...asked.keys()].map((name, index) => [name, found[index]]));
}

interface Verdict extends Question {
  readonly replies: { readonly kept: Reply; readonly unagreed: Reply };
}

function judge({ asking, answer, shows, at }: Tap, question: Question | undefined): Verdict | UserError {
  if (!question) return userError(say(asking.kind === "check" ? "refuse-check-old" : "refuse-button"));
  const { branch, campaign } = question;
  const refusal = answersRefused(campaign, branch, at);
  if (refusal) return refusal;
  const show = shows === "private" ? privately : updated;
  const kept = show(answeredCard(campaign, answer, branch, at));
  return { branch, campaign, replies: { kept, unagreed: show(consentCard(campaign, answer, branch)) } };
}

/** Whoever has nothing left to post is reminded and spoken to no more. */
async function stopDone(
  store: Store,
  judged: readonly (Group & { readonly verdict: Verdict | UserError })[],
): Promise<void> {
  const done = judged.flatMap(({ verdict, like, taps }) =>
    verdict instanceof UserError || outstanding.includes(like.answer) ? [] : [{ verdict, taps }],
  );
  await endSettled(
    store,
    [...new Set(done.map(({ verdict }) => verdict.campaign.id))],
    done.flatMap(({ taps }) => taps.map(({ key }) => key)),
  );
}

/** None for a call known before: its first reply is to be looked up. */
function answersOf(
  { taps, verdict }: Group & { readonly verdict: Verdict | UserError },
  became: ReadonlyMap<string, "kept" | "unagreed">,
): readonly (readonly [string, Reply | UserError])[] {
  return taps.flatMap(({ callId }): readonly (readonly [string, Reply | UserError])[] => {
    if (verdict instanceof UserError) return [[callId, verdict]];
    const outcome = became.get(callId);
    return outcome ? [[callId, verdict.replies[outcome]]] : [];
  });
}

function alike({ like, taps }: Group, { branch, campaign, replies }: Verdict, vault: Vault): AlikeTaps {
  const { answer, agrees, at } = like;
  const [kept, unagreed] = [packReply(replies.kept), packReply(replies.unagreed)];
  const sealed = taps.map((tap) => {
    const row = callReply(tap.callId);
    return { ...tap, replies: { kept: vault.seal(kept, row), unagreed: vault.seal(unagreed, row) } };
  });
  return {
    branchId: branch.id,
    campaignId: campaign.id,
    answer,
    agrees,
    at,
    on: civilDate(at, branch.zone),
    taps: sealed,
  };
}
