import { expect, test } from "vitest";
import { ballot } from "../../commands/ballot.ts";
import { branch } from "../../commands/branch.ts";
import { channel, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot, branch]);

async function states(): Promise<readonly string[]> {
  const { store } = rig();
  const home = await store.branches.of(workspace);
  const [campaign] = await store.campaigns.list(home?.id ?? "");
  const posts = await store.deliveries.ofCampaign(campaign?.id ?? "");
  return [...new Set(posts.map(({ state, reason }) => `${state} ${reason ?? ""}`.trim()))];
}

test("when Muster is removed from a workspace nothing planned there goes out any more, however often it is told", async () => {
  await rig().say("rep", "/ballot create name: Ours opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
  await rig().inbox.left({ ...workspace, workspace: "another" });
  await rig().inbox.left({ ...channel, channel: "another" });
  expect(await states()).toEqual(["planned"]);
  await rig().inbox.left(workspace);
  await rig().inbox.left(workspace);
  expect(await states()).toEqual(["cancelled gone"]);
});

test("once Muster is back, saving a setting plans the countdowns anew", async () => {
  await rig().say("rep", "/ballot create name: Ours opens: 20 March 2023 closes: Tue 9 May 2023 12 noon");
  await rig().inbox.left(workspace);
  await rig().say("officer", "/branch settings post-at: 9am");
  expect(await states()).toEqual(["planned"]);
});
