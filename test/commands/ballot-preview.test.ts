import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { plainText } from "../../src/core/chat/card.ts";
import type { Outcome } from "../../src/core/ports/outbox.ts";
import { renderCard } from "../../src/discord/render.ts";
import { claimDue, postDue } from "../support/posting.ts";
import { buttonsOf, channel, tap, text as textOf, useRig } from "../support/rig.ts";

const rig = useRig(commands);

const say = async (typed: string) => textOf(await rig().say("rep", typed));

const set = () => say("/ballot create name: Reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");

test("every state is said in words, with why", async () => {
  await set();
  rig().clock.set("2023-04-25T09:00");
  await postDue(rig());
  const ends: readonly [string, (id: string, token: string) => Outcome][] = [
    ["2023-04-26T09:00", (id, token) => ({ id, token, kind: "failed", reason: "refused" })],
    ["2023-04-27T09:00", (id, token) => ({ id, token, kind: "failed", reason: "unknown" })],
    ["2023-04-29T09:00", (id, token) => ({ id, token, kind: "skipped", reason: "too-late" })],
    ["2023-05-02T09:00", (id, token) => ({ id, token, kind: "skipped", reason: "nothing-to-say" })],
  ];
  for (const [moment, outcome] of ends) {
    rig().clock.set(moment);
    for (const { delivery, token } of await claimDue(rig())) {
      await rig().store.outbox.record([outcome(delivery.id, token)]);
    }
  }
  rig().clock.set("2023-05-04T09:00");
  await claimDue(rig());
  const preview = await say("/ballot preview");
  for (const line of [
    "Sent Tuesday 25 April 2023, 9am in #general: ",
    "Failed, the platform did not take it Wednesday 26 April 2023, 9am",
    "Failed, the platform could not say whether it arrived Thursday 27 April 2023, 9am",
    "Skipped, too late to be true Saturday 29 April 2023, 9am",
    "Skipped, nothing true was left to say Tuesday 2 May 2023, 9am",
    "Going out Thursday 4 May 2023, 9am",
    "Planned Saturday 6 May 2023, 9am",
  ]) {
    expect(preview).toContain(line);
  }
});

test("held posts say that an officer decides", async () => {
  await set();
  for (let nth = 0; nth < 21; nth += 1) {
    const place = { ...channel, channel: `floor-${nth}` };
    await rig().say("rep", "/countdown add Reballot", { place });
  }
  await postDue(rig());
  rig().clock.set("2023-04-25T10:30");
  expect(await rig().store.outbox.holdLate(rig().clock.now())).toBe(22);
  expect(await say("/ballot preview page: 1")).toContain(
    "Held, over an hour late together with many others: an officer decides Tuesday 25 April 2023, 9am in #",
  );
});

test("a long preview has pages that fit, and opens at the next post", async () => {
  await set();
  for (const floor of ["one", "two", "three"]) {
    await rig().say("rep", "/countdown add Reballot", { place: { ...channel, channel: `floor-${floor}` } });
  }
  const first = await rig().say("rep", "/ballot preview");
  if (first.kind === "form") throw new Error("a form");
  expect(first.card.lines).toHaveLength(15);
  expect(first.card.footer).toMatch(/^Page 1 of 3\. See another: \/ballot preview \w{5} page: 2$/u);
  const [embed] = renderCard(first.card, { kind: "answer" }).embeds;
  const whole = plainText({ lines: first.card.lines }).split("\n");
  expect(embed?.description?.split("\n").map((line) => line.slice(-10))).toEqual(
    whole.map((line) => line.slice(-10)),
  );
  rig().clock.set("2023-05-08T09:00");
  const later = await say("/ballot preview");
  expect(later).toContain("Page 3 of 3. See another: /ballot preview");
  expect(await say("/ballot preview page: 99")).toContain("Page 3 of 3");
});

test("what was sent is shown in the words it was sent in, also after the ballot was closed early", async () => {
  await set();
  rig().clock.set("2023-04-25T09:00");
  await postDue(rig());
  const reply = await rig().say("rep", "/ballot close");
  const button = reply.kind === "form" ? undefined : reply.card.buttons?.[0];
  await rig().press("rep", button?.id ?? "");
  expect(await say("/ballot preview")).toContain(
    "Sent Tuesday 25 April 2023, 9am in #general: 🗳️ 14 days to go: post your ballot by Thu 27",
  );
});

test("each post can be read whole, one after another, as the channel will see it", async () => {
  await set();
  const all = await rig().say("rep", "/ballot preview");
  const first = await rig().say("rep", "/ballot preview post: 1");
  expect(textOf(first)).toMatch(/Reballot: post 1 of \d+/u);
  expect(buttonsOf(first).map(({ label }) => label)).toEqual(["The post after"]);
  const second = await tap(rig(), "rep", first, "The post after");
  expect(buttonsOf(second).map(({ label }) => label)).toEqual(["The post before", "The post after"]);
  const listed = [...textOf(all).matchAll(/9am in [^:]*: ([^\n]{30})/gu)].map(([, words = ""]) => words);
  const begun = listed.find((words) => textOf(second).replaceAll("\n", " ").includes(words));
  expect(begun).toBeDefined();
  expect(textOf(second)).not.toContain("…");
  const last = await rig().say("rep", "/ballot preview post: 9999");
  expect(buttonsOf(last).map(({ label }) => label)).toEqual(["The post before"]);
  expect(textOf(last)).toContain("Ballot closed on Tue 9 May");
});
