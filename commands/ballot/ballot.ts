import { z } from "zod";
import { statusCard } from "../../src/core/acts/ballot/cards.ts";
import { createCampaign, type Wanted } from "../../src/core/acts/ballot/create.ts";
import { factOptions, withFacts } from "../../src/core/acts/ballot/facts.ts";
import {
  checkOrder,
  closesOption,
  milestoneOptions,
  typedMilestones,
} from "../../src/core/acts/ballot/milestone-options.ts";
import { checkMovedClose, withNeighbours } from "../../src/core/acts/ballot/move-dates.ts";
import { nominatedBy } from "../../src/core/acts/ballot/nomination-change.ts";
import { changeDates, undoBallot, undoCreated } from "../../src/core/acts/ballot/restore.ts";
import { saveDates } from "../../src/core/acts/ballot/save-dates.ts";
import { ballotSaid } from "../../src/core/acts/ballot/sentence.ts";
import {
  ballotOption,
  findCampaign,
  openCampaigns,
  whichBallot,
  whichReplaced,
} from "../../src/core/acts/ballot/which-ballot.ts";
import { ownerLines, refuseFollowed } from "../../src/core/acts/follow/owner.ts";
import { askSecond } from "../../src/core/acts/second/ask.ts";
import { closeAsked } from "../../src/core/acts/second/close-of.ts";
import { takesTwo } from "../../src/core/acts/second/takes-two.ts";
import { milestoneKinds } from "../../src/core/ballot/campaign.ts";
import { closeHasPassed, closePassedUnwon, withMilestones } from "../../src/core/ballot/changes.ts";
import {
  thresholdLines,
  thresholdOption,
  withThreshold,
} from "../../src/core/ballot/count/threshold-option.ts";
import { withTurnoutRule } from "../../src/core/ballot/count/turnout-rule.ts";
import { removedOption } from "../../src/core/ballot/date-option.ts";
import { datesBriefly } from "../../src/core/ballot/dates-briefly.ts";
import { askElectionMethod, checkKind, kindOption, methodOption } from "../../src/core/ballot/kind-checks.ts";
import { withMethod } from "../../src/core/ballot/method.ts";
import {
  replacementLinkOption,
  replacementWordsOption,
  withReplacementWays,
} from "../../src/core/ballot/replacement-link.ts";
import { datesAsClosed } from "../../src/core/ballot/timetable.ts";
import { dateWarnings } from "../../src/core/ballot/warnings.ts";
import { bold } from "../../src/core/chat/card.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineCommand, defineSubcommand } from "../../src/core/command/command.ts";
import { sentenceOption } from "../../src/core/command/sentence.ts";
import { say, words } from "../../src/core/text/say.ts";
import { lostLines } from "../../src/core/trouble/lost.ts";
import { noneTyped, textOption } from "../../src/core/typed/option.ts";
import { smallId } from "../../src/core/typed/small-id.ts";
import { actions, actionsButtons, actionsEdit } from "./actions.ts";
import { endCode, follow, followButton, share, unfollow } from "./follow.ts";
import { nomination, nominationButton } from "./nomination.ts";
import { entitled, result, resultButton } from "./numbers.ts";
import { preview, previewButton } from "./preview.ts";
import { close, pause, remove, resume } from "./stop.ts";
import { exportBallot, importBallot } from "./transfer.ts";
import { undoBallotButton } from "./undo.ts";
import { ballotWords } from "./words.ts";

const create = defineSubcommand({
  name: "create",
  description: "Set up a ballot or election",
  who: "rep",
  answers: "form",
  inChannel: true,
  form: ["name", "kind", "opens", "closes", "last-posting"],
  options: z.object({
    sentence: sentenceOption("Pay ballot opens 5 May closes 9 June noon", ballotSaid),
    name: textOption({
      label: "Name",
      about: "The ballot’s name, as every post will say it",
      example: "PCS national reballot 2023",
    }),
    closes: closesOption,
    kind: kindOption.default("statutory"),
    method: methodOption.optional(),
    threshold: thresholdOption.optional(),
    ...factOptions,
    ...milestoneOptions,
    replaces: whichReplaced,
  }),
  async run({ sentence: _, name, kind, method, threshold, replaces, ...typed }, context, services) {
    askElectionMethod(kind, method);
    const milestones = typedMilestones(typed, { branch: context.branch, ...services }, (date) =>
      typed["mandate-expires"] === undefined ? closePassedUnwon({ date }) : undefined,
    );
    const wanted: Wanted = {
      ...{ name, kind, milestones },
      ...(method && { method }),
      ...(replaces && { replaces: replaces.name }),
    };
    const facts = withFacts(withThreshold(wanted, threshold), typed, context.branch);
    const { card, campaign } = await createCampaign(facts, context, services);
    const next = [changeDates(campaign), undoCreated(campaign)];
    if (replaces?.state !== "open") return privately(card, next);
    const warning = say("ballot-warn-replaces-open", { name: replaces.name, id: replaces.shortId });
    return privately({ ...card, lines: [...card.lines, warning] }, next);
  },
});

const dates = defineSubcommand({
  name: "dates",
  description: "Show a ballot’s dates, or change some",
  who: "rep",
  answers: "private",
  options: z.object({
    ballot: whichBallot,
    closes: closesOption.optional(),
    ...milestoneOptions,
    method: methodOption.optional(),
    threshold: thresholdOption.optional(),
    ...factOptions,
    "replacement-link": replacementLinkOption.optional(),
    "replacement-words": replacementWordsOption.optional(),
    remove: removedOption.optional(),
  }),
  async run({ ballot: campaign, ...typed }, context, services) {
    const { branch } = context;
    const { store, now, typedAt, sure } = services;
    const { "replacement-link": link, "replacement-words": how, ...others } = typed;
    const { remove, method, threshold, ...typedDates } = others;
    askElectionMethod(campaign.kind, method);
    const read = typedMilestones(typedDates, { branch, now, typedAt }, (date) => closeHasPassed({ date }));
    const title = words("ballot-dates-title", { name: campaign.name });
    if (noneTyped(typed)) {
      const how = !campaign.owner && say("ballot-dates-how", { id: campaign.shortId });
      const last = how ? [how] : await ownerLines(store, campaign);
      return privately({
        title,
        lines: [
          ...datesBriefly({ campaign, branch, now }, thresholdLines(campaign, branch)),
          ...dateWarnings(campaign, branch),
          ...last,
        ],
        footer: smallId(campaign.shortId),
      });
    }
    await refuseFollowed(store, campaign);
    const date = milestoneKinds.find((kind) => kind === remove);
    const moved = withMilestones(campaign, read, date);
    if (method !== undefined && moved.state === "closed") {
      throw userError(say("refuse-closed-ballot", { name: campaign.name }), "method");
    }
    const voted = withMethod(withThreshold(moved, threshold), method);
    const ways = withReplacementWays(voted, { link, how, remove });
    const edited = nominatedBy(withFacts(ways, typed, branch), typed.nominations);
    checkKind(edited, "known");
    if (read.closes) checkMovedClose(campaign, read.closes, { branch, now, sure });
    const asked = withTurnoutRule(edited, branch, sure);
    if (read.closes && takesTwo(branch, { on: "dates", before: campaign, after: asked })) {
      const { closes: _closes, "turnout-rule": _rule, ...besides } = typed;
      if (!noneTyped(besides)) throw userError(say("refuse-close-alone", { id: campaign.shortId }), "closes");
      const close = closeAsked(read.closes, asked);
      const about = { about: campaign.id, revision: campaign.revision };
      return privately(await askSecond({ ...close, ...about }, context, services));
    }
    const changed = await withNeighbours(campaign, asked, {
      ...{ store, branch, now, sure },
      typed: new Set(milestoneKinds.filter((kind) => read[kind])),
    });
    checkOrder(datesAsClosed(changed, branch.zone), branch);
    const card = await saveDates(campaign, changed, context, services);
    return privately(card, [changeDates(changed, typedDates), ...undoBallot(campaign, changed)]);
  },
});

const status = defineSubcommand({
  name: "status",
  description: "How long is left, the last posting date, and what members have told us",
  who: "member",
  answers: "private",
  options: z.object({ ballot: ballotOption }),
  async run({ ballot: typed }, context, { store, now }) {
    const { branch, role } = context;
    const all = typed === undefined ? await openCampaigns(store, branch) : [];
    const shown = all.length > 1 ? all : [await findCampaign(typed, context, { store })];
    const cards = shown.map((campaign) => statusCard(campaign, branch, now, role));
    const owners = await Promise.all(shown.map((campaign) => ownerLines(store, campaign)));
    const lost = await lostLines(store, branch);
    const [card] = cards;
    if (card && cards.length === 1)
      return privately({ ...card, lines: [...card.lines, ...owners.flat(), ...lost] });
    const lines = cards.flatMap((one, index) => [
      [bold(one.title ?? "")],
      ...one.lines,
      ...(owners[index] ?? []),
    ]);
    return privately({ title: words("ballot-status-all"), lines: [...lines, ...lost] });
  },
});

export const ballot = defineCommand({
  name: "ballot",
  description: "Set up a ballot and its dates",
  menu: [
    { subcommand: "create", label: "menu-ballot-create" },
    { subcommand: "import", label: "menu-ballot-import" },
    { subcommand: "status", label: "menu-ballot-status" },
    { subcommand: "preview", label: "menu-ballot-preview" },
    { subcommand: "dates", label: "menu-ballot-dates" },
    { subcommand: "result", label: "menu-ballot-result", fills: true },
    { subcommand: "actions", label: "menu-ballot-actions" },
  ],
  subcommands: [
    ...[create, dates, preview, status, entitled, pause, resume, close, remove, result],
    ...[share, follow, unfollow, nomination, actions, actionsEdit, ballotWords, exportBallot, importBallot],
  ],
  buttons: [
    ...[resultButton, followButton, endCode, nominationButton],
    ...[previewButton, ...actionsButtons, undoBallotButton],
  ],
});
