import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import type { Campaign, MilestoneKind } from "../../src/core/ballot/campaign.ts";
import { suggestLastPosting } from "../../src/core/calendar/posting.ts";
import { isCollectionDay } from "../../src/core/calendar/working-days.ts";
import type { Told } from "./holds-strike.ts";
import { dayOf, daysFrom, daysNamed, hour, hoursNamed, instantAt } from "./said.ts";

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

type Check = (line: string, known: Known, match: RegExpExecArray) => void;

const nation = "england";

/** Fails for whatever a post about a ballot says that the store does not hold at this moment. */
export function holdsOfBallot(told: Told, held: Held): void {
  const { campaign, now } = held;
  const known: Known = {
    ...held,
    today: dayOf(now),
    day: (kind) => campaign.milestones[kind]?.date,
  };
  if (told.title.startsWith("Correction: ")) holdsCorrection(told.lines, known);
  for (const line of told.lines) {
    const found = checks.flatMap(([pattern, check]) => {
      const match = pattern.exec(line);
      return match ? [() => check(line, known, match)] : [];
    });
    expect(found, `is read as one thing: ${line}`).toHaveLength(1);
    for (const check of found) check();
  }
}

/** All dates of the store are in it, or that there are none any more. */
function holdsCorrection(lines: readonly string[], { campaign }: Known): void {
  const text = lines.join("\n");
  if (campaign.closedAt) {
    expect(text).toMatch(/^This (?:was|is) /u);
    return;
  }
  for (const [kind, label] of Object.entries(labels))
    expect(new RegExp(`^${label}: .*(?<!not set by the union\\))$`, "mu").test(text), label).toBe(
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
  result: "Result",
  "mandate-expires": "Last day of the mandate",
};

function isOpen({ campaign, now }: Known): void {
  expect(campaign.state).toBe("open");
  expect(Temporal.Instant.compare(now, closesAt(campaign))).toBe(-1);
}

function closesAt({ milestones: { closes } }: Campaign): Temporal.Instant {
  if (!closes?.time) throw new Error("a ballot without a close");
  return instantAt(closes.date, closes.time);
}

const iso = (day: Temporal.PlainDate | undefined) => day?.toString();

/** It names the close, with its hour, and no other day. */
function namesClose(line: string, { campaign, today }: Known): void {
  const { closes } = campaign.milestones;
  expect([daysNamed(line, today), hoursNamed(line)]).toEqual([
    [iso(closes?.date)],
    closes?.time ? [hour(closes.time)] : [],
  ]);
}

/** A last posting day: the union's own or one by the rule, and said to be that. */
function postingDay({ campaign, day }: Known, setBy: string): Temporal.PlainDate | undefined {
  const own = day("last-posting");
  expect(setBy === "union").toBe(own !== undefined);
  const { closes } = campaign.milestones;
  return own ?? (closes && suggestLastPosting(closes.date, "second", nation));
}

const setByIn = (line: string) => (/suggested by Muster/u.test(line) ? "suggested" : "union");

/** A day that is told of beforehand and on the day, with its hour and the days that are left. */
function namesDate(kind: MilestoneKind): Check {
  return (line, known) => {
    const { campaign, today } = known;
    isOpen(known);
    const milestone = campaign.milestones[kind];
    expect(daysNamed(line, today)).toEqual([iso(milestone?.date)]);
    if (!milestone) return;
    expect(hoursNamed(line)).toEqual(milestone.time ? [hour(milestone.time)] : []);
    const left = daysFrom(today, milestone.date);
    const [, days] = /(\d+) days? left/u.exec(line) ?? [];
    if (days !== undefined) expect(Number(days)).toBe(left);
    expect(/today/iu.test(line)).toBe(left === 0);
    if (milestone.time && (kind === "replacement-by" || kind === "join-by"))
      expect(Temporal.Instant.compare(known.now, instantAt(milestone.date, milestone.time))).toBe(-1);
  };
}

function datesLine(kind: MilestoneKind, label: string): readonly [RegExp, Check] {
  return [
    new RegExp(`^${label}: (?=[A-Z][a-z]+day )`, "u"),
    (line, { campaign, today }) => {
      const suggested = /not set by the union\)$/u.test(line);
      const held = campaign.milestones[kind];
      expect(suggested).toBe(held === undefined);
      if (suggested) {
        expect(["last-posting", "mandate-expires"]).toContain(kind);
        return;
      }
      expect(daysNamed(line, today)).toEqual([iso(held?.date)]);
      expect(hoursNamed(line)).toEqual(held?.time ? [hour(held.time)] : []);
    },
  ];
}

/** Every line that a ballot's posts may have, and what must be so for it. */
const checks: readonly (readonly [RegExp, Check])[] = [
  ...Object.entries(labels).map(([kind, label]) => datesLine(kind as MilestoneKind, label)),
  [
    /^(?:Dates given here before|You have not voted until|No strike can be |Voting: |What you can do|• |Nothing is asked or kept|Tap an answer|Too few of you)/u,
    (line, { today }) => expect(daysNamed(line, today)).toEqual([]),
  ],
  [
    /^(?:Papers go out by post on|Voting links go out on) .*, to the /u,
    (line, { day, today }) => expect(daysNamed(line, today)).toEqual([iso(day("opens"))]),
  ],
  [
    / there is no live mandate: | closes on .* Only if it is won/u,
    (line, { all, day, today }) => {
      const next = all.flatMap(({ name, milestones: { closes } }) =>
        line.includes(name) && closes ? [closes.date.toString()] : [],
      );
      const gap = day("mandate-expires")?.add({ days: 1 });
      for (const one of daysNamed(line, today)) expect([iso(gap), ...next]).toContain(one);
    },
  ],
  [
    /^(\d+) days? to go\. /u,
    (line, known, [, days]) => {
      isOpen(known);
      namesClose(line, known);
      const closes = known.day("closes");
      expect(closes && daysFrom(known.today, closes)).toBe(Number(days));
    },
  ],
  [
    /^Closes today, .*: (.*) left\. /u,
    (line, known, [, left = ""]) => {
      isOpen(known);
      namesClose(line, known);
      expect(iso(known.day("closes"))).toBe(iso(known.today));
      const minutes = Math.floor(known.now.until(closesAt(known.campaign)).total("minutes"));
      const [, hours = "0"] = /(\d+) hours?/u.exec(left) ?? [];
      const [, rest = "0"] = /(\d+) minutes?/u.exec(left) ?? [];
      expect(Number(hours) * 60 + Number(rest)).toBe(minutes);
    },
  ],
  [
    /^(?:Papers go out on .*\. They must|Voting opens on .* and closes )/u,
    (line, known) => {
      const opens = known.campaign.milestones.opens;
      expect(daysNamed(line, known.today)).toEqual([iso(opens?.date), iso(known.day("closes"))]);
      if (!opens) return;
      const begins = instantAt(opens.date, opens.time ?? Temporal.PlainTime.from("00:00"));
      expect(Temporal.Instant.compare(known.now, begins)).toBe(-1);
    },
  ],
  [
    /^Post by [A-Z].* \((?:suggested by Muster|the union’s)/u,
    (line, known) => {
      isOpen(known);
      const day = postingDay(known, setByIn(line));
      expect(daysNamed(line, known.today)).toEqual([iso(day)]);
      expect(day && daysFrom(known.today, day)).toBeGreaterThan(0);
    },
  ],
  [
    /^Post today, /u,
    (line, known) => {
      isOpen(known);
      expect(iso(postingDay(known, setByIn(line)))).toBe(iso(known.today));
      expect(daysNamed(line, known.today)).toEqual([iso(known.today)]);
    },
  ],
  [
    /^(?:Post it today, first thing|Post it first thing on |Vote online: a paper must arrive by )/u,
    (line, known) => {
      const { today, day } = known;
      isOpen(known);
      let next = today;
      while (!isCollectionDay(next, nation)) next = next.add({ days: 1 });
      const named = [
        ...(line.startsWith("Post it first thing") ? [next] : []),
        day("closes"),
        ...(/last posting date was/u.test(line) ? [day("last-posting")] : []),
      ];
      expect(daysNamed(line, today)).toEqual(named.map(iso));
      if (line.startsWith("Post it today")) expect(iso(next)).toBe(iso(today));
      const own = day("last-posting");
      if (own) expect(daysFrom(own, today)).toBeGreaterThan(0);
    },
  ],
  [
    /^A paper posted now can hardly arrive/u,
    (line, known) => line.includes(" by ") && namesClose(line, known),
  ],
  [
    /^Closed on /u,
    (line, known) => {
      namesClose(line, known);
      expect(known.campaign.closedAt).toBeUndefined();
      expect(Temporal.Instant.compare(known.now, closesAt(known.campaign))).not.toBe(-1);
    },
  ],
  [
    /^This (?:was (withdrawn|closed early)|is (postponed))\b/u,
    (line, { campaign, today }, [, was, is]) => {
      expect(campaign.ending ?? "closed early").toBe(was ?? is);
      expect(daysNamed(line, today)).toEqual([campaign.closedAt && iso(dayOf(campaign.closedAt))]);
    },
  ],
  [
    /^(?:Ballot|Voting) papers (?:go|went) out (?:today|on)(?!.*(?:Has yours come|If yours has not))|^Voting (?:opens today|opened on)/u,
    namesDate("opens"),
  ],
  [
    /^(?:Ballot|Voting) papers went out on .*(?:Has yours come|If yours has not come)/u,
    (line, known) => {
      isOpen(known);
      const { day, today } = known;
      const until = /allow until/u.test(line) ? [day("not-received-by")] : [];
      const by = /, by /u.test(line) ? [day("replacement-by")] : [];
      expect(daysNamed(line, today)).toEqual([day("opens"), ...until, ...by].map(iso));
    },
  ],
  [/^If your (?:paper|voting link) has not come/u, namesDate("not-received-by")],
  [
    /^(?:Not come, or lost\?|Paper not come, or lost\?|No link, or lost it\?) /u,
    (line, known) => {
      const by = known.campaign.milestones["replacement-by"];
      isOpen(known);
      expect([daysNamed(line, known.today), hoursNamed(line)]).toEqual([
        [iso(by?.date)],
        by?.time ? [hour(by.time)] : [],
      ]);
    },
  ],
  [/^(?:Join by |Today, .* is the last day to join)/u, namesDate("join-by")],
  [
    /^(?:Ask for a replacement paper by |Today, .* is the last chance|\d+ days? left, until )/u,
    namesDate("replacement-by"),
  ],
  [
    /^The result is expected on /u,
    (line, { day, today }) => expect(daysNamed(line, today)).toEqual([iso(day("result"))]),
  ],
  [
    /^The result is due today, /u,
    (line, { day, today, campaign }) => {
      expect(daysNamed(line, today)).toEqual([iso(day("result"))]);
      expect([iso(day("result")), campaign.ending]).toEqual([iso(today), undefined]);
    },
  ],
  [
    /^(?:(\d+) days? of this mandate|Today, .*, is the last day of this mandate)/u,
    (line, { day, today }, [, days = "0"]) => {
      const last = day("mandate-expires");
      expect(daysNamed(line, today)).toEqual([iso(last)]);
      expect(last && daysFrom(today, last)).toBe(Number(days));
    },
  ],
  [
    /^There is no live mandate: /u,
    (line, { day, today }) => {
      const last = day("mandate-expires");
      expect(daysNamed(line, today)).toEqual([iso(last)]);
      expect(last && daysFrom(last, today)).toBeGreaterThan(0);
    },
  ],
];
