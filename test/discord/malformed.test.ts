import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { privately } from "../../src/core/chat/reply.ts";
import type { GuildFace } from "../doubles/discord/double.ts";
import type { SentPayload } from "../doubles/discord/people.ts";
import type { InteractionKind } from "../doubles/discord/state.ts";
import { useRig } from "./rig.ts";

const open = useRig();

const ended: unknown[] = [];

const end = (error: unknown) => void ended.push(error);

beforeEach(() => {
  ended.length = 0;
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
});

afterEach(() => {
  process.off("uncaughtException", end);
  process.off("unhandledRejection", end);
  expect(ended).toEqual([]);
});

async function openGuild() {
  const rig = await open();
  const guild = rig.double.guild("branch");
  const calls: string[] = [];
  const answer = (kind: string) => async () => {
    calls.push(kind);
    return privately({ lines: [[{ kind: "text", text: "taken" }]] });
  };
  await rig.start({ command: answer("command"), press: answer("press"), submit: answer("submit") });
  return { ...rig, guild, calls, member: guild.member("member-one") };
}

/** Events of one connection are read in their order: once this is answered, all before it were read. */
async function stillAnswers(guild: GuildFace): Promise<void> {
  const outcome = await guild.member("member-two").command("told");
  expect("message" in outcome && guild.read(outcome.message)).toBe("taken");
}

type Change = (payload: SentPayload) => unknown;

const data = (payload: SentPayload, more: object) => ({
  ...payload,
  data: { ...Object(payload.data), ...more },
});

/** What cannot be acted on, though it can be answered. */
const unreadable: readonly (readonly [string, InteractionKind, Change])[] = [
  ["no data", "command", (payload) => ({ ...payload, data: undefined })],
  ["data that is null", "command", (payload) => ({ ...payload, data: null })],
  ["a name that is a number", "command", (payload) => data(payload, { name: 5 })],
  ["options that are no list", "command", (payload) => data(payload, { options: {} })],
  ["an option that is null", "command", (payload) => data(payload, { options: [null] })],
  ["nobody's member", "command", (payload) => ({ ...payload, member: { roles: [], permissions: "32" } })],
  ["a member that is a list", "command", (payload) => ({ ...payload, member: [] })],
  ["no channel", "command", (payload) => ({ ...payload, channel: null, channel_id: null })],
  ["a server that is a number", "command", (payload) => ({ ...payload, guild_id: 5 })],
  ["a button without an id", "component", (payload) => data(payload, { custom_id: null })],
  ["a kind of component that is a word", "component", (payload) => data(payload, { component_type: "2" })],
  ["a form without fields", "modal", (payload) => data(payload, { components: null })],
  ["a field that is null", "modal", (payload) => data(payload, { components: [{ components: [null] }] })],
  [
    "a field without an id",
    "modal",
    (payload) => data(payload, { components: [{ component: { value: "x" } }] }),
  ],
];

/** What discord.js's own readers did not survive, or may not, and Muster does not need. */
const survived: readonly (readonly [string, InteractionKind, Change])[] = [
  ["no entitlements", "command", (payload) => ({ ...payload, entitlements: null })],
  ["no owners", "command", (payload) => ({ ...payload, authorizing_integration_owners: null })],
  ["no server of its own", "command", (payload) => ({ ...payload, guild: null, guild_locale: null })],
  ["no channel but its id", "command", (payload) => ({ ...payload, channel: null })],
  ["a thread of the message that is null", "component", (payload) => payload],
  ["no message", "component", (payload) => ({ ...payload, message: null })],
  ["a message that is a word", "component", (payload) => ({ ...payload, message: "x" })],
  ["options that are null", "command", (payload) => data(payload, { options: null })],
  ["resolved that is null", "command", (payload) => data(payload, { resolved: null })],
  [
    "a field's value that is null",
    "modal",
    (payload) => data(payload, { components: [{ component: { custom_id: "x", value: null } }] }),
  ],
];

const nobodys: readonly (readonly [string, Change])[] = [
  ["null", () => null],
  ["a word", () => "x"],
  ["a list", () => []],
  ["no id", (payload) => ({ ...payload, id: undefined })],
  ["no token", (payload) => ({ ...payload, token: null })],
  ["no application", (payload) => ({ ...payload, application_id: {} })],
  ["no kind", (payload) => ({ ...payload, type: null })],
];

describe("an interaction of Discord's", () => {
  test.each(unreadable)("with %s is answered in words, and nothing is done", async (_what, kind, change) => {
    const { double, guild, member, calls, log } = await openGuild();
    double.dispatch(guild, "INTERACTION_CREATE", null);
    const outcome = await member.sends(kind, change);
    expect("message" in outcome && guild.read(outcome.message)).toMatch(/could not read what Discord sent/u);
    expect(calls).toEqual([]);
    expect(log.kept.join("\n")).toContain("an interaction could not be read");
    await stillAnswers(guild);
  });

  test.each(survived)("with %s is taken all the same", async (_what, kind, change) => {
    const { double, guild, member, calls } = await openGuild();
    if (kind === "component") await fetchPost(double, guild);
    const outcome = await member.sends(kind, change);
    expect("message" in outcome && guild.read(outcome.message)).toBe("taken");
    expect(calls).toHaveLength(1);
    await stillAnswers(guild);
  });

  test.each(nobodys)("that nobody could answer, with %s, is left out", async (_what, change) => {
    const { guild, member, calls, log } = await openGuild();
    void member.sends("command", change);
    await stillAnswers(guild);
    expect(calls).toEqual(["command"]);
    expect(log.kept.join("\n")).toContain("an interaction could not be read");
  });

  test("from a menu that Muster never offered, without what it was about, is answered in words", async () => {
    const { guild, member, calls } = await openGuild();
    for (const type of [2, 3]) {
      const outcome = await member.sends("command", (payload) =>
        data(payload, { type, target_id: "5", resolved: undefined, options: undefined }),
      );
      expect("message" in outcome && guild.read(outcome.message)).toMatch(/does not offer this/u);
    }
    expect(calls).toEqual([]);
  });

  test("that is typed but cannot be read offers nothing", async () => {
    const { member } = await openGuild();
    for (const options of [null, [null], [{ type: 3, name: "note", value: "x" }]]) {
      const outcome = await member.sends("autocomplete", (payload) => data(payload, { options }));
      expect(outcome).toEqual({ kind: "suggestions", choices: [] });
    }
  });

  test("from a server that Muster is not in does nothing, even for who manages it", async () => {
    const { double, guild, calls } = await openGuild();
    const officer = guild.member("officer", { manages: true });
    for (const kind of ["command", "component", "modal"] as const) {
      await fetchPost(double, guild);
      const outcome = await officer.sends(kind, (payload) => ({ ...payload, guild_id: "5" }));
      expect("message" in outcome && guild.read(outcome.message)).toMatch(/not in this server/u);
    }
    expect(calls).toEqual([]);
  });

  test("in a forum itself, which takes no messages, is told where to go", async () => {
    const { guild, member, calls } = await openGuild();
    guild.channel("ideas", "forum");
    const outcome = await member.sends("command", (payload) => payload, { channel: "ideas" });
    expect("message" in outcome && guild.read(outcome.message)).toMatch(/takes no messages of its own/u);
    expect(calls).toEqual([]);
  });
});

test("other events that cannot be read are lost alone, and no server is taken for left", async () => {
  const { double, start, log } = await open();
  const guild = double.guild("branch");
  const left = vi.fn(async () => {});
  const command = vi.fn(async () => privately({ lines: [[{ kind: "text", text: "taken" } as const]] }));
  await start({ left, command });
  for (const event of [
    "GUILD_CREATE",
    "GUILD_DELETE",
    "CHANNEL_DELETE",
    "THREAD_DELETE",
    "GUILD_ROLE_CREATE",
  ]) {
    for (const sent of [
      null,
      undefined,
      "x",
      [],
      {},
      { id: null },
      { id: guild.id, unavailable: "yes", guild_id: 5 },
    ])
      double.dispatch(guild, event, sent);
  }
  await stillAnswers(guild);
  expect(left).not.toHaveBeenCalled();
  expect(log.kept.join("\n")).toContain("an event from Discord could not be read");
});

test("no frame of Discord's ends the process, whatever it is", async () => {
  const { double, guild, log } = await openGuild();
  const frames = [
    ...[
      null,
      5,
      "x",
      [],
      {},
      { op: null },
      { op: 0 },
      { op: 0, t: null, d: null },
      { op: 0, t: "READY", d: null },
    ],
    ...[
      { op: 0, t: "READY", d: {} },
      { op: 9, d: null },
      { op: 10, d: null },
      { op: 10 },
      { op: 11, d: "x" },
    ],
  ];
  for (const frame of frames) double.frame(frame);
  await stillAnswers(guild);
  expect(log.kept.join("\n")).toContain("a frame of Discord's was not read");
});

/** A post whose button can be tapped, made as any program might. */
async function fetchPost({ url, token }: { url: string; token: string }, guild: GuildFace): Promise<void> {
  const button = { type: 2, style: 2, label: "More", custom_id: "sample/more" };
  const response = await fetch(`${url}/v10/channels/${guild.channel("general").id}/messages`, {
    method: "POST",
    headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ content: "x", components: [{ type: 1, components: [button] }] }),
  });
  expect(response.status).toBe(200);
}
