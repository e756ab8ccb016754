import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import { momentInWords } from "../calendar/words.ts";
import { type Line, plainText, type Span } from "../card.ts";
import type { Store } from "../store.ts";
import { say, words } from "../text/say.ts";
import type { Delivery } from "./delivery.ts";
import { draw } from "./draw.ts";

/** Longest extract of a post's text in a list, in characters. */
const extractLength = 110;

/** Each post of a campaign with its date, channel, state and words as they would be (or would have been) then. */
export async function previewLines(
  store: Pick<Store, "deliveries" | "countdowns" | "checks">,
  campaign: Campaign,
  branch: Branch,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const delivery of await store.deliveries.ofCampaign(campaign.id)) {
    lines.push(
      say("ballot-preview-line", {
        state: stateWords(delivery),
        moment: momentInWords(
          delivery.on,
          delivery.at.round({ smallestUnit: "minute", roundingMode: "floor" }),
        ),
        place: placeSpan(delivery),
        words: await extract(store, delivery, campaign, branch),
      }),
    );
  }
  return lines;
}

async function extract(
  store: Pick<Store, "countdowns" | "checks">,
  delivery: Delivery,
  campaign: Campaign,
  branch: Branch,
): Promise<string> {
  const { source } = delivery;
  const countdown = source.kind === "countdown" ? await store.countdowns.byId(source.id) : undefined;
  const check = source.kind === "check" ? await store.checks.byId(source.id) : undefined;
  const drawn = draw(
    { delivery, branch, campaign, ...(countdown && { countdown }), ...(check && { check }) },
    momentOf(delivery),
  );
  if (!drawn) return words("delivery-no-words");
  const whole = plainText({ lines: drawn.lines }).replaceAll("\n", " ");
  return whole.length > extractLength ? `${whole.slice(0, extractLength - 1).trimEnd()}…` : whole;
}

function momentOf(delivery: Delivery): Temporal.Instant {
  return delivery.postedAt ?? delivery.dueAt;
}

function placeSpan({ to }: Delivery): Span | string {
  return "channel" in to ? { kind: "place", place: to } : "";
}

/** "Planned", "Sent", "Skipped, no longer true": a row's state in words. */
function stateWords({ state, reason }: Pick<Delivery, "state" | "reason">): string {
  const code = reason === "too-late" ? "late" : (reason ?? "none");
  return words("delivery-state", { state, reason: code });
}
