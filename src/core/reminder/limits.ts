import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../branch/branch.ts";
import { userError } from "../command.ts";
import type { Store } from "../store.ts";
import { say } from "../text/say.ts";
import { nextOccurrence } from "./occurrences.ts";
import type { Reminder } from "./reminder.ts";

const mostPersonal = 20;
/** In all channels of a branch together. */
const mostInChannels = 100;

/** Throws a UserError when there is no room for another reminder like this. Those that are over do not count. */
export async function refuseTooMany(
  store: Pick<Store, "reminders">,
  { to, by }: Reminder,
  branch: Branch,
  now: Temporal.Instant,
): Promise<void> {
  const whose = "member" in to ? "own" : "channels";
  const most = whose === "own" ? mostPersonal : mostInChannels;
  const all = await store.reminders.list(branch.id, by);
  const alike = all.filter((other) => ("member" in other.to ? "own" : "channels") === whose);
  const count = alike.filter((other) => nextOccurrence(other, branch.zone, now)).length;
  if (count >= most) throw userError(say("refuse-reminder-too-many", { whose, count, most }));
}
