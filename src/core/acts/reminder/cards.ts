import { Temporal } from "temporal-polyfill";
import type { Branch } from "../../branch/branch.ts";
import { isQuiet } from "../../branch/quiet.ts";
import { dayInWords, momentInWords } from "../../calendar/words.ts";
import { instantOf } from "../../calendar/zone.ts";
import type { Card, Line, Span } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { nextOccurrence } from "../../reminder/occurrences.ts";
import { shownWords } from "../../reminder/own-words.ts";
import type { Reminder } from "../../reminder/reminder.ts";
import { say, words } from "../../text/say.ts";

/** Longest extract of a reminder's text in a list, in characters. */
const extractLength = 80;

/** Most lines of a list in one reply: Slack shows 50 blocks. */
const mostListed = 40;

interface Saved {
  readonly reminder: Reminder;
  readonly branch: Branch;
  /** The caller's chat id is kept for the first time. */
  readonly contact: boolean;
}

/** A reminder as it was just saved, with its dates in words and whatever else should be known about it. */
export async function savedCard(
  said: "reminder-added" | "reminder-changed",
  { reminder, branch, contact }: Saved,
  services: Pick<Services, "store" | "now" | "vault">,
): Promise<Card> {
  const { shortId: id, at, to } = reminder;
  const text = shownWords(reminder, services.vault);
  return {
    lines: [
      say(said, { id, to: toWhom(reminder), text }),
      await plannedLine(reminder, services),
      ...("place" in to && isQuiet(at, branch.quiet) ? [say("reminder-quiet-note")] : []),
      ...(contact ? [say("reminder-contact")] : []),
    ],
  };
}

async function plannedLine(
  { id, repeat }: Reminder,
  { store, now }: Pick<Services, "store" | "now">,
): Promise<Line> {
  const all = await store.posts.ofSource({ kind: "reminder", id });
  const planned = all.filter(
    ({ state, dueAt }) => state === "planned" && Temporal.Instant.compare(dueAt, now) > 0,
  );
  const [first] = planned;
  const last = planned.at(-1);
  if (!first || !last) return say("reminder-nothing-left");
  return say("reminder-when", {
    repeat,
    first: momentInWords(first.on, first.at),
    last: dayInWords(last.on),
    count: planned.length,
  });
}

/** Reminders with something left to send, the next first. */
export function listCard(
  reminders: readonly Reminder[],
  { branch }: Context,
  { now, vault }: Pick<Services, "now" | "vault">,
): Card {
  const coming = reminders
    .flatMap((reminder) => {
      const on = nextOccurrence(reminder, branch.zone, now);
      return on ? [{ reminder, on, at: instantOf(on, reminder.at, branch.zone) }] : [];
    })
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  const title = words("reminder-list-title");
  if (coming.length === 0) return { title, lines: [say("reminder-none")] };
  const more = coming.length - mostListed;
  return {
    title,
    lines: coming.slice(0, mostListed).map(({ reminder, on }) =>
      say("reminder-line", {
        id: reminder.shortId,
        to: toWhom(reminder),
        text: extractOf(shownWords(reminder, vault)),
        when: nextInWords(reminder, on),
      }),
    ),
    ...(more > 0 && { footer: words("reminder-more", { count: more }) }),
  };
}

/** "every week, next on Thursday 27 April 2023, 5pm". */
export function nextInWords({ repeat, at }: Reminder, on: Temporal.PlainDate | undefined): string {
  return on ? words("reminder-next", { repeat, next: momentInWords(on, at) }) : words("reminder-over");
}

function toWhom({ to }: Reminder): Span | string {
  return "place" in to ? { kind: "place", place: to.place } : words("reminder-to-you");
}

/** A reminder's text on one line, cut where it is long. */
export function extractOf(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ");
  const letters = Array.from(line);
  return letters.length > extractLength
    ? `${letters
        .slice(0, extractLength - 1)
        .join("")
        .trimEnd()}…`
    : line;
}
