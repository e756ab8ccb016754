import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { civilDate } from "../../calendar/zone.ts";
import { Ask } from "../../chat/ask.ts";
import { userError } from "../../chat/user-error.ts";
import { type Context, lookup, type Services } from "../../command/command.ts";
import { leading, offering } from "../../command/declared.ts";
import type { Store } from "../../ports/store.ts";
import { wantedOf } from "../../strike/call.ts";
import { checkNotCalledOff, checkNotOver } from "../../strike/checks.ts";
import { nextBlock, whenInWords } from "../../strike/days.ts";
import { stateInWords } from "../../strike/facts.ts";
import type { Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import { eachAs, listed, matching, meantBy, namesNothing, offered } from "../../typed/by-name.ts";
import { idOption } from "../../typed/option.ts";

type Read = Pick<Services, "now"> & { readonly store: Pick<Store, "strikes"> };

interface Asking {
  /** Whether only one still to come can be meant: no other is asked about, and one that is named is found all the same. */
  readonly toCome?: boolean;
}

/** The strike with this short id or part of a name; without one, the only one (still to come). */
export async function findStrike(
  typed: string | undefined,
  { branch }: Pick<Context, "branch">,
  { store, now }: Read,
  { toCome = false }: Asking = {},
): Promise<Strike> {
  const all = await store.strikes.list(branch.id);
  const today = civilDate(now, branch.zone);
  const ahead = stillAhead(all, today);
  const [only] = ahead.length === 1 ? ahead : all;
  if (typed === undefined && only && (ahead.length === 1 || all.length === 1)) return only;
  const [match, another] = typed === undefined ? [] : matching(all, typed);
  const vague = typed !== undefined && namesNothing(all, typed) && ahead.length > 1;
  if (match && !another && !vague) return match;
  if (all.length === 0) throw userError(say("refuse-no-strike"), "strike");
  throw whichOne(typed, all, { ahead, toCome });
}

function whichOne(
  typed: string | undefined,
  all: readonly Strike[],
  { ahead, toCome }: { readonly ahead: readonly Strike[]; readonly toCome: boolean },
): Ask {
  const can = toCome && ahead.length > 0 ? ahead : all;
  const meant = typed === undefined ? ahead : meantBy(all, typed, { can, otherwise: ahead, called: labelOf });
  const shown = meant.length > 0 ? meant : all;
  const list = listed(shown);
  const asos = String(shown.some(({ kind }) => kind === "asos"));
  const line =
    typed === undefined
      ? say("refuse-which-strike", { list, asos })
      : say("refuse-unknown-strike", { typed: typed.slice(0, 40), list, asos });
  return new Ask({ lines: [line] }, eachAs(meant, "strike", labelOf), "strike");
}

/** The strike meant, neither over nor called off. */
export async function strikeToCome(
  typed: string | undefined,
  context: Context,
  services: Services,
): Promise<Strike> {
  const strike = await findStrike(typed, context, services, { toCome: true });
  checkNotCalledOff(strike);
  checkNotOver(strike, civilDate(services.now, context.branch.zone));
  return strike;
}

/** Strikes for autocomplete. */
export async function offerStrikes(typed: string, { branch }: Context, { store }: Read) {
  return offered(await store.strikes.list(branch.id), typed, labelOf);
}

/** Those alone that can still be changed. */
async function offerStrikesAhead(typed: string, { branch }: Context, { store, now }: Read) {
  const all = await store.strikes.list(branch.id);
  return offered(stillAhead(all, civilDate(now, branch.zone)), typed, labelOf);
}

function labelOf(strike: Strike): string {
  return `${strike.name}: ${whenInWords(strike)}`;
}

function stillAhead(all: readonly Strike[], today: Temporal.PlainDate): readonly Strike[] {
  return all.filter((strike) => strike.state !== "called-off" && nextBlock(wantedOf(strike), today));
}

const told = {
  label: "Strike",
  about: "Which strike, by its id or words of its name; not needed when there is only one",
  example: "k3m7p",
};

/** Which strike a command is about, as typed; every command names it in the same words. */
export const strikeAheadOption = leading(
  offering(idOption(told).optional(), offerStrikesAhead),
  async ({ branch }, { store }) => store.strikes.list(branch.id),
);

/** The same where another option may be typed without its name. */
export const namedStrikeOption = offering(idOption({ ...told, bare: false }).optional(), offerStrikesAhead);

/** Which strike a command is about: any of the branch's. */
export const whichStrike = offering(
  lookup(idOption(told).optional(), (typed, context, services) => findStrike(typed, context, services)),
  offerStrikes,
);

/** The same where those are offered that can still be changed. */
export const whichStrikeAhead = lookup(strikeAheadOption, (typed, context, services) =>
  findStrike(typed, context, services, { toCome: true }),
);

/** One that can still be changed, where another option may be typed without its name. */
export const whichNamedStrikeToCome = lookup(namedStrikeOption, strikeToCome);

/** The strike whose id a button carries. Throws a UserError where it is not the branch's. */
export const pressedStrike = lookup(z.uuid(), async (id, { branch }, { store }) => {
  const strike = await store.strikes.byId(id);
  if (strike?.branchId !== branch.id) throw userError(say("refuse-button"));
  return strike;
});

/** The same with the version of it that was shown. */
export const pressedVersion = z.tuple([
  pressedStrike,
  z
    .string()
    .regex(/^\d{1,9}$/u)
    .transform(Number),
]);

/** Throws a UserError where a strike has changed since it was shown. */
export function checkSeen({ name, shortId: id, state, revision }: Strike, seen: number): void {
  if (revision === seen) return;
  throw userError(say("refuse-strike-changed", { name, id, state: stateInWords(state) }));
}
