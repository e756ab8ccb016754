import { offered } from "../asked.ts";
import type { Branch } from "../branch/branch.ts";
import { userError } from "../command.ts";
import type { Suggestion } from "../reply.ts";
import type { Store } from "../store.ts";
import { say, words } from "../text/say.ts";
import type { Countdown } from "./countdown.ts";
import { countedIn, whatInWords } from "./what.ts";

/** The countdown with this short id. Throws a UserError when there is none. */
export async function countdownAsked(
  store: Pick<Store, "countdowns">,
  branch: Branch,
  typed: string,
): Promise<Countdown> {
  const found = await store.countdowns.byShortId(branch.id, typed.toLowerCase());
  if (!found) throw userError(say("refuse-unknown-countdown", { typed }), "id");
  return found;
}

/** Countdowns for autocomplete: the id and what it counts to. */
export async function suggestCountdowns(
  store: Pick<Store, "countdowns" | "campaigns" | "strikes">,
  branch: Branch,
  typed: string,
): Promise<readonly Suggestion[]> {
  const counted = await countedIn(store, branch);
  return offered(await store.countdowns.list(branch.id), typed, (countdown) =>
    words("countdown-suggestion", { id: countdown.shortId, what: whatInWords(countdown, counted) }),
  );
}
