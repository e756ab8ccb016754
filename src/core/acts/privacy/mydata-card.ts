import type { Answer } from "../../ballot/answers.ts";
import { wordsWay } from "../../ballot/way-words.ts";
import type { Branch } from "../../branch/branch.ts";
import { dayInWords } from "../../calendar/words.ts";
import type { Card, Line } from "../../chat/card.ts";
import type { KeptAnswer } from "../../check/check.ts";
import type { Context, Services } from "../../command/command.ts";
import { erasedBy, waitingKeptHours } from "../../privacy/retention.ts";
import { nextOccurrence } from "../../reminder/occurrences.ts";
import { shownWords } from "../../reminder/own-words.ts";
import type { Reminder } from "../../reminder/reminder.ts";
import { say, words } from "../../text/say.ts";
import { chaseButtons, chaseLines } from "../chase/agreed.ts";
import { extractOf, nextInWords } from "../reminder/cards.ts";

/** Everything kept about the caller in this branch. For nobody's eyes but theirs. */
export async function aboutYouCard(context: Context, services: Services): Promise<Card> {
  const kept = [
    ...(await answerLines(context, services)),
    ...(await memberLines(context, services)),
    ...(await chaseLines(context, services)),
    ...(await reminderLines(context, services)),
    ...(await roleLines(context, services)),
    ...((await services.store.installers.of(context.branch.home)) === context.key
      ? [say("mydata-installed")]
      : []),
  ];
  const title = words("mydata-title");
  if (kept.length === 0) return { title, lines: [say("mydata-nothing")] };
  const buttons = await chaseButtons(context, services);
  return { title, lines: [...kept, say("mydata-how")], ...(buttons.length > 0 && { buttons }) };
}

async function answerLines({ branch, key }: Context, { store }: Services): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const given of await store.answers.ofMember(branch.id, key)) {
    lines.push(...(await linesOf(given, branch, store)));
  }
  return lines;
}

async function linesOf(
  { campaignId, answer, on, taken, moves }: KeptAnswer,
  branch: Branch,
  store: Pick<Services["store"], "campaigns">,
): Promise<readonly Line[]> {
  const campaign = await store.campaigns.byId(campaignId);
  if (!campaign) throw new Error("an answer to a campaign that is not there");
  const { name } = campaign;
  const inWords = (one: Answer) => wordsWay(`answer-${one}`, campaign);
  return [
    say("mydata-answer", {
      name,
      answer: inWords(answer),
      when: dayInWords(on),
      until: dayInWords(erasedBy(campaign, branch)),
    }),
    ...(taken ? [say("mydata-in-numbers", { name, answer: inWords(taken), moves })] : []),
  ];
}

async function memberLines({ branch, key }: Context, { store }: Services): Promise<readonly Line[]> {
  const member = await store.members.find(branch.id, key);
  if (!member) return [];
  const { consent, mayAsk, contact } = member;
  return [
    ...(consent ? [say("mydata-consent", { when: dayInWords(consent.on), version: consent.version })] : []),
    ...(mayAsk ? [] : [say("mydata-no-ask")]),
    ...(contact ? [say("mydata-contact")] : []),
  ];
}

async function reminderLines({ branch, key }: Context, services: Services): Promise<readonly Line[]> {
  const { store } = services;
  const all = await store.reminders.list(branch.id, key);
  return all
    .filter(({ by, to }) => by === key || "member" in to)
    .map((reminder) => reminderLine(reminder, branch, services));
}

function reminderLine(reminder: Reminder, branch: Branch, { now, vault }: Services): Line {
  const { shortId: id, to } = reminder;
  const said = {
    id,
    text: extractOf(shownWords(reminder, vault)),
    when: nextInWords(reminder, nextOccurrence(reminder, branch, now)),
  };
  if ("member" in to) return say("mydata-reminder", said);
  return say("mydata-reminder-channel", { ...said, place: { kind: "place", place: to.place } });
}

async function roleLines({ branch, key }: Context, { store, now }: Services): Promise<readonly Line[]> {
  const rep = await store.reps.find(branch.id, key);
  const handle = await store.handles.of(branch.id, key);
  const since = now.subtract({ hours: waitingKeptHours });
  const waiting = (await store.seconds.list(branch.id, since)).filter(({ by }) => by === key).length;
  return [
    ...(rep ? [say(rep.agreed ? "mydata-role" : "mydata-role-invited", { role: rep.role })] : []),
    ...(handle ? [say("mydata-handle", { number: handle.number })] : []),
    ...(waiting > 0 ? [say("mydata-waiting", { count: waiting })] : []),
  ];
}
