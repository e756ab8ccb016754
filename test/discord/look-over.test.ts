import { expect, test } from "vitest";
import { lookOverDiscord } from "../../src/discord/look-over.ts";
import { useRig } from "./rig.ts";
import { sampleCommands } from "./sample-commands.ts";

const open = useRig();

function states(findings: Awaited<ReturnType<typeof lookOverDiscord>>) {
  return Object.fromEntries(findings.map(({ part, state }) => [part, state]));
}

test("commands that Discord does not know yet are told of, and are well after a start", async () => {
  const { double, start } = await open();
  const access = { token: double.token, apiUrl: double.url };
  expect(states(await lookOverDiscord(access, sampleCommands))).toMatchObject({
    "Discord: token": "well",
    "Discord: commands": "warning",
  });
  await start();
  expect(states(await lookOverDiscord(access, sampleCommands))).toMatchObject({
    "Discord: commands": "well",
  });
  expect(double.seen.filter(({ method }) => method !== "GET")).toHaveLength(1);
});

test("a token that is refused, another application's id and a server Muster is not in are each told with a cure", async () => {
  const { double } = await open();
  const bad = await lookOverDiscord({ token: "not.a.token", apiUrl: double.url }, []);
  expect(bad).toMatchObject([
    { part: "Discord: token", state: "wrong", cure: expect.stringContaining("Reset Token") },
  ]);
  const access = {
    token: double.token,
    apiUrl: double.url,
    applicationId: "1",
    guilds: ["123456789012345678"],
  };
  const found = await lookOverDiscord(access, []);
  expect(states(found)).toMatchObject({ "Discord: application": "wrong", "Discord: servers": "wrong" });
});

test("Discord that does not answer is no wrong token", async () => {
  expect(await lookOverDiscord({ token: "a", apiUrl: "http://127.0.0.1:1" }, [])).toMatchObject([
    { part: "Discord", state: "warning" },
  ]);
});
