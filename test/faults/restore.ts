import { deliveryKey } from "../../src/core/delivery/key.ts";
import { planRows } from "./plan.ts";
import { openPlatforms, referenceIn, type Seen } from "./platforms.ts";
import { type Playing, type Round, readRows } from "./round.ts";
import { createDice } from "./seed.ts";
import { createShift, untilQuiet } from "./shift.ts";
import { createTime } from "./time.ts";

/** An old backup is put back three hours after everything in it was posted: all of it is held, nothing goes again. */
export async function playRestore({ ground, crew, beat }: Playing, seed: number): Promise<Round> {
  const dice = createDice(seed);
  const { pool } = ground;
  await ground.empty();
  const platforms = await openPlatforms();
  const time = createTime("2023-05-03T10:00");
  const before = createShift({ ground, crew, platforms, time });
  const after = createShift({ ground, crew, platforms, time });
  beat.forget();
  try {
    const { store } = ground.database;
    await planRows({ store, dice, now: time.now() }, platforms.workspaces, 60);
    await pool.query("drop table if exists backup; create table backup as select * from delivery");
    await before.begin([], 2);
    const posted = await untilQuiet(ground, time, before);
    await before.end();

    const postedBefore = counted(platforms.seen());
    const { rows: columns } = await pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_name = 'delivery' and is_generated = 'NEVER'`,
    );
    const names = columns.map(({ name }) => name).join(", ");
    await pool.query(
      `truncate delivery; insert into delivery (${names}) overriding system value select ${names} from backup`,
    );
    time.jumpTo(time.now().add({ hours: 3 }));
    await after.begin([], 3);
    const quiet = await untilQuiet(ground, time, after);
    await after.end();

    const postedAfter = counted(platforms.seen());
    const problems = (await readRows(ground)).flatMap(({ id, state, reason }) => {
      const reference = referenceIn(deliveryKey(id));
      const again = (postedAfter.get(reference) ?? 0) - (postedBefore.get(reference) ?? 0);
      const kept = state === "held" && again === 0;
      return kept
        ? []
        : [`after the restore a row is ${state} (${reason ?? ""}), posted ${again} times again`];
    });
    const inTime = posted && quiet ? [] : ["not quiet in time"];
    const stalledMs = Math.max(beat.longest(), before.stalledMs, after.stalledMs);
    const { suffered } = after;
    return { title: "an old backup restored", problems: [...inTime, ...problems], suffered, stalledMs };
  } finally {
    await before.end();
    await after.end();
    await platforms.close();
  }
}

/** How often each is to be seen. */
function counted(seen: readonly Seen[]): ReadonlyMap<string, number> {
  const many = new Map<string, number>();
  for (const { reference } of seen) many.set(reference, (many.get(reference) ?? 0) + 1);
  return many;
}
