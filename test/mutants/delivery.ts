import type { Mutant } from "./mutant.ts";

const drain = "test/core/delivery/drain.test.ts";

const claims = "test/contracts/store-claims.ts";

const skips = "test/contracts/store-skips.ts";

const unknown = "test/core/sending/unknown-outcome.test.ts";

const claimFile = "src/store/delivery/claim.ts";

const nextFile = "src/store/delivery/next.ts";

const sendFile = "src/core/sending/send.ts";

/** Claims, leases, asking, what is too late and what is not true any more. */
export const deliveryMutants: readonly Mutant[] = [
  {
    name: "nobody is asked whether a post arrived",
    file: sendFile,
    changes: [["await chat.find(to, row.key, row.firstClaimedAt)", '"absent"']],
    by: [
      [
        drain,
        "after the platform took a post and the answer was lost, it is asked, and nothing is posted twice",
      ],
    ],
  },
  {
    name: "what cannot be known is given up at once",
    file: sendFile,
    changes: [["row.tries <= triesAtAsking", "row.tries < triesAtAsking"]],
    by: [[unknown, "%s is first asked about again, three times"]],
  },
  ...["last-posting", "strike-confirmed", "strike-suspended", "strike-called-off", "strike-changed"].map(
    (kind): Mutant => ({
      name: `${kind} may be lost where nobody can be asked`,
      file: sendFile,
      changes: [[`  "${kind}",\n`, ""]],
      by: [[unknown, "%s goes once more after that: better twice than not at all"]],
    }),
  ),
  {
    name: "a correction may be lost where nobody can be asked",
    file: sendFile,
    changes: [['  "correction",\n', ""]],
    by: [[unknown, "%s goes once more after that: better twice than not at all"]],
  },
  {
    name: "everything goes twice where nobody can be asked",
    file: sendFile,
    changes: [["if (atLeastOnce.has(row.delivery.kind)) return undefined;", "return undefined;"]],
    by: [[unknown, "%s is given up after that: better not at all than twice"]],
  },
  {
    name: "what became too late while a platform was asked is posted",
    file: sendFile,
    changes: [["Temporal.Instant.compare(now, row.delivery.lateUntil) > 0", "now.epochMilliseconds < 0"]],
    by: [[drain, "what became too late while a platform was asked is not posted any more"]],
  },
  {
    name: "a post begins however long asking took",
    file: sendFile,
    changes: [['if (!mayBegin()) return again(row, now, "lease-too-short");', ""]],
    by: [[drain, "a process held up while it asks does not post what another has meanwhile posted"]],
  },
  {
    name: "a post begins however little is left of its lease",
    file: "src/core/sending/sending.ts",
    changes: [["elapsedMs() - began < leaseMs - beginMarginMs", "elapsedMs() - began >= 0"]],
    by: [[drain, "a process held up while it asks does not post what another has meanwhile posted"]],
  },
  {
    name: "a bad payload is tried for ever",
    file: sendFile,
    changes: [['case "refused":\n      return', 'case "refused":\n      return undefined;\n      return']],
    by: [[drain, "a bad payload is given up, not tried for ever"]],
  },
  {
    name: "a claim takes what another still holds",
    file: nextFile,
    changes: [["lease_until <= clock_timestamp()", "lease_until <= clock_timestamp() + interval '1 day'"]],
    by: [[claims, "a post is claimed from the moment it is due, once, with its branch and a key of its own"]],
  },
  {
    name: "a killed process's post is never taken over",
    file: nextFile,
    changes: [["lease_until <= clock_timestamp()", "lease_until <= clock_timestamp() - interval '1 day'"]],
    by: [[claims, "a killed process's post is taken over, to be asked about first"]],
  },
  {
    name: "a post goes before its moment",
    file: nextFile,
    changes: [["and ${row}.next_at <= $1::timestamptz", "and $1::timestamptz is not null"]],
    by: [[claims, "a post is claimed from the moment it is due, once, with its branch and a key of its own"]],
  },
  {
    name: "posts of a ballot whose dates have just been changed by its owner go with the old dates",
    file: nextFile,
    changes: [["moved.moved_from is not null", "moved.moved_from is not null and false"]],
    by: [["test/contracts/store-follows.ts", "its posts are kept back until it is taken; nobody else's are"]],
  },
  {
    name: "what a restored backup holds goes out again",
    file: nextFile,
    changes: [["select not ${manyLate} as few", "select true as few"]],
    by: [
      [
        "test/late.test.ts",
        "too many late at once are held until an officer sends them, and a restored backup sends nothing twice",
      ],
    ],
  },
  {
    name: "any number of late posts is held",
    file: "src/core/ports/outbox.ts",
    changes: [["export const mostLate = 20;", "export const mostLate = 19;"]],
    by: [["test/contracts/store-held.ts", "twenty posts that are an hour late go, twenty-one are held"]],
  },
  {
    name: "what is a few minutes late is held",
    file: nextFile,
    changes: [["interval '1 hour'", "interval '1 minute'"]],
    by: [["test/contracts/store-held.ts", "within the hour nothing is held"]],
  },
  {
    name: "two claims at once share a post",
    file: claimFile,
    changes: [["for update of d skip locked", ""]],
    by: [
      ["test/contracts/store-claim-races.ts", "a claim walks past posts another process is about to hold"],
    ],
  },
  {
    name: "one who was killed is not asked about",
    file: claimFile,
    changes: [["own.state = 'claimed' or own.ask as unsure", "own.ask as unsure"]],
    by: [[claims, "a killed process's post is taken over, to be asked about first"]],
  },
  {
    name: "a process that lost its lease records all the same",
    file: "src/store/delivery/record.ts",
    changes: [[" and d.token = told.token", ""]],
    by: [[claims, "the record of a process that lost its lease to another is ignored"]],
  },
  {
    name: "who could not be asked is not asked again",
    file: "src/store/delivery/record.ts",
    changes: [["ask = coalesce(held.ask, false)", "ask = false"]],
    by: [[claims, "a post nobody could be asked about is asked about again at its next try"]],
  },
  {
    name: "where a private message went is kept",
    file: "src/store/delivery/record.ts",
    changes: [
      ['if (!("channel" in place)) return undefined;', ""],
      ["channel: place.channel", "...place"],
    ],
    by: [[claims, "a posted message is remembered, a private one without a word of where"]],
  },
  {
    name: "what comes too late goes",
    file: claimFile,
    changes: [["when $1::timestamptz > taken.late_until then", "when false then"]],
    by: [[skips, "a post that comes too late is skipped, unless it may be out already"]],
  },
  {
    name: "after an outage all of a series go",
    file: claimFile,
    changes: [['when taken.series is not null and ${superseded("taken")} then', "when false then"]],
    by: [[skips, "after an outage only the latest of a series goes, in each place"]],
  },
  {
    name: "a paused ballot goes on",
    file: claimFile,
    changes: [["when campaign.paused and taken.source_kind <> 'campaign' then", "when false then"]],
    by: [[skips, "nothing of a paused ballot goes, but a correction does"]],
  },
  {
    name: "reminders of a strike that is not confirmed go",
    file: claimFile,
    changes: [
      ["when 'strike-confirmed' then strike.state = 'confirmed'", "when 'strike-confirmed' then true"],
    ],
    by: [[skips, "what a post needs is checked as it is claimed"]],
  },
  {
    name: "reps are asked about a strike that was suspended meanwhile",
    file: claimFile,
    changes: [
      [
        "when 'strike-standing' then strike.state in ('proposed', 'notified', 'confirmed')",
        "when 'strike-standing' then true",
      ],
    ],
    by: [[skips, "what a post needs is checked as it is claimed"]],
  },
  {
    name: "reps are told to look at a strike that is stopped",
    file: "src/core/strike/due.ts",
    changes: [
      [
        '    case "suspended":\n    case "called-off":\n      return undefined;',
        '    case "suspended":\n    case "called-off":\n      return oldFrom(strike, first, zone);',
      ],
    ],
    by: [["test/commands/strike-change.test.ts", "nothing once it is stopped (/strike %s)"]],
  },
  {
    name: "who has posted is reminded to post",
    file: claimFile,
    changes: [["answer.member = taken.member and ${told})", "answer.member = taken.member)"]],
    by: [[skips, "one who says posted before a second try gets none"]],
  },
  {
    name: "who has asked for another paper is asked again whether they have",
    file: "src/core/reminder/paper-asks.ts",
    changes: [["{ on: first, unasked: true }", "{ on: first, unasked: false }"]],
    by: [["test/commands/paper.test.ts", "after “%s” and asking is asked only whether it has come, once"]],
  },
  {
    name: "who waits for a paper is chased to post",
    file: "src/store/answers.ts",
    changes: [['"still-to-post": oneOf(["to-post"])', '"still-to-post": oneOf(outstanding)']],
    by: [
      [
        "test/commands/paper.test.ts",
        "is told where and until when at once, then asked twice at most before that, the second time for the last",
      ],
    ],
  },
  {
    name: "a ballot that ends early ends private reminders without a word",
    file: "src/core/planning/plan-reminder.ts",
    changes: [["waited ? [ended] : []", "[]"]],
    by: [
      [
        "test/commands/paper.test.ts",
        "one message says that it is the last where the ballot ends before it: %s",
      ],
    ],
  },
  {
    name: "posts of a deleted countdown go",
    file: claimFile,
    changes: [["when 'countdown' then countdown.id is null", "when 'countdown' then false"]],
    by: [[skips, "a post whose countdown was deleted is skipped"]],
  },
  {
    name: "a close is told of days later",
    file: "src/core/delivery/late.ts",
    changes: [["closed: { until: { hours: 48 }", "closed: { until: { hours: 96 }"]],
    by: [[drain, "two days after the close not even that"]],
  },
];
