import type { Campaign } from "../../ballot/campaign.ts";
import type { Audience } from "../../branch/audience.ts";
import type { Store } from "../../ports/store.ts";
import { sameWords } from "../../strike/names.ts";
import type { Strike } from "../../strike/strike.ts";
import { checkLooks } from "../../typed/look-alike.ts";

/** Every employer or site that the branch's ballots, strikes and channels name. */
export async function employersKnown(
  store: Pick<Store, "campaigns" | "strikes" | "audiences">,
  branchId: string,
): Promise<readonly string[]> {
  const [campaigns, strikes] = [await store.campaigns.list(branchId), await store.strikes.list(branchId)];
  return knownEmployers(campaigns, strikes, await store.audiences.list(branchId));
}

/** Refuses a name that looks like a known one without meaning it: whom it calls or counts would meet nobody. */
export function checkEmployersLook(names: readonly string[], field: string, known: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    const others = [...known, ...names.slice(0, index)].filter((other) => !sameWords(name, other));
    checkLooks(name, field, others);
  }
}

/** The employers and sites of these, each once. */
export function knownEmployers(
  campaigns: readonly Campaign[],
  strikes: readonly Strike[],
  audiences: readonly Audience[] = [],
): readonly string[] {
  const names = [...campaigns.flatMap(({ constituencies = [] }) => constituencies.map(({ name }) => name))]
    .concat(strikes.flatMap(({ employers }) => employers))
    .concat(audiences.flatMap(({ employers }) => employers));
  return names.filter((name, index) => names.findIndex((other) => sameWords(other, name)) === index);
}
