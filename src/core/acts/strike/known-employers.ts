import type { Suggestion } from "../../chat/reply.ts";
import type { Context, Services } from "../../command/command.ts";
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
