import type { Temporal } from "temporal-polyfill";
import type { Branch } from "../../branch/branch.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Suggestion } from "../../chat/reply.ts";
import { userError } from "../../chat/user-error.ts";
import type { Store } from "../../ports/store.ts";
import { nextBlock, whenInWords } from "../../strike/days.ts";
import type { Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import { listed, offered, pick } from "../../typed/by-name.ts";
import type { Asking } from "../../typed/dates.ts";

/** The strike with this short id or part of a name; without one, the only one (still to come). */
export async function strikeAsked(
  store: Pick<Store, "strikes">,
  { branch, now }: Asking,
  typed: string | undefined,
): Promise<Strike> {
  const all = await store.strikes.list(branch.id);
  const today = civilDate(now, branch.zone);
  const ahead = stillAhead(all, today);
  const [only] = ahead.length === 1 ? ahead : all;
  if (typed === undefined && only && (ahead.length === 1 || all.length === 1)) return only;
  const found = typed === undefined ? undefined : pick(all, typed);
  if (found) return found;
  if (all.length === 0) throw userError(say("refuse-no-strike"), "strike");
  const list = listed(ahead.length > 0 ? ahead : all);
  throw userError(
    typed === undefined
      ? say("refuse-which-strike", { list })
      : say("refuse-unknown-strike", { typed: typed.slice(0, 40), list }),
    "strike",
  );
}

/** Strikes for autocomplete; with `now`, those alone that can still be changed then. */
export async function suggestStrikes(
  store: Pick<Store, "strikes">,
  branch: Branch,
  typed: string,
  now?: Temporal.Instant,
): Promise<readonly Suggestion[]> {
  const all = await store.strikes.list(branch.id);
  const wanted = now === undefined ? all : stillAhead(all, civilDate(now, branch.zone));
  return offered(wanted, typed, (strike) => `${strike.name}: ${whenInWords(strike)}`);
}

function stillAhead(all: readonly Strike[], today: Temporal.PlainDate): readonly Strike[] {
  return all.filter((strike) => strike.state !== "called-off" && nextBlock(strike, today));
}
