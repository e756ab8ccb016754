import type { Branch } from "../../branch/branch.ts";
import { Ask } from "../../chat/ask.ts";
import type { Check } from "../../check/check.ts";
import { type Context, lookup, type Services } from "../../command/command.ts";
import { offering } from "../../command/declared.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";
import { eachAs, matching, meantBy, offered } from "../../typed/by-name.ts";
import { idOption } from "../../typed/option.ts";

/** The open check with this id, or for a ballot so called; without either, the one open in this channel. */
async function findCheck(
  typed: string | undefined,
  { branch, place }: Context,
  { store }: Services,
): Promise<Check> {
  const names = new Map((await store.campaigns.list(branch.id)).map(({ id, name }) => [id, name]));
  const all = (await openChecks(store, branch)).map((check) => {
    return { check, shortId: check.shortId, name: names.get(check.campaignId) ?? "" };
  });
  const here = all.filter(({ check }) => check.place.channel === place.channel);
  const found = typed === undefined ? here : matching(all, typed);
  const [only, another] = found;
  if (only && !another) return only.check;
  const line =
    typed !== undefined
      ? say("refuse-check-unknown", { typed: typed.slice(0, 40) })
      : say(another ? "refuse-which-check" : "refuse-check-none");
  const meant = typed !== undefined ? meantBy(all, typed) : another ? here : all;
  const instead = { label: "/check open", means: { kind: "typed", typed: "open" } } as const;
  throw new Ask(
    { lines: [line] },
    meant.length > 0 ? eachAs(meant, "check", ({ name, shortId }) => `${name} (${shortId})`) : [instead],
    "check",
  );
}

async function offerChecks(typed: string, { branch }: Context, { store }: Services) {
  const all = await openChecks(store, branch);
  return offered(all, typed, ({ place, shortId }) => `${shortId} in ${place.channel}`);
}

async function openChecks(store: Pick<Store, "checks">, branch: Branch): Promise<readonly Check[]> {
  return (await store.checks.list(branch.id)).filter(({ closedAt }) => !closedAt);
}

const told = {
  label: "Check",
  about: "Which check, by its id or its ballot; not needed when one is open here",
  example: "p4x7n",
};

/** Which of the checks that are open. */
export const whichOpenCheck = offering(lookup(idOption(told).optional(), findCheck), offerChecks);
