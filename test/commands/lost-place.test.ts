import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { channel, text, useRig, workspace } from "../support/rig.ts";

const rig = useRig(commands);

const ballot = "create name: PCS reballot opens: 20 March 2023 closes: Tue 9 May 2023 12 noon";

const lose = (where: typeof channel, reason: "place-lost" | "workspace-lost") =>
  rig().store.lost.note({ ...where, reason, code: "is_archived" }, rig().clock.now());

const sinceThen = "#general since Thursday 20 April 2023, 9am: the channel is archived";

test("a lost channel is shown where a rep looks, with what to do, until it is back", async () => {
  await rig().say("rep", `/ballot ${ballot}`);
  const pages = ["/countdown list", "/ballot status", "/branch settings"];
  for (const page of pages) expect(text(await rig().say("officer", page))).not.toContain("cannot post");
  await lose(channel, "place-lost");
  for (const page of pages) {
    const words = text(await rig().say("officer", page));
    expect(words, page).toContain(sinceThen);
    expect(words, page).toContain("Unarchive or unlock it");
    expect(words, page).toContain("Muster looks again by itself");
  }
  await rig().inbox.joined(channel);
  for (const page of pages) expect(text(await rig().say("officer", page))).not.toContain("cannot post");
});

test("a lost workspace is shown as that", async () => {
  await rig().say("rep", `/ballot ${ballot}`);
  await lose({ ...workspace, channel: "" }, "workspace-lost");
  expect(text(await rig().say("officer", "/branch settings"))).toContain(
    "Muster cannot post in this workspace since Thursday 20 April 2023, 9am",
  );
});

test("counting down once more in a channel that was lost is the cure: its countdown goes on", async () => {
  await rig().say("rep", `/ballot ${ballot}`);
  expect(text(await rig().say("rep", "/countdown add ballot: pcs"))).toContain(
    "counted down in this channel already",
  );
  await lose(channel, "place-lost");
  const again = text(await rig().say("rep", "/countdown add ballot: pcs"));
  expect(again).toMatch(/The countdown of this channel goes on · \w{5}/u);
  expect(again).toContain("Next post: Tuesday 25 April 2023, 9am");
  expect(await rig().store.lost.of(workspace)).toEqual([]);
  expect(text(await rig().say("rep", "/countdown add ballot: pcs"))).toContain(
    "counted down in this channel already",
  );
});

test("a lost channel for which nothing is planned any more is nobody’s trouble", async () => {
  await rig().say("rep", `/ballot ${ballot}`);
  await lose({ ...channel, channel: "elsewhere" }, "place-lost");
  expect(text(await rig().say("officer", "/branch settings"))).not.toContain("cannot post");
});

test("so it is in one that the platform had said was gone for good", async () => {
  await rig().say("rep", `/ballot ${ballot}`);
  await rig().inbox.left(channel);
  const branch = await rig().store.branches.of(workspace);
  const [countdown] = await rig().store.countdowns.list(branch?.id ?? "");
  const states = async () =>
    new Set(
      (await rig().store.posts.ofSource({ kind: "countdown", id: countdown?.id ?? "" })).map(
        ({ state }) => state,
      ),
    );
  expect(await states()).toEqual(new Set(["cancelled"]));
  expect(text(await rig().say("rep", "/countdown add ballot: pcs"))).toContain("goes on");
  expect(await states()).toEqual(new Set(["planned"]));
});
