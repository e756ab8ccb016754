import type { Temporal } from "temporal-polyfill";
import type { Log } from "../../src/core/command/job.ts";
import { createSlack } from "../../src/slack/slack.ts";
import type { Shown } from "../doubles/slack/person.ts";
import { openSlackDouble } from "../doubles/slack/slack-double.ts";
import type { Json, Message } from "../doubles/slack/world.ts";
import { appToken, botToken, general, slackOptions, team } from "../slack/support.ts";
import { type Desk, linesOf, optionsInLine, people, type Sight, type Who } from "./desk.ts";

const ids: Readonly<Record<Who, string>> = {
  officer: "U0OFFICER",
  rep: "U0REP",
  member: "U0ONE",
  other: "U0TWO",
};

/** A workspace of the double's; Muster on its socket, through Slack's own library. */
export async function openSlackDesk(start: Temporal.Instant, log: Log): Promise<Desk> {
  const slack = await openSlackDouble({
    startsAt: start.epochMilliseconds,
    rateClock: "own",
    postBurst: 20,
  });
  slack.addWorkspace(team);
  slack.addToken(botToken, team);
  slack.addAppToken(appToken);
  const persons = {
    officer: slack.addPerson(ids.officer, team, { admin: true }),
    rep: slack.addPerson(ids.rep, team),
    member: slack.addPerson(ids.member, team),
    other: slack.addPerson(ids.other, team),
  };
  slack.addChannel(general, team, { members: ["bot", ...Object.values(ids)] });
  const chat = createSlack(slackOptions(slack, log));

  function sight(message: Message): Sight {
    const blocks = message.blocks.map((block) => ({ ...block }));
    return {
      id: message.ts,
      lines: linesOf(blocks.flatMap(wordsOfBlock)),
      buttons: blocks.flatMap(buttonsOfBlock),
      press: async (who, label) => shown(await (await persons[who].press(message, label)).shown()),
    };
  }

  function shown(one: Shown): Sight {
    if (one.kind === "message") return sight(one.message);
    throw new Error(`not a message: ${JSON.stringify(one)}`);
  }

  return {
    chat,
    title: "Slack",
    start: (inbox) => chat.start(inbox),
    async moved(to) {
      slack.pass(to.epochMilliseconds - slack.world.now());
    },
    async type(who, typed) {
      const [name = "", subcommand = ""] = typed.command.split(" ");
      const options = typed.form ? "" : optionsInLine(typed, (whom) => `<@${ids[whom]}>`);
      const person = persons[who];
      const text = `${subcommand} ${options}`.trim();
      const first = await (await person.command(name, text, { channel: general })).shown();
      if (!typed.form) return shown(first);
      if (first.kind !== "view") throw new Error("no form");
      return shown(await (await person.submit(first.view, typed.form)).shown());
    },
    async channel() {
      return persons.other
        .sees(general)
        .filter(({ onlyFor }) => onlyFor === undefined)
        .map(sight);
    },
    async direct(who) {
      return persons[who].sees(slack.world.directChannel(team, ids[who]).id).map(sight);
    },
    async close() {
      await chat.stop();
      await slack.close();
    },
  };
}

function wordsOfBlock(block: Json): readonly string[] {
  if (block.type === "actions") return [];
  const texts = [block.text, ...((block.elements as Json[] | undefined) ?? [])].filter(Boolean) as Json[];
  return texts.map(({ type, text }) => (type === "mrkdwn" ? read(String(text)) : String(text)));
}

function buttonsOfBlock({ type, elements }: Json): readonly string[] {
  if (type !== "actions") return [];
  return (elements as { readonly text: { readonly text: string } }[]).map(({ text }) => text.text);
}

/** Markup as Slack shows it to a reader in the UK. A date in the reader's own clock says what its words say. */
function read(mrkdwn: string): string {
  return mrkdwn
    .replace(/ \(<!date\^[^|>]*\|[^>]*>\)/gu, "")
    .replaceAll(`<#${general}>`, "#general")
    .replace(/<@(\w+)>/gu, (_, id: string) => `@${nameOf(id)}`)
    .replace(/<https?:[^|>]*\|([^>]*)>/gu, "$1")
    .replace(/<(https?:[^|>]*)>/gu, "$1")
    .replace(/(?<!\u2060)\*([^*\n]+)\*(?!\u2060)/gu, "$1")
    .replaceAll("\u2060", "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function nameOf(id: string): string {
  const found = Object.entries(ids).find(([, other]) => other === id);
  return found ? people[found[0] as Who] : id;
}
