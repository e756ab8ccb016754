import type { Line } from "../../chat/card.ts";
import type { Countdown } from "../../countdown/countdown.ts";
import { nextPostLines } from "../../planning/next-posts.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { type Counted, campaignOf } from "./what.ts";

/** A countdown's next posts; for a strike not confirmed, also that they go only once it is. */
export async function nextLines(
  store: Pick<Store, "posts">,
  countdown: Countdown,
  counted: Counted,
): Promise<readonly Line[]> {
  const { id, target } = countdown;
  const campaign = campaignOf(countdown, counted);
  if (campaign?.paused) return [say("ballot-still-paused", { id: campaign.shortId })];
  const posts = await store.posts.ofSource({ kind: "countdown", id });
  if (!posts.some(({ state }) => state === "planned")) return [say("countdown-nothing-left")];
  const lines = nextPostLines(posts);
  const strike =
    target.kind === "strike" ? counted.strikes.find((one) => one.id === target.strikeId) : undefined;
  if (!strike || strike.state === "confirmed") return lines;
  return [...lines, say("strike-only-if-confirmed", { id: strike.shortId })];
}
