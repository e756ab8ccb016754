import fc from "fast-check";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { closeCheck } from "../../jobs/close-check.ts";
import { type Card, spanText } from "../../src/core/chat/card.ts";
import type { Reply } from "../../src/core/chat/reply.ts";
import { createDrain } from "../../src/core/sending/drain.ts";
import { memoryChat } from "../support/memory-chat.ts";
import { buttonsOf, channel, type Rig, text, today, useRig, workspace } from "../support/rig.ts";
import { holdsOfBallot } from "./holds-ballot.ts";
import { holdsOfStrike } from "./holds-strike.ts";
import { runs } from "./hostile.ts";
import { type Act, history, type There } from "./rep-acts.ts";
import { daysFrom, type Told } from "./said.ts";

/** No post says a date, a number of days, a state or an audience that the store does not hold when it goes out. */

const rig = useRig(commands);

const { numRuns, seed } = runs(0.00008);

const pickets = { ...channel, channel: "dvsa" };

const audiences = new Map([["dvsa", ["DVSA"]]]);

const cases = fc.sample(history, { numRuns, seed }).map((acts, number) => ({ number, acts }));

test.each(cases)("history $number", async ({ acts }) => {
  const world = createWorld(rig());
  await rig().say("rep", "/branch channel for: DVSA", { place: pickets });
  try {
    for (const act of acts) await world.does(act);
    await world.waits(9, false);
  } catch (error) {
    throw new Error(`after:\n${world.log.join("\n")}`, { cause: error });
  }
});

function createWorld({ say, press, store, clock, parts }: Rig) {
  const log: string[] = [];
  const told: Told[] = [];
  const chat = memoryChat({
    posted(to, card) {
      told.push(shown(card, "channel" in to ? to.channel : undefined));
    },
  });
  const drain = createDrain({ ...parts, chats: new Map([["preview", chat]]), elapsedMs: () => 0 });
  let last: Reply | undefined;
  let letter = 360;

  /** Lets everything go that is due, and holds each post against the store as it is. */
  async function posts(): Promise<void> {
    told.length = 0;
    await drain.run();
    const home = await store.branches.of(workspace);
    const strikes = await store.strikes.list(home?.id ?? "");
    const campaigns = await store.campaigns.list(home?.id ?? "");
    const now = clock.now();
    for (const one of told) {
      log.push(`  #${one.channel}: ${one.title} | ${one.lines.join(" | ")}`);
      const strike = strikes.find(
        ({ name }) => one.title.endsWith(name) || one.lines.some((line) => line.startsWith(`${name}: `)),
      );
      const campaign = firstNamed(`${one.title}\n${one.lines.join("\n")}`, campaigns);
      if (strike) holdsOfStrike(one, { strike, all: strikes, now, audiences });
      else if (campaign) holdsOfBallot(one, { campaign, all: campaigns, now });
      else expect(one.title).toBe("👋 Muster posts here from now on");
    }
  }

  async function waits(days: number, away: boolean, at = "09:00"): Promise<void> {
    for (let day = 1; day <= days; day += 1) {
      clock.set(`${today({ clock }).add({ days: 1 })}T${day === days ? at : "09:00"}`);
      if (away && day < days) continue;
      log.push(`${today({ clock })} ${day === days ? at : "09:00"}`);
      await closeCheck.run({ ...parts, chats: new Map(), drain: async () => {} });
      await posts();
    }
  }

  /** Types it, and taps what is to be tapped. */
  async function answers(words: string, taps: readonly number[]): Promise<Reply> {
    const undo = last && buttonsOf(last).find(({ label }) => label === "Undo");
    let reply = undo && words === "undo" ? await press("rep", undo.id) : await say("rep", words);
    for (const tap of taps) {
      const button = buttonsOf(reply)[tap];
      if (!button || button.label === "Undo") break;
      log.push(`  [${button.label}]`);
      reply = await press("rep", button.id);
    }
    return reply;
  }

  async function there(): Promise<There> {
    const home = await store.branches.of(workspace);
    const [ballot] = await store.campaigns.list(home?.id ?? "");
    const strikes = (await store.strikes.list(home?.id ?? "")).filter(
      ({ state, form, days }) =>
        state !== "called-off" &&
        (form === "open" || days.some((day) => daysFrom(today({ clock }), day) >= 0)),
    );
    return { close: ballot?.milestones.closes?.date, strikes };
  }

  /** What is set up is told of in the other channel too. */
  async function follow(words: string): Promise<void> {
    const [, name = ""] = /^\/strike add name: (.*) kind:/u.exec(words) ?? [];
    if (name) await say("rep", `/countdown add strike: ${name}`, { place: pickets });
  }

  return {
    log,
    waits,
    async does({ line, taps, posts: sends, waits: days, away, at }: Act): Promise<void> {
      // No two have one name: a post is known by its title.
      letter += 1;
      const words = line(today({ clock }), await there()).replace(
        / name: (?:Walkout|Overtime ban|Pay ballot)/u,
        (name) => `${name} ${letter.toString(36)}`,
      );
      log.push(words);
      last = await answers(words, taps);
      log.push(`  = ${text(last).replaceAll("\n", " | ")}`);
      await follow(words);
      if (sends) await posts();
      await waits(days, away, at);
    },
  };
}

/** What a post is about is named before what may come after it. */
function firstNamed<One extends { readonly name: string }>(
  text: string,
  all: readonly One[],
): One | undefined {
  return all
    .filter(({ name }) => text.includes(name))
    .toSorted((one, other) => text.indexOf(one.name) - text.indexOf(other.name))[0];
}

function shown({ title = "", lines, footer = "" }: Card, to: string | undefined): Told {
  // When a late post was due is the plan's to know.
  const source = footer.replace(/ ?Due .*; sent late because .*/u, "");
  return {
    ...(to !== undefined && { channel: to }),
    title,
    lines: [...lines.map((line) => line.map(spanText).join("")), source].filter(Boolean),
  };
}
