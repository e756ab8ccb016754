import type { Branch } from "../branch/branch.ts";
import { shortIdOf } from "../short-id.ts";
import type { Countdown } from "./countdown.ts";
import { defaultDays } from "./default-days.ts";

type Wanted = Pick<Countdown, "place" | "target"> & Partial<Pick<Countdown, "days" | "at">>;

/** A countdown with the days usual for its target, at the branch's hour, unless others are wanted. */
export function newCountdown(id: string, branch: Branch, { place, target, days, at }: Wanted): Countdown {
  return {
    id,
    shortId: shortIdOf(id),
    branchId: branch.id,
    place,
    target,
    days: days ?? defaultDays(target),
    at: at ?? branch.postAt,
  };
}
