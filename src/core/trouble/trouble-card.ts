import type { Temporal } from "temporal-polyfill";
import { type Branch, mayAct } from "../branch/branch.ts";
import { momentInWords } from "../calendar/words.ts";
import { type Button, buttonId, type Card, type Line, spanText } from "../chat/card.ts";
import type { Context, Services } from "../command/command.ts";
import type { Delivery } from "../delivery/row.ts";
import { type Drawable, draw } from "../planning/draw.ts";
import type { Store } from "../ports/store.ts";
import { say, words } from "../text/say.ts";
import { type ChannelPost, isHeld, mayRetry, type Trouble, troubleOf, undecided, whyOf } from "./trouble.ts";

/** Most posts listed: Discord shows 4096 characters and 25 buttons. */
const mostListed = 12;

/** Longest extract of a post's text, in characters. */
const extractLength = 70;

/** What did not go out as planned and what the caller may do about it; `said` is what was just done. */
export async function troubleCard(
  { branch, role }: Pick<Context, "branch" | "role">,
  { store, now }: Pick<Services, "store" | "now">,
  said: readonly Line[] = [],
): Promise<Card> {
  const trouble = await troubleOf(store, branch.id, now);
  const { posts, heldPrivately } = trouble;
  const title = words("posts-title", { branch: branch.name });
  if (posts.length === 0 && !heldPrivately) return { title, lines: [...said, say("posts-none")] };
  const listed = posts.slice(0, mostListed);
  const lines: Line[] = [];
  for (const [index, post] of listed.entries())
    lines.push(await postLine(store, post, { branch, number: index + 1 }));
  const more = posts.length - listed.length;
  const officer = mayAct(role, "officer");
  return {
    title,
    lines: [...said, ...heldLines(trouble, officer), ...lines],
    buttons: [...(officer ? decisions(trouble) : []), ...retries(listed, now)],
    ...(more > 0 && { footer: words("posts-more", { count: more }) }),
  };
}

function heldLines({ posts, heldPrivately }: Trouble, officer: boolean): readonly Line[] {
  const count = posts.filter(isHeld).length;
  if (count === 0 && !heldPrivately) return [];
  return [
    ...(count > 0 ? [say("posts-held", { count })] : []),
    ...(heldPrivately ? [say("posts-held-private")] : []),
    ...(officer ? [] : [say("posts-officers-decide")]),
  ];
}

/** They carry how many the officer saw held: about more or others nobody has decided. */
function decisions({ posts, heldPrivately }: Trouble): readonly Button[] {
  const count = posts.filter(isHeld).length;
  if (count === 0 && !heldPrivately) return [];
  return [
    { id: buttonId("branch/release", String(count)), label: words("posts-release-button", { count }) },
    {
      id: buttonId("branch/drop", String(count)),
      label: words("posts-drop-button", { count }),
      style: "danger",
    },
  ];
}

function retries(listed: readonly ChannelPost[], now: Temporal.Instant): readonly Button[] {
  return listed.flatMap((post, index) =>
    mayRetry(post, now)
      ? [
          {
            id: buttonId("branch/retry", post.id),
            label: words("posts-retry-button", { number: index + 1 }),
          },
        ]
      : [],
  );
}

async function postLine(
  store: Store,
  post: ChannelPost,
  { branch, number }: { readonly branch: Branch; readonly number: number },
): Promise<Line> {
  return say("posts-line", {
    number,
    moment: momentInWords(post.on, post.at.round({ smallestUnit: "minute", roundingMode: "floor" })),
    place: { kind: "place", place: post.to },
    words: await extract(store, post, branch),
    why: words(`posts-why-${whyOf(post)}`),
  });
}

/** Title and first words as they would have been when it was due; of what is over by now the name alone. */
async function extract(store: Store, post: Delivery, branch: Branch): Promise<string> {
  const drawable = await drawableOf(store, post, branch);
  const card = draw(drawable, post.dueAt);
  if (!card) return drawable.campaign?.name ?? drawable.strike?.name ?? words("delivery-no-words");
  const first = card.lines[0]?.map(spanText).join("") ?? "";
  const whole = [card.title, first].filter(Boolean).join(": ").replaceAll(/\s+/gu, " ").replace(/\.$/u, "");
  const letters = Array.from(whole);
  return letters.length > extractLength
    ? `${letters
        .slice(0, extractLength - 1)
        .join("")
        .trimEnd()}…`
    : whole;
}

async function drawableOf(store: Store, delivery: Delivery, branch: Branch): Promise<Drawable> {
  const { source, campaignId, strikeId } = delivery;
  const campaign = campaignId === undefined ? undefined : await store.campaigns.byId(campaignId);
  const strike = strikeId === undefined ? undefined : await store.strikes.byId(strikeId);
  const countdown = source.kind === "countdown" ? await store.countdowns.byId(source.id) : undefined;
  const reminder = source.kind === "reminder" ? await store.reminders.byId(source.id) : undefined;
  const check = source.kind === "check" ? await store.checks.byId(source.id) : undefined;
  return {
    delivery,
    branch,
    ...(campaign && { campaign }),
    ...(strike && { strike }),
    ...(countdown && { countdown }),
    ...(reminder && { reminder }),
    ...(check && { check }),
  };
}

/** For a rep's other pages: that something waits for a decision, and where. */
export async function undecidedLines(
  store: Pick<Store, "trouble">,
  branchId: string,
  now: Temporal.Instant,
): Promise<readonly Line[]> {
  const count = undecided(await troubleOf(store, branchId, now), now);
  return count === undefined ? [] : [say("posts-undecided", { count })];
}
