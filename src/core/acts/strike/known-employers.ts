import type { Campaign } from "../../ballot/campaign.ts";
import type { Audience } from "../../branch/audience.ts";
import type { Line } from "../../chat/card.ts";
import type { Suggestion } from "../../chat/reply.ts";
import type { Context, Services } from "../../command/command.ts";
import type { Store } from "../../ports/store.ts";
import { sameWords } from "../../strike/names.ts";
import type { Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import { checkLooks } from "../../typed/look-alike.ts";
import { nearest } from "../../typed/nearest.ts";

/**
 * Employers and sites for autocomplete, as the branch's ballots and strikes call them: strikes, mandates and channels
 * meet by these words. None once a list of them is being typed.
 */
export async function offerEmployers(
  typed: string,
  { branch }: Context,
  { store }: Services,
): Promise<readonly Suggestion[]> {
  if (/[,;]/u.test(typed)) return [];
  return knownEmployers(await store.campaigns.list(branch.id), await store.strikes.list(branch.id))
    .filter((name) => name.toLowerCase().includes(typed.trim()))
    .toSorted((one, other) => one.localeCompare(other))
    .map((name) => ({ value: name.includes(",") ? `${name};` : name, label: name }));
}

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

/** Each once. */
function knownEmployers(
  campaigns: readonly Campaign[],
  strikes: readonly Strike[],
  audiences: readonly Audience[] = [],
): readonly string[] {
  const names = [...campaigns.flatMap(({ constituencies = [] }) => constituencies.map(({ name }) => name))]
    .concat(strikes.flatMap(({ employers }) => employers))
    .concat(audiences.flatMap(({ employers }) => employers));
  return names.filter((name, index) => names.findIndex((other) => sameWords(other, name)) === index);
}

/** Names a slip away from one that is known here: whoever is called by the wrong name is not told. */
export function nearNameLines(
  strike: Strike,
  campaigns: readonly Campaign[],
  strikes: readonly Strike[],
): readonly Line[] {
  const others = strikes.filter(({ id }) => id !== strike.id);
  const known = knownEmployers(campaigns, others);
  return strike.employers.flatMap((name) => {
    if (known.some((other) => sameWords(other, name))) return [];
    const near = nearest(
      name,
      known.filter((other) => other.length >= shortest),
    );
    return near === undefined ? [] : [say("strike-warn-name", { name, near, id: strike.shortId })];
  });
}

/** Shorter names are a letter apart by right: DVLA and DVSA. */
const shortest = 5;
