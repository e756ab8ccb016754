import { Temporal } from "temporal-polyfill";
import { wordsWay } from "../../ballot/way-words.ts";
import type { Branch } from "../../branch/branch.ts";
import { isQuiet } from "../../branch/quiet.ts";
import { bankHolidaysCover, bankHolidaysKnownUntil } from "../../calendar/bank-holidays.ts";
import { dayInWords, momentInWords } from "../../calendar/words.ts";
import { instantOf } from "../../calendar/zone.ts";
import type { Card, Line, Span } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { nextOccurrence, occurrences } from "../../reminder/occurrences.ts";
import { shownWords } from "../../reminder/own-words.ts";
import type { Reminder } from "../../reminder/reminder.ts";
import { repeatInWords } from "../../reminder/repeat.ts";
import { ballotOf } from "../../reminder/tie.ts";
import { say, words } from "../../text/say.ts";
import { smallId } from "../../typed/small-id.ts";

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
      say(said, { to: toWhom(reminder), text }),
      await plannedLine(reminder, services),
      ...(await tiedLines(reminder, services)),
      ...holidayLines(reminder, branch),
      ...("place" in to && isQuiet(at, branch.quiet) ? [say("reminder-quiet-note")] : []),
      ...(contact ? [say("reminder-contact")] : []),
    ],
    footer: smallId(id),
  };
}

/** One that goes out no more; `goingOut`: how many of its posts are going out at this moment. */
export function deletedCard(reminder: Reminder, goingOut: number, vault: Services["vault"]): Card {
  return { lines: [say("reminder-deleted", { text: extractOf(shownWords(reminder, vault)), goingOut })] };
}

/** Of one that leaves out bank holidays beyond the last that is known. */
function holidayLines(reminder: Reminder, branch: Branch): readonly Line[] {
  const last = reminder.repeat === "working-days" ? occurrences(reminder, branch).at(-1) : undefined;
  if (!last || bankHolidaysCover(last)) return [];
  return [say("reminder-holidays-unknown", { until: dayInWords(bankHolidaysKnownUntil) })];
}

async function tiedLines({ tied }: Reminder, { store }: Pick<Services, "store">): Promise<readonly Line[]> {
  if (tied?.kind === "strike") {
    const strike = await store.strikes.byId(tied.strikeId);
    return strike ? [say("reminder-tied-strike", { name: strike.name, days: tied.days })] : [];
  }
  const id = ballotOf(tied);
  const campaign = id === undefined ? undefined : await store.campaigns.byId(id);
  if (!campaign) return [];
  const { name } = campaign;
  if (tied?.kind !== "milestone") return [say("reminder-until-close", { name })];
  const milestone = wordsWay(`milestone-name-${tied.milestone}`, campaign);
  return [say("reminder-tied", { name, milestone, days: tied.days })];
}

async function plannedLine(
  { id, repeat, on }: Reminder,
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
    how: atTheHead(repeatInWords(repeat, on)),
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
      const on = nextOccurrence(reminder, branch, now);
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
export function nextInWords({ repeat, on: first, at }: Reminder, on: Temporal.PlainDate | undefined): string {
  if (!on) return words("reminder-over");
  return words("reminder-next", { repeat, how: repeatInWords(repeat, first), next: momentInWords(on, at) });
}

/** At the head of a sentence. */
function atTheHead(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
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
