import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import type { Campaign, MilestoneKind } from "../../src/core/ballot/campaign.ts";
import { suggestLastPosting } from "../../src/core/calendar/posting.ts";
import { isCollectionDay } from "../../src/core/calendar/working-days.ts";
import { aDay, anHour, dayOf, daysFrom, daysNamed, hour, hoursNamed, instantAt, type Told } from "./said.ts";

interface Held {
  readonly campaign: Campaign;
  /** Every ballot there is. */
  readonly all: readonly Campaign[];
  readonly now: Temporal.Instant;
}

interface Known extends Held {
  readonly today: Temporal.PlainDate;
  /** The day of a date, none where the store has none. */
  day(kind: MilestoneKind): Temporal.PlainDate | undefined;
}

/** What is said in this place of a sentence: fails unless it is so. */
type Check = (said: string, known: Known) => void;

const nation = "england";

/**
 * Fails for whatever a post about a ballot says that the store does not hold at this moment: each day, hour and count
 * of days stands in a phrase that is known here, and none is left over.
 */
export function holdsOfBallot(told: Told, held: Held): void {
  const { campaign, now } = held;
  const known: Known = { ...held, today: dayOf(now), day: (kind) => campaign.milestones[kind]?.date };
  if (/New dates|Dates given here/u.test(told.title)) holdsCorrection(told.lines, known);
  for (const line of [told.title, ...told.lines]) {
    let rest = line.replaceAll(campaign.name, "NAME");
    for (const other of held.all) rest = rest.replaceAll(other.name, `{${other.id}}`);
    for (const [pattern, check] of phrases) {
      rest = rest.replaceAll(pattern, (said) => {
        check(said, known);
        return " … ";
      });
    }
    expect(rest, `all of it is read: ${line}`).not.toMatch(unread);
  }
  holdsState(told.title, known);
}

/** What no phrase has claimed. */
const unread = new RegExp(`${aDay}|${anHour}|\\d+ (?:day|hour|minute)s?|\\btomorrow\\b`, "u");

/** All dates of the store are in it, or that there are none any more. */
function holdsCorrection(lines: readonly string[], { campaign }: Known): void {
  const text = lines.join("\n");
  for (const [kind, label] of Object.entries(labels))
    expect(new RegExp(`^${label}: .*(?<!not (?:set )?by the union\\))$`, "mu").test(text), label).toBe(
      campaign.milestones[kind as MilestoneKind] !== undefined,
    );
}

const labels: Readonly<Partial<Record<MilestoneKind, string>>> = {
  opens: "Opens",
  "not-received-by": "(?:Paper|Voting link) not received by",
  "join-by": "Join by",
  "replacement-by": "Ask for a (?:replacement|new voting link) by",
  "last-posting": "Post by",
  closes: "Closes \\((?:papers must have arrived|votes must be in)\\)",
  count: "Count",
  result: "Result",
  "mandate-expires": "Last day of the mandate",
};

/** What a headline claims of the state. */
function holdsState(title: string, { campaign, now }: Known): void {
  const over = Temporal.Instant.compare(now, closesAt(campaign)) >= 0;
  if (/days? (?:left|to go)|closes today|Closes tomorrow|\b[Pp]ost your|Ask for|Join by|Last /u.test(title))
    expect([campaign.state, over]).toEqual(["open", false]);
  if (/closed on .*thank you/u.test(title)) expect([campaign.closedAt, over]).toEqual([undefined, true]);
  if (/Result due|are counted/u.test(title)) expect(campaign.ending).toBeUndefined();
  const ended = /Ballot (withdrawn|postponed|closed early)/u.exec(title)?.[1];
  if (ended) expect([campaign.state, campaign.ending ?? "closed early"]).toEqual(["closed", ended]);
}

function closesAt({ milestones: { closes } }: Campaign): Temporal.Instant {
  if (!closes?.time) throw new Error("a ballot without a close");
  return instantAt(closes.date, closes.time);
}

/** The day of the store, with its hour where one is said. */
const names =
  (kind: MilestoneKind): Check =>
  (said, { campaign, today }) => {
    const held = campaign.milestones[kind];
    expect(daysNamed(said, today), said).toEqual([held?.date.toString()]);
    for (const one of hoursNamed(said)) expect(one, said).toBe(held?.time && hour(held.time));
    holdsNear(said, held?.date, today);
  };

/** "today" and "tomorrow" beside a day, and "3 days left". */
function holdsNear(said: string, day: Temporal.PlainDate | undefined, today: Temporal.PlainDate): void {
  const left = day && daysFrom(today, day);
  if (/\btoday\b/iu.test(said)) expect(left, said).toBe(0);
  if (/\btomorrow\b/u.test(said)) expect(left, said).toBe(1);
  const [, days] = /(\d+) days?/u.exec(said) ?? [];
  if (days !== undefined) expect(left, said).toBe(Number(days));
}

/** A last posting day: the union's own or one by the rule, and said to be that where its source is said. */
const namesPosting: Check = (said, { campaign, day, today }) => {
  const own = day("last-posting");
  const { closes } = campaign.milestones;
  const held = own ?? (closes && suggestLastPosting(closes.date, "second", nation));
  if (/suggested by Muster/u.test(said)) expect(own, said).toBeUndefined();
  if (/the union’s/u.test(said)) expect(own, said).toBeDefined();
  expect(daysNamed(said, today), said).toEqual([held?.toString()]);
  holdsNear(said, held, today);
};

/** The next day on which a box is emptied. */
const namesCollection: Check = (said, { today, day }) => {
  let next = today;
  while (!isCollectionDay(next, nation)) next = next.add({ days: 1 });
  const own = day("last-posting");
  if (own) expect(daysFrom(own, today), said).toBeGreaterThan(0);
  for (const one of daysNamed(said, today)) expect(one, said).toBe(next.toString());
  if (/today/u.test(said)) expect(next.toString(), said).toBe(today.toString());
};

const leftToClose: Check = (said, { today, day }) => {
  const closes = day("closes");
  holdsNear(said, closes, today);
};

const timeLeft: Check = (said, { now, campaign }) => {
  const minutes = Math.floor(now.until(closesAt(campaign)).total("minutes"));
  const [, hours = "0"] = /(\d+) hours?/u.exec(said) ?? [];
  const [, rest = "0"] = /(\d+) minutes?/u.exec(said) ?? [];
  expect(Number(hours) * 60 + Number(rest), said).toBe(minutes);
};

const namesEnding: Check = (said, { campaign, today }) =>
  expect(daysNamed(said, today), said).toEqual([campaign.closedAt && dayOf(campaign.closedAt).toString()]);

const dayAfterMandate: Check = (said, { day, today }) => {
  const first = day("mandate-expires")?.add({ days: 1 });
  expect(daysNamed(said, today), said).toEqual([first?.toString()]);
  expect(first && daysFrom(today, first), said).toBeLessThanOrEqual(0);
};

const namesNext: Check = (said, { all, today }) => {
  const next = all.find(({ id }) => said.includes(`{${id}}`));
  expect(daysNamed(said, today), said).toEqual([next?.milestones.closes?.date.toString()]);
};

/** A day, with its hour where it has one. */
const when = `${aDay}(?:, ${anHour})?`;

const near = `(?:today, |tomorrow, )?${when}`;

const phrase = (words: string, check: Check) => [new RegExp(words, "gu"), check] as const;

const suggested = (label: string) =>
  `^${label}: ${when}(?: \\((?:if the ballot is won; )?(?:suggested|that day)[^)]*\\))`;

/** In this order: what is said of a day, of an hour, of how many days are left. */
const phrases: readonly (readonly [RegExp, Check])[] = [
  phrase(suggested("Post by"), namesPosting),
  phrase(suggested("Last day of the mandate"), (said, { day }) =>
    expect(day("mandate-expires"), said).toBeUndefined(),
  ),
  ...Object.entries(labels).map(([kind, label]) =>
    phrase(`^${label}: ${when}`, names(kind as MilestoneKind)),
  ),
  phrase(`\\{[^}]*\\} closes on ${when}`, namesNext),
  phrase(`\\d+ days? to go: post (?:your (?:ballot|voting paper) )?by ${aDay}`, (said, known) => {
    const [count = "", day = ""] = said.split(": ");
    leftToClose(count, known);
    namesPosting(day, known);
  }),
  phrase(
    `\\bPost (?:your (?:ballot|voting paper) |yours )?(?:by )?(?:tomorrow, |today, )?${aDay}(?: \\((?:suggested by Muster|the union’s)[^)]*\\))?`,
    namesPosting,
  ),
  phrase(`posted your (?:ballot|voting paper)\\? Do it by ${aDay}`, namesPosting),
  phrase(`The union’s last posting date was ${aDay}`, names("last-posting")),
  phrase(`first thing on ${aDay}`, namesCollection),
  phrase("[Pp]ost (?:it|yours) today, first thing", namesCollection),
  phrase(
    `(?:must(?: have)? arrived? by|hardly arrive by|vote be sent, by|[Vv]ote(?: online| at work)? (?:by|before)|\\bor by|online before|Do it by|[Vv]oting closes(?: on)?|closed on|with /posted by|it must arrive by|must be back by) ${when}`,
    names("closes"),
  ),
  phrase(
    `(?:They went out|[Pp]apers (?:go|went) out(?: by post)?(?: on)?|Voting links go out on|[Vv]oting open(?:s(?: on)?|ed on)) ${near}`,
    names("opens"),
  ),
  phrase(
    `(?:Ask (?:for (?:another|one) )?by|new (?:paper|link):|for (?:another paper|another|one) yourself by) ${near}`,
    names("replacement-by"),
  ),
  phrase(
    `^Today, ${when}, is the last chance to ask|^Ask for a replacement paper by ${when} \\(\\d+ days? left|^\\d+ days? left, until ${when}, to ask`,
    names("replacement-by"),
  ),
  phrase(
    `^Today, ${when}, is the last day to join|^Join by ${when} to be (?:sent a paper|able to vote) \\(\\d+ days? left`,
    names("join-by"),
  ),
  phrase(`(?:allow until|paper by|not come by|Ask the union(?: from)?) ${near}`, names("not-received-by")),
  phrase(`Join by ${near} (?:to be sent a paper|to get a vote): \\d+ days? left`, names("join-by")),
  phrase(`(?:Join by|Last day to join and get a (?:paper|vote):) ${near}`, names("join-by")),
  phrase(`[Vv]otes are counted (?:today,|on) ${near}`, names("count")),
  phrase(`(?:Result due|result is expected on) ${near}`, names("result")),
  phrase(`mandate runs out (?:in \\d+ days, )?${near}`, names("mandate-expires")),
  phrase(`No strike mandate since ${aDay}`, dayAfterMandate),
  phrase(`(?:withdrawn(?:,| on)|postponed(?:, since|,)|closed early, on) ${aDay}`, namesEnding),
  phrase(`closes today, ${anHour}: [^:]* left`, (said, known) => {
    leftToClose("today", known);
    timeLeft(said, known);
  }),
  phrase("\\d+ days? (?:to go|left|are left|is left)|[Cc]loses tomorrow", leftToClose),
];
