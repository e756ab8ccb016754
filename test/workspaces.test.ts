import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Running, startMuster } from "../src/main.ts";
import type { Person, Shown } from "./doubles/slack/person.ts";
import type { Message } from "./doubles/slack/world.ts";
import { install } from "./slack/install.ts";
import { botToken, general, openBranch, signingSecret, team } from "./slack/support.ts";
import { keepingLog } from "./support/logs.ts";
import { type OpenGround, serverGround } from "./support/muster.ts";

const other = { team: "T0OTHER", channel: "C0OTHER" };

/** Slack's library reckons when a token runs out by the real clock, so this walk begins today. */
const today = Temporal.Now.plainDateISO("Europe/London");

const close = today.add({ days: 30 });

/** One Muster for many workspaces: signed HTTP and OAuth, installations kept in Postgres. */
describe.skipIf(!serverGround.available)(`many Slack workspaces, ${serverGround.title}`, () => {
  let ground: OpenGround;
  let muster: Running | undefined;

  afterEach(async () => {
    await muster?.stop();
    await ground.close();
  });

  async function start() {
    ground = await serverGround.open();
    const branch = await openBranch({ rotation: true, startsAt: Date.now(), rateClock: "own" });
    const { slack } = branch;
    slack.addWorkspace(other.team);
    const theirs = slack.addPerson("U0THEIRS", other.team, { admin: true });
    slack.addChannel(other.channel, other.team, { members: ["bot", theirs.id] });
    const log = keepingLog();
    const running = await startMuster(
      {
        storage: ground.storage,
        web: { host: "127.0.0.1", port: 0, publicUrl: "https://muster.example" },
        preview: false,
        chats: {
          slack: {
            kind: "http",
            signingSecret,
            clientId: slack.clientId,
            clientSecret: slack.clientSecret,
            stateSecret: "a-state-secret-long-enough-to-be-one",
            apiUrl: slack.url,
          },
        },
        logLevel: "silent",
      },
      {
        log,
        clock: { now: () => Temporal.Instant.fromEpochMilliseconds(slack.world.now()) },
        elapsedMs: () => performance.now(),
      },
    );
    muster = running;
    slack.deliveries.sendTo({ url: `${running.url}/slack/events`, signingSecret });
    return { ...branch, theirs, log, url: running.url };
  }

  const say = async (person: Person, command: string, typed: string, channel: string) =>
    wordsOf(await (await person.command(command, typed, { channel })).shown());
  const sees = (person: Person, channel: string) => person.sees(channel).map(({ text }) => text);

  test("installed twice, they share nothing; tokens are renewed, sealed, revoked and given anew", {
    timeout: 90_000,
  }, async () => {
    const { slack, officer, theirs, log, url } = await start();
    const page = await install(slack, url, { team, user: officer.id });
    expect(page.status).toBe(200);
    await install(slack, url, { team: other.team, user: theirs.id });

    const closes = `closes: ${close} 12:00`;
    expect(
      await say(officer, "/ballot", `create name: Our ballot ${closes} turnout-rule: no`, general),
    ).toContain("Our ballot");
    expect(await say(theirs, "/ballot", "status", other.channel)).toContain("No ballot is set up here yet");
    await say(theirs, "/ballot", `create name: Their ballot ${closes} turnout-rule: no`, other.channel);
    await say(officer, "/check", "open", general);
    await say(theirs, "/check", "open", other.channel);
    await posted(() => sees(officer, general), "Our ballot: papers must arrive");
    await posted(() => sees(theirs, other.channel), "Their ballot: papers must arrive");
    expect(sees(officer, general).join()).not.toContain("Their ballot");
    expect(sees(theirs, other.channel).join()).not.toContain("Our ballot");

    // A post long after the tokens have run out: each installation renews its own, once.
    slack.pass(nineOn(close.subtract({ days: 28 })) - slack.world.now());
    await posted(() => sees(officer, general), "28 days to go");
    await posted(() => sees(theirs, other.channel), "28 days to go");
    expect(slack.oauth.refreshes()).toBe(2);

    const kept = await dump();
    for (const token of [...slack.world.tokens.keys(), botToken, slack.clientSecret])
      expect(kept).not.toContain(token);
    for (const person of [officer, theirs]) expect(kept).not.toContain(person.id);

    // Uninstalled: nothing more goes there, and the other workspace is none the worse.
    for (const [value, token] of slack.world.tokens)
      if (token.team === team && value !== botToken) token.state = "revoked";
    await slack.event(team, { type: "app_uninstalled" });
    await vi.waitFor(async () => expect(await installedIn()).toEqual([other.team]), { timeout: 20_000 });
    const before = sees(officer, general).length;
    slack.pass(nineOn(close.subtract({ days: 21 })) - slack.world.now());
    await posted(() => sees(theirs, other.channel), "21 days to go");
    expect(sees(officer, general)).toHaveLength(before);

    await install(slack, url, { team, user: officer.id });
    expect(await say(officer, "/ballot", "status", general)).toContain("21 days to the close");
    // Back by itself: nobody saved a setting, and what fell due meanwhile is not made up for.
    slack.pass(nineOn(close.subtract({ days: 14 })) - slack.world.now());
    await posted(() => sees(officer, general).slice(before), "14 days to go");
    expect(sees(officer, general).join()).not.toContain("21 days to go");
    expect(log.kept.join("\n")).not.toMatch(/xoxb-|xoxe|U0THEIRS|U0OFFICER/u);
  });

  async function rowsOf<Row extends pg.QueryResultRow>(query: string): Promise<readonly Row[]> {
    if (ground.storage.kind !== "server") throw new Error("not a server");
    const client = new pg.Client({ connectionString: ground.storage.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(query)).rows;
    } finally {
      await client.end();
    }
  }

  async function installedIn(): Promise<readonly string[]> {
    const rows = await rowsOf<{ workspace: string }>("select workspace from chat_installation");
    return rows.map(({ workspace }) => workspace);
  }

  /** Everything in the database as text. */
  async function dump(): Promise<string> {
    const tables = await rowsOf<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    const selects = tables.map(({ name }) => `select to_jsonb(t)::text as row from "${name}" t`);
    return (await rowsOf<{ row: string }>(selects.join(" union all "))).map(({ row }) => row).join("\n");
  }
});

async function posted(sees: () => readonly string[], words: string): Promise<void> {
  await vi.waitFor(
    () =>
      expect(
        sees().some((text) => text.includes(words)),
        words,
      ).toBe(true),
    { timeout: 20_000 },
  );
}

function nineOn(day: Temporal.PlainDate): number {
  return day.toZonedDateTime({ timeZone: "Europe/London", plainTime: "09:00:01" }).epochMilliseconds;
}

function wordsOf(shown: Shown): string {
  if (shown.kind !== "message") throw new Error(`not a message: ${JSON.stringify(shown)}`);
  const message: Message = shown.message;
  return message.text;
}
