import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import type pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { type Running, startMuster } from "../src/main.ts";
import { createVault } from "../src/vault/vault.ts";
import type { Person } from "./doubles/slack/person.ts";
import type { Message } from "./doubles/slack/world.ts";
import { openPool } from "./servers/pool.ts";
import { install } from "./slack/install.ts";
import { botToken, general, openBranch, signingSecret, team } from "./slack/support.ts";
import { keepingLog } from "./support/logs.ts";
import { type OpenGround, serverGround } from "./support/muster.ts";

/** Slack's library reckons when a token runs out by the real clock, so this begins today. */
const today = Temporal.Now.plainDateISO("Europe/London");

const stateSecret = "a-state-secret-long-enough-to-be-one";

const crowd = 240;

/** A member's own words: they are sealed, and written to that member alone. */
const ownWords = "Post mine at the corner box";

/**
 * A whole branch on a whole Muster, and then everything it kept, sent to Redis or logged, searched for everybody. Whoever
 * gets hold of all of it, but not of the key, learns nobody's name.
 */
describe.skipIf(!serverGround.available)(`nobody is named by what is kept, ${serverGround.title}`, () => {
  let ground: OpenGround;
  let muster: Running | undefined;

  afterEach(async () => {
    await muster?.stop();
    await ground.close();
  });

  test("members, their reps and reminders, erasures and errors leave no id, token or channel of theirs", {
    timeout: 180_000,
  }, async () => {
    ground = await serverGround.open();
    if (ground.storage.kind !== "server") throw new Error("not a server");
    const { databaseUrl, redisUrl } = ground.storage;
    const sealing = randomBytes(32);
    const pool = openPool({ connectionString: databaseUrl, max: 2 });
    onTestFinished(() => pool.end());
    const { sent, stop: stopListening } = await listen(redisUrl);
    const { slack, officer, rep, channel } = await openBranch({
      rotation: true,
      startsAt: Date.now(),
      rateClock: "own",
    });
    const members = Array.from({ length: crowd }, () => {
      const person = slack.addPerson(`U${randomBytes(5).toString("hex").toUpperCase()}`, team);
      channel.members.add(person.id);
      return person;
    });
    const log = keepingLog();
    muster = await startMuster(
      {
        storage: { ...ground.storage, sealingKeys: [sealing] },
        web: { host: "127.0.0.1", port: 0, publicUrl: "https://muster.example" },
        preview: false,
        chats: {
          slack: {
            kind: "http",
            signingSecret,
            clientId: slack.clientId,
            clientSecret: slack.clientSecret,
            stateSecret,
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
    slack.deliveries.sendTo({ url: `${muster.url}/slack/events`, signingSecret });
    await install(slack, muster.url, { team, user: officer.id });

    const closes = `opens: ${today.subtract({ days: 3 })} closes: ${today.add({ days: 30 })} 12:00`;
    await say(officer, "/ballot", `create name: Our ballot ${closes} turnout-rule: no`);
    await say(officer, "/branch", `reps add: <@${rep.id}|${rep.id.toLowerCase()}>`);
    await tap(rep, await say(rep, "/branch", "reps"), "I agree");
    await say(officer, "/check", "open");
    await eachAtOnce(members, async (person, turn) => {
      const consent = await say(person, "/posted", `answer: ${turn % 3 === 0 ? "to-post" : "posted"}`);
      const kept = await tap(person, consent, "Yes");
      if (turn % 3 !== 0) return;
      await tap(person, await tap(person, kept, "May a rep"), "I agree");
      const at = today.add({ days: 1 });
      await say(person, "/reminder", `add text: ${ownWords} when: ${at} 17:00 who: me`);
    });
    await say(rep, "/chase", "claim");
    const shown = await say(rep, "/chase", "next");
    expect(members.some(({ id }) => JSON.stringify(shown.blocks).includes(id))).toBe(true);
    await say(rep, "/mydata", "export");

    // What goes wrong is logged, with a reference and no person.
    await pool.query("alter table answer rename to answer_away");
    const failed = await say(members[0] ?? rep, "/posted", "answer: posted");
    expect(failed.text).toContain("Something went wrong on our side");
    await pool.query("alter table answer_away rename to answer");
    expect(log.kept.join("\n")).toContain("a call failed");

    slack.pass(Number(clockAt(today.add({ days: 1 }), "17:00:01")) - slack.world.now());
    const [reminded] = members;
    await vi.waitFor(() => expect(letters(reminded?.id ?? "")).toContain(ownWords), { timeout: 30_000 });
    const [, second] = members;
    if (second) await tap(second, await say(second, "/mydata", "erase"), "Erase");

    const direct = [...slack.world.channels].filter(([, { kind }]) => kind === "im").map(([id]) => id);
    expect(direct.length).toBeGreaterThan(0);
    const secrets = [...slack.world.tokens.keys(), botToken, slack.clientSecret, signingSecret, stateSecret];
    const keys = [Buffer.alloc(32, 7), sealing].flatMap((key) => [
      key.toString("base64"),
      key.toString("hex"),
    ]);
    const persons = [officer, rep, ...members].map(({ id }) => id);
    const never = [...persons, ...direct, ...secrets, ...keys, ...slack.world.addresses.keys()];
    const kept = await dump(pool);
    const carried = [...sent, ...(await everything(redisUrl))].join("\n");
    const logged = log.kept.join("\n");

    // They are there, under their codes; so the search looks at the right things.
    const vault = createVault(Buffer.alloc(32, 7), () => [sealing]);
    const code = (user: string) => vault.memberKey({ chat: "slack", workspace: team, user });
    expect(members.filter(({ id }) => kept.includes(code(id))).length).toBe(crowd - 1);
    expect(kept).toContain(`${vault.current()}.`);
    expect(carried).toContain("deliver");
    expect(found([...never, ownWords], { kept, carried, logged })).toEqual([]);
    // Logs and jobs have not even codes or anybody's words. Pacing has the code of whoever was written to a moment ago.
    const jobs = [...sent, ...(await everything(redisUrl))].filter((line) => !line.includes("muster:pace:"));
    expect(jobs.length).toBeGreaterThan(100);
    expect(found([ownWords, ...persons.map(code)], { jobs: jobs.join("\n"), logged })).toEqual([]);

    // Taken out of the workspace: by then not even codes are left.
    for (const [value, token] of slack.world.tokens) if (value !== botToken) token.state = "revoked";
    await slack.event(team, { type: "app_uninstalled" });
    await vi.waitFor(async () => expect(found(persons.map(code), { kept: await dump(pool) })).toEqual([]), {
      timeout: 20_000,
    });
    expect(found(persons, { logged: log.kept.join("\n") })).toEqual([]);
    await stopListening();

    function letters(user: string): string {
      const own = [...slack.world.channels].filter(([, one]) => one.kind === "im" && one.members.has(user));
      const ids = own.map(([id]) => id);
      const all = slack.world.messages.filter((one) => ids.includes(one.channel));
      return all.map((one) => JSON.stringify(one.blocks)).join();
    }
  });
});

/** Which of these stand where, whatever the case. */
function found(words: readonly string[], places: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(places).flatMap(([name, text]) => {
    const lower = text.toLowerCase();
    return words.filter((one) => lower.includes(one.toLowerCase())).map((one) => `${one} in ${name}`);
  });
}

async function say(person: Person, command: string, typed: string): Promise<Message> {
  const shown = await (await person.command(command, typed, { channel: general })).shown();
  if (shown.kind !== "message") throw new Error(`not a message: ${JSON.stringify(shown)}`);
  return shown.message;
}

async function tap(person: Person, message: Message, label: string): Promise<Message> {
  const whole = labelsOf(message).find((one) => one.startsWith(label));
  if (whole === undefined) throw new Error(`no “${label}” in: ${message.text}`);
  const shown = await (await person.press(message, whole)).shown();
  if (shown.kind !== "message") throw new Error(`not a message: ${JSON.stringify(shown)}`);
  return shown.message;
}

function labelsOf({ blocks }: Message): readonly string[] {
  return [...JSON.stringify(blocks).matchAll(/"type":"button".*?"text":"((?:[^"\\]|\\.)*)"/gu)].map(
    ([, label = ""]) => label,
  );
}

async function eachAtOnce(
  people: readonly Person[],
  work: (person: Person, turn: number) => Promise<void>,
): Promise<void> {
  const atOnce = 12;
  for (let from = 0; from < people.length; from += atOnce) {
    await Promise.all(people.slice(from, from + atOnce).map((person, index) => work(person, from + index)));
  }
}

function clockAt(day: Temporal.PlainDate, time: string): number {
  return day.toZonedDateTime({ timeZone: "Europe/London", plainTime: time }).epochMilliseconds;
}

/** Every command that Redis is sent from now on, as text. */
async function listen(url: string): Promise<{ readonly sent: string[]; stop(): Promise<void> }> {
  const client = new Redis(url);
  const monitor = await client.monitor();
  const sent: string[] = [];
  monitor.on("monitor", (_time: string, words: readonly string[]) => sent.push(words.join(" ")));
  return {
    sent,
    async stop() {
      monitor.disconnect();
      client.disconnect();
    },
  };
}

/** Every key of Redis with all it holds. */
async function everything(url: string): Promise<readonly string[]> {
  const redis = new Redis(url);
  const all: string[] = [];
  for (const key of await redis.keys("*")) {
    const read: Readonly<Record<string, () => Promise<unknown>>> = {
      string: () => redis.get(key),
      hash: () => redis.hgetall(key),
      list: () => redis.lrange(key, 0, -1),
      set: () => redis.smembers(key),
      zset: () => redis.zrange(key, 0, -1, "WITHSCORES"),
      stream: () => redis.xrange(key, "-", "+"),
    };
    const kind = await redis.type(key);
    // Gone since it was listed: what it held was seen on the way there.
    if (kind === "none") continue;
    const ask = read[kind];
    if (!ask) throw new Error(`what is a ${kind} of Redis?`);
    all.push(`${key} ${JSON.stringify(await ask())}`);
  }
  redis.disconnect();
  return all;
}

/** Every row of every table, as text. */
async function dump(pool: pg.Pool): Promise<string> {
  const tables = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    const all = await pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    rows.push(...all.rows.map(({ row }) => `${name} ${row}`));
  }
  return rows.join("\n");
}
