import { afterEach, describe, expect, test } from "vitest";
import { openAddress } from "../servers/switched-address.ts";
import { embeddedGround, openRoom, serverGround } from "../support/muster.ts";
import { numberOf, readSamples, type Sample } from "../support/scrape.ts";

/**
 * Every label there may be. A new one is added here once it is sure that no value of it can name a person, a branch, a
 * ballot, a channel, or a group small enough to be known; a command cannot be one, as a /posted in a quiet minute is
 * somebody's.
 */
const labels: Readonly<Record<string, RegExp>> = {
  chat: /^(slack|discord|preview)$/u,
  outcome: /^(posted|again|skipped|failed|unanswered)$/u,
  part: /^(database|queue|deliveries|slack|discord|preview)$/u,
  state: /^(planned|overdue|held|failed)$/u,
  task: /^(alert-reps|close-check|deliver|pass-on|pulse|purge|refresh-check|scrub)$/u,
  level: /^(warn|error)$/u,
  version: /^v?\d+\.\d+\.\d+$/u,
  node: /^v\d+\.\d+\.\d+$/u,
  le: /^([\d.]+|\+Inf)$/u,
  // Node's own.
  kind: /^(major|minor|incremental|weakcb)$/u,
  space: /^\w+$/u,
  type: /^\w+$/u,
  major: /^\d+$/u,
  minor: /^\d+$/u,
  patch: /^\d+$/u,
};

/** Of refusals, whose kinds are core's. */
const refusalKind =
  /^(rate-limited|place-lost|workspace-lost|gone|refused|unavailable|not-allowed|unknown)$/u;

function forbidden({ name, labels: said }: Sample): readonly string[] {
  return Object.entries(said).flatMap(([label, value]) => {
    const form = name === "muster_refusals_total" && label === "kind" ? refusalKind : labels[label];
    return form?.test(value) ? [] : [`${name} ${label}=${value}`];
  });
}

describe("the numbers of a whole Muster", { timeout: 120_000 }, () => {
  const closing: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  async function open() {
    const ground = await embeddedGround.open();
    closing.push(() => ground.close());
    const room = await openRoom(ground.storage);
    closing.push(() => room.stop());
    const scrape = async () => readSamples(await (await fetch(`${room.url()}/metrics`)).text());
    return { room, scrape };
  }

  test("can be read by Prometheus, count posts and calls, and have no label but those that name nobody", async () => {
    const { room, scrape } = await open();
    const answered = await room.say("rep", "/check open reballot");
    expect(answered.card.lines).not.toEqual([]);
    await room.say("member-one", "/posted posted");
    await room.next();
    await room.walkTo("2023-04-28T08:00");
    const samples = await scrape();
    expect(samples.flatMap(forbidden)).toEqual([]);
    const posted = numberOf(samples, "muster_posts_total", { chat: "preview", outcome: "posted" }) ?? 0;
    expect(posted).toBeGreaterThan(2);
    expect(numberOf(samples, "muster_post_lateness_seconds_count", { chat: "preview" })).toBe(posted);
    expect(numberOf(samples, "muster_calls_total")).toBe(2);
    expect(numberOf(samples, "muster_posts", { state: "planned" })).toBeGreaterThan(2);
    for (const state of ["held", "failed"]) expect(numberOf(samples, "muster_posts", { state })).toBe(0);
    expect(numberOf(samples, "muster_lost_places")).toBe(0);
    expect(numberOf(samples, "muster_info")).toBe(1);
    expect(numberOf(samples, "process_resident_memory_bytes")).toBeGreaterThan(0);
  });

  test("a second Muster in one process counts for itself", async () => {
    const { scrape } = await open();
    const other = await open();
    await other.room.say("rep", "/muster");
    expect(numberOf(await scrape(), "muster_calls_total")).toBe(0);
    expect(numberOf(await other.scrape(), "muster_calls_total")).toBe(1);
  });

  test.skipIf(!serverGround.available)(
    `are told with Postgres away too, but for what only Postgres knows, ${serverGround.title}`,
    async () => {
      const ground = await serverGround.open();
      closing.push(() => ground.close());
      if (ground.storage.kind !== "server") throw new Error("not a server");
      const postgres = await openAddress({ url: ground.storage.databaseUrl });
      const databaseUrl = new URL(ground.storage.databaseUrl);
      [databaseUrl.hostname, databaseUrl.port] = ["127.0.0.1", new URL(postgres.url).port];
      const room = await openRoom({ ...ground.storage, databaseUrl: databaseUrl.href });
      await postgres.close();
      const response = await fetch(`${room.url()}/metrics`);
      expect(response.status).toBe(200);
      const samples = readSamples(await response.text());
      expect(numberOf(samples, "muster_info")).toBe(1);
      expect(samples.filter(({ name }) => name === "muster_posts")).toEqual([]);
      await room.stop().catch(() => {});
    },
  );
});
