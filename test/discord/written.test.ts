import { expect, test } from "vitest";
import { readEvents } from "../../src/discord/events.ts";
import { discordWords } from "../../src/discord/words.ts";
import { keepingLog } from "../support/logs.ts";
import { useRig } from "./rig.ts";

const open = useRig();

/** Somebody of the branch's server, and the channel in which they write to Muster alone. */
async function writing() {
  const rig = await open();
  const calls: unknown[] = [];
  const command = async (call: unknown) => {
    calls.push(call);
    return { kind: "private", card: { lines: [] } } as const;
  };
  let ms = 0;
  await rig.start({ command }, { elapsedMs: () => ms });
  const guild = rig.double.guild("branch");
  const one = guild.member("member-one");
  const response = await fetch(`${rig.double.url}/v10/users/@me/channels`, {
    method: "POST",
    headers: { authorization: `Bot ${rig.double.token}`, "content-type": "application/json" },
    body: JSON.stringify({ recipient_id: one.id }),
  });
  const { id: channel } = (await response.json()) as { readonly id: string };
  let number = 0;
  const write = (more: object = {}) => {
    number += 1;
    rig.double.dispatch(guild, "MESSAGE_CREATE", {
      id: `9${number}`,
      channel_id: channel,
      author: { id: one.id },
      content: "I voted yes",
      ...more,
    });
  };
  const pass = (by: number) => {
    ms += by;
  };
  return { ...rig, one, write, calls, pass };
}

const told = (messages: readonly { readonly content: string }[]) => messages.map(({ content }) => content);

const where = discordWords.written.lines.flat().map((span) => ("text" in span ? span.text : ""));

test("whoever writes to Muster alone is told where it answers, once an hour", async () => {
  const { one, write, calls, pass } = await writing();
  write();
  await expect.poll(() => one.directMessages().length).toBe(1);
  write();
  pass(61 * 60_000);
  write();
  await expect.poll(() => one.directMessages().length).toBe(2);
  expect(told(one.directMessages())).toEqual([...where, ...where]);
  expect(calls).toEqual([]);
});

test.each([
  ["of an app", { author: { id: "77", bot: true } }],
  ["in a server", { guild_id: "1" }],
  ["without an author", { author: null }],
])("nothing is said to what is written %s", (_who, more) => {
  const written: unknown[] = [];
  const log = keepingLog();
  const { dispatch } = readEvents(
    { interaction() {}, left() {}, joined() {}, written: (message) => written.push(message) },
    log,
  );
  const message = { id: "9", channel_id: "5", author: { id: "77" }, content: "I voted yes" };
  dispatch({ t: "MESSAGE_CREATE", d: { ...message, ...more } });
  expect(written).toEqual([]);
  dispatch({ t: "MESSAGE_CREATE", d: message });
  expect(written).toEqual([{ id: "9", channel: "5", by: "77" }]);
  expect(JSON.stringify(log.kept)).not.toContain("voted");
});
