import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Caller } from "../../src/core/chat/chat.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { buttonsOf, channel, people, text, useRig } from "../support/rig.ts";

/** What somebody tries who has an account in a branch, in another branch, or a copy of what was sent before. */

const rig = useRig(commands);

const theirs: Caller = {
  chat: "preview",
  workspace: "their-workspace",
  user: "u-stranger",
  managesWorkspace: true,
  groupsOf: async () => [],
};

const theirPlace = { chat: "preview", workspace: "their-workspace", channel: "general" } as const;

/** A branch with one of everything; every id and button that ever left it. */
async function ours() {
  const replies: Reply[] = [];
  const say = async (as: "rep" | "officer" | "member", line: string) =>
    replies.push(await rig().say(as, line));
  await say(
    "rep",
    "/ballot create name: Harbour secret opens: 20 March 2023 closes: 9 May 2023 12 noon replacement-by: 28 April 2023 5pm",
  );
  await say("rep", "/check open");
  await say("rep", "/strike add name: Harbour stoppage days: 28 April 2023 for: all of us state: notified");
  await say("rep", "/countdown add ballot: Harbour secret days: 7, 1");
  await say("member", "/reminder add text: Harbour private when: 27 April 5pm who: me");
  await say("rep", "/ballot import Harbour draft\nCloses: 30 June 2023 noon");
  await say("rep", "/strike confirm strike: Harbour stoppage");
  await say("rep", "/ballot actions ballot: Harbour secret");
  await say("rep", "/ballot close ballot: Harbour secret");
  await say("member", "/posted");
  await say("member", "/posted answer: posted");
  await say("officer", "/mydata erase");
  const { store } = rig();
  const branch = await store.branches.of(people.rep);
  const id = branch?.id ?? "";
  const [campaigns, checks, strikes, countdowns, reminders] = await Promise.all([
    store.campaigns.list(id),
    store.checks.list(id),
    store.strikes.list(id),
    store.countdowns.list(id),
    store.reminders.list(id, rig().vault.memberKey(people.member)),
  ]);
  const rows = [...campaigns, ...checks, ...strikes, ...countdowns, ...reminders];
  const buttons = [
    ...replies.flatMap(buttonsOf).map((button) => button.id),
    ...checks.map((check) => `check/answer/${check.id}/posted`),
    ...campaigns.flatMap((one) => [
      `check/agree/${one.id}/posted/1`,
      `check/change/${one.id}`,
      `posted/answer/${one.id}/posted`,
      `posted/remind/${one.id}`,
    ]),
    ...reminders.map((one) => `reminder/stop/${one.id}`),
  ];
  return { buttons, shortIds: rows.map(({ shortId }) => shortId) };
}

test("another branch's ids open nothing: not its buttons, not its short ids, not its questions", async () => {
  const { buttons, shortIds } = await ours();
  expect(buttons.length).toBeGreaterThan(12);
  const ourRows = async () =>
    (await rig().dump()).split("\n").filter((row) => !row.includes("their-workspace"));
  const kept = async () =>
    (await ourRows()).filter((row) => /"short_id"|"answer"|"timetable"/u.test(row)).sort();
  const before = await kept();
  const { inbox } = rig();
  const said: string[] = [];
  for (const button of buttons) {
    said.push(text(await inbox.press({ callId: randomUUID(), caller: theirs, place: theirPlace, button })));
  }
  for (const shortId of shortIds) {
    for (const { name, subcommands } of commands) {
      for (const subcommand of subcommands) {
        const input = `${subcommand.name} ${shortId}`;
        const call = { callId: randomUUID(), caller: theirs, place: theirPlace, command: name, input };
        said.push(text(await inbox.command(call)));
      }
    }
  }
  expect(said.join("\n")).not.toMatch(/Harbour (?:secret|stoppage|private|draft)/u);
  expect(await kept()).toEqual(before);
});

test("a captured call sent again gets its first reply, whatever was changed in it", async () => {
  const { inbox, store } = rig();
  const callId = randomUUID();
  const call = { callId, caller: people.rep, place: channel, command: "ballot" };
  const first = await inbox.command({ ...call, input: "create name: First closes: 9 May 2023 12 noon" });
  const again = await inbox.command({ ...call, input: "create name: Second closes: 9 May 2023 12 noon" });
  expect(text(again)).toBe(text(first));
  const pressed = await inbox.press({ ...call, button: "mydata/erase" });
  expect(text(pressed)).toBe(text(first));
  const branch = await store.branches.of(people.rep);
  expect((await store.campaigns.list(branch?.id ?? "")).map(({ name }) => name)).toEqual(["First"]);
});

test("a member gets through no rep's or officer's door, by command, button or form", async () => {
  const { buttons } = await ours();
  const refused = /^Only (?:reps|officers)/u;
  for (const { name, subcommands } of commands) {
    for (const { name: subname, who, form } of subcommands) {
      if (who === "member") continue;
      const line = `/${name} ${subname}`;
      expect(text(await rig().say("member", line)), line).toMatch(refused);
      if (form) expect(text(await rig().submit("member", `${name}/${subname}`, {})), line).toMatch(refused);
    }
  }
  const guarded = commands.flatMap((command) =>
    command.buttons.filter((button) => "who" in button && button.who !== "member").map(({ name }) => name),
  );
  const reached = new Set<string>();
  for (const id of buttons) {
    // What was asked back is its caller's alone: for anybody else it is not there.
    if (id.startsWith("ask/")) {
      reached.add("ask");
      expect(text(await rig().press("other", id)), id).toContain("has been answered, or is too old");
    }
    const name = guarded.find((one) => id === one || id.startsWith(`${one}/`));
    if (name === undefined) continue;
    reached.add(name);
    expect(text(await rig().press("member", id)), id).toMatch(refused);
  }
  expect(reached.size).toBeGreaterThan(2);
});

test("text with halves of characters and NUL is taken as text, and nothing fails", async () => {
  for (const odd of ["\0", "\ud800", "a\0b\udfff", "😀"]) {
    const made = await rig().say("rep", `/ballot create name: Odd${odd} closes: 9 May 2023 12 noon`);
    expect(text(made)).toContain("Odd");
    await rig().say("rep", `/ballot import ${odd}x\nCloses: 30 June 2023 noon`);
    await rig().submit("member", "reminder/add", { text: `Call${odd}`, when: "27 April 5pm", who: "me" });
    await rig().press("member", `check/answer/${odd}/posted`);
  }
});

test("no name turns the date behind it round: what changes the direction of reading is taken out", async () => {
  const made = await rig().say(
    "rep",
    "/ballot create name: \u202eReballot ✉\u2066\u202e\u200f closes: 9 May 2023 12 noon",
  );
  expect(text(made)).toContain("Reballot");
  const form = { name: "Strike\u202e", days: "1 May 2023", for: "all\u2067 of us" };
  expect(text(await rig().submit("rep", "strike/add", form))).toContain("Strike");
  expect(text(made) + (await rig().dump())).not.toMatch(/\p{Bidi_Control}|\\u20(?:0[ef]|2[a-e]|6[6-9])/u);
});

test("an export is JSON whose every text is what was typed, and no spreadsheet's formula", async () => {
  for (const name of [
    '=HYPERLINK("https://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "=SUM(A1:A9)",
    "-2+3",
  ]) {
    await rig().say("rep", `/ballot create name: ${name} closes: 9 May 2023 12 noon`);
    const branch = await rig().store.branches.of(people.rep);
    const all = await rig().store.campaigns.list(branch?.id ?? "");
    const made = all.find((one) => one.name === name);
    const exported = await rig().say("rep", `/ballot export ${made?.shortId}`);
    if (exported.kind !== "private") throw new Error("no export");
    const [line] = exported.card.lines;
    const [span] = line ?? [];
    const sent = span?.kind === "text" ? span.text : "";
    expect(sent[0]).toBe("{");
    expect(JSON.parse(sent)).toMatchObject({ campaigns: [{ name }] });
  }
});

test("the page sets people's words as text and nothing else", () => {
  const folder = join(import.meta.dirname, "../../src/preview/page");
  const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(10);
  for (const name of scripts) {
    const script = readFileSync(join(folder, name), "utf8");
    expect(script, name).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextualFragment|srcdoc/u,
    );
  }
  const page = readFileSync(join(folder, "index.html"), "utf8");
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|javascript:|style=/u);
});
