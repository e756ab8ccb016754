import { expect, test } from "vitest";
import { ballot } from "../../commands/ballot.ts";
import { channel, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot]);

async function states(): Promise<readonly string[]> {
  const { store } = rig();
  const branch = await store.branches.of(workspace);
  const [campaign] = await store.campaigns.list(branch?.id ?? "");
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
