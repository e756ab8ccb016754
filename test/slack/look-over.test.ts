import { expect, test } from "vitest";
import { lookOverSlack } from "../../src/slack/look-over.ts";
import { usualScopes } from "../doubles/slack/slack-double.ts";
import { appToken, botToken, openBranch } from "./support.ts";

async function states(scopes: readonly string[], tokens: { botToken?: string; appToken?: string } = {}) {
  const { slack } = await openBranch({ scopes });
  const found = await lookOverSlack({ botToken, appToken, apiUrl: slack.url, ...tokens });
  expect(JSON.stringify(found)).not.toMatch(/xoxb-|xapp-/u);
  return found;
}

test("both tokens and all scopes are well", async () => {
  expect((await states(usualScopes)).map(({ state }) => state)).toEqual(["well", "well", "well"]);
});

test("a scope that was not granted is named, with how to get it", async () => {
  expect(await states(usualScopes.filter((scope) => scope !== "im:write"))).toContainEqual(
    expect.objectContaining({ part: "Slack: scopes", state: "warning", says: "not granted: im:write" }),
  );
});

test("a token that Slack does not take is wrong, with where the right one is found", async () => {
  expect(await states(usualScopes, { botToken: "xoxb-other", appToken: "xapp-other" })).toMatchObject([
    { part: "Slack: bot token", state: "wrong", cure: expect.stringContaining("OAuth & Permissions") },
    { part: "Slack: app token", state: "wrong", cure: expect.stringContaining("App-Level Tokens") },
  ]);
});

test("a Slack that does not answer is no wrong token", async () => {
  const found = await lookOverSlack({ botToken, appToken, apiUrl: "http://127.0.0.1:1/" });
  expect(found.map(({ state }) => state)).toEqual(["warning", "warning"]);
});
