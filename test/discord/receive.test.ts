import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Received, receive as receiveFrom } from "../../src/discord/receive.ts";

const receive = (payload: unknown) => receiveFrom(payload, (guild) => guild === workspace.workspace);

interface Payload {
  guild_id?: unknown;
  member: Record<string, unknown>;
  [key: string]: unknown;
}

function fixture(name: string): Payload {
  const path = join(import.meta.dirname, `../fixtures/discord/${name}.json`);
  return JSON.parse(readFileSync(path, "utf8"));
}

const workspace = { chat: "discord", workspace: "700000000000000001" } as const;

const caller = expect.objectContaining({ ...workspace, user: "500000000000000001", managesWorkspace: true });

const place = { ...workspace, channel: "600000000000000001" };

const call = { callId: "900000000000000001", caller, place };

const direct = {
  callId: "900000000000000001",
  caller: expect.objectContaining({ ...workspace, user: "500000000000000001", managesWorkspace: false }),
  // A direct message is no channel: nothing is ever planned for it.
  place: { ...workspace, channel: "" },
  button: "reminder/stop/x",
};

describe("a payload of Discord's", () => {
  const expected: readonly (readonly [string, unknown])[] = [
    [
      "command",
      {
        kind: "command",
        call: { ...call, command: "ballot" },
        options: {
          subcommand: "create",
          options: { name: "Spring ballot", closes: "Tue 9 May 2023 12 noon" },
        },
      },
    ],
    ["command-bare", { kind: "command", options: { subcommand: "", options: { answer: "posted" } } }],
    [
      "autocomplete",
      {
        kind: "suggest",
        partial: { caller, place, command: "ballot", subcommand: "status", option: "ballot", typed: "re" },
      },
    ],
    [
      "button-on-post",
      { kind: "press", press: { ...call, button: "check/answer/x/posted" }, onPrivate: false },
    ],
    ["button-on-private", { kind: "press", press: { button: "check/agree/x/posted/1" }, onPrivate: true }],
    [
      "modal",
      {
        kind: "submit",
        form: { ...call, form: "ballot/create", values: { name: "Spring ballot", kind: "election" } },
      },
    ],
    ["modal-in-rows", { kind: "submit", form: { values: { name: "Spring ballot" } } }],
    ["button-in-direct-message", { kind: "outside" }],
    ["own-button-in-direct-message", { kind: "press", press: direct, home: workspace, onPrivate: false }],
    ["user-menu", { kind: "strange" }],
  ];

  test.each(expected)("“%s” is the call it stands for", (name, received) => {
    expect(receive(fixture(name))).toMatchObject(received as Received);
  });

  test("says which of the asked roles its caller is in", async () => {
    const received = receive(fixture("command"));
    if (received.kind !== "command") throw new Error("not a command");
    const { groupsOf } = received.call.caller as unknown as {
      groupsOf(ids: readonly string[]): Promise<readonly string[]>;
    };
    expect(await groupsOf(["400000000000000001", "400000000000000002"])).toEqual(["400000000000000001"]);
  });

  test("in a direct message its caller is in no role, whatever is asked", async () => {
    const received = receive(fixture("own-button-in-direct-message"));
    if (received.kind !== "press") throw new Error("not a press");
    expect(await received.press.caller.groupsOf(["400000000000000001"])).toEqual([]);
  });

  test("without the right to manage the server is an ordinary member's", () => {
    const payload = fixture("command");
    for (const permissions of ["2147485696", "0", "odd", "", "-32", 32, null, undefined, ["32"]]) {
      payload.member.permissions = permissions;
      expect(receive(payload)).toMatchObject({ call: { caller: { managesWorkspace: false } } });
    }
  });

  test("without roles that can be read is of somebody in none", async () => {
    const payload = fixture("command");
    for (const roles of [undefined, null, "400000000000000001", [null, "400000000000000001"], {}]) {
      payload.member.roles = roles;
      const received = receive(payload);
      if (received.kind !== "command") throw new Error("not a command");
      expect(await received.call.caller.groupsOf(["400000000000000001"])).toEqual([]);
    }
  });

  test("from a server that Muster is not in is nobody's", () => {
    for (const name of ["command", "autocomplete", "button-on-post", "modal"]) {
      expect(receive({ ...fixture(name), guild_id: "700000000000000002" })).toEqual({ kind: "not-ours" });
    }
  });

  test("from a forum itself is not taken, and from one of its posts it is", () => {
    const payload = fixture("command");
    for (const [type, kind] of [
      [15, "forum"],
      [16, "forum"],
      [4, "forum"],
      [11, "command"],
      [5, "command"],
      [2, "command"],
      [null, "command"],
    ] as const) {
      expect(receive({ ...payload, channel: { id: place.channel, type } }).kind).toBe(kind);
    }
  });
});

describe("a payload that is not as Discord says", () => {
  /** What stands in the way of acting on it, at each place that is acted on. */
  const broken: readonly (readonly [string, (payload: Payload) => unknown])[] = [
    ["command", (payload) => ({ ...payload, data: null })],
    ["command", (payload) => ({ ...payload, data: { type: 1 } })],
    ["command", (payload) => ({ ...payload, data: { type: 1, name: 5 } })],
    ["command", (payload) => ({ ...payload, data: { type: 1, name: "ballot", options: "create" } })],
    ["command", (payload) => ({ ...payload, data: { type: 1, name: "ballot", options: [null] } })],
    ["command", (payload) => ({ ...payload, member: null })],
    ["command", (payload) => ({ ...payload, member: { ...payload.member, user: null } })],
    ["command", (payload) => ({ ...payload, member: { ...payload.member, user: { id: 5 } } })],
    ["command", (payload) => ({ ...payload, channel: null, channel_id: null })],
    ["command", (payload) => ({ ...payload, guild_id: 7 })],
    ["command", (payload) => ({ ...payload, id: null })],
    ["user-menu", (payload) => ({ ...payload, data: null })],
    [
      "autocomplete",
      (payload) => ({ ...payload, data: { type: 1, name: "ballot", options: [{ type: 3 }] } }),
    ],
    ["button-on-post", (payload) => ({ ...payload, data: { component_type: 2 } })],
    ["button-on-post", (payload) => ({ ...payload, data: { component_type: "2", custom_id: "x" } })],
    ["own-button-in-direct-message", (payload) => ({ ...payload, user: { id: null } })],
    ["modal", (payload) => ({ ...payload, data: { custom_id: "x", components: null } })],
    [
      "modal",
      (payload) => ({ ...payload, data: { custom_id: "x", components: [{ component: { value: "x" } }] } }),
    ],
    ["modal", (payload) => ({ ...payload, data: { custom_id: "x", components: [{ components: [5] }] } })],
  ];

  test.each(broken)("at what Muster acts on is not read: %s, %#", (name, breaking) => {
    expect(receive(breaking(fixture(name)))).toEqual({ kind: "unreadable" });
  });

  /** What Muster can do without. */
  const odd: readonly (readonly [string, (payload: Payload) => unknown])[] = [
    ["command", (payload) => ({ ...payload, guild: null, app_permissions: null, entitlements: null })],
    ["command", (payload) => ({ ...payload, data: { type: 1, name: "posted", options: null } })],
    ["command", (payload) => ({ ...payload, channel: null })],
    ["user-menu", (payload) => ({ ...payload, data: { type: 2, name: "x" } })],
    ["button-on-post", (payload) => ({ ...payload, message: null })],
    ["button-on-post", (payload) => ({ ...payload, message: { thread: null, flags: "x" } })],
    ["modal", (payload) => ({ ...payload, message: null })],
    [
      "modal",
      (payload) => ({ ...payload, data: { custom_id: "x", components: [{ type: 10, content: "x" }] } }),
    ],
  ];

  test.each(odd)("elsewhere is read all the same: %s, %#", (name, breaking) => {
    const whole = receive(fixture(name));
    expect(receive(breaking(fixture(name))).kind).toBe(whole.kind);
  });

  test.each([null, undefined, 5, "x", [], {}, { type: null }, { type: 1 }, { type: 9 }])(
    "at all is strange: %o",
    (payload) => {
      expect(receive(payload)).toEqual({ kind: "strange" });
    },
  );
});
