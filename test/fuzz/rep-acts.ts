import fc from "fast-check";
import type { Temporal } from "temporal-polyfill";
import { typed } from "./said.ts";

/** What a rep does in a fortnight that goes wrong, each line typed for the day it is. */

/** A tap on the answer at this place of a question or a card, or the line with its days filled in. */
export interface Act {
  readonly line: Typing;
  /** Which button is tapped where there is any, and where the answer to that has some again; none: it is left. */
  readonly taps: readonly number[];
  /** Whether what is due goes out before the next act. */
  readonly posts: boolean;
  /** Then so many days go by: with Muster at work each day, or away until the last. */
  readonly waits: number;
  readonly away: boolean;
  readonly at: string;
}

const employers = fc.constantFrom("all", "DVSA", "Ofgem", "DVSA, Ofgem", "DVSA, HMRC and Ofgem");

const ahead = fc.integer({ min: 2, max: 16 });

/** What there is to be changed on that day. */
export interface There {
  readonly close: Temporal.PlainDate | undefined;
  /** Strikes that are neither over nor called off. */
  readonly strikes: readonly { readonly name: string; readonly days: readonly Temporal.PlainDate[] }[];
}

type Typing = (today: Temporal.PlainDate, there: There) => string;

const hours = fc.constantFrom(
  "",
  "",
  "",
  " hours: 20:30 to 04:29",
  " hours: 6am to 9am",
  " hours: first to last shift",
);

/** Days as a rep types them: one, some, a run of them, without a last, each with or without hours. */
const days: fc.Arbitrary<Typing> = fc
  .record({
    from: ahead,
    gaps: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    form: fc.constantFrom("day", "list", "range", "open", "across"),
    hours,
  })
  .map(({ from, gaps, form, hours: with_ }) => (today) => {
    const first = today.add({ days: from });
    const all = [first];
    for (const gap of gaps) all.push((all.at(-1) ?? first).add({ days: gap }));
    const last = typed(all.at(-1) ?? first);
    switch (form) {
      case "day":
        return `days: ${typed(first)}${with_}`;
      case "list":
        return `days: ${all.map(typed).join(", ")}${with_}`;
      case "range":
        return `days: ${typed(first)} to ${last}${with_}`;
      case "open":
        return `days: from ${typed(first)} until further notice`;
      default:
        return `days: from 18:00 on ${typed(first)} to 09:59 on ${last}`;
    }
  });

const day = (about: string): fc.Arbitrary<Typing> =>
  ahead.map((left) => (today) => `${about}: ${typed(today.add({ days: left }))}`);

const none: fc.Arbitrary<Typing> = fc.constant(() => "");

const some = (one: fc.Arbitrary<Typing>) => fc.oneof({ weight: 2, arbitrary: none }, one);

const forWhom = employers.map(
  (names): Typing =>
    () =>
      `for: ${names}`,
);

const said = (words: string): fc.Arbitrary<Typing> => fc.constant(() => words);

/** One line of several parts. */
function line(...parts: readonly fc.Arbitrary<Typing>[]): fc.Arbitrary<Typing> {
  return fc.tuple(...parts).map((all) => (today, there) => all.map((one) => one(today, there)).join(" "));
}

/** Action short of a strike is named as no strike by whoever sets it up. */
const names = { strike: "Walkout", asos: "Overtime ban" } as const;

const kind = fc.constantFrom("strike", "asos");

/** One of those there are; where there is none, another is set up. */
function withOne(verb: string, rest: (days: readonly Temporal.PlainDate[], pick: number) => string) {
  return fc.nat({ max: 11 }).map(
    (pick): Typing =>
      (today, { strikes }) => {
        const one = strikes[pick % Math.max(1, strikes.length)];
        return one
          ? `/strike ${verb} strike: ${one.name} ${rest(one.days, pick)}`
          : `/strike add name: Walkout ${listed([5, 6, 8].map((days) => today.add({ days })))} for: all`;
      },
  );
}

const of = (verb: string) => withOne(verb, () => "");

const listed = (days: readonly Temporal.PlainDate[]) => `days: ${days.map(typed).join(", ")}`;

/** So many more days at its end, one after the other. */
const more = (days: readonly Temporal.PlainDate[], count: number) =>
  Array.from({ length: count }, (_, index) => days.at(-1)?.add({ days: index + 1 }) ?? []).flat();

/** Its days with others added, without one, or each a few days later; or from its first to its last without a break. */
const changedDays = [
  withOne("edit", (days, pick) => listed([...days, ...more(days, 1 + (pick % 3))])),
  withOne("edit", (days, pick) => listed(days.filter((_, index) => index !== pick % days.length))),
  withOne("edit", (days, pick) => listed(days.map((day) => day.add({ days: 1 + (pick % 3) })))),
  withOne("edit", (days, pick) =>
    [days[0]?.add({ days: pick % 3 }), more(days, 1 + (pick % 4)).at(-1)]
      .flatMap((day, index) => (day ? `${["days: from 18:00 on", "to 09:59 on"][index]} ${typed(day)}` : []))
      .join(" "),
  ),
];

const oneDay = (verb: string) =>
  withOne(verb, (days, pick) => listed(days.slice(pick % days.length).slice(0, 1)));

const addStrike = line(
  kind.map(
    (one): Typing =>
      () =>
        `/strike add name: ${names[one as keyof typeof names]} kind: ${one}`,
  ),
  days,
  forWhom,
  fc.constantFrom(" state: notified", "").map(
    (words): Typing =>
      () =>
        words,
  ),
  some(day("decision")),
);

const strikeLines: readonly fc.Arbitrary<Typing>[] = [
  addStrike,
  of("confirm"),
  of("confirm"),
  of("confirm"),
  line(of("confirm"), said("stage: notified")),
  line(of("suspend"), some(day("decision"))),
  line(of("suspend"), forWhom),
  oneDay("suspend"),
  oneDay("cancel"),
  line(of("cancel"), forWhom),
  of("cancel"),
  ...changedDays,
  line(of("edit"), days),
  line(of("edit"), forWhom),
  line(of("edit"), forWhom),
  line(of("edit"), fc.oneof(day("decision"), day("review"), said("decision: none"))),
  line(of("edit"), fc.oneof(said("hours: 7am to 11am"), said("hours: none"))),
];

/** So many days from the close as it is. */
const fromClose = (min: number, max: number, about: string, hour = ""): fc.Arbitrary<Typing> =>
  fc.integer({ min, max }).map(
    (more) =>
      (today, { close }) =>
        `${about}: ${typed((close ?? today).add({ days: more }))}${hour}`,
  );

const addBallot: fc.Arbitrary<Typing> = fc
  .record({
    opens: fc.integer({ min: -9, max: 4 }),
    runs: fc.integer({ min: 3, max: 24 }),
    more: fc.boolean(),
  })
  .chain(({ opens, runs, more }) => {
    const of = (left: number) => (today: Temporal.PlainDate) => typed(today.add({ days: left }));
    const close = Math.max(opens, 0) + runs;
    return fc
      .constantFrom(
        "",
        "",
        " kind: consultative",
        " kind: election",
        " method: hybrid",
        " kind: consultative method: electronic",
      )
      .map(
        (as): Typing =>
          (today) =>
            [
              `/ballot create name: Pay ballot${as} opens: ${of(opens)(today)} closes: ${of(close)(today)} 12 noon`,
              ...(more
                ? [
                    `replacement-by: ${of(close - 4)(today)} 5pm`,
                    `last-posting: ${of(close - 3)(today)}`,
                    `result: ${of(close + 2)(today)}`,
                  ]
                : []),
            ].join(" "),
      );
  });

const ballotLines: readonly fc.Arbitrary<Typing>[] = [
  addBallot,
  line(said("/ballot dates"), fromClose(-6, 9, "closes", " 12 noon")),
  line(said("/ballot dates"), fromClose(-6, 9, "closes", " 5pm")),
  line(said("/ballot dates"), fromClose(-8, -1, "last-posting")),
  line(said("/ballot dates"), fromClose(-9, -2, "replacement-by", " 4pm")),
  line(said("/ballot dates"), fromClose(-20, -9, "join-by")),
  line(said("/ballot dates"), fromClose(-14, -5, "not-received-by")),
  line(said("/ballot dates"), fromClose(1, 6, "result")),
  line(said("/ballot dates"), fromClose(0, 4, "count")),
  line(said("/ballot dates"), fromClose(9, 40, "mandate-expires")),
  fc.constantFrom("last-posting", "replacement-by", "count", "result", "opens", "mandate-expires").map(
    (one): Typing =>
      () =>
        `/ballot dates remove: ${one}`,
  ),
  fc.constantFrom("/ballot close", "/ballot close ending: withdrawn", "/ballot close ending: postponed").map(
    (one): Typing =>
      () =>
        one,
  ),
  fc.constantFrom("/ballot pause", "/ballot resume").map(
    (one): Typing =>
      () =>
        one,
  ),
];

const undo = said("undo");

/** Strikes are moved and stopped more often than ballots. */
const anyLine = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(...strikeLines) },
  { weight: 3, arbitrary: fc.oneof(...ballotLines) },
  { weight: 1, arbitrary: undo },
);

const around = {
  taps: fc.tuple(...[0, 1].map(() => fc.constantFrom(0, 0, 0, 1, 2))),
  posts: fc.constantFrom(true, true, false),
  waits: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 4),
  away: fc.constantFrom(false, false, true),
  at: fc.constantFrom("09:00", "09:00", "09:20", "11:40", "12:00", "16:30"),
};

const act = (lines: fc.Arbitrary<Typing>): fc.Arbitrary<Act> => fc.record({ line: lines, ...around });

const confirmed = of("confirm");

/** A strike that is confirmed, and a ballot; then whatever a rep does to them, and more of them. */
export const history: fc.Arbitrary<readonly Act[]> = fc
  .tuple(
    act(addStrike),
    act(confirmed).map((one) => ({ ...one, taps: [0, 0] })),
    act(addBallot),
    fc.array(act(anyLine), { minLength: 8, maxLength: 26 }),
  )
  .map(([added, confirmation, ballot, rest]) => [added, confirmation, ballot, ...rest]);
