import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buttonId } from "../../src/core/chat/card.ts";
import { homed, homeIn } from "../../src/discord/direct.ts";
import { nextDue } from "../contracts/store-examples.ts";
import type { DiscordDouble, GuildFace } from "../doubles/discord/double.ts";
import type { Person } from "../doubles/discord/people.ts";
import type { Message } from "../doubles/discord/state.ts";
import { buttonsOf } from "../doubles/discord/words.ts";
import { databaseKinds, useDatabase } from "../support/databases.ts";
import { openBranch, shown } from "./branch.ts";

const [kind] = databaseKinds;

if (!kind) throw new Error("no database to test on");

describe("the buttons of a direct message", () => {
  const opened = useDatabase(kind);
  let branch: Awaited<ReturnType<typeof openBranch>>;
  let double: DiscordDouble;
  let guild: GuildFace;
  let officer: Person;
  let one: Person;

  beforeEach(async () => {
    branch = await openBranch(opened());
    double = branch.double;
    guild = double.guild("branch");
    officer = guild.member("officer", { manages: true });
    one = guild.member("member-one");
  });
  afterEach(() => branch.close());

  /** A daily reminder of their own, as it came on its first day. */
  async function reminded(who: Person, day = "20"): Promise<Message> {
    await who.command("reminder add", {
      text: "Take my paper along",
      when: `${day} April 5pm`,
      who: "me",
      repeat: "daily",
    });
    await branch.walkTo(Temporal.Instant.from(`2023-04-${day}T17:00:00+01:00`));
    return last(who);
  }

  function last(who: Person): Message {
    const message = who.directMessages().at(-1);
    if (!message) throw new Error("nothing came");
    return message;
  }

  const read = async (outcome: ReturnType<Person["press"]>) => guild.read(shown(await outcome));

  test("“Done” ends the reminder it stands on", async () => {
    const reminder = await reminded(one);
    expect(await read(one.press(reminder, "Done, no more of these"))).toContain(
      "Done. This reminder has ended.",
    );
    expect(await read(one.command("reminder list"))).not.toContain("Take my paper along");
    expect(await nextDue(opened().database.store)).toBeUndefined();
  });

  test("“Show them” of the notice shows a named rep what did not go out, and its own buttons work too", async () => {
    await officer.command("branch reps", { add: `<@${one.id}>` });
    await one.press(shown(await one.command("branch reps")), "I agree and take it");
    guild.channel("news");
    await officer.command(
      "ballot create",
      { name: "Reballot", opens: "20 March 2023", closes: "9 May 2023 12 noon" },
      { channel: "news" },
    );
    await branch.work();
    double.fault(/^POST .*messages/u, { kind: "status", status: 400 });
    await branch.walkTo(Temporal.Instant.from("2023-04-25T10:00:00+01:00"));
    const notice = last(one);
    expect(guild.read(notice)).toContain("Some posts did not go out as planned");
    const trouble = shown(await one.press(notice, "Show them"));
    expect(guild.read(trouble)).toContain("Reballot");
    const retry = buttonsOf(trouble)[0]?.label ?? "none";
    expect(await read(one.press(trouble, retry))).not.toContain("Use Muster inside");
  });

  test("“I’ve posted it” on a reminder ends it, and its answer can be changed there; “Stop” ends another’s", async () => {
    await officer.command("ballot create", {
      name: "Reballot",
      opens: "20 March 2023",
      closes: "9 May 2023 12 noon",
    });
    const two = guild.member("member-two");
    for (const who of [one, two]) {
      const consent = shown(await who.command("posted", { answer: "to-post" }));
      const kept = shown(await who.press(consent, "Yes"));
      const asked = shown(await who.press(kept, "Remind me until I’ve posted"));
      expect(await read(who.press(asked, "I agree: remind me"))).toContain("Friday 21 April 2023, 9am");
    }
    await branch.walkTo(Temporal.Instant.from("2023-04-21T09:00:00+01:00"));
    expect(guild.read(last(one))).toContain("Have you posted your ballot?");
    const thanks = shown(await one.press(last(one), "I’ve posted it"));
    expect(guild.read(thanks)).toContain("You told us: Posted");
    expect(await read(two.press(last(two), "Stop"))).toContain("Stopped");
    const came = [one, two].map((who) => who.directMessages().length);
    await branch.walkTo(Temporal.Instant.from("2023-05-09T12:00:00+01:00"));
    expect([one, two].map((who) => who.directMessages().length)).toEqual(came);
    const changing = await read(one.press(thanks, "Change my answer"));
    expect(changing).not.toContain("Use Muster inside");
  });

  test("whoever only manages the server is no officer there: Discord says nothing of it", async () => {
    const reminder = await reminded(officer);
    const asked = homed("branch/posts", { chat: "discord", workspace: guild.id });
    expect(await read(officer.pressForged(reminder, asked))).toMatch(/[Oo]nly reps and officers/u);
  });

  test("a forged server shows and stops nothing of anybody's there", async () => {
    const other = double.guild("another");
    const stranger = other.member("member-one");
    const reminder = await reminded(one);
    const [stop] = buttonsOf(reminder);
    const id = homeIn(stop?.custom_id ?? "")?.button ?? "";
    const theirs = await reminded(stranger, "21");
    for (const workspace of [guild.id, other.id, "1"]) {
      const forged = homed(id, { chat: "discord", workspace });
      expect(await read(stranger.pressForged(theirs, forged))).not.toContain("Take my paper along");
      const trouble = homed("branch/posts", { chat: "discord", workspace });
      expect(await read(stranger.pressForged(theirs, trouble))).toMatch(/[Oo]nly reps and officers/u);
    }
    expect(await read(one.command("reminder list"))).toContain("Take my paper along");
  });

  test("a button that says no server is answered by where to go", async () => {
    const reminder = await reminded(one);
    for (const id of ["reminder/stop", "~", "reminder/stop~", "reminder/stop~UPPER", "x~0123456789abcdef"])
      expect(await read(one.pressForged(reminder, id))).toContain("Use Muster inside your branch’s server");
    expect(await read(one.command("reminder list"))).toContain("Take my paper along");
  });
});

test("the largest id there can be comes back as it was, also at the end of the longest button", () => {
  const home = { chat: "discord", workspace: String(2n ** 64n - 1n) } as const;
  const longest = buttonId("check/agree", "7b0c9f5e-0000-4000-8000-000000000000", "not-balloted", "1");
  expect(homeIn(homed(longest, home))).toEqual({ button: longest, home });
  expect(homed("x".repeat(86), home)).toHaveLength(100);
  expect(homed("x".repeat(87), home)).toHaveLength(87);
});
