import type { Temporal } from "temporal-polyfill";
import { actionCount, actionLines } from "../ballot/actions.ts";
import type { Campaign } from "../ballot/campaign.ts";
import type { Branch } from "../branch/branch.ts";
import { momentInWords } from "../calendar/words.ts";
import { type Button, bold, buttonId, type Card, type Line, plainText, type Span } from "../chat/card.ts";
import type { Reason } from "../delivery/life.ts";
import type { Delivery } from "../delivery/row.ts";
import type { Store } from "../ports/store.ts";
import { say, words } from "../text/say.ts";
import { draw } from "./draw.ts";

/** Longest extract of a post's text in a list, in characters. */
const extractLength = 110;

/** Lines of a preview in one reply: with extracts and reasons they stay under Discord's 4096 characters. */
const pageLength = 15;

interface Asked {
  readonly now: Temporal.Instant;
  /** From 1; the one with the next post unless told. */
  readonly page: number | undefined;
}

/** `/ballot preview`: each post with its date, channel, state and words as they would be (or would have been) then. */
export async function previewCard(
  store: Pick<Store, "posts" | "countdowns" | "checks">,
  campaign: Campaign,
  branch: Branch,
  { now, page: asked }: Asked,
): Promise<Card> {
  const { name, shortId: id } = campaign;
  const all = await store.posts.ofCampaign(campaign.id);
  const pages = Math.max(1, Math.ceil(all.length / pageLength));
  const page = Math.min(pages, Math.max(1, asked ?? pageOfNext(all, now)));
  const lines: Line[] = campaign.paused ? [say("ballot-still-paused", { id })] : [];
  for (const delivery of all.slice((page - 1) * pageLength, page * pageLength)) {
    lines.push(await previewLine(store, delivery, campaign, branch));
  }
  const other = page < pages ? page + 1 : page - 1;
  return {
    title: words("ballot-preview-title", { name }),
    lines: all.length === 0 ? [...lines, say("ballot-preview-none")] : lines,
    ...(pages > 1 && { footer: words("ballot-preview-page", { page, pages, id, other }) }),
  };
}

/** One post as the channel sees it (its buttons apart), and those before and after it. */
export async function wholePostCard(
  store: Pick<Store, "posts" | "countdowns" | "checks">,
  campaign: Campaign,
  branch: Branch,
  wanted: number,
): Promise<Card> {
  const all = await store.posts.ofCampaign(campaign.id);
  const post = Math.min(all.length, Math.max(1, wanted));
  const delivery = all[post - 1];
  const { name } = campaign;
  if (!delivery)
    return { title: words("ballot-preview-title", { name }), lines: [say("ballot-preview-none")] };
  const drawn = await drawnThen(store, delivery, campaign, branch);
  const said = drawn ? drawn.lines : [say("delivery-no-words")];
  const ways = [
    ...(post > 1 ? [wholeButton(campaign, post - 1, words("ballot-preview-before"))] : []),
    ...(post < all.length ? [wholeButton(campaign, post + 1, words("ballot-preview-after"))] : []),
  ];
  return {
    title: words("ballot-preview-post", { name, post, posts: all.length }),
    lines: [
      say("ballot-preview-when", valuesOf(delivery)),
      ...(drawn?.title === undefined ? [] : [[bold(drawn.title)]]),
      ...said,
    ],
    buttons: ways,
    ...(drawn?.footer !== undefined && { footer: drawn.footer }),
  };
}

function wholeButton({ id }: Campaign, post: number, label: string): Button {
  return { id: buttonId("ballot/preview", id, String(post)), label };
}

/** The page on which the first post still to come stands, or the last one. */
function pageOfNext(all: readonly Delivery[], now: Temporal.Instant): number {
  const next = all.findIndex(({ dueAt }) => dueAt.epochMilliseconds >= now.epochMilliseconds);
  return Math.ceil((next < 0 ? all.length : next + 1) / pageLength);
}

async function previewLine(
  store: Pick<Store, "countdowns" | "checks">,
  delivery: Delivery,
  campaign: Campaign,
  branch: Branch,
): Promise<Line> {
  return say("ballot-preview-line", {
    ...valuesOf(delivery),
    words: await extract(store, delivery, campaign, branch),
  });
}

function valuesOf(delivery: Delivery) {
  return {
    state: stateWords(delivery),
    moment: momentInWords(delivery.on, delivery.at.round({ smallestUnit: "minute", roundingMode: "floor" })),
    place: placeSpan(delivery),
  };
}

async function extract(
  store: Pick<Store, "countdowns" | "checks">,
  delivery: Delivery,
  campaign: Campaign,
  branch: Branch,
): Promise<string> {
  const drawn = await drawnThen(store, delivery, campaign, branch);
  if (!drawn) return words("delivery-no-words");
  const lines = delivery.kind === "opens" ? withoutActions(drawn.lines, campaign) : drawn.lines;
  const said = shortened(
    plainText({ ...(drawn.title !== undefined && { title: drawn.title }), lines }).replaceAll("\n", " "),
  );
  if (lines === drawn.lines) return said;
  return words("actions-in-preview", { words: said, count: actionCount(campaign), id: campaign.shortId });
}

/** A post as it will be, or was, at its moment. Undefined where it has nothing to say. */
async function drawnThen(
  store: Pick<Store, "countdowns" | "checks">,
  delivery: Delivery,
  campaign: Campaign,
  branch: Branch,
): Promise<Card | undefined> {
  const { source } = delivery;
  const countdown = source.kind === "countdown" ? await store.countdowns.byId(source.id) : undefined;
  const check = source.kind === "check" ? await store.checks.byId(source.id) : undefined;
  // What was sent before the close is said as it was then.
  const sent = delivery.state === "posted" && source.kind !== "campaign";
  const then = sent ? ({ ...campaign, state: "open" } as const) : campaign;
  return draw(
    { delivery, branch, campaign: then, ...(countdown && { countdown }), ...(check && { check }) },
    momentOf(delivery),
  );
}

/** The list under the opening day's post would fill the preview: it is named instead. */
function withoutActions(lines: readonly Line[], campaign: Campaign): readonly Line[] {
  return lines.slice(0, -actionLines(campaign).length);
}

function shortened(whole: string): string {
  return whole.length > extractLength ? `${whole.slice(0, extractLength - 1).trimEnd()}…` : whole;
}

function momentOf(delivery: Delivery): Temporal.Instant {
  return delivery.postedAt ?? delivery.dueAt;
}

function placeSpan({ to }: Delivery): Span | string {
  return "channel" in to ? { kind: "place", place: to } : "";
}

/** Reasons that the catalogue knows by another word. */
const reasonWords: Readonly<Partial<Record<Reason, string>>> = {
  "too-late": "late",
  "source-gone": "deleted",
  "nothing-to-say": "nothing",
  "channel-gone": "gone",
};

/** "Planned", "Sent", "Skipped, no longer true": a row's state in words, and why. */
function stateWords({ state, reason }: Pick<Delivery, "state" | "reason">): string {
  const why = reason === undefined ? "none" : (reasonWords[reason] ?? reason);
  return words("delivery-state", { state, reason: state === "held" ? "held" : why });
}
