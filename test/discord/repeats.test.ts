import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import type { GuildFace } from "../doubles/discord/double.ts";
import type { Person } from "../doubles/discord/people.ts";
import type { Message } from "../doubles/discord/state.ts";
import { buttonsOf } from "../doubles/discord/words.ts";
import { databaseKinds, type TestDatabase, useDatabase } from "../support/databases.ts";
import { openBranch, shown } from "./branch.ts";

const ballot = "Reballot";

const noon = "Tue 9 May 2023 12 noon";

for (const kind of databaseKinds.filter(({ available }) => available)) {
  describe(`what comes twice, late or from elsewhere, ${kind.title}`, () => {
    const opened = useDatabase(kind);
    let branch: Awaited<ReturnType<typeof openBranch>>;
    let guild: GuildFace;
    let officer: Person;
    let one: Person;
    let two: Person;

    beforeEach(async () => {
      branch = await openBranch(opened());
      guild = branch.double.guild("branch");
      officer = guild.member("officer", { manages: true });
      one = guild.member("member-one");
      two = guild.member("member-two");
    });

    afterEach(() => branch.close());

    const read = (message: Message) => guild.read(message);
    const callbacks = () => branch.double.seen.filter(({ path }) => path.endsWith("/callback"));

    /** A ballot and its check, as posted in the channel. */
    async function openCheck(): Promise<Message> {
      await officer.command("ballot create", { name: ballot, opens: "20 March 2023", closes: noon });
      await officer.command("check open");
      await branch.work();
      const check = two.sees().find((message) => read(message).includes("Have you posted"));
      if (!check) throw new Error("the check was not posted");
      return check;
    }

    const answersKept = async () => (await rows(opened(), "select answer from answer")).length;

    test("two taps at once on one button are two calls with one effect, and the same words", async () => {
      const check = await openCheck();
      const asked = await Promise.all([one.press(check, "Posted"), one.press(check, "Posted")]);
      const [consent, again] = asked.map(shown);
      if (!consent || !again) throw new Error("no consent asked");
      expect(read(again)).toBe(read(consent));
      const kept = await Promise.all([one.press(consent, "Yes"), one.press(consent, "Yes")]);
      for (const outcome of kept) expect(read(shown(outcome))).toContain("You told us: Posted.");
      expect(await answersKept()).toBe(1);
      // One private message for each tap on the check, and the one of them that was answered.
      expect(one.sees().filter(({ onlyFor }) => onlyFor === one.id)).toHaveLength(2);
      expect(branch.log.kept).toEqual(branch.log.kept.filter((line) => !/failed|not answered/u.test(line)));
    });

    test("two taps at once on what an officer confirms make one announcement", async () => {
      await officer.command("ballot create", { name: ballot, opens: "20 March 2023", closes: noon });
      await officer.command("strike add", {
        name: "All-out strike",
        days: "28 April 2023",
        for: "all members",
        state: "notified",
      });
      const asked = shown(await officer.command("strike confirm", { strike: "All-out" }));
      const label = "The union has confirmed it";
      await Promise.all([officer.press(asked, label), officer.press(asked, label)]);
      await branch.work();
      expect(guild.words().filter((post) => post.includes("is on for all with a live mandate"))).toHaveLength(
        1,
      );
    });

    test("one call delivered twice on each connection is done once and answered once", async () => {
      const check = await openCheck();
      const before = callbacks().length;
      const first = one.press(check, "Posted");
      branch.double.repeatInteraction();
      const consent = shown(await first);
      // Two processes, each of which got it twice.
      await vi.waitFor(() => expect(callbacks()).toHaveLength(before + 4));
      expect(
        callbacks()
          .slice(before)
          .filter(({ status }) => status === 204),
      ).toHaveLength(1);
      const mine = () => one.sees().filter(({ onlyFor }) => onlyFor === one.id);
      expect(mine()).toEqual([consent]);

      const kept = shown(await one.press(consent, "Yes"));
      branch.double.repeatInteraction();
      await vi.waitFor(() => expect(callbacks()).toHaveLength(before + 8));
      expect(mine()).toEqual([kept]);
      expect(await answersKept()).toBe(1);
      expect(guild.words().join("\n")).not.toContain("acknowledged");
      expect(branch.log.kept.filter((line) => /failed|not answered|40060/u.test(line))).toEqual([]);
    });

    test("a form opened before its ballot closed and sent after is refused in words, and nothing is kept", async () => {
      const form = await officer.command("ballot create");
      if (form.kind !== "form") throw new Error("no form");
      await branch.walkTo(Temporal.Instant.from("2023-05-09T12:00:01+01:00"));
      const late = shown(
        await officer.submit(form.modal, { name: ballot, opens: "20 March 2023", closes: noon }),
      );
      expect(late.onlyFor).toBe(officer.id);
      expect(read(late)).toMatch(/Tuesday 9 May 2023, 12 noon/u);
      // Nothing has to be typed twice.
      const again = await officer.press(late, "Change");
      expect(again.kind === "form" && JSON.stringify(again.modal)).toContain(`"value":"${ballot}"`);
      expect(await rows(opened(), "select id from campaign")).toEqual([]);
      expect(guild.words()).toEqual([]);
    });

    test("a private question left open past the close is refused in words, and nothing is kept", async () => {
      const check = await openCheck();
      const consent = shown(await one.press(check, "Posted"));
      await branch.walkTo(Temporal.Instant.from("2023-05-09T12:00:01+01:00"));
      const late = shown(await one.press(consent, "Yes"));
      expect(late.onlyFor).toBe(one.id);
      expect(read(late)).toContain("it takes no more answers");
      expect(await answersKept()).toBe(0);
      expect(await rows(opened(), "select member from member where consent_version is not null")).toEqual([]);
    });

    test("somebody's private buttons are nobody else's; the same button elsewhere acts for whoever taps it", async () => {
      const check = await openCheck();
      const consent = shown(await one.press(check, "Posted"));
      expect(() => two.press(consent, "Yes")).toThrow("they do not see this message");

      // As if the button had come into the open: it knows no member, so it is the one who taps that agrees.
      const shared = await post(guild, buttonsOf(consent)[0]?.custom_id ?? "");
      const theirs = shown(await two.press(shared, "Tap"));
      expect(theirs.onlyFor).toBe(two.id);
      expect(await say(two, "posted")).toContain("You told us: Posted.");
      expect(await say(one, "posted")).not.toContain("You told us: Posted.");
    });

    test("buttons that Muster never made, or made in another server, are refused and change nothing", async () => {
      const check = await openCheck();
      const [answer] = buttonsOf(check);
      const consent = shown(await one.press(check, "Posted"));
      const [agree] = buttonsOf(consent);
      const foreign = branch.double.guild("another");
      const stranger = foreign.member("stranger", { manages: true });
      const before = guild.words();
      for (const id of [answer?.custom_id ?? "", agree?.custom_id ?? ""]) {
        const refused = shown(await stranger.press(await post(foreign, id), "Tap"));
        expect(refused.onlyFor).toBe(stranger.id);
        expect(foreign.read(refused)).not.toContain(ballot);
        expect(refused.components).toEqual([]);
      }
      const made = ["check/agree", "check/answer/none/posted", "strike/confirm/1' or '1", "no/such/button"];
      for (const id of made) {
        const refused = shown(await one.press(await post(guild, id), "Tap"));
        expect(refused.onlyFor).toBe(one.id);
        expect(refused.components).toEqual([]);
        expect(read(refused)).not.toMatch(/reference/iu);
      }
      expect(await answersKept()).toBe(0);
      expect(guild.words().slice(0, before.length)).toEqual(before);
    });

    async function say(who: Person, line: string): Promise<string> {
      return read(shown(await who.command(line)));
    }

    /** A post of Muster's with any button at all on it. */
    async function post(where: GuildFace, id: string): Promise<Message> {
      const channel = where.channel("general");
      const { id: message } = await branch.chat.post(
        { chat: "discord", workspace: where.id, channel: channel.id },
        { lines: [[{ kind: "text", text: "forged" }]], buttons: [{ id, label: "Tap" }] },
        deliveryKey(crypto.randomUUID()),
      );
      const posted = channel.messages.find((one) => one.id === message);
      if (!posted) throw new Error("not posted");
      return posted;
    }
  });
}

async function rows({ pool }: TestDatabase, query: string): Promise<readonly object[]> {
  return (await pool.query(query)).rows;
}
