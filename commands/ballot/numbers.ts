import { z } from "zod";
import { askEntitled } from "../../src/core/acts/ballot/ask-entitled.ts";
import { checkEmployersLook, employersKnown } from "../../src/core/acts/ballot/employers.ts";
import { keepCampaign } from "../../src/core/acts/ballot/keep.ts";
import { postResult } from "../../src/core/acts/ballot/post-result.ts";
import { undoBallot } from "../../src/core/acts/ballot/restore.ts";
import { withTable } from "../../src/core/acts/ballot/table.ts";
import { pressedBallot, whichBallot, whichEndedBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import { askSecond } from "../../src/core/acts/second/ask.ts";
import { takesTwo } from "../../src/core/acts/second/takes-two.ts";
import type { Campaign } from "../../src/core/ballot/campaign.ts";
import { constituencyNamed } from "../../src/core/ballot/constituency.ts";
import { countsCard, findEmployer, withCounts } from "../../src/core/ballot/count/counts.ts";
import { resultCard } from "../../src/core/ballot/count/result-card.ts";
import type { About } from "../../src/core/ballot/count/table/row.ts";
import { isTable } from "../../src/core/ballot/count/table/table.ts";
import { hasResult, withResult } from "../../src/core/ballot/count/typed-result.ts";
import { standing } from "../../src/core/ballot/timetable.ts";
import type { Choice } from "../../src/core/chat/ask.ts";
import { buttonId } from "../../src/core/chat/card.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import {
  type Context,
  defineButton,
  defineSubcommand,
  type Services,
} from "../../src/core/command/command.ts";
import { offering } from "../../src/core/command/declared.ts";
import { changeIn } from "../../src/core/command/next.ts";
import { closeSpan } from "../../src/core/countdown/draw.ts";
import { resultTold } from "../../src/core/planning/announce-result.ts";
import { say, words } from "../../src/core/text/say.ts";
import { choiceOption, noneTyped, textOption, wholeOption } from "../../src/core/typed/option.ts";

/** Subcommands of /ballot about numbers of people: who is entitled before, the published result after. */

const mostPeople = 1_000_000;

const employerOption = offering(
  textOption({
    label: "Employer or workplace",
    about: "An employer or workplace whose votes are counted by themselves",
    example: "Harbour Office",
    maxLength: 60,
  }),
  offerConstituencies,
).optional();

async function offerConstituencies(typed: string, { branch }: Context, { store }: Services) {
  const names = (await store.campaigns.list(branch.id))
    .flatMap(({ constituencies = [] }) => constituencies)
    .map(({ name }) => name)
    .filter((name) => name.toLowerCase().includes(typed));
  return [...new Set(names)].map((name) => ({ value: name, label: name }));
}

/** A number alone, as people say it: whether it can be taken is seen later. */
function isCount(typed: string): boolean {
  return /^(?:about |around |approx\.? |~ ?)?\d{1,3}(?:[, ]?\d{3})*(?: (?:members|people))?[.!]*$/iu.test(
    typed,
  );
}

export const entitled = defineSubcommand({
  name: "entitled",
  description: "Who is entitled to vote and the votes that needs: in all, or by employer",
  who: "rep",
  answers: "private",
  options: z.object({
    count: wholeOption({
      label: "Entitled",
      about: "Members entitled to vote, a whole number",
      example: "1,240",
      min: 1,
      max: mostPeople,
      looks: isCount,
    }).optional(),
    table: tableOption("entitled", "Employers as a pasted table, or: HMRC 120, DWP 80"),
    employer: employerOption,
    target: textOption({
      label: "Target",
      about: "How many your branch wants to hear of: a percentage of those entitled, or a number",
      example: "60%",
      maxLength: 12,
    }).optional(),
    remove: choiceOption(["count", "employer", "target"], {
      label: "Remove",
      about: "What to take away: a count, the target, or the employer you name",
      example: "target",
    }).optional(),
    ballot: whichBallot,
  }),
  async run({ ballot: campaign, table, ...typed }, { branch }, { store, sure }) {
    const known = await employersKnown(store, branch.id);
    if (typed.employer !== undefined && typed.remove === undefined) {
      checkEmployersLook([typed.employer], "employer", known);
    }
    const tabled =
      table === undefined ? campaign : withTable(campaign, table, "entitled", { branch, known, sure });
    const changed = nextOf(campaign, withCounts(tabled, typed, sure));
    if (changed !== campaign) await keepCampaign(store, changed);
    return privately(
      countsCard(changed, branch, typed.employer),
      noneTyped({ table, ...typed })
        ? pasteTable("entitled", campaign)
        : [changeNumbers("entitled", changed, { table, ...typed }), ...undoBallot(campaign, changed)],
    );
  },
});

/** What was typed comes to one revision, in however many ways it was typed. */
function nextOf(before: Campaign, after: Campaign): Campaign {
  return after === before ? before : { ...after, revision: before.revision + 1 };
}

function tableOption(about: About, words: string) {
  const told = { label: "Employers, one a line", about: words, example: "Harbour Office, 62" };
  // Its first rows say it.
  const looks = (typed: string) => isTable(typed.slice(0, 1000), about);
  return textOption({ ...told, maxLength: 3000, long: true, bare: true, looks }).optional();
}

/** Opens the form in which a table has its own field. */
function pasteTable(subcommand: "entitled" | "result", { kind, shortId }: Campaign): readonly Choice[] {
  if (kind === "election") return [];
  const others = [
    "count",
    "entitled",
    "yes",
    "no",
    "spoiled",
    "employer",
    "cast",
    "target",
    "link",
    "remove",
  ];
  const of = {
    ...{ command: "ballot", subcommand, options: { ballot: shortId } },
    fixed: ["ballot", ...others],
  };
  return [{ label: words("table-paste"), means: { kind: "form", of } }];
}

const votesOption = (label: string, about: string, example: string) =>
  wholeOption({ label, about, example, max: mostPeople }).optional();

export const result = defineSubcommand({
  name: "result",
  description: "After the close: the scrutineer’s numbers, what they come to, and post them",
  who: "rep",
  answers: "private",
  options: z.object({
    table: tableOption("result", "Employers’ results as a pasted table"),
    entitled: votesOption("Entitled", "Members entitled to vote, as the scrutineer gives it", "62"),
    yes: votesOption("Yes", "Votes for Yes, as published", "35"),
    no: votesOption("No", "Votes for No, as published", "2"),
    spoiled: votesOption("Spoiled", "Spoiled or invalid papers; none if left out", "1"),
    employer: employerOption,
    cast: votesOption("Votes cast", "All votes cast; left out, it is Yes + No + spoiled", "38"),
    link: textOption({
      label: "Link",
      about: "The union’s own web page about the result",
      example: "https://www.pcs.org.uk/result",
      maxLength: 200,
    }).optional(),
    remove: choiceOption(["result", "link"], {
      label: "Remove",
      about: "Take away the result (of the employer you name), or the link",
      example: "result",
    }).optional(),
    ballot: whichEndedBallot,
  }),
  async run({ ballot: campaign, table, ...typed }, { branch }, { store, now, sure }) {
    if (standing(campaign, branch, now).phase !== "closed") {
      const close = closeSpan({ campaign, branch });
      throw userError(say("refuse-result-open", { name: campaign.name, close }), "ballot");
    }
    if (campaign.ending) throw userError(say("refuse-ended-result", { name: campaign.name }), "ballot");
    const known = await employersKnown(store, branch.id);
    const tabled =
      table === undefined ? campaign : withTable(campaign, table, "result", { branch, known, sure });
    const changed = nextOf(campaign, withResult(tabled, typed));
    const { employer } = typed;
    const one = employer === undefined ? undefined : findEmployer(changed, employer);
    const counted = one ? constituencyNamed(changed, one.name) : changed;
    if (typed.remove === undefined && table === undefined && changed !== campaign)
      askEntitled(counted?.result, changed, typed, { branch, sure });
    if (changed !== campaign) await keepCampaign(store, changed);
    const card = resultCard(changed, branch, one && counted);
    const posted = await resultTold(store, changed);
    const next = noneTyped({ table, ...typed })
      ? pasteTable("result", campaign)
      : [changeNumbers("result", changed, { table, ...typed }), ...undoBallot(campaign, changed)];
    if (!posted && !hasResult(changed)) return privately(card, next);
    const button = {
      id: buttonId("ballot/result", changed.id, String(changed.revision)),
      label: words("result-button", { posted: String(posted) }),
      style: "primary",
    } as const;
    const lines = [...card.lines, ...(posted ? [say("result-posted-before")] : [])];
    return privately({ ...card, lines, buttons: [button] }, next);
  },
});

/** The same numbers again, in a form. */
function changeNumbers(
  subcommand: "entitled" | "result",
  { shortId }: Campaign,
  { employer, ...typed }: Readonly<Record<string, string | number | undefined>>,
) {
  const about = { ballot: shortId, ...(employer !== undefined && { employer: String(employer) }) };
  const values = Object.entries(typed).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return changeIn("ballot", subcommand, about, Object.fromEntries(values));
}

/** Posts what the rep has just seen: of anything that changed meanwhile they see the new numbers first. */
export const resultButton = defineButton({
  name: "ballot/result",
  who: "rep",
  answers: "update",
  args: z.tuple([pressedBallot, z.coerce.number().int()]),
  async run([campaign, seen], context, services) {
    if (campaign.revision !== seen) throw userError(say("refuse-result-changed", { id: campaign.shortId }));
    if (takesTwo(context.branch, { on: "result" })) {
      const asked = { what: "result", about: campaign.id, revision: campaign.revision } as const;
      return updated(await askSecond(asked, context, services));
    }
    return updated(await postResult(campaign, context, services));
  },
});
