import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Running, startMuster } from "../src/main.ts";
import { type DiscordDouble, type GuildFace, startDiscordDouble } from "./doubles/discord/double.ts";
import type { Person } from "./doubles/discord/people.ts";
import type { Message, Outcome } from "./doubles/discord/state.ts";
import { keepingLog } from "./support/logs.ts";
import { type OpenGround, serverGround } from "./support/muster.ts";

const name = "Reballot";

/** One Muster and one token in two Discord servers whose ballots, channels and members have the same names. */
describe.skipIf(!serverGround.available)(`two Discord servers, ${serverGround.title}`, () => {
  let ground: OpenGround;
  let discord: DiscordDouble;
  let muster: Running | undefined;
  let now = at("2023-04-20T08:00");
  const log = keepingLog();

  afterEach(async () => {
    await muster?.stop();
    await discord.close();
    await ground.close();
  });

  async function start(): Promise<void> {
    ground = await serverGround.open();
    // Larger buckets: weeks of posts pass in seconds of the clock by which requests are counted.
    const many = { limit: 500, perMs: 5000 };
    discord = await startDiscordDouble(() => now, {
      rates: { channelMessages: many, channelEdits: many },
    });
    muster = await startMuster(
      {
        storage: ground.storage,
        web: { host: "127.0.0.1", port: 0 },
        preview: false,
        chats: { discord: { token: discord.token, apiUrl: discord.url } },
        logLevel: "silent",
      },
      {
        log,
        clock: { now: () => Temporal.Instant.fromEpochMilliseconds(now) },
        elapsedMs: () => performance.now(),
      },
    );
  }

  /** A server as its officer sets it up: a ballot of the usual name, and its check in #general. */
  async function setUp(guild: GuildFace, closes: string): Promise<{ readonly officer: Person; id: string }> {
    const officer = guild.member("officer", { manages: true });
    const created = await say(guild, officer, "ballot create", {
      name,
      opens: "20 March 2023",
      closes: `${closes} 12 noon`,
    });
    expect(created).toContain(closes);
    await say(guild, officer, "check open");
    const [id] = await officer.autocomplete("ballot status", "ballot", "");
    if (id === undefined) throw new Error("no ballot is offered");
    return { officer, id };
  }

  test("share nothing, and one that removes Muster does not silence the other", {
    timeout: 120_000,
  }, async () => {
    await start();
    const ours = discord.guild("branch");
    now += 1;
    const theirs = discord.guild("branch");
    const here = await setUp(ours, "Tuesday 9 May 2023");
    expect(await say(theirs, theirs.member("officer", { manages: true }), "ballot status")).toContain(
      "No ballot is set up here yet",
    );
    const there = await setUp(theirs, "Friday 12 May 2023");

    // Neither by name nor by id is the other's ballot within reach.
    expect(await here.officer.autocomplete("ballot status", "ballot", "")).toEqual([here.id]);
    expect(await there.officer.autocomplete("ballot status", "ballot", "")).toEqual([there.id]);
    expect(await say(ours, here.officer, "ballot status", { ballot: name })).toContain("Tuesday 9 May 2023");
    const reached = await say(theirs, there.officer, "ballot status", { ballot: here.id });
    expect(reached).not.toContain("9 May 2023");
    await there.officer.command("ballot close", { ballot: here.id });

    // Officers of one are nobody in the other, and an answer given in one is not given in the other.
    const one = ours.member("member-one");
    const elsewhere = theirs.member("member-one", { same: one });
    await posted(ours, "Have you posted");
    await posted(theirs, "Have you posted");
    const guest = theirs.member("guest", { same: here.officer });
    expect(await say(theirs, guest, "ballot entitled", { count: "100" })).toMatch(/reps?|officer/u);
    const consent = shown(await one.press(checkIn(ours, one), "Posted"));
    expect(ours.read(shown(await one.press(consent, "Yes")))).toContain("You told us: Posted.");
    expect(await say(ours, one, "posted")).toContain("You told us: Posted.");
    expect(await say(theirs, elsewhere, "posted")).not.toContain("You told us");
    expect(theirs.read(shown(await elsewhere.press(checkIn(theirs, elsewhere), "Posted")))).not.toContain(
      "You told us",
    );
    const kept = await rows<{ workspace: string }>(
      "select b.workspace from answer a join campaign c on c.id = a.campaign_id join branch b on b.id = c.branch_id",
    );
    expect(kept).toEqual([{ workspace: ours.id }]);

    await walkTo("2023-04-25T09:00");
    await posted(ours, "14 days to go");
    await walkTo("2023-04-28T09:00");
    await posted(theirs, "14 days to go");
    expect(ours.words().join("\n")).not.toContain("12 May");
    expect(theirs.words().join("\n")).not.toMatch(/(?<!\d)9 May/u);

    // GUILD_DELETE: nothing more is planned for that server; the other is none the worse.
    ours.kick();
    await vi.waitFor(async () => expect(await plannedIn(ours)).toBe(0), { timeout: 20_000 });
    expect(await plannedIn(theirs)).toBeGreaterThan(0);
    const before = ours.words();
    const requests = discord.seen.length;
    for (const day of ["2023-04-29", "2023-05-02", "2023-05-05"]) await walkTo(`${day}T09:00`);
    await posted(theirs, "7 days to go");
    expect(ours.words()).toEqual(before);
    const general = ours.channel("general").id;
    expect(discord.seen.slice(requests).filter(({ path }) => path.includes(general))).toEqual([]);
  });

  async function walkTo(local: string): Promise<void> {
    now = at(local);
    await vi.waitFor(
      async () => {
        const health = await fetch(`${muster?.url}/healthz`);
        expect(await health.json()).toMatchObject({ due: false });
        expect(await rows("select id from delivery where state = 'claimed'")).toEqual([]);
      },
      { timeout: 20_000, interval: 50 },
    );
  }

  const plannedIn = async (guild: GuildFace) =>
    (await rows(`select id from delivery where state = 'planned' and workspace = '${guild.id}'`)).length;

  async function rows<Row extends pg.QueryResultRow>(query: string): Promise<readonly Row[]> {
    if (ground.storage.kind !== "server") throw new Error("not a server");
    const client = new pg.Client({ connectionString: ground.storage.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(query)).rows;
    } finally {
      await client.end();
    }
  }
});

async function say(guild: GuildFace, who: Person, line: string, options: Record<string, string> = {}) {
  return guild.read(shown(await who.command(line, options)));
}

function checkIn(guild: GuildFace, who: Person): Message {
  const found = who.sees().find((message) => guild.read(message).includes("Have you posted"));
  if (!found) throw new Error("no check in this channel");
  return found;
}

async function posted(guild: GuildFace, words: string): Promise<void> {
  await vi.waitFor(() => expect(guild.words().join("\n")).toContain(words), { timeout: 20_000 });
}

function shown(outcome: Outcome): Message {
  if (!("message" in outcome)) throw new Error(`no message but ${outcome.kind}`);
  return outcome.message;
}

function at(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/London").epochMilliseconds;
}
