import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIInteraction } from "discord.js";
import { describe, expect, test } from "vitest";
import { type Received, receive } from "../../src/discord/receive.ts";

function fixture(name: string): APIInteraction {
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
    const payload = fixture("command") as { member: { permissions: string } } & APIInteraction;
    for (const permissions of ["2147485696", "0", "odd"]) {
      payload.member.permissions = permissions;
      expect(receive(payload)).toMatchObject({ call: { caller: { managesWorkspace: false } } });
    }
  });
});
