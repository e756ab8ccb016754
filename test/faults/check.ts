import type { Temporal } from "temporal-polyfill";
import { civilDate, daysBetween, ukZone } from "../../src/core/calendar/zone.ts";
import { deliveryKey } from "../../src/core/delivery/key.ts";
import type { Planned } from "./plan.ts";
import { referenceIn, type Seen } from "./platforms.ts";
import { frozenMs, requestTimeoutMs } from "./times.ts";

/** A row as the database has it in the end. */
export interface Row {
  readonly id: string;
  readonly source_id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly tries: number;
  readonly last_error: string | null;
  readonly first_claimed: string | null;
}

/** What was done to a source from outside while the round went on. */
export interface Stopped {
  readonly how: "cancelled" | "suspended";
  /** Database clock, ms, once it was done. */
  readonly at: number;
  /** Rows the answer told were already going out. */
  readonly goingOut: number;
}

export interface Evidence {
  readonly planned: readonly Planned[];
  readonly rows: readonly Row[];
  readonly seen: readonly Seen[];
  readonly stopped: ReadonlyMap<string, Stopped>;
  /**
   * Keys of posts that were on their way to Slack when their worker was frozen. Frozen between the look at its lease
   * and the request, a process may post twice on Slack: the one known gap, which Discord's nonce closes.
   */
  readonly caught: ReadonlySet<string>;
  /** Keys of posts whose words were drawn when their worker was frozen: they are true of the moment before that. */
  readonly drawn: ReadonlySet<string>;
  /** The business clock at a real moment. */
  readonly businessAt: (real: number) => Temporal.Instant;
}

/** docs/delivery.md: at least one where nobody can be asked. */
const mattersMost = new Set([
  "last-posting",
  "strike-confirmed",
  "strike-suspended",
  "strike-called-off",
  "strike-changed",
  "correction",
  "ballot-result-correction",
]);

/** What breaks a promise; none when all are kept. */
export function broken(evidence: Evidence): readonly string[] {
  const rows = new Map(evidence.rows.map((row) => [row.source_id, row]));
  const found = evidence.planned.flatMap((planned) => {
    const row = rows.get(planned.source.id);
    if (!row) return [`${planned.kind}: its row is gone`];
    const key = deliveryKey(row.id);
    const reference = referenceIn(key);
    const posts = evidence.seen.filter((one) => one.reference === reference);
    const about = `${planned.kind} on ${planned.place.chat} (${planned.askable ? "can be asked" : "cannot be asked"}), ${row.state} ${row.reason ?? ""} after ${row.tries} tries`;
    return [
      ...ended(planned, row, {
        posts: posts.length,
        stopped: evidence.stopped.get(planned.source.id),
        caught: evidence.caught.has(key),
      }),
      ...posts.flatMap((post) =>
        untrue(planned, post, evidence.businessAt, evidence.drawn.has(key) ? frozenMs : 0),
      ),
    ].map((problem) => `${problem}: ${about}`);
  });
  return found;
}

interface Outside {
  readonly posts: number;
  readonly stopped: Stopped | undefined;
  readonly caught: boolean;
}

/** The guarantee table. */
function ended(planned: Planned, row: Row, { posts, stopped, caught }: Outside): readonly string[] {
  const atMostOnce = planned.askable || !mattersMost.has(planned.kind);
  if (posts > 1 && atMostOnce && !caught) return [`posted ${posts} times`];
  if (stopped && (posts > 0 || row.state === "posted") && !claimedBefore(row, stopped))
    return [`went after it was ${stopped.how}`];
  switch (row.state) {
    case "posted":
      return posts === 0 ? ["posted, but nobody can see it"] : [];
    case "cancelled":
    case "skipped":
      return stopped ? [] : ["did not go"];
    case "failed":
      return !planned.askable && atMostOnce && row.reason === "unknown" ? [] : ["given up"];
    default:
      return ["has no end"];
  }
}

function claimedBefore({ first_claimed }: Row, { at }: Stopped): boolean {
  return first_claimed !== null && Number(first_claimed) <= at;
}

/** The words of the moment at which it was sent: a request takes its time, and so does a clock told to jump. */
function untrue(
  { counted }: Planned,
  { at, words }: Seen,
  businessAt: Evidence["businessAt"],
  frozenFor: number,
): readonly string[] {
  if (!counted) return [];
  const days = [at, at - requestTimeoutMs, at - 2 * requestTimeoutMs - frozenFor, at - frozenFor].map(
    (real) => daysBetween(civilDate(businessAt(real), ukZone), counted),
  );
  return days.some((left) => words.includes(`${left} days to go`))
    ? []
    : [`not true at ${businessAt(at)}: ${words}`];
}
