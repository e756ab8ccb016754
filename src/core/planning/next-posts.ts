import { Temporal } from "temporal-polyfill";
import { momentInWords } from "../calendar/words.ts";
import type { Line } from "../chat/card.ts";
import type { Countdown } from "../countdown/countdown.ts";
import type { Delivery } from "../delivery/row.ts";
import type { Store } from "../ports/store.ts";
import { say } from "../text/say.ts";

/** "Next post: Tuesday 25 April 2023, 9am in #ballot, then 4 more." of the scheduled posts that are planned. */
export function nextPostLines(posts: readonly Delivery[]): readonly Line[] {
  const [next, ...later] = posts.filter(isScheduled);
  if (!next) return [say("ballot-no-next-post")];
  return [say("ballot-next-post", { ...valuesOf(next), later: later.length })];
}

/** Every post of some countdowns, by due date and channel. */
export async function postsOf(
  store: Pick<Store, "posts">,
  countdowns: readonly Countdown[],
): Promise<readonly Delivery[]> {
  const all: Delivery[] = [];
  for (const { id } of countdowns) all.push(...(await store.posts.ofSource({ kind: "countdown", id })));
  return all.toSorted(
    (one, other) =>
      Temporal.Instant.compare(one.dueAt, other.dueAt) || channelOf(one).localeCompare(channelOf(other)),
  );
}

function channelOf({ to }: Delivery): string {
  return "channel" in to ? to.channel : "";
}

/** Not what goes at once, as a correction does. */
function isScheduled({ state, source }: Delivery): boolean {
  return state === "planned" && source.kind === "countdown";
}

export function valuesOf({ on, at, to }: Pick<Delivery, "on" | "at" | "to">) {
  return {
    moment: momentInWords(on, at),
    place: "channel" in to ? ({ kind: "place", place: to } as const) : "",
  };
}
