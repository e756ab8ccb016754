import { beforeEach, expect, test } from "vitest";
import { ballot } from "../../commands/ballot/ballot.ts";
import { check } from "../../commands/check.ts";
import { posted } from "../../commands/posted/posted.ts";
import { drawBallotPost } from "../../src/core/countdown/draw-ballot.ts";
import { type Person, text, useRig, workspace } from "../support/rig.ts";

const rig = useRig([ballot, check, posted]);

const page = "https://www.pcs.org.uk/replacement";

const said = async (as: Person, typed: string) => text(await rig().say(as, typed));

async function kept() {
  const branch = await rig().store.branches.of(workspace);
  const [campaign] = await rig().store.campaigns.list(branch?.id ?? "");
  if (!branch || !campaign) throw new Error("no ballot");
  return { branch, campaign };
}

beforeEach(async () => {
  await said(
    "rep",
    "/ballot create name: PCS reballot opens: 20 March 2023 closes: 9 May 2023 12 noon replacement-by: 28 April 2023 5pm",
  );
});

test("stands with the dates, on the post that asks for it and in the next step, as a link", async () => {
  expect(await said("rep", `/ballot dates replacement-link: ${page}`)).toContain(
    "Replacement papers: www.pcs.org.uk/replacement",
  );
  const { branch, campaign } = await kept();
  const link = { kind: "link", text: "www.pcs.org.uk/replacement", url: page };
  const post = drawBallotPost("replacement-by", { campaign, branch, now: rig().clock.now() });
  expect(post?.lines.flat()).toContainEqual(link);
  const reply = await rig().press("member", `posted/answer/${campaign.id}/not-arrived`);
  const agree = reply.kind === "form" ? undefined : reply.card.buttons?.[0]?.id;
  const told = await rig().press("member", agree ?? "");
  expect(told.kind === "form" ? [] : told.card.lines.flat()).toContainEqual(link);
});

test("changing it corrects nothing: it moves no date", async () => {
  expect(await said("rep", `/ballot dates replacement-link: ${page}`)).not.toContain("orrection");
});

test("is taken away again, once", async () => {
  await said("rep", `/ballot dates replacement-link: ${page}`);
  expect(await said("rep", "/ballot dates remove: replacement-link")).not.toContain("pcs.org.uk");
  expect((await kept()).campaign.replacementLink).toBeUndefined();
  expect(await said("rep", "/ballot dates remove: replacement-link")).toContain("has no replacement link");
});

test.each([
  "http://www.pcs.org.uk/replacement",
  "www.pcs.org.uk",
  "pcs",
  "remove",
  "javascript:alert(1)",
  "https://name:word@www.pcs.org.uk/",
  "https://localhost/",
  "https://",
  "mailto:papers@pcs.org.uk",
])("“%s” is refused with an example", async (typed) => {
  expect(await said("rep", `/ballot dates replacement-link: ${typed}`)).toContain(
    "for example https://www.pcs.org.uk/replacement",
  );
  expect((await kept()).campaign.replacementLink).toBeUndefined();
});

test("one that is too long is refused", async () => {
  expect(await said("rep", `/ballot dates replacement-link: ${page}/${"x".repeat(200)}`)).toMatch(/200/u);
});

test("a page with letters of any kind is kept as browsers send it", async () => {
  await said("rep", "/ballot dates replacement-link: https://undeb.example/papur newydd");
  expect((await kept()).campaign.replacementLink).toBe("https://undeb.example/papur%20newydd");
});
