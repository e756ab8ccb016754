import { blockProblems, viewProblems } from "./limits.ts";
import { userInfo } from "./users.ts";
import { type Channel, type Json, type Message, serves, type Token, type World } from "./world.ts";

/** An answer of the Web API: `ok: false` with Slack's code when refused. */
export type Answer = Json & { readonly ok: boolean };

export interface Asked {
  readonly args: Json;
  readonly token: Token;
  readonly world: World;
}

interface Method {
  readonly scope?: string;
  readonly kind?: "app";
  run(asked: Asked): Answer;
}

export function refuse(error: string, more: Json = {}): Answer {
  return { ok: false, error, ...more };
}

const triggerLivesMs = 3_000;

export const methods: Readonly<Record<string, Method>> = {
  "auth.test": {
    run: ({ token, world }) => ({
      ok: true,
      url: "https://branch.example/",
      team: "A branch",
      user: "muster",
      team_id: token.team ?? token.enterprise ?? "",
      user_id: "U0MUSTER",
      bot_id: "B0MUSTER",
      ...(token.team === undefined && { is_enterprise_install: true, enterprise_id: token.enterprise }),
      ...(token.team !== undefined && { enterprise_id: world.teams.get(token.team)?.enterprise ?? null }),
    }),
  },
  "auth.revoke": {
    run({ token }) {
      token.state = "revoked";
      return { ok: true, revoked: true };
    },
  },
  "chat.postMessage": { scope: "chat:write", run: postMessage },
  "chat.postEphemeral": { scope: "chat:write", run: postEphemeral },
  "chat.update": { scope: "chat:write", run: update },
  "conversations.open": { scope: "im:write", run: open },
  "conversations.history": { run: history },
  "conversations.info": {
    scope: "channels:read",
    run(asked) {
      const channel = channelOf(asked);
      if (!channel || (channel.kind !== "public" && !channel.members.has("bot")))
        return refuse("channel_not_found");
      const { id, archived, kind, members } = channel;
      return {
        ok: true,
        channel: { id, is_archived: archived, is_private: kind !== "public", is_member: members.has("bot") },
      };
    },
  },
  "views.open": { run: openView },
  "views.publish": { run: publish },
  "users.info": {
    scope: "users:read",
    run({ args, token, world }) {
      const user = userInfo(String(args.user), token, world);
      return user ? { ok: true, user } : refuse("user_not_found");
    },
  },
  "usergroups.users.list": {
    scope: "usergroups:read",
    run({ args, world, token }) {
      const group = world.groups.get(String(args.usergroup));
      if (!group || !serves(token, group.team, world)) return refuse("no_such_subteam");
      return { ok: true, users: [...group.users] };
    },
  },
};

/** The channel a call names, when the token's workspace has it. */
function channelOf({ args, token, world }: Asked): Channel | undefined {
  const channel = world.channels.get(String(args.channel));
  return channel && serves(token, channel.team, world) ? channel : undefined;
}

/** Why Muster may not write there; private channels it is not in do not exist for it. */
function unwritable(channel: Channel | undefined): string | undefined {
  if (!channel) return "channel_not_found";
  if (!channel.members.has("bot")) return channel.kind === "public" ? "not_in_channel" : "channel_not_found";
  return channel.archived ? "is_archived" : channel.refuses;
}

function contentProblem({ text, blocks, metadata }: Json): Answer | undefined {
  if (blocks === undefined && !text) return refuse("no_text");
  if (String(text ?? "").length > 40_000) return refuse("msg_too_long");
  if (metadata !== undefined && typeof (metadata as Json).event_type !== "string")
    return refuse("invalid_metadata_format");
  const problems = blocks === undefined ? [] : blockProblems(blocks, "message");
  if (problems.includes("msg_blocks_too_long")) return refuse("msg_blocks_too_long");
  if (problems.length === 0) return undefined;
  return refuse("invalid_blocks", {
    response_metadata: { messages: problems.map((one) => `[ERROR] ${one}`) },
  });
}

function contentOf({ text, blocks }: Json): { text: string; blocks: readonly Json[] } {
  return { text: String(text ?? ""), blocks: (blocks as Json[] | undefined) ?? [] };
}

function postMessage(asked: Asked): Answer {
  const { args, world } = asked;
  const channel = channelOf(asked);
  const refused = unwritable(channel);
  if (!channel || refused) return refuse(refused ?? "channel_not_found");
  const problem = contentProblem(args);
  if (problem) return problem;
  const message: Message = {
    ts: world.newTs(),
    channel: channel.id,
    ...contentOf(args),
    metadata: args.metadata as Json | undefined,
    seq: world.changed(),
    edits: 0,
  };
  world.messages.push(message);
  return { ok: true, channel: channel.id, ts: message.ts };
}

function postEphemeral(asked: Asked): Answer {
  const { args, world } = asked;
  const channel = channelOf(asked);
  const refused = unwritable(channel);
  if (!channel || refused) return refuse(refused ?? "channel_not_found");
  const user = String(args.user);
  if (!channel.members.has(user)) return refuse("user_not_in_channel");
  const problem = contentProblem(args);
  if (problem) return problem;
  const ts = world.newTs();
  world.messages.push({
    ts,
    channel: channel.id,
    ...contentOf(args),
    onlyFor: user,
    seq: world.changed(),
    edits: 0,
  });
  return { ok: true, message_ts: ts };
}

function update(asked: Asked): Answer {
  const { args, world } = asked;
  const channel = channelOf(asked);
  const refused = unwritable(channel);
  if (!channel || refused) return refuse(refused ?? "channel_not_found");
  const message = world.messages.find(({ ts, channel: where }) => ts === args.ts && where === channel.id);
  // Slack: an ephemeral message cannot be updated, nor found.
  if (!message || message.onlyFor !== undefined) return refuse("message_not_found");
  const problem = contentProblem(args);
  if (problem) return problem;
  Object.assign(message, contentOf(args), { seq: world.changed(), edits: message.edits + 1 });
  return { ok: true, channel: channel.id, ts: message.ts };
}

function open({ args, token, world }: Asked): Answer {
  const user = world.members.get(String(args.users));
  if (!user || !serves(token, user.team, world)) return refuse("user_not_found");
  return { ok: true, channel: { id: world.directChannel(user.team, user.id).id } };
}

const historyScopes = {
  public: "channels:history",
  private: "groups:history",
  im: "im:history",
  mpim: "mpim:history",
};

function history(asked: Asked): Answer {
  const { args, token, world } = asked;
  const channel = channelOf(asked);
  if (!channel) return refuse("channel_not_found");
  const needed = historyScopes[channel.kind];
  if (!token.scopes.has(needed))
    return refuse("missing_scope", { needed, provided: [...token.scopes].join(",") });
  if (!channel.members.has("bot")) return refuse("not_in_channel");
  const limit = Number(args.limit ?? 100);
  const from = Number(args.cursor ?? 0);
  const all = world.messages
    .filter(({ channel: where, onlyFor }) => where === channel.id && onlyFor === undefined)
    .filter(({ ts }) => Number(ts) >= Number(args.oldest ?? 0))
    .toReversed();
  const page = all.slice(from, from + limit).map(({ ts, text, blocks, metadata }) => ({
    type: "message",
    ts,
    text,
    blocks,
    ...(String(args.include_all_metadata) === "true" && metadata && { metadata }),
  }));
  const more = from + limit < all.length;
  return {
    ok: true,
    messages: page,
    has_more: more,
    response_metadata: { next_cursor: more ? String(from + limit) : "" },
  };
}

function openView({ args, token, world }: Asked): Answer {
  const trigger = world.triggers.get(String(args.trigger_id));
  if (!trigger || !serves(token, trigger.team, world)) return refuse("invalid_trigger_id");
  if (trigger.used) return refuse("exchanged_trigger_id");
  if (world.now() - trigger.at > triggerLivesMs) return refuse("expired_trigger_id");
  const view = args.view as Json;
  const problems = viewProblems(view);
  if (problems.length > 0)
    return refuse("invalid_arguments", {
      response_metadata: { messages: problems.map((one) => `[ERROR] ${one}`) },
    });
  trigger.used = true;
  const opened = {
    id: world.newId("V"),
    hash: `${world.newTs()}.h`,
    team: trigger.team,
    user: trigger.user,
    view,
    seq: world.changed(),
  };
  world.views.push(opened);
  return { ok: true, view: { ...view, id: opened.id, hash: opened.hash } };
}

function publish({ args, token, world }: Asked): Answer {
  const user = world.members.get(String(args.user_id));
  if (!user || !serves(token, user.team, world)) return refuse("invalid_arguments");
  const view = args.view as Json;
  if (view.type !== "home" || viewProblems(view).length > 0) return refuse("invalid_arguments");
  const id = world.newId("V");
  world.homes.set(user.id, { id, hash: "h", team: user.team, user: user.id, view, seq: world.changed() });
  return { ok: true, view: { ...view, id } };
}
