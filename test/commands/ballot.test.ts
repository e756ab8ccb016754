import { expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, people, text as textOf, useRig } from "../support/rig.ts";

const rig = useRig([ballot]);

const create =
  "/ballot create name: PCS national campaign reballot, 2023 opens: Mon 20 March 2023 closes: Tue 9 May 2023 12 noon";

async function created(): Promise<string> {
  const words = textOf(await rig().say("rep", create));
  const id = /Id: (\w{5})/u.exec(words)?.[1];
  if (!id) throw new Error(`no id in: ${words}`);
  return id;
}

test("a rep sets a ballot up in one line and every date comes back in words with its weekday", async () => {
  const words = textOf(await rig().say("rep", create));
  expect(words).toContain("Set up: PCS national campaign reballot, 2023, closes Tue 9 May\n");
  expect(words).toContain("Opens: Monday 20 March 2023");
  expect(words).toContain("Closes (papers must have arrived): Tuesday 9 May 2023, 12 noon");
  expect(words).toContain("Post by: Thursday 27 April 2023 (suggested by Muster, not by the union)");
  expect(words).toContain("Next post: Tuesday 25 April 2023, 9am in #general, then ");
});

test("the status on 20 April says 19 days, the close and the suggested posting date", async () => {
  await created();
  const words = textOf(await rig().say("member", "/ballot status"));
  expect(words).toContain("19 days to the close, Tuesday 9 May 2023, 12 noon");
  expect(words).toContain(
    "Post by Thu 27 April (suggested by Muster, second-class post; not set by the union)",
  );
});

test("once the union's own posting date is set, the suggestion is gone", async () => {
  const id = await created();
  const saved = textOf(await rig().say("rep", `/ballot dates ${id} last-posting: Tue 2 May 2023`));
  expect(saved).toContain("Post by: Tuesday 2 May 2023");
  expect(saved).not.toContain("(suggested by Muster, not by the union)");
  const status = textOf(await rig().say("member", "/ballot status"));
  expect(status).toContain("Post by Tue 2 May (the union’s last posting date)");
});

test("a posting date on the coronation bank holiday is warned about", async () => {
  const id = await created();
  const saved = textOf(await rig().say("rep", `/ballot dates ${id} last-posting: Mon 8 May 2023`));
  expect(saved).toContain("Careful: Monday 8 May 2023 is");
});

test("a bare /ballot create opens the form, and the form does the same", async () => {
  const reply = await rig().say("rep", "/ballot create");
  expect(reply.kind).toBe("form");
  expect(reply.kind === "form" && reply.form.fields.map(({ name }) => name)).toEqual([
    "name",
    "kind",
    "opens",
    "closes",
    "last-posting",
  ]);
  const submitted = await rig().submit("rep", "ballot/create", {
    name: "Pay ballot",
    kind: "statutory",
    opens: "",
    closes: "9 May noon",
    "last-posting": "",
  });
  expect(textOf(submitted)).toContain("Set up: Pay ballot");
});

test.each([
  ["closes: Mon 9 May 2023 noon", "closes", "9 May 2023 is a Tuesday, not a Monday"],
  ["closes: 31 April 2023 noon", "closes", "April"],
  ["closes: 9 May 2023", "closes", "At what hour"],
  ["closes: 19 April 2023 noon", "closes", "has passed"],
  ["closes: 9 May 2023 noon opens: 10 May 2023", "closes", "cannot be before “Opens”"],
  ["closes: 9 May 2023 noon last-posting: 10 May 2023", "closes", "cannot be before “Post by”"],
  ["closes: soonish", "closes", "Type"],
  ["", "closes", "“closes” is missing"],
])("a ballot with “%s” is refused, saying what to type", async (typed, field, words) => {
  const reply = await rig().say("rep", `/ballot create name: Pay ballot ${typed}`);
  expect(reply.kind).toBe("refused");
  expect(reply.kind === "refused" && reply.field).toBe(field);
  expect(textOf(reply)).toContain(words);
  expect(textOf(await rig().say("rep", "/ballot status"))).toContain("No ballot is set up here yet");
});

test("dates are day first, and the reply repeats them in words", async () => {
  const words = textOf(await rig().say("rep", "/ballot create name: Pay ballot closes: 5/9/2023 noon"));
  expect(words).toContain("Tuesday 5 September 2023, 12 noon");
});

test("too long a name is refused with its length", async () => {
  const reply = await rig().say("rep", `/ballot create name: ${"x".repeat(81)} closes: 9 May 2023 noon`);
  expect(textOf(reply)).toContain("“name” is 81 characters long; at most 80 fit");
});

test("a mistyped option or subcommand is answered with what there is", async () => {
  expect(textOf(await rig().say("rep", "/ballot create nmae: X closes: 9 May noon"))).toContain(
    "There is no option “nmae” here",
  );
  expect(textOf(await rig().say("rep", "/ballot craete"))).toContain(
    "Did you mean /ballot create?\n[/ballot create]\n[What /ballot can do]",
  );
});

test("bare /ballot and help show what one's role may do", async () => {
  expect(textOf(await rig().say("rep", "/ballot"))).toContain("[Set up a ballot]");
  expect(textOf(await rig().say("rep", "/ballot help"))).toContain("/ballot create name: … closes: …");
  const forMembers = textOf(await rig().say("member", "/ballot help"));
  expect(forMembers).toContain("/ballot status");
  expect(forMembers).not.toContain("/ballot create");
  expect(textOf(await rig().say("rep", "/ballot help dates"))).toContain("last-posting: ");
});

test("members cannot run rep commands and are told who can", async () => {
  const reply = await rig().say("member", create);
  expect(reply.kind).toBe("refused");
  expect(textOf(reply)).toContain("Only reps and officers of Harbour branch can do that");
  expect(textOf(await rig().say("rep", "/ballot status"))).toContain("No ballot is set up here yet");
});

test("the same call sent twice makes one ballot and gets the same reply", async () => {
  const first = await rig().say("rep", create, { callId: "call-1" });
  const second = await rig().say("rep", create, { callId: "call-1" });
  expect(second).toEqual(first);
  const again = await rig().say("rep", create, { callId: "call-2" });
  expect(textOf(again)).toContain("There is already a ballot called");
  const leave = buttonsOf(again).find(({ label }) => label === "Leave it");
  expect(textOf(await rig().press("rep", leave?.id ?? ""))).toBe("Left as it was: nothing was done.");
});

test("the last day to join may be before the opening, as some unions' rules say, and that is said", async () => {
  const made = textOf(
    await rig().say(
      "rep",
      "/ballot create name: Rules opens: 1 May 2023 join-by: 24 April 2023 closes: 30 May 2023 noon",
    ),
  );
  expect(made).toContain(
    "The last day to join, Monday 24 April 2023, is before the ballot opens on Monday 1 May 2023.",
  );
  rig().clock.set("2023-04-24T09:00");
  expect((await postDue(rig())).join("\n")).toContain(
    "Last day to join and get a paper: today, Mon 24 April",
  );
});

test("the preview shows every post with its day, channel and words", async () => {
  await created();
  const words = textOf(await rig().say("rep", "/ballot preview"));
  expect(words).toContain(
    "Planned Thursday 27 April 2023, 9am in #general: 📮 Post your ballot today, Thu 27 April",
  );
  expect(words).toContain(
    "Planned Monday 8 May 2023, 9am in #general: 🗳️ Closes tomorrow: too late for the post?",
  );
  expect(words).toContain("3 hours left");
  expect(words).toContain("Planned Tuesday 9 May 2023, 12 noon in #general");
});

test("moving the close moves its posts", async () => {
  const id = await created();
  await rig().say("rep", `/ballot dates ${id} closes: Tue 16 May 2023 12 noon`);
  const words = textOf(await rig().say("rep", "/ballot preview"));
  expect(words).toContain("Planned Tuesday 16 May 2023, 12 noon");
  expect(words).not.toContain("9 May 2023, 12 noon in");
});

test("a channel that was told a date gets one correction when it changes, and none for a date that is only new", async () => {
  const id = await created();
  rig().clock.set("2023-04-25T09:00");
  await postDue(rig());
  const added = textOf(await rig().say("rep", `/ballot dates ${id} join-by: Wed 26 April 2023`));
  expect(added).not.toContain("correction");
  const moved = textOf(
    await rig().say("rep", `/ballot dates ${id} closes: Tue 16 May 2023 12 noon join-by: Thu 27 April 2023`),
  );
  expect(moved).toContain("1 channel that had been told the old dates gets a correction now.");
  expect(textOf(await rig().say("rep", "/ballot preview"))).toContain(
    "Planned Tuesday 25 April 2023, 9am in #general: ✏️ New dates: papers must arrive by Tue 16 May, 12 noon",
  );
});

test("a date can be taken away, but not the close", async () => {
  const id = await created();
  await rig().say("rep", `/ballot dates ${id} join-by: Tue 25 April 2023`);
  const taken = textOf(await rig().say("rep", `/ballot dates ${id} remove: join-by`));
  expect(taken).toContain("Taken away: Join by.");
  expect(taken).not.toContain("Join by:");
  expect(textOf(await rig().say("rep", `/ballot dates ${id} remove: join-by`))).toContain(
    "has no date “Join by”",
  );
  expect(textOf(await rig().say("rep", `/ballot dates ${id} remove: closes`))).toContain(
    "cannot be taken away",
  );
});

test("entitled members are whole people and half of them is rounded up", async () => {
  await created();
  expect(textOf(await rig().say("rep", "/ballot entitled count: 124,125"))).toContain(
    "Half of them is 62,063",
  );
  expect(textOf(await rig().say("rep", "/ballot entitled count: many"))).toContain(
    "Type for example: count: 1,240",
  );
  expect(textOf(await rig().say("member", "/ballot status"))).toContain("124,125 members can vote");
});

test("closing early asks first, then stops every post; a second press does nothing more", async () => {
  await created();
  const [button] = buttonsOf(await rig().say("rep", "/ballot close"));
  if (!button) throw new Error("no button");
  const closed = await rig().press("rep", button.id);
  expect(plainText(closed.kind === "update" ? closed.card : { lines: [] })).toMatch(
    /is closed\. 1\d planned posts are stopped\./u,
  );
  expect(textOf(await rig().press("rep", button.id))).toContain("That question has been answered");
  expect(textOf(await rig().say("rep", "/ballot close"))).toContain("is closed already");
  expect(textOf(await rig().say("rep", "/ballot preview"))).not.toContain("Planned");
  expect(textOf(await rig().say("member", "/ballot status"))).toContain(
    "Closed early on Thursday 20 April 2023",
  );
});

test("a ballot already won is set up for its mandate alone", async () => {
  const reply = await rig().say(
    "rep",
    "/ballot create name: 2022 ballot closes: 7 November 2022 noon mandate-expires: 6 May 2023",
  );
  expect(textOf(reply)).toContain("only its mandate is counted down");
  expect(textOf(reply)).toContain("Next post: Saturday 22 April 2023, 9am");
  expect(textOf(await rig().say("member", "/ballot status 2022"))).toContain(
    "Mandate: last day Saturday 6 May 2023 (16 days left).",
  );
});

test("with two ballots open a bare id is asked for, and the beginning of a name will do", async () => {
  await created();
  await rig().say("rep", "/ballot create name: Pay ballot closes: 16 May 2023 noon");
  const both = textOf(await rig().say("member", "/ballot status"));
  expect(both).toMatch(/^All ballots that are open\n/u);
  for (const name of ["Pay ballot", "PCS"]) expect(both).toContain(name);
  expect(textOf(await rig().say("rep", "/ballot entitled count: 900"))).toContain("Which ballot? ");
  expect(textOf(await rig().say("member", "/ballot status pay"))).toContain("Pay ballot");
  expect(textOf(await rig().say("member", "/ballot status zzzzz"))).toContain(
    "There is no ballot “zzzzz” here",
  );
});

test("an election is neutral: no threshold is shown", async () => {
  await rig().say("rep", "/ballot create name: GS election kind: election closes: 12 December 2023 noon");
  await rig().say("rep", "/ballot entitled count: 180000");
  expect(textOf(await rig().say("member", "/ballot status"))).not.toContain("Half");
});

test("a forged or foreign button is refused", async () => {
  for (const id of [
    "ballot/close/nonsense",
    "ballot/close/7b0c9f5e-0000-4000-8000-000000000000",
    "vote/yes",
  ]) {
    const reply = await rig().press("rep", id);
    expect(reply.kind).toBe("refused");
    expect(textOf(reply)).toContain("That button is not in use any more");
  }
});

test("an unknown command names those there are", async () => {
  expect(textOf(await rig().say("rep", "/balot create"))).toContain(
    "There is no command /balot. Muster has: /ballot",
  );
});

test("autocomplete offers ballots to those who may use them", async () => {
  const id = await created();
  const ask = (user: "rep" | "member") =>
    rig().inbox.suggest({
      caller: people[user],
      place: channel,
      command: "ballot",
      subcommand: "dates",
      option: "ballot",
      typed: "pcs",
    });
  expect(await ask("rep")).toEqual([
    { value: id, label: "PCS national campaign reballot, 2023, closes Tue 9 May 2023" },
  ]);
  expect(await ask("member")).toEqual([]);
});
