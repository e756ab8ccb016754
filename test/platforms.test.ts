import pg from "pg";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Config } from "../src/config/config.ts";
import { type Running, startMuster } from "../src/main.ts";
import { type DiscordDouble, startDiscordDouble } from "./doubles/discord/double.ts";
import type { Message as DiscordMessage } from "./doubles/discord/state.ts";
import { buttonsOf } from "./doubles/discord/words.ts";
import type { Shown } from "./doubles/slack/person.ts";
import type { Message as SlackMessage } from "./doubles/slack/world.ts";
import { wholeWalk } from "./fixtures/whole-walk.ts";
import { install } from "./slack/install.ts";
import {
  appToken,
  type Branch,
  botToken,
  general,
  openBranch,
  signingSecret,
  team,
} from "./slack/support.ts";
import { keepingLog } from "./support/logs.ts";
import { type OpenGround, serverGround } from "./support/muster.ts";

/** One Muster on Slack and Discord at once, over real sockets, with its own Redis and Postgres, in April 2023. */
for (const mode of ["a socket", "HTTP"] as const)
  describe.skipIf(!serverGround.available)(
    `both platforms at once, Slack over ${mode}, ${serverGround.title}`,
    () => {
      let ground: OpenGround;
      let discord: DiscordDouble;
      let muster: Running | undefined;
      const log = keepingLog();

      afterEach(async () => {
        await muster?.stop();
        await discord.close();
        await ground.close();
      });

      async function start(): Promise<{ readonly branch: Branch; walkTo(local: string): Promise<void> }> {
        ground = await serverGround.open();
        const branch = await openBranch({ startsAt: at("2023-04-20T09:00"), rateClock: "own" });
        const { world } = branch.slack;
        // Larger buckets: weeks of posts pass in seconds of the clock by which requests are counted.
        const many = { limit: 500, perMs: 5000 };
        discord = await startDiscordDouble(() => world.now(), {
          rates: { channelMessages: many, channelEdits: many },
        });
        const config: Config = {
          storage: ground.storage,
          web: { host: "127.0.0.1", port: 0, publicUrl: "https://muster.example" },
          preview: false,
          chats: {
            slack:
              mode === "HTTP"
                ? manyWorkspaces(branch)
                : { kind: "socket", botToken, appToken, apiUrl: branch.slack.url },
            discord: { token: discord.token, apiUrl: discord.url },
          },
          logLevel: "silent",
        };
        const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(world.now()) };
        const running = await startMuster(config, {
          log,
          clock,
          elapsedMs: () => performance.now(),
          unpaced: true,
        });
        muster = running;
        if (mode === "HTTP") {
          branch.slack.deliveries.sendTo({ url: `${running.url}/slack/events`, signingSecret });
          await install(branch.slack, running.url, { team, user: branch.officer.id });
        }
        async function nothingDue(): Promise<void> {
          const health = await fetch(`${running.url}/healthz`);
          expect(await health.json()).toMatchObject({
            status: "ok",
            chats: ["slack", "discord"],
            due: false,
          });
          // Posts say what is true when they go: none may be on its way when the clock is moved.
          expect(await claimed()).toBe(0);
        }
        return {
          branch,
          async walkTo(local) {
            branch.slack.pass(at(local) - world.now());
            await vi.waitFor(nothingDue, { timeout: 20_000, interval: 50 });
          },
        };
      }

      async function claimed(): Promise<number> {
        if (ground.storage.kind !== "server") throw new Error("not a server");
        const client = new pg.Client({ connectionString: ground.storage.databaseUrl });
        await client.connect();
        try {
          const { rows } = await client.query("select id from delivery where state = 'claimed'");
          return rows.length;
        } finally {
          await client.end();
        }
      }

      const before = {
        name: "PCS national ballot, autumn 2022",
        closes: "7 November 2022 12 noon",
        "mandate-expires": "6 May 2023",
      };
      const reballot = {
        name: "PCS national campaign reballot, 2023",
        opens: "20 March 2023",
        closes: "Tue 9 May 2023 12 noon",
      };
      const strike = {
        name: "All-out strike, 28 April",
        days: "28 April 2023",
        for: "members in employers with a live mandate",
      };

      test("the same walk reads the same on both, each post once, and private answers stay private", {
        timeout: 180_000,
      }, async () => {
        const { branch, walkTo } = await start();
        const guild = discord.guild("branch");
        const officer = guild.member("officer", { manages: true });
        const one = guild.member("member-one");
        const two = guild.member("member-two");

        const typed = (options: object) =>
          Object.entries(options)
            .map(([name, value]) => `${name}: ${value}`)
            .join(" ");
        const onSlack = async (command: string, words: string) =>
          slackMessage(await (await branch.officer.command(command, words, { channel: general })).shown());
        await onSlack("/ballot", `create ${typed(before)}`);
        await onSlack("/ballot", `create ${typed(reballot)}`);
        await onSlack("/strike", `add ${typed(strike)}`);
        const confirm = await onSlack("/strike", "confirm");
        await (await branch.officer.press(confirm, "The union has confirmed it")).shown();
        await onSlack("/check", "open");

        await officer.command("ballot create", before);
        await officer.command("ballot create", reballot);
        await officer.command("strike add", strike);
        const asked = discordMessage(await officer.command("strike confirm"));
        await officer.press(asked, "The union has confirmed it");
        await officer.command("check open");
        await walkTo("2023-04-20T09:01");

        const slackCheck = branch.one.sees(general).find(({ text }) => text.includes("Have you posted"));
        const discordCheck = one.sees().find((message) => guild.read(message).includes("Have you posted"));
        if (!slackCheck || !discordCheck) throw new Error("a check was not posted");
        const slackConsent = slackMessage(await (await branch.one.press(slackCheck, "Posted")).shown());
        const slackKept = slackMessage(await (await branch.one.press(slackConsent, "Yes")).shown());
        expect(slackKept.text).toContain("You told us: Posted.");
        const discordConsent = discordMessage(await one.press(discordCheck, "Posted"));
        const discordKept = discordMessage(await one.press(discordConsent, "Yes"));
        expect(guild.read(discordKept)).toContain("You told us: Posted.");

        const days = Array.from({ length: 19 }, (_, day) =>
          Temporal.PlainDate.from("2023-04-21").add({ days: day }),
        );
        for (const day of days) await walkTo(`${day}T09:00`);
        await walkTo("2023-05-09T12:00");
        await walkTo("2023-05-09T12:02");

        const slackSeen = () => branch.two.sees(general).map(({ text }) => oneLine(text));
        const discordSeen = () => two.sees().map((message) => oneLine(guild.read(message)));
        await vi.waitFor(
          () => {
            for (const seen of [slackSeen(), discordSeen()]) {
              expect(seen.find((post) => post.startsWith("🙋"))).toContain("Thank you: the ballot closed on");
            }
          },
          { timeout: 20_000 },
        );
        // The first post in a channel not used before, and then what the preview's channel reads.
        const [hello, ...posts] = slackSeen();
        expect(hello).toContain("Muster posts here from now on");
        expect(posts).toHaveLength(wholeWalk.length);
        for (const line of wholeWalk) {
          const parts = line.slice(line.indexOf(": ") + 2).split(" / ");
          expect(
            posts.filter((post) => parts.every((part) => post.includes(part))),
            line,
          ).not.toEqual([]);
        }
        expect(slackSeen().toSorted()).toEqual(discordSeen().toSorted());
        expect(slackSeen().some((post) => post.includes("You told us"))).toBe(false);
        expect(two.sees().every(({ onlyFor }) => onlyFor === undefined)).toBe(true);
        expect(buttonsOf(discordCheck).length).toBe(3);

        const late = slackMessage(
          await (await branch.one.command("/posted", "posted", { channel: general })).shown(),
        );
        expect(late.text).toContain("it takes no more answers");
        const everythingLogged = log.kept.join("\n");
        for (const secret of [botToken, appToken, discord.token, branch.one.id]) {
          expect(everythingLogged).not.toContain(secret);
        }
      });
    },
  );

/** The same workspace, but Muster is installed in it as in any other. */
function manyWorkspaces({ slack }: Branch) {
  const { clientId, clientSecret, url: apiUrl } = slack;
  return {
    kind: "http",
    signingSecret,
    clientId,
    clientSecret,
    stateSecret: "a state secret",
    apiUrl,
  } as const;
}

function at(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/London").epochMilliseconds;
}

function slackMessage(shown: Shown): SlackMessage {
  if (shown.kind !== "message") throw new Error(`not a message: ${JSON.stringify(shown)}`);
  return shown.message;
}

function discordMessage(outcome: object): DiscordMessage {
  if (!("message" in outcome)) throw new Error(`not a message: ${JSON.stringify(outcome)}`);
  return outcome.message as DiscordMessage;
}

function oneLine(words: string): string {
  return words.replaceAll(/\s*\n\s*/gu, " / ");
}
