import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Clock } from "../core/command/job.ts";
import { instantText, prepareTables, type Sql } from "./tables.ts";

/** The preview's business clock: starts where the scene says, ticks at normal speed, and is only ever moved forward. */
export interface PreviewClock extends Clock {
  /** Forward only: an earlier instant changes nothing. Saved before it returns. */
  moveTo(instant: Temporal.Instant): Promise<void>;
  /** To any instant: only for starting a scene afresh. Saved before it returns. */
  reset(instant: Temporal.Instant): Promise<void>;
  /** Keeps the present moment, so that a restart goes on from here. */
  save(): Promise<void>;
}

export interface PreviewClockOptions {
  readonly sql: Sql;
  /** Milliseconds that only go up while the computer is awake: `performance.now`. */
  readonly realNow: () => number;
}

/** Makes the preview's tables if need be. Goes on from the saved moment, or from the last post if that is later. */
export async function createPreviewClock({ sql, realNow }: PreviewClockOptions): Promise<PreviewClock> {
  await prepareTables(sql);
  let base = (await savedMoment(sql)) ?? 0;
  let since = realNow();
  let writing: Promise<unknown> = Promise.resolve();

  const present = () => base + Math.max(0, Math.floor(realNow() - since));

  function set(milliseconds: number): void {
    base = milliseconds;
    since = realNow();
  }

  /** One after the other, so that an older moment never overwrites a newer one. */
  function save(): Promise<void> {
    const next = writing.then(() => keep(sql, present()));
    writing = next.catch(() => undefined);
    return next;
  }

  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(present()),
    async moveTo(instant) {
      if (instant.epochMilliseconds > present()) set(instant.epochMilliseconds);
      await save();
    },
    async reset(instant) {
      set(instant.epochMilliseconds);
      await save();
    },
    save,
  };
}

async function savedMoment(sql: Sql): Promise<number | undefined> {
  const { rows } = await sql.query(
    `select ${instantText("greatest(max(now), (select max(posted_at) from preview_message))")} as now
     from preview_state`,
  );
  const saved = z.string().nullish().parse(rows[0]?.now);
  return saved ? Temporal.Instant.from(saved).epochMilliseconds : undefined;
}

async function keep(sql: Sql, milliseconds: number): Promise<void> {
  await sql.query(
    `insert into preview_state (now) values ($1::timestamptz)
     on conflict (one) do update set now = excluded.now`,
    [Temporal.Instant.fromEpochMilliseconds(milliseconds).toString()],
  );
}
