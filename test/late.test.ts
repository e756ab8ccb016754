import { afterEach, describe, expect, test, vi } from "vitest";
import { addressIn } from "../src/store/postgres/socket.ts";
import { openPool } from "./servers/pool.ts";
import { embeddedGround, type OpenGround, openRoom, serverGround, wordsOf } from "./support/muster.ts";

type Room = Awaited<ReturnType<typeof openRoom>>;

for (const ground of [embeddedGround, serverGround]) {
  describe.skipIf(!ground.available)(`when Muster was off for weeks, ${ground.title}`, () => {
    let room: Room | undefined;
    let opened: OpenGround | undefined;
    afterEach(async () => {
      await room?.stop();
      await opened?.close();
      room = undefined;
    });

    async function open(): Promise<Room> {
      opened = await ground.open();
      room = await openRoom(opened.storage);
      return room;
    }

    /** So many dates to count down to, each a series of its own: two of its posts are due within three weeks. */
    async function count(here: Room, many: number): Promise<void> {
      for (let one = 1; one <= many; one += 1) {
        const typed = `date: 2 June 2023 5pm title: Meeting ${String(one).padStart(2, "0")}, days: 35, 28`;
        await here.say("officer", `/countdown add ${typed.replace(",", "")}`);
      }
    }

    const notices = async (here: Room) =>
      (await here.messages("rep", "direct")).filter((one) => wordsOf(one).startsWith("Some posts did not"));
    /** Whichever process told the rep: the notice goes a moment later. */
    const toldOnce = (here: Room) =>
      vi.waitFor(async () => expect(await notices(here)).toHaveLength(1), { timeout: 20_000 });
    const meetings = async (here: Room) =>
      (await here.channel()).filter((post) => / Meeting \d\d: \d+ days to go, /u.test(post));

    test("the latest of each series goes once, and the rep is told once what was left out", {
      timeout: 60_000,
    }, async () => {
      const here = await open();
      await count(here, 3);
      await here.walkTo("2023-04-20T09:05");
      await here.jumpTo("2023-05-11T15:00");
      expect(await meetings(here)).toEqual([
        expect.stringContaining("22 days to go"),
        expect.stringContaining("22 days to go"),
        expect.stringContaining("22 days to go"),
      ]);
      await toldOnce(here);
      const [notice] = await notices(here);
      if (!notice) throw new Error("nobody was told");
      const shown = await here.press("rep", notice, "Show them");
      expect(wordsOf(shown)).toContain("Left out: Muster could not post in time, and then it was too late.");
      expect(wordsOf(shown)).toMatch(/And \d+ more\.$/u);
      await here.walkTo("2023-05-11T18:00");
      expect(await notices(here)).toHaveLength(1);
      expect(here.warnings).toEqual([]);
    });

    test("too many late at once are held until an officer sends them, and a restored backup sends nothing twice", {
      timeout: 120_000,
    }, async () => {
      const here = await open();
      await count(here, 21);
      await here.walkTo("2023-04-20T09:05");
      await here.jumpTo("2023-05-11T15:00");
      expect(await meetings(here)).toEqual([]);
      await toldOnce(here);
      const asked = await here.say("officer", "/branch posts");
      const many = Number(/(\d+) posts are held/u.exec(wordsOf(asked))?.[1]);
      expect(many).toBeGreaterThan(20);
      expect(wordsOf(await here.say("rep", "/branch posts"))).toContain("An officer decides");
      const sent = await here.press("officer", asked, `Send the ${many} held ones now`);
      expect(wordsOf(sent)).toContain(`The ${many} held posts go out now`);
      await vi.waitFor(async () => expect(await meetings(here)).toHaveLength(21), { timeout: 20_000 });
      for (const post of await meetings(here)) {
        expect(post).toContain("22 days to go");
        expect(post).toContain("Due Friday 5 May 2023, 9am; sent late because Muster could not post then.");
      }

      await restore();
      await here.walkTo("2023-05-11T15:30");
      expect(await meetings(here)).toHaveLength(21);
      const again = await here.say("officer", "/branch posts");
      const held = Number(/(\d+) posts are held/u.exec(wordsOf(again))?.[1]);
      const dropped = await here.press("officer", again, `Drop the ${held} held ones`);
      expect(wordsOf(dropped)).toContain("are dropped. It will not go out.");
      await here.restart();
      await here.walkTo("2023-05-12T12:00");
      expect(await meetings(here)).toHaveLength(21);
      expect(here.warnings.filter((warning) => !warning.startsWith("too many posts are late"))).toEqual([]);
    });

    /** The rows as they were in a copy of the database from before anything late was sent. */
    async function restore(): Promise<void> {
      const storage = opened?.storage;
      if (!storage) throw new Error("nothing is open");
      const pool = openPool(
        storage.kind === "embedded"
          ? { ...(await addressIn(storage.dataDir)), max: 1 }
          : { connectionString: storage.databaseUrl, max: 1 },
      );
      await pool.query(
        `update delivery set state = 'planned', reason = null, released = false, told = false, message = null,
           posted_at = null, tries = 0, first_claimed_at = null, ask = false, last_error = null, next_at = due_at
         where channel is not null and due_at > '2023-04-20T09:00:00Z' and state in ('posted', 'skipped')`,
      );
      await pool.end();
    }
  });
}
