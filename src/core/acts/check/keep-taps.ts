import type { Temporal } from "temporal-polyfill";
import { outstanding } from "../../ballot/answers.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Card } from "../../chat/card.ts";
import type { Workspace } from "../../chat/place.ts";
import { privately, type Reply, updated } from "../../chat/reply.ts";
import { UserError, userError } from "../../chat/user-error.ts";
import type { MemberAnswer } from "../../check/check.ts";
import type { AlikeTaps, KeptTap, Question } from "../../check/taps.ts";
import type { MemberKey } from "../../people/vault.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { answeredCard, answersRefused, keptCard } from "./answer.ts";
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
 * Keeps taps, one of each member, in the running transaction. Returns what each call is answered once that is committed. A repeat is answered
 * by what stands now, and changes nothing; what is refused leaves nothing behind.
 */
export async function keepTaps(
  store: Store,
  taps: readonly Tap[],
): Promise<ReadonlyMap<string, Reply | UserError>> {
  const groups = group(taps);
  const questions = await questionsOf(store, groups);
  const judged = groups.map((one) => {
    const question = questions.get(askedBy(one.like));
    return { ...one, question, verdict: judge(one.like, question) };
  });
  const notKept = await store.taps.keep(
    judged.flatMap(({ verdict, ...one }) => (verdict instanceof UserError ? [] : alike(one, verdict))),
    consentVersion,
  );
  await stopDone(store, judged);
  const answered = new Map<string, Reply | UserError>();
  for (const one of judged) {
    for (const tap of one.taps) answered.set(tap.callId, await answerTo(tap, one, notKept, store));
  }
  return answered;
}

/** Taps that say the same in the same second (every date is one of whole minutes): they are answered the same. */
interface Group {
  readonly like: Tap;
  readonly taps: KeptTap[];
}

function group(taps: readonly Tap[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const tap of taps) {
    const { answer, agrees, shows, at } = tap;
    const second = Math.floor(at.epochMilliseconds / 1_000);
    const name = [askedBy(tap), answer, agrees, shows, second].join(" ");
    const known = groups.get(name) ?? { like: tap, taps: [] };
    known.taps.push({ callId: tap.callId, key: tap.key });
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
  readonly kept: Reply;
}

interface Judged extends Group {
  readonly question: Question | undefined;
  readonly verdict: Verdict | UserError;
}

function judge(like: Tap, question: Question | undefined): Verdict | UserError {
  const { asking, answer, at } = like;
  if (!question) return userError(say(asking.kind === "check" ? "refuse-check-old" : "refuse-button"));
  const { branch, campaign } = question;
  const refusal = answersRefused(campaign, branch, at);
  if (refusal) return refusal;
  return { branch, campaign, kept: shown(like, answeredCard(campaign, answer, branch, at)) };
}

function shown({ shows }: Tap, card: Card): Reply {
  return shows === "private" ? privately(card) : updated(card);
}

/** Whoever has nothing left to post is reminded and spoken to no more. */
async function stopDone(store: Store, judged: readonly Judged[]): Promise<void> {
  const done = judged.flatMap(({ verdict, like, taps }) =>
    verdict instanceof UserError || outstanding.includes(like.answer) ? [] : [{ verdict, taps }],
  );
  await endSettled(
    store,
    [...new Set(done.map(({ verdict }) => verdict.campaign.id))],
    done.flatMap(({ taps }) => taps.map(({ key }) => key)),
  );
}

async function answerTo(
  { callId, key }: KeptTap,
  { like, question, verdict }: Judged,
  notKept: ReadonlyMap<string, "repeated" | "unagreed">,
  store: Store,
): Promise<Reply | UserError> {
  if (verdict instanceof UserError) {
    // It may have been kept while it could be, and be sent again by the platform since.
    const campaign = question?.campaign;
    const known = campaign && (await store.taps.knows(campaign.id, key, callId));
    const kept = known && (await store.answers.of(campaign.id, key));
    return kept ? shown(like, keptCard(campaign, kept.answer)) : verdict;
  }
  const { campaign, branch } = verdict;
  const why = notKept.get(callId);
  if (!why) return verdict.kept;
  const kept = why === "repeated" ? await store.answers.of(campaign.id, key) : undefined;
  return shown(
    like,
    kept ? answeredCard(campaign, kept.answer, branch, like.at) : consentCard(campaign, like.answer, branch),
  );
}

function alike({ like, taps }: Group, { branch, campaign }: Verdict): AlikeTaps {
  const { answer, agrees, at } = like;
  const on = civilDate(at, branch.zone);
  return { branchId: branch.id, campaignId: campaign.id, answer, agrees, at, on, taps };
}
