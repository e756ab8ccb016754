import { describe, expect, test } from "vitest";
import { privately } from "../../src/core/chat/reply.ts";
import type { DiscordDouble } from "../doubles/discord/double.ts";
import { useRig } from "./rig.ts";

const open = useRig();

/** A request as any program might make it: Discord's code, or the status of a success. */
async function ask(
  double: DiscordDouble,
  line: string,
  body?: unknown,
  token = double.token,
): Promise<number> {
  const [method = "", path = ""] = line.split(" ");
  const response = await fetch(`${double.url}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === "" ? {} : JSON.parse(text);
  return response.ok ? response.status : (answer.code ?? response.status);
}

const button = (custom_id: string, more: object = {}) => ({
  type: 2,
  style: 2,
  label: "x",
  custom_id,
  ...more,
});

const row = (...components: readonly object[]) => ({ type: 1, components });

describe("the double refuses", () => {
  const bodies: readonly (readonly [string, object, number])[] = [
    ["an empty message", {}, 50006],
    ["content over 2000 characters", { content: "x".repeat(2001) }, 50035],
    ["a title over 256 characters", { embeds: [{ title: "x".repeat(257) }] }, 50035],
    [
      "embeds over 6000 characters in total",
      { embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }] },
      50035,
    ],
    [
      "six buttons in a row",
      { content: "x", components: [row(...[..."abcdef"].map((id) => button(id)))] },
      50035,
    ],
    ["six rows", { content: "x", components: [..."abcdef"].map((id) => row(button(id))) }, 50035],
    ["one custom id twice", { content: "x", components: [row(button("a")), row(button("a"))] }, 50035],
    ["a custom id over 100 characters", { content: "x", components: [row(button("a".repeat(101)))] }, 50035],
    [
      "a link with a custom id",
      { content: "x", components: [row(button("a", { style: 5, url: "https://example.org" }))] },
      50035,
    ],
    ["new components without their flag", { components: [{ type: 10, content: "x" }] }, 50035],
    ["a nonce over 25 characters", { content: "x", nonce: "n".repeat(26) }, 50035],
  ];

  test.each(bodies)("%s", async (_, body, code) => {
    const { double } = await open();
    const channel = double.guild("branch").channel("general").id;
    expect(await ask(double, `POST /channels/${channel}/messages`, body)).toBe(code);
  });

  test("a wrong token, an unknown channel, a channel out of reach, a person without direct messages", async () => {
    const { double } = await open();
    const guild = double.guild("branch");
    const channel = guild.channel("general").id;
    const post = `POST /channels/${channel}/messages`;
    expect(await ask(double, post, { content: "x" }, "wrong")).toBe(0);
    expect(await ask(double, "POST /channels/1/messages", { content: "x" })).toBe(10003);
    guild.allow({ send: false });
    expect(await ask(double, post, { content: "x" })).toBe(50013);
    guild.kick();
    expect(await ask(double, post, { content: "x" })).toBe(50001);
    expect(await ask(double, "POST /users/@me/channels", { recipient_id: "1" })).toBe(10013);
  });

  test("command names in capitals, with a space or too long", async () => {
    const { double } = await open();
    const put = (name: string) =>
      ask(double, `PUT /applications/${double.applicationId}/commands`, [{ name, description: "x" }]);
    expect(await put("good-name")).toBe(200);
    for (const name of ["Capital", "two words", "x".repeat(33), ""]) expect(await put(name)).toBe(50035);
  });

  test("a second first answer, a late one, an unknown one, and anything after 15 minutes", async () => {
    let now = Date.now();
    const { double, start } = await open(() => now);
    const member = double.guild("branch").member("member-one");
    await start({ command: async () => privately({ lines: [] }) });
    await member.command("told");
    const callback = double.seen.find(({ path }) => path.endsWith("/callback"))?.path ?? "";
    const original = double.seen.find(({ path }) => path.endsWith("@original"))?.path ?? "";
    expect(await ask(double, `POST ${callback}`, { type: 5 })).toBe(40060);
    expect(await ask(double, "POST /interactions/1/token/callback", { type: 5 })).toBe(10062);
    expect(await ask(double, `PATCH ${original}`, { content: "again" })).toBe(200);
    now += 16 * 60_000;
    expect(await ask(double, `PATCH ${original}`, { content: "too late" })).toBe(50027);
  });
});

describe("the double keeps", () => {
  test("how long each interaction waited for its first answer, and nothing of a refused one", async () => {
    let now = Date.now();
    const { double, start } = await open(() => now);
    const member = double.guild("branch").member("member-one");
    const slow = async () => {
      now += 40;
      return privately({ lines: [] });
    };
    await start({ command: slow });
    await member.command("told");
    const callback = double.seen.find(({ path }) => path.endsWith("/callback"))?.path ?? "";
    await ask(double, `POST ${callback}`, { type: 5 });
    // Acknowledged before the work began.
    expect(double.acknowledgedMs).toEqual([0]);
  });

  test("a nonce for some minutes, and never gives it back", async () => {
    let now = Date.now();
    const { double } = await open(() => now);
    const { messages, id } = double.guild("branch").channel("general");
    const post = () =>
      ask(double, `POST /channels/${id}/messages`, { content: "x", nonce: "n", enforce_nonce: true });
    await post();
    await post();
    expect(messages).toHaveLength(1);
    now += 10 * 60_000;
    await post();
    expect(messages).toHaveLength(2);
    expect(JSON.stringify(messages)).not.toContain("nonce");
  });
});
