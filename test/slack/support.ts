import { Temporal } from "temporal-polyfill";
import { onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Card } from "../../src/core/chat/card.ts";
import type { CommandCall, FormSubmission, Inbox, Press } from "../../src/core/chat/chat.ts";
import type { Place, Workspace } from "../../src/core/chat/place.ts";
import { privately, type Reply } from "../../src/core/chat/reply.ts";
import type { Log } from "../../src/core/command/job.ts";
import { createSlack, type SlackChat, type SlackOptions } from "../../src/slack/slack.ts";
import { createWeb } from "../../src/web/server.ts";
import { createMemoryInstallations } from "../doubles/slack/installations.ts";
import {
  openSlackDouble,
  type SlackDouble,
  type SlackDoubleOptions,
  usualScopes,
} from "../doubles/slack/slack-double.ts";
import { keepingLog } from "../support/logs.ts";

export const botToken = "xoxb-the-branch";

export const appToken = "xapp-the-branch";

export const signingSecret = "signing-secret";

export const team = "T0BRANCH";

export const general = "C0GENERAL";

export const place: Place = { chat: "slack", workspace: team, channel: general };

/** One branch's workspace at the double: an officer, a rep and two members in #general, with Muster. */
export async function openBranch({
  scopes = usualScopes,
  ...app
}: SlackDoubleOptions & { readonly scopes?: readonly string[]; readonly rotation?: boolean } = {}) {
  const slack = await openSlackDouble(app);
  onTestFinished(() => slack.close());
  slack.addWorkspace(team);
  slack.addToken(botToken, team, scopes);
  slack.addAppToken(appToken);
  const officer = slack.addPerson("U0OFFICER", team, { admin: true });
  const rep = slack.addPerson("U0REP", team);
  const one = slack.addPerson("U0ONE", team);
  const two = slack.addPerson("U0TWO", team);
  const channel = slack.addChannel(general, team, { members: ["bot", officer.id, rep.id, one.id, two.id] });
  return { slack, officer, rep, one, two, channel };
}

export type Branch = Awaited<ReturnType<typeof openBranch>>;

export function slackOptions(slack: SlackDouble, log: Log = keepingLog()): SlackOptions {
  return {
    connection: { kind: "socket", botToken, appToken },
    commands,
    log,
    now: () => Temporal.Instant.fromEpochMilliseconds(slack.world.now()),
    elapsedMs: () => 0,
    apiUrl: slack.url,
  };
}

/** Muster on a socket. */
export async function onSocket(
  slack: SlackDouble,
  inbox: Inbox,
  more: Partial<SlackOptions> = {},
): Promise<SlackChat> {
  const chat = createSlack({ ...slackOptions(slack), ...more });
  await chat.start(inbox);
  onTestFinished(() => chat.stop());
  return chat;
}

/** Muster behind an address, for many workspaces. */
export async function overHttp(slack: SlackDouble, inbox: Inbox, more: Partial<SlackOptions> = {}) {
  const installations = createMemoryInstallations();
  const chat = createSlack({
    ...slackOptions(slack),
    connection: {
      kind: "http",
      signingSecret,
      clientId: slack.clientId,
      clientSecret: slack.clientSecret,
      stateSecret: "state-secret",
      publicUrl: "https://muster.example",
      installations,
      memberCode: ({ workspace, user }) => `code of ${workspace}/${user}`,
    },
    ...more,
  });
  const web = await createWeb({
    host: "127.0.0.1",
    port: 0,
    log: keepingLog(),
    health: async () => ({}),
    routes: chat.routes ? [chat.routes] : [],
  });
  const url = await web.start();
  await chat.start(inbox);
  onTestFinished(async () => {
    await web.close();
    await chat.stop();
  });
  slack.deliveries.sendTo({ url: `${url}/slack/events`, signingSecret });
  return { chat, installations, url };
}

export type Call =
  | { readonly kind: "command"; readonly call: CommandCall }
  | { readonly kind: "press"; readonly call: Press }
  | { readonly kind: "submit"; readonly call: FormSubmission };

/** An inbox that keeps what it is handed and answers what a test says. */
export function keepingInbox(
  answer: (call: Call) => Reply | Promise<Reply> = () => privately(card("Noted.")),
) {
  const calls: Call[] = [];
  const left: (Workspace | Place)[] = [];
  const joined: (Workspace | Place)[] = [];
  const moved: (readonly [Place, Place])[] = [];
  async function take(call: Call): Promise<Reply> {
    calls.push(call);
    return answer(call);
  }
  const inbox: Inbox = {
    command: (call) => take({ kind: "command", call }),
    press: (call) => take({ kind: "press", call }),
    submit: (call) => take({ kind: "submit", call }),
    suggest: async () => [],
    home: async (member) => card(`The page of ${member.user}`),
    left: async (gone) => void left.push(gone),
    joined: async (back) => void joined.push(back),
    moved: async (from, to) => void moved.push([from, to]),
  };
  return { inbox, calls, left, joined, moved };
}

export function card(words: string, more: Partial<Card> = {}): Card {
  return { lines: [[{ kind: "text", text: words }]], ...more };
}
