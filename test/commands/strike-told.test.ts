import fc from "fast-check";
import { expect, test } from "vitest";
import { branch } from "../../commands/branch/branch.ts";
import { countdown } from "../../commands/countdown.ts";
import { strike } from "../../commands/strike/strike.ts";
import { whenInWords } from "../../src/core/strike/days.ts";
import { forWhomInWords } from "../../src/core/strike/for-whom.ts";
import { postDue } from "../support/posting.ts";
import { buttonsOf, channel, type Rig, useRig } from "../support/rig.ts";

const rig = useRig([strike, countdown, branch]);

const acts = [
  "confirm",
  "suspend",
  "edit days: 28 April 2023",
  "edit days: 4 May 2023",
  "edit days: from 5 May 2023 kind: asos",
  "edit for: Ofgem",
  "edit for: DVSA",
  "edit for: all",
  "post",
] as const;

/** Does one thing, refused or not; "post" lets everything go that is due. */
async function act(on: Rig, name: string, one: (typeof acts)[number]): Promise<readonly string[]> {
  if (one === "post") return postDue(on);
  const [verb, ...options] = one.split(" ");
  const reply = await on.say("rep", `/strike ${verb} ${name} ${options.join(" ")}`);
  const [button] = one === "confirm" && reply.kind === "private" ? buttonsOf(reply) : [];
  if (button) await on.press("rep", button.id);
  return [];
}

const channelOf = (post: string) => post.slice(0, post.indexOf(":"));

test("whatever is changed, every channel that was told ends with how it stands, told once each time", {
  timeout: 120_000,
}, async () => {
  await rig().say("rep", "/branch channel for: DVSA", { place: { ...channel, channel: "dvsa" } });
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...acts), { minLength: 2, maxLength: 12 }),
      async (sequence) => {
        runs += 1;
        const name = `Walkout${runs}x`;
        await rig().say("rep", `/strike add name: ${name} days: 3 May 2023 for: DVSA`, {
          place: { ...channel, channel: "dvsa" },
        });
        const here = await rig().store.branches.of(channel);
        const find = async () =>
          (await rig().store.strikes.list(here?.id ?? "")).find((one) => one.name === name);
        await rig().say("rep", `/countdown add strike: ${(await find())?.shortId}`);
        const last = new Map<string, string>();
        for (const one of [...sequence, "post"] as const) {
          const posts = await act(rig(), name, one);
          const channels = posts.map(channelOf);
          expect(new Set(channels).size).toBe(channels.length);
          for (const post of posts) last.set(channelOf(post), post);
        }
        const now = await find();
        if (!now) throw new Error("the strike is gone");
        for (const post of last.values()) {
          expect(post).toContain(whenInWords(now));
          expect(post).toContain(forWhomInWords(now).replace(/ only$/u, ""));
          const confirmed = post.includes("Confirmed by the union");
          // A channel whose members are not called need not hear of a confirmation.
          if (confirmed || channelOf(post) === "#general") expect(confirmed).toBe(now.state === "confirmed");
        }
        const versions = await rig().store.strikes.versions(now.id);
        expect(versions.map(({ revision }) => revision)).toEqual(
          Array.from({ length: now.revision - 1 }, (_, index) => index + 1),
        );
      },
    ),
    { numRuns: 25 },
  );
});
