import { Redis } from "ioredis";
import { afterEach, describe, expect, test, vi } from "vitest";
import { wholeWalk } from "./fixtures/whole-walk.ts";
import { openPool } from "./servers/pool.ts";
import { embeddedGround, openRoom, serverGround, wordsOf } from "./support/muster.ts";

type Room = Awaited<ReturnType<typeof openRoom>>;

for (const ground of [embeddedGround, serverGround]) {
  describe.skipIf(!ground.available)(`the 2023 walk, ${ground.title}`, () => {
    let room: Room | undefined;
    let close: (() => Promise<void>) | undefined;

    async function open(): Promise<Room> {
      const opened = await ground.open();
      close = opened.close;
      room = await openRoom(opened.storage);
      return room;
    }

    afterEach(async () => {
      await room?.stop();
      await close?.();
      room = undefined;
    });

    async function confirmStrike(at: Room): Promise<void> {
      const asked = await at.say("rep", "/strike confirm 28 April");
      await at.press("rep", asked, "The union has confirmed it");
    }

    test("every planned post goes once, in order, with the right days and weekday, through restarts", {
      timeout: 120_000,
    }, async () => {
      const here = await open();
      await confirmStrike(here);
      await here.say("rep", "/check open reballot");
      let steps = 0;
      for (const until of ["2023-04-25T08:00", "2023-05-01T08:00", "2023-05-06T10:00"]) {
        await here.walkTo(until);
        await here.restart();
        steps += 1;
      }
      while ((await here.next()).nothingPlanned === false && steps < 100) {
        steps += 1;
        if (
          (await here.channel()).some((post) => post.includes("Ballot closed on Tue 9 May, 12 noon: thank"))
        )
          break;
      }
      const seen = [...(await here.channel())];
      const moments = seen.map(momentOf);
      expect(moments).toEqual(moments.toSorted((one, other) => one - other));
      expect(seen.toSorted(byMoment)).toEqual(
        wholeWalk.map((begins) => expect.stringContaining(begins.split(" / ").slice(0, 1).join(""))),
      );
      for (const [index, begins] of wholeWalk.entries()) {
        for (const part of begins.split(" / ")) expect(seen.toSorted(byMoment)[index]).toContain(part);
      }
      const late = await here.say("member-one", "/posted posted");
      expect(wordsOf(late)).toContain("it takes no more answers");
      expect(here.warnings).toEqual([]);
    });

    test("without the union's confirmation no strike reminder goes", { timeout: 60_000 }, async () => {
      const here = await open();
      await here.walkTo("2023-04-29T08:00");
      expect((await here.channel()).filter((post) => post.includes("28 April /"))).toEqual([]);
    });

    test("a strike suspended one second before its reminder is not reminded of, and those told are told", {
      timeout: 60_000,
    }, async () => {
      const here = await open();
      await confirmStrike(here);
      await here.walkTo("2023-04-27T08:59");
      here.wait(59_000);
      await here.say("rep", "/strike suspend 28 April");
      await here.walkTo("2023-04-27T10:00");
      const told = (await here.channel()).filter((post) => post.includes("All-out strike, 28 April"));
      expect(told.some((post) => post.includes("trike tomorrow"))).toBe(false);
      expect(told.at(-1)).toContain(
        "Thursday 27 April 2023, 8:59am: ⏸️ Strike on Fri 28 April is suspended / All-out strike, 28 April: do not strike on Friday 28 April 2023",
      );
    });

    test("after days off only the latest countdown goes, never a flood, never a stale day", {
      timeout: 60_000,
    }, async () => {
      const here = await open();
      await here.jumpTo("2023-05-04T15:00");
      const countdowns = (await here.channel()).filter((post) => post.includes("days left: "));
      expect(countdowns).toHaveLength(1);
      expect(countdowns[0]).toContain("5 days left: ");
      expect(countdowns[0]).toContain(
        "Due Thursday 4 May 2023, 9am; sent late because Muster could not post then.",
      );
    });

    test("the 2019 election's nominations open at the scene's first moment, without any threshold", {
      timeout: 60_000,
    }, async () => {
      const here = await open();
      await here.scene("2019-election");
      await here.walkTo("2019-09-02T09:01");
      expect(await here.channel()).toEqual([
        expect.stringContaining(
          "Monday 2 September 2019, 9am: 📝 Nominations open today, Mon 2 September / PCS General Secretary election, 2019: ",
        ),
      ]);
    });
  });
}

describe.skipIf(!serverGround.available)(`what stands where, ${serverGround.title}`, () => {
  test("wake-ups are in Redis under BullMQ's keys and carry nothing; a delivered row keeps its message id", {
    timeout: 60_000,
  }, async () => {
    const opened = await serverGround.open();
    const { storage } = opened;
    if (storage.kind !== "server") throw new Error("not a server");
    const room = await openRoom(storage);
    const redis = new Redis(storage.redisUrl);
    const pool = openPool({ connectionString: storage.databaseUrl });
    try {
      await room.walkTo("2023-04-25T08:59");
      await vi.waitFor(async () => expect(await redis.zcard("bull:muster:delayed")).toBeGreaterThan(0), {
        timeout: 10_000,
      });
      const [id] = await redis.zrange("bull:muster:delayed", 0, 0);
      expect(await redis.hget(`bull:muster:${id}`, "data")).toBe("{}");
      await room.walkTo("2023-04-25T09:00");
      const { rows } = await pool.query(
        "select message from delivery where state = 'posted' and kind = 'countdown'",
      );
      expect(rows).toEqual([{ message: expect.objectContaining({ id: expect.any(String) }) }]);
    } finally {
      await room.stop();
      await redis.quit();
      await pool.end();
      await opened.close();
    }
  });
});

describe.skipIf(!serverGround.available)(`without Redis for a while, ${serverGround.title}`, () => {
  test("what falls due is posted all the same, once, and the queue comes back", {
    timeout: 60_000,
  }, async () => {
    const opened = await serverGround.open();
    const room = await openRoom(opened.storage);
    try {
      await room.walkTo("2023-04-25T08:59");
      await opened.redis?.stop();
      room.wait(61_000);
      const countdowns = async () =>
        (await room.channel()).filter((post) => post.includes("14 days to go: "));
      await vi.waitFor(async () => expect(await countdowns()).toHaveLength(1), { timeout: 20_000 });
      await opened.redis?.start();
      await room.say("rep", "/check open reballot");
      const asked = async () => (await room.channel()).filter((post) => post.includes("Have you posted"));
      await vi.waitFor(async () => expect(await asked()).toHaveLength(1), { timeout: 20_000 });
      expect(await countdowns()).toHaveLength(1);
    } finally {
      await room.stop();
      await opened.close();
    }
  });
});

/** Posts of one moment have no order among themselves. */
function byMoment(one: string, other: string): number {
  return momentOf(one) - momentOf(other) || (one < other ? -1 : 1);
}

function momentOf(post: string): number {
  const [, day, month, time] = /^\w+ (\d+) (\w+) 2023, ([\w: ]+?):/u.exec(post) ?? [];
  const hour = time === "12 noon" ? 12 : Number.parseFloat((time ?? "").replace(":", "."));
  return (month === "May" ? 100 : 0) + Number(day) + hour / 24;
}
