import { buttonId, type Card, text } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { chaseContact, handleContact, memberContact, repContact } from "../../people/sealed-in.ts";
import { erasedBy, waitingKeptHours } from "../../privacy/retention.ts";
import { shownWords } from "../../reminder/own-words.ts";
import { codeFor } from "../../strike/facts.ts";
import { say, words } from "../../text/say.ts";

/** Most characters of the text in one reply: Slack draws 3000 in a paragraph, and some of ours become several there. */
const partLength = 2_000;

/** A part of everything kept about the caller in this workspace, as JSON. For nobody's eyes but theirs. From 1. */
export async function exportCard(context: Context, services: Services, asked: number): Promise<Card> {
  const parts = partsOf(JSON.stringify(await keptAbout(context, services), undefined, 1));
  const part = Math.min(parts.length, Math.max(1, asked));
  const more = part < parts.length;
  return {
    title: words("mydata-export-title", { part, parts: parts.length }),
    lines: [[text(parts[part - 1] ?? "")], ...(part === 1 ? [say("mydata-export-how")] : [])],
    ...(more && {
      buttons: [{ id: buttonId("mydata/export", String(part + 1)), label: words("mydata-export-next") }],
    }),
  };
}

/** Cut where a line ends, or inside a very long one. */
function partsOf(json: string): readonly string[] {
  const parts: string[] = [];
  let rest = json;
  while (rest.length > partLength) {
    const end = rest.lastIndexOf("\n", partLength);
    const length = end > 0 ? end : partLength;
    parts.push(rest.slice(0, length));
    rest = rest.slice(length).replace(/^\n/u, "");
  }
  return [...parts, rest];
}

/** Names are what is kept, not how: read by the person it is about, or by a program. */
async function keptAbout(context: Context, services: Services): Promise<object> {
  const { branch, key } = context;
  const { store, vault } = services;
  const member = await store.members.find(branch.id, key);
  const rep = await store.reps.find(branch.id, key);
  const handle = await store.handles.of(branch.id, key);
  return {
    branch: branch.name,
    workspace: `${branch.home.chat} ${branch.home.workspace}`,
    at: services.now.toString(),
    code: key,
    ...(member && {
      member: {
        mayBeAsked: member.mayAsk,
        ...(member.consent && {
          agreedOn: member.consent.on.toString(),
          textVersion: member.consent.version,
        }),
        ...(member.contact && { chatId: vault.open(member.contact, memberContact(branch.id, key)) }),
      },
    }),
    answers: await answersOf(context, services),
    mayBeSpokenTo: await chaseOf(context, services),
    reminders: await remindersOf(context, services),
    ...(rep && {
      role: {
        role: rep.role,
        ...(rep.agreed && {
          agreedAt: rep.agreed.at.toString(),
          chatId: vault.open(rep.agreed.contact, repContact(branch.id, key)),
        }),
      },
    }),
    ...(handle && {
      numberInTheLog: {
        number: handle.number,
        chatId: vault.open(handle.contact, handleContact(branch.id, key)),
        ...(handle.endedAt && { roleEndedAt: handle.endedAt.toString() }),
      },
    }),
    askedOfASecondPerson: await askedOf(context, services),
    membersOnYourList: await store.chaseLists.countOfRep(branch.id, key),
    privatePosts: await postsTo(context, services),
    installedMuster: (await store.installers.of(branch.home)) === key,
  };
}

async function askedOf({ branch, key }: Context, { store, now }: Services): Promise<readonly object[]> {
  const waiting = await store.seconds.list(branch.id, now.subtract({ hours: waitingKeptHours }));
  const listed: object[] = [];
  for (const { what, about, at } of waiting.filter(({ by }) => by === key))
    listed.push({ what: codeFor(what, await store.strikes.byId(about)), at: at.toString() });
  return listed;
}

async function postsTo({ branch, key }: Context, { store }: Services): Promise<readonly object[]> {
  const listed: object[] = [];
  for (const { kind, strikeId, dueAt, state } of await store.posts.toMember(branch.id, key)) {
    const strike = strikeId === undefined ? undefined : await store.strikes.byId(strikeId);
    listed.push({ kind: codeFor(kind, strike), dueAt: dueAt.toString(), state });
  }
  return listed;
}

async function answersOf({ branch, key }: Context, { store }: Services): Promise<readonly object[]> {
  const listed: object[] = [];
  for (const { campaignId, answer, on, taken, moves } of await store.answers.ofMember(branch.id, key)) {
    const campaign = await store.campaigns.byId(campaignId);
    listed.push({
      ballot: campaign?.name,
      answer,
      on: on.toString(),
      ...(taken && { inTheNumbersAs: taken }),
      movedTheNumbers: moves,
      ...(campaign && { erasedBy: erasedBy(campaign, branch).toString() }),
    });
  }
  return listed;
}

async function chaseOf({ branch, key }: Context, { store, vault }: Services): Promise<readonly object[]> {
  const listed: object[] = [];
  for (const { id, campaignId, consent, contact, claim, noted } of await store.agreements.ofMember(
    branch.id,
    key,
  )) {
    listed.push({
      ballot: (await store.campaigns.byId(campaignId))?.name,
      agreedOn: consent.on.toString(),
      textVersion: consent.version,
      chatId: vault.open(contact, chaseContact(id)),
      ...(claim && { onARepsListSince: claim.at.toString() }),
      ...(noted && { noted: noted.mark, notedAt: noted.at.toString() }),
    });
  }
  return listed;
}

async function remindersOf({ branch, key }: Context, { store, vault }: Services): Promise<readonly object[]> {
  const all = await store.reminders.list(branch.id, key);
  return all
    .filter(({ by, to }) => by === key || "member" in to)
    .map(({ id, shortId, to, text, on, at, repeat, until }) => ({
      id: shortId,
      to: "member" in to ? "you" : `channel ${to.place.channel}`,
      text: shownWords({ id, text }, vault),
      on: on.toString(),
      at: at.toString(),
      repeat,
      ...(until && { until: until.toString() }),
    }));
}
