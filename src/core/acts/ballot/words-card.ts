import type { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../ballot/campaign.ts";
import { type OpeningKind, openingKinds } from "../../ballot/opening-kinds.ts";
import type { Branch } from "../../branch/branch.ts";
import type { Card, Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import { draw } from "../../planning/draw.ts";
import type { Store } from "../../ports/store.ts";
import { say, words } from "../../text/say.ts";
import { checkNoMention } from "../../typed/mention.ts";

/** A rep's own line as one paragraph. Throws a UserError for a mention. */
export function typedOpening(typed: string): string {
  checkNoMention(typed, "text");
  return typed.replaceAll(/\s+/gu, " ").trim();
}

export function withWords(campaign: Campaign, kind: OpeningKind, own: string): Campaign {
  return { ...campaign, openings: { ...campaign.openings, [kind]: own }, revision: campaign.revision + 1 };
}

/** Without a rep's words for one kind of post, or for any. Throws a UserError when there are none. */
export function withoutWords(campaign: Campaign, kind: OpeningKind | undefined): Campaign {
  const { openings = {}, ...rest } = campaign;
  const left = openingKinds.filter(
    (one) => openings[one] !== undefined && kind !== undefined && one !== kind,
  );
  if (left.length === Object.keys(openings).length) throw userError(say("refuse-words-none"), "reset");
  const kept = Object.fromEntries(left.map((one) => [one, openings[one]]));
  return { ...rest, ...(left.length > 0 && { openings: kept }), revision: campaign.revision + 1 };
}

/** `/ballot words`: what a rep has put in their own words. */
export function wordsCard({ name, openings = {} }: Campaign, before: readonly Line[] = []): Card {
  const lines = openingKinds.flatMap((kind) => {
    const own = openings[kind];
    return own === undefined ? [] : [say("words-line", { kind: words(`choice-post-${kind}`), text: own })];
  });
  return {
    title: words("words-title", { name }),
    lines: [
      ...before,
      ...(lines.length > 0 ? lines : [say("words-none")]),
      say("words-how"),
      say("words-stay"),
    ],
  };
}

/** The next planned post of a kind in full, as it will read then. */
export async function wordsPreview(
  store: Pick<Store, "posts" | "countdowns">,
  campaign: Campaign,
  branch: Branch,
  { kind, now }: { readonly kind: OpeningKind; readonly now: Temporal.Instant },
): Promise<Card> {
  const note = [...(campaign.kind === "election" ? [say("actions-neutral")] : []), say("words-stay")];
  const next = (await store.posts.ofCampaign(campaign.id)).find(
    (one) =>
      one.kind === kind && one.state === "planned" && one.dueAt.epochMilliseconds >= now.epochMilliseconds,
  );
  const countdown = next && (await store.countdowns.byId(next.source.id));
  const card = next && countdown && draw({ delivery: next, branch, campaign, countdown }, next.dueAt);
  if (!card) return { lines: [say("words-saved-none"), ...note] };
  return {
    lines: [
      say("words-saved"),
      say("countdown-show-name", { name: card.title ?? "" }),
      ...card.lines,
      ...note,
    ],
  };
}
