import { z } from "zod";
import { tellWithin } from "../src/core/acts/ballot/tell.ts";
import { toldBefore } from "../src/core/acts/ballot/told-before.ts";
import {
  campaignPressed,
  pressedBallot,
  whichBallot,
  whichRunningBallot,
} from "../src/core/acts/ballot/which-ballot.ts";
import { answersRefused, askAgainCard, troubleCard } from "../src/core/acts/check/answer.ts";
import { consentVersion, wholeConsentCard } from "../src/core/acts/check/consent.ts";
import {
  type ChecksChange,
  refuseUnlessAsking,
  restoreChecks,
  restoreChecksButton,
  undoChecks,
} from "../src/core/acts/check/restore.ts";
import { whichOpenCheck } from "../src/core/acts/check/which-check.ts";
import { elsewhereLines } from "../src/core/acts/follow/share.ts";
import { withNext } from "../src/core/acts/next/next-steps.ts";
import { stopOwn } from "../src/core/acts/reminder/keep.ts";
import { answers } from "../src/core/ballot/answers.ts";
import type { Campaign } from "../src/core/ballot/campaign.ts";
import { privately, updated } from "../src/core/chat/reply.ts";
import { userError } from "../src/core/chat/user-error.ts";
import type { Check } from "../src/core/check/check.ts";
import { onTrackLines } from "../src/core/check/on-track.ts";
import { resultsCard } from "../src/core/check/results.ts";
import {
  type Context,
  defineAnswerButton,
  defineButton,
  defineCommand,
  defineNo,
  defineSubcommand,
  lookup,
  makeSure,
  type Services,
} from "../src/core/command/command.ts";
import { takenBack } from "../src/core/command/next.ts";
import { packedAs } from "../src/core/command/packed.ts";
import { closeSpan } from "../src/core/countdown/draw.ts";
import { announceCheck, announceHello } from "../src/core/planning/announce.ts";
import { say } from "../src/core/text/say.ts";
import { shortIdOf } from "../src/core/typed/short-id.ts";
import { smallId } from "../src/core/typed/small-id.ts";

const open = defineSubcommand({
  name: "open",
  description: "Ask this channel, as the day is: address right, paper here, paper posted?",
  who: "rep",
  answers: "private",
  inChannel: true,
  options: z.object({ ballot: whichRunningBallot }),
  async run({ ballot: campaign }, context, services) {
    const { branch, place } = context;
    const { store, now, newId, draw } = services;
    refuseUnlessAsking(campaign, branch, now);
    const before = await store.checks.ofCampaign(campaign.id);
    const open = before.filter((check) => !check.closedAt && check.place.channel === place.channel);
    if (open.length > 0)
      makeSure(services, "second-check", { lines: [say("ask-second-check", { name: campaign.name })] });
    for (const old of open) await store.checks.save({ ...old, closedAt: now });
    const id = newId();
    const check: Check = {
      id,
      shortId: shortIdOf(id),
      branchId: branch.id,
      campaignId: campaign.id,
      place,
      openedAt: now,
    };
    const hello = await announceHello(store, { branch, place, now });
    await store.checks.save(check);
    // What is posted says what may be said by now, so that it need not be edited at once.
    await tellWithin(store, campaign.id, { draw, now });
    await announceCheck(store, check, { branch, now });
    const where = { kind: "place", place } as const;
    const opened = {
      lines: [
        say("check-opened", { name: campaign.name, place: where }),
        ...(branch.employerOwned === undefined ? [say("check-employer-unasked")] : []),
        ...hello,
      ],
      footer: smallId(check.shortId),
    };
    return privately(await withNext(opened, context, services), [
      undoChecks({ opened: [id], closed: open.map((old) => old.id) }),
    ]);
  },
});

const results = defineSubcommand({
  name: "results",
  description: "What members have told us, in numbers that point at nobody",
  who: "rep",
  answers: "private",
  options: z.object({ ballot: whichBallot }),
  async run({ ballot: campaign }, { branch }, { store, now }) {
    const told = await store.tallies.days(campaign.id);
    const track = onTrackLines({ campaign, branch, now }, told, await toldBefore(store, campaign));
    const elsewhere = elsewhereLines(await store.follows.toldElsewhere(campaign.id));
    return privately(resultsCard(campaign, branch, [...track, ...elsewhere]));
  },
});

const close = defineSubcommand({
  name: "close",
  description: "Close a check in this channel; members can still use /posted",
  who: "rep",
  answers: "private",
  options: z.object({ check: whichOpenCheck }),
  async run({ check: found }, { branch }, { store, now }) {
    const campaign = await campaignPressed(found.campaignId, { branch }, { store });
    await store.checks.save({ ...found, closedAt: now });
    const line = say("check-shut", {
      name: campaign.name,
      place: { kind: "place", place: found.place },
      close: closeSpan({ campaign, branch }),
    });
    return privately({ lines: [line] }, [undoChecks({ opened: [], closed: [found.id] })]);
  },
});

const restore = defineButton({
  name: restoreChecksButton,
  who: "rep",
  answers: "update",
  restores: true,
  args: z.tuple([packedAs<ChecksChange>()]),
  run: async ([change], context, services) =>
    updated(takenBack(await restoreChecks(change, context, services))),
});

const answer = defineAnswerButton({
  name: "check/answer",
  answers: "private",
  args: z.tuple([z.uuid(), z.enum(answers)]),
  answer: ([id, given]) => ({ asking: { kind: "check", id }, answer: given, agrees: false }),
});

const agree = defineAnswerButton({
  name: "check/agree",
  answers: "update",
  args: z.tuple([z.uuid(), z.enum(answers), z.literal(String(consentVersion))]),
  answer: ([id, given]) => ({ asking: { kind: "campaign", id }, answer: given, agrees: true }),
});

const consentMore = defineButton({
  name: "check/consent-more",
  who: "member",
  answers: "update",
  args: z.tuple([pressedBallot, z.enum(answers)]),
  async run([campaign, given], { branch }) {
    return updated(wholeConsentCard(campaign, given, branch));
  },
});

const decline = defineNo("check/decline", "consent-refused");

const more = defineButton({
  name: "check/more",
  who: "member",
  answers: "private",
  args: z.tuple([lookup(z.uuid(), campaignOfCheck)]),
  async run([campaign], { branch, key }, { store, now }) {
    const refusal = answersRefused(campaign, branch, now);
    if (refusal) throw refusal;
    const given = await store.answers.of(campaign.id, key);
    return privately(troubleCard({ campaign, branch, now }, given?.answer));
  },
});

async function campaignOfCheck(id: string, { branch }: Context, { store }: Services): Promise<Campaign> {
  const asked = await store.checks.byId(id);
  const campaign = asked?.branchId === branch.id && (await store.campaigns.byId(asked.campaignId));
  if (!campaign) throw userError(say("refuse-check-old"));
  return campaign;
}

const change = defineButton({
  name: "check/change",
  who: "member",
  answers: "update",
  args: z.tuple([pressedBallot]),
  async run([campaign], { branch, key }, { store, now }) {
    const given = await store.answers.of(campaign.id, key);
    return updated(askAgainCard({ campaign, branch, now }, given?.answer));
  },
});

const stopAsking = defineButton({
  name: "check/stop-asking",
  who: "member",
  answers: "update",
  args: z.unknown(),
  async run(_args, { branch, key }, { store }) {
    await store.members.doNotAsk(branch.id, key);
    await stopOwn(store, branch.id, key, "ballot");
    const spoken = await store.agreements.withdrawAll(branch.id, key);
    return updated({ lines: [say("do-not-ask-done"), ...(spoken > 0 ? [say("chase-ended")] : [])] });
  },
});

export const check = defineCommand({
  name: "check",
  description: "Ask whether papers are posted or votes are in",
  menu: [
    { subcommand: "open", label: "menu-check-open" },
    { subcommand: "results", label: "menu-check-results" },
    { subcommand: "close", label: "menu-check-close" },
  ],
  subcommands: [open, results, close],
  buttons: [answer, more, agree, consentMore, decline, change, stopAsking, restore],
});
