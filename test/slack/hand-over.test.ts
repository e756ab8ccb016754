import { expect, test } from "vitest";
import type { Reply } from "../../src/core/chat/reply.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { latch } from "../support/waiting.ts";
import { card, general, keepingInbox, onSocket, openBranch } from "./support.ts";

/** Slack recycles its sockets every few hours, and says so beforehand. */

for (const reason of ["warning", "refresh_requested"] as const) {
  test(`commands typed during a planned hand-over are all taken, and each is done once (${reason})`, async () => {
    const { slack, one } = await openBranch();
    const { inbox, calls } = keepingInbox(({ call }) =>
      privately(card("input" in call ? `${call.input}` : "")),
    );
    await onSocket(slack, inbox);
    const { deliveries } = slack;
    const typed: Promise<string>[] = [];
    function type(): void {
      const words = `status ${typed.length}`;
      typed.push(
        one.command("/ballot", words, { channel: general }).then(({ taken }) => {
          expect(taken.acknowledged, words).toBe(true);
          return words;
        }),
      );
    }
    for (let before = 0; before < 5; before += 1) type();
    const standing = deliveries.nextSocket();
    const old = deliveries.recycle(reason);
    type();
    // One after the other, for as long as the new one takes to stand; the next begins in the very same moment.
    let stands = false;
    void standing.then(() => {
      stands = true;
    });
    while (!stands) {
      type();
      await typed.at(-1);
    }
    for (let both = 0; both < 6; both += 1) type();
    await old.close();
    for (let after = 0; after < 5; after += 1) type();
    const all = await Promise.all(typed);
    await slack.world.until(() => (one.sees(general).length >= all.length ? true : undefined));
    expect(
      one
        .sees(general)
        .map(({ text }) => text)
        .sort(),
    ).toEqual([...all].sort());
    expect(calls).toHaveLength(all.length);
    expect(deliveries.sockets()).toBe(1);
  });
}

test("a form that came over the old socket is acknowledged over it, while it goes", async () => {
  const { slack, officer } = await openBranch();
  const held = latch<Reply>();
  const { inbox } = keepingInbox(() => held.promise);
  await onSocket(slack, inbox);
  const opened = await (await officer.command("/ballot", "create", { channel: general })).shown();
  if (opened.kind !== "view") throw new Error("no form");
  const sent = officer.submit(opened.view, { name: "Reballot", closes: "soon" });
  const standing = slack.deliveries.nextSocket();
  slack.deliveries.recycle();
  await standing;
  held.open({ kind: "refused", card: card("Not a date: “soon”."), field: "closes" });
  expect(await (await sent).shown()).toEqual({ kind: "errors", errors: { closes: "Not a date: “soon”." } });
});

test("while Slack refuses a new socket the old one goes on, and the new one is tried for again", async () => {
  const { slack, one } = await openBranch();
  const { inbox } = keepingInbox();
  await onSocket(slack, inbox);
  slack.api.fail("apps.connections.open", { kind: "status", status: 503 });
  const standing = slack.deliveries.nextSocket();
  const old = slack.deliveries.recycle();
  const { taken } = await one.command("/ballot", "status", { channel: general });
  expect(taken.acknowledged).toBe(true);
  await standing;
  await old.close();
  expect((await one.command("/ballot", "status", { channel: general })).taken.acknowledged).toBe(true);
});

test("a connection that is cut without a word is made again", async () => {
  const { slack, one } = await openBranch();
  const { inbox } = keepingInbox();
  await onSocket(slack, inbox);
  for (let time = 0; time < 2; time += 1) {
    const standing = slack.deliveries.nextSocket();
    slack.deliveries.drop();
    await standing;
    expect((await one.command("/ballot", "status", { channel: general })).taken.acknowledged).toBe(true);
  }
});

test("two notices of one socket bring one new one", async () => {
  const { slack, one } = await openBranch();
  const { inbox } = keepingInbox();
  await onSocket(slack, inbox);
  const standing = slack.deliveries.nextSocket();
  slack.deliveries.recycle("warning");
  slack.deliveries.recycle("refresh_requested");
  await standing;
  await (await one.command("/ballot", "status", { channel: general })).shown();
  expect(slack.api.called.filter((method) => method === "apps.connections.open")).toHaveLength(2);
});

test("a stop takes the old socket down as well", async () => {
  const { slack } = await openBranch();
  const chat = await onSocket(slack, keepingInbox().inbox);
  const standing = slack.deliveries.nextSocket();
  slack.deliveries.recycle();
  await standing;
  expect(slack.deliveries.sockets()).toBe(2);
  await chat.stop();
  await expect.poll(() => slack.deliveries.sockets(), { timeout: 20_000 }).toBe(0);
});
