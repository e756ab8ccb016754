import type { Branch, Here } from "../../branch/branch.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Card, Line } from "../../chat/card.ts";
import { type Place, placeKey } from "../../chat/place.ts";
import type { Services } from "../../command/command.ts";
import { planCountdown } from "../../planning/plan.ts";
import type { Store } from "../../ports/store.ts";
import { nextBlock } from "../../strike/days.ts";
import { callsIn } from "../../strike/for-whom.ts";
import { listed } from "../../strike/names.ts";
import { say } from "../../text/say.ts";
import { checkEmployersLook, employersKnown } from "../ballot/employers.ts";
import { employersMeant } from "./employers-meant.ts";

/** Whom a channel is for, and how that is changed. */
export async function audienceCard(
  store: Pick<Store, "audiences">,
  branch: Branch,
  place: Place,
): Promise<Card> {
  const audience = await store.audiences.of(branch.id, place);
  return { lines: [audienceLine(place, audience?.employers ?? []), say("channel-how")] };
}

function audienceLine(place: Place, employers: readonly string[]): Line {
  const channel = { kind: "place", place } as const;
  if (employers.length === 0) return say("channel-for-all", { place: channel });
  return say("channel-for", { place: channel, names: listed(employers) });
}

/** Whom a channel is for, by what was typed; none for everybody. Asks back where that is unclear. */
export async function typedAudience(
  store: Parameters<typeof employersKnown>[0],
  branch: Branch,
  typed: string,
  sure: Services["sure"],
): Promise<readonly string[]> {
  const known = await employersKnown(store, branch.id);
  const employers = employersMeant(typed, { known, others: true, nobody: say("refuse-channel-for"), sure });
  checkEmployersLook(employers, "for", known);
  return employers;
}

/**
 * Marks a channel as for the members of some employers or sites, or for everybody, and plans the strike posts there
 * anew. Call it inside a transaction.
 */
export async function saveAudience(store: Store, here: Here, employers: readonly string[]): Promise<Card> {
  const { branch, place } = here;
  const before = (await store.audiences.of(branch.id, place))?.employers ?? [];
  if (employers.length === 0) await store.audiences.remove(branch.id, place);
  else await store.audiences.save({ branchId: branch.id, place, employers });
  return { lines: [audienceLine(place, employers), ...(await planHere(store, here, { before, employers }))] };
}

async function planHere(
  store: Store,
  { branch, place, now }: Here,
  { before, employers }: { readonly before: readonly string[]; readonly employers: readonly string[] },
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const countdown of await store.countdowns.list(branch.id)) {
    const { target } = countdown;
    if (target.kind !== "strike" || placeKey(countdown.place) !== placeKey(place)) continue;
    await planCountdown(store, countdown, { branch, now });
    const strike = await store.strikes.byId(target.strikeId);
    if (!strike || !nextBlock(strike, civilDate(now, branch.zone))) continue;
    const [called, calledBefore] = [callsIn(strike, employers), callsIn(strike, before)];
    if (called === calledBefore) continue;
    lines.push(say(called ? "channel-starts" : "channel-stops", { name: strike.name }));
  }
  return lines;
}
