import { describe, expect, test, vi } from "vitest";
import type { CommandCall, FormSubmission, Press } from "../../src/core/chat/chat.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import type { Outcome } from "../doubles/discord/state.ts";
import { useRig } from "./rig.ts";

const open = useRig();

function card(words: string, buttons: readonly { id: string; label: string }[] = []) {
  return { lines: [[{ kind: "text", text: words } as const]], buttons };
}

function said(words: string): Reply {
  return { kind: "private", card: card(words) };
}

function messageOf(outcome: Outcome) {
  if (!("message" in outcome)) throw new Error(`no message but ${outcome.kind}`);
  return outcome.message;
}

function gateOf<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe("a command", () => {
  test("is answered to its caller alone, with what was typed, who and where", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const member = guild.member("member-one", { roles: ["11"] });
    const other = guild.member("member-two");
    const calls: CommandCall[] = [];
    await start({
      async command(call) {
        calls.push(call);
        return said("for you");
      },
    });
    const outcome = await member.command("sample show", { id: "k3m7p" });
    expect(outcome.kind).toBe("private");
    expect(guild.read(messageOf(outcome))).toBe("for you");
    expect(member.sees()).toHaveLength(1);
    expect(other.sees()).toEqual([]);
    expect(calls).toEqual([
      expect.objectContaining({
        callId: expect.stringMatching(/^\d+$/u),
        command: "sample",
        input: expect.objectContaining({ subcommand: "show", options: { id: "k3m7p" } }),
        caller: expect.objectContaining({
          chat: "discord",
          workspace: guild.id,
          user: member.id,
          managesWorkspace: false,
        }),
        place: { chat: "discord", workspace: guild.id, channel: guild.channel("general").id },
      }),
    ]);
  });

  test("of somebody with Manage Server comes as of one who manages the workspace", async () => {
    const { double, start } = await open();
    const officer = double.guild("branch").member("officer", { manages: true });
    const command = vi.fn(async () => said("yes"));
    await start({ command });
    await officer.command("told");
    expect(command).toHaveBeenCalledWith(
      expect.objectContaining({ caller: expect.objectContaining({ managesWorkspace: true }) }),
    );
  });

  test("without any subcommand is the command's own", async () => {
    const { double, start } = await open();
    const command = vi.fn(async () => said("yes"));
    await start({ command });
    await double.guild("branch").member("member-one").command("told", { note: "<@123> hello" });
    expect(command).toHaveBeenCalledWith(
      expect.objectContaining({
        command: "told",
        input: expect.objectContaining({ subcommand: "", options: { note: "<@123> hello" } }),
      }),
    );
  });

  test("is answered although the core takes five seconds", async () => {
    let now = Date.now();
    const { double, start } = await open(() => now);
    const gate = gateOf<Reply>();
    const command = vi.fn(() => gate.promise);
    await start({ command });
    const outcome = double.guild("branch").member("member-one").command("told");
    await vi.waitFor(() => expect(command).toHaveBeenCalled());
    now += 5000;
    gate.resolve(said("here it is"));
    expect((await outcome).kind).toBe("private");
  });

  test("that fails in a way nobody expected is answered with a reference, and its words stay out of the log", async () => {
    const { double, start, log } = await open();
    const guild = double.guild("branch");
    await start({
      command: () => Promise.reject(new Error("secret words")),
    });
    const outcome = await guild.member("member-one").command("told", { note: "my words" });
    expect(guild.read(messageOf(outcome))).toMatch(/[0-9a-f]{8}/u);
    expect(log.kept.join("\n")).not.toMatch(/secret words|my words/u);
  });

  test("is answered through faults of Discord's: a dropped connection, a 500, a 429", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const command = vi.fn(async () => said("in the end"));
    await start({ command });
    double.fault(/^POST .*callback/u, { kind: "drop-after" });
    double.fault(/^PATCH .*webhooks/u, { kind: "status", status: 500 });
    double.fault(/^PATCH .*webhooks/u, { kind: "rate-limit", seconds: 1, scope: "shared" });
    const outcome = await guild.member("member-one").command("told");
    expect(guild.read(messageOf(outcome))).toBe("in the end");
    expect(command).toHaveBeenCalledTimes(1);
  });
});

describe("a form", () => {
  test("opens as the very first answer, with its fields, and without asking the core", async () => {
    const { double, start } = await open();
    const command = vi.fn(async () => said("no"));
    await start({ command });
    const outcome = await double.guild("branch").member("member-one").command("sample make");
    expect(outcome).toMatchObject({
      kind: "form",
      modal: {
        custom_id: "sample/make",
        components: [
          { label: "Name", component: { type: 4, custom_id: "name", required: true, max_length: 80 } },
          {
            label: "Kind",
            component: { type: 3, custom_id: "kind", options: [{ default: true }, { value: "election" }] },
          },
          { label: "Note", component: { type: 4, style: 2, required: false } },
        ],
      },
    });
    expect(command).not.toHaveBeenCalled();
  });

  test("does not open when options were given", async () => {
    const { double, start } = await open();
    await start({ command: async () => said("made") });
    const outcome = await double.guild("branch").member("member-one").command("sample make", { name: "x" });
    expect(outcome.kind).toBe("private");
  });

  test("sent comes in by field, a choice by its value", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const forms: FormSubmission[] = [];
    await start({
      async submit(form) {
        forms.push(form);
        return said("saved");
      },
    });
    const member = guild.member("member-one");
    const opened = await member.command("sample make");
    if (opened.kind !== "form") throw new Error("no form");
    const outcome = await member.submit(opened.modal, { name: "Spring", kind: "election" });
    expect(guild.read(messageOf(outcome))).toBe("saved");
    expect(forms[0]).toMatchObject({
      form: "sample/make",
      values: { name: "Spring", kind: "election", note: "" },
    });
  });

  test("refused gives back what was typed, as it was typed", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    await start({
      submit: async () => ({ kind: "refused", card: card("The ballot has closed."), field: "name" }),
    });
    const member = guild.member("member-one");
    const opened = await member.command("sample make");
    if (opened.kind !== "form") throw new Error("no form");
    const outcome = await member.submit(opened.modal, { name: "Spring *2024*", note: "one\ntwo" });
    const words = guild.read(messageOf(outcome));
    expect(words).toContain("The ballot has closed.");
    expect(words).toContain("name: Spring *2024*");
    expect(words).toContain("note: one\ntwo");
    expect(outcome.kind).toBe("private");
  });
});

describe("a button", () => {
  const buttons = [
    { id: "sample/more/1", label: "More" },
    { id: "sample/turn/1", label: "Turn" },
  ];

  test("on a post is answered to whoever taps it, alone; the post stays", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const presses: Press[] = [];
    const chat = await start({
      async press(press) {
        presses.push(press);
        return { kind: "update", card: card("turned") };
      },
    });
    const place = { chat: "discord", workspace: guild.id, channel: guild.channel("general").id } as const;
    await chat.post(place, card("asked", buttons), "AAAAAAAAAAAAAAAAAAAAAA" as never);
    const member = guild.member("member-one");
    const [post] = member.sees();
    if (!post) throw new Error("no post");
    for (const label of ["More", "Turn"]) {
      const outcome = await member.press(post, label);
      expect(outcome.kind).toBe("private");
    }
    expect(presses.map(({ button }) => button)).toEqual(["sample/more/1", "sample/turn/1"]);
    expect(guild.words()).toEqual(["asked"]);
    expect(guild.member("member-two").sees()).toHaveLength(1);
  });

  test("on a private message replaces that message where it is declared to", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const member = guild.member("member-one");
    await start({
      command: async () => ({ kind: "private", card: card("first", buttons) }),
      press: async () => ({ kind: "update", card: card("turned") }),
    });
    const first = messageOf(await member.command("told"));
    const outcome = await member.press(first, "Turn");
    expect(outcome.kind).toBe("updated");
    expect(member.sees().map(guild.read)).toEqual(["turned"]);
    expect(member.sees()[0]?.components).toEqual([]);
  });

  test("refused on a private message leaves the message and says why beside it", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const member = guild.member("member-one");
    await start({
      command: async () => ({ kind: "private", card: card("first", buttons) }),
      press: async () => ({ kind: "refused", card: card("Not any more.") }),
    });
    const first = messageOf(await member.command("told"));
    const outcome = await member.press(first, "Turn");
    expect(outcome.kind).toBe("private");
    expect(member.sees().map(guild.read)).toEqual(["first", "Not any more."]);
    expect(guild.member("member-two").sees()).toEqual([]);
  });

  test("that nobody declared is left to the core to refuse, privately", async () => {
    const { double, start } = await open();
    const guild = double.guild("branch");
    const press = vi.fn(async () => ({ kind: "refused", card: card("That button is old.") }) as const);
    const chat = await start({ press });
    const place = { chat: "discord", workspace: guild.id, channel: guild.channel("general").id } as const;
    await chat.post(
      place,
      card("x", [{ id: "forged/1", label: "Forged" }]),
      "BBBBBBBBBBBBBBBBBBBBBB" as never,
    );
    const member = guild.member("member-one");
    const [post] = member.sees();
    if (!post) throw new Error("no post");
    expect((await member.press(post, "Forged")).kind).toBe("private");
    expect(press).toHaveBeenCalledTimes(1);
  });
});

describe("suggestions", () => {
  test("are offered for ids, at most 25 and 100 characters each", async () => {
    const { double, start } = await open();
    const member = double.guild("branch").member("member-one");
    const suggest = vi.fn(async () => [
      { value: "v".repeat(101), label: "too long to send" },
      ...Array.from({ length: 30 }, (_, index) => ({ value: `id${index}`, label: "l".repeat(120) })),
    ]);
    await start({ suggest });
    expect(await member.autocomplete("sample show", "id", "k3")).toHaveLength(25);
    expect(suggest).toHaveBeenCalledWith(
      expect.objectContaining({ command: "sample", subcommand: "show", option: "id", typed: "k3" }),
    );
  });

  test("that fail are none, quietly", async () => {
    const { double, start } = await open();
    await start({ suggest: () => Promise.reject(new Error("no")) });
    expect(await double.guild("branch").member("member-one").autocomplete("sample show", "id", "")).toEqual(
      [],
    );
  });

  test("are not offered for free text", async () => {
    const { double, start } = await open();
    await start();
    const member = double.guild("branch").member("member-one");
    await expect(member.autocomplete("sample show", "note", "x")).rejects.toThrow("offers nothing");
  });
});

describe("several processes on one token", () => {
  test("make one effect and one answer of one call", async () => {
    const { double, start, log } = await open();
    const guild = double.guild("branch");
    const command = vi.fn(async () => said("once"));
    await start({ command });
    await start({ command });
    expect(double.sessions()).toBe(2);
    const outcome = await guild.member("member-one").command("told");
    expect(guild.read(messageOf(outcome))).toBe("once");
    await vi.waitFor(() =>
      expect(double.seen.filter(({ path }) => path.endsWith("/callback"))).toHaveLength(2),
    );
    expect(command).toHaveBeenCalledTimes(1);
    expect(guild.member("member-one").sees()).toHaveLength(1);
    expect(log.kept.filter((line) => line.includes("not answered"))).toEqual([]);
  });

  test("leave a call alone that is too old to be answered", async () => {
    let now = Date.now();
    const { double, start, log } = await open(() => now);
    const guild = double.guild("branch");
    const command = vi.fn(async () => said("late"));
    await start({ command });
    const gate = gateOf<void>();
    double.fault(/callback/u, { kind: "hold", until: gate.promise });
    void guild.member("member-one").command("told");
    now += 4000;
    gate.resolve();
    await vi.waitFor(() => expect(double.seen.some(({ status }) => status === 404)).toBe(true));
    expect(command).not.toHaveBeenCalled();
    expect(log.kept.filter((line) => line.includes("not answered"))).toEqual([]);
  });
});
