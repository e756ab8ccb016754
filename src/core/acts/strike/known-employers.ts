import type { Campaign } from "../../ballot/campaign.ts";
import type { Line } from "../../chat/card.ts";
import type { Suggestion } from "../../chat/reply.ts";
import type { Context, Services } from "../../command/command.ts";
import { sameWords } from "../../strike/names.ts";
import type { Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import { nearest } from "../../typed/nearest.ts";
import { knownEmployers } from "../ballot/employers.ts";

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
