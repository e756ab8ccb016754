import { expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { check } from "../../commands/check.ts";
import { posted } from "../../commands/posted/posted.ts";
import { plainText } from "../../src/core/chat/card.ts";
import { buttonsOf, type Person, people, useRig } from "../support/rig.ts";

const rig = useRig([ballot, check, posted]);

const home = async (person: Person) =>
  plainText(await rig().inbox.home({ ...people[person], groupsOf: async () => [] }));

test("one's own page says what to do now, and then what is kept", async () => {
  await rig().say("rep", "/ballot create name: Reballot closes: 9 May 2023 noon");
  expect(await home("member")).toContain("You have not told us whether your paper is posted");
  const [agree] = buttonsOf(await rig().say("member", "/posted to-post"));
  await rig().press("member", agree?.id ?? "");
  const page = await home("member");
  expect(page).toContain("Reballot\nPost by Thu 27 April");
  expect(page).toContain("You told us: Got it, not posted yet.");
  expect(page).toContain("Post it today");
  expect(page).toContain("What Muster keeps about you here\nReballot: you told us");
  expect(await home("other")).not.toContain("Got it");
});

test("after the close there is nothing to do, and what is kept is still said", async () => {
  await rig().say("rep", "/ballot create name: Reballot closes: 9 May 2023 noon");
  rig().clock.set("2023-05-09T12:00");
  expect(await home("member")).toContain("No ballot is open here now.");
});
