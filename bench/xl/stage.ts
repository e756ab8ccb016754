import type { OpenedDatabase } from "../../src/store/postgres/server.ts";
import type { ShiftedClock } from "./clock.ts";
import type { Fleet, Urls } from "./fleet.ts";
import type { Sizes } from "./sizes.ts";
import type { World } from "./world.ts";

/** One run through the day, with everybody on it. */
export interface Stage {
  readonly world: World;
  readonly pool: OpenedDatabase["pool"];
  readonly clock: ShiftedClock;
  readonly fleet: Fleet;
  readonly urls: Urls;
  readonly sizes: Sizes;
}
