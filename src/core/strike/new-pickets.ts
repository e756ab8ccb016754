import { differences, picketsInWords, stillTold } from "./differences.ts";
import type { Picket, Strike, StrikeScene } from "./strike.ts";

/**
 * The pickets that were added since a channel was told of a strike, where nothing else is other than it was told there.
 * None where anything else is, even for a time: that is a correction.
 */
export function newPickets({
  strike,
  untold = [],
}: Pick<StrikeScene, "strike" | "untold">): readonly Picket[] {
  const { pickets, state } = strike;
  const [told] = untold;
  if (!told || state !== "confirmed") return [];
  const only = untold.every(
    (before) =>
      same({ ...before, pickets }, strike) && before.pickets.every((picket) => stands(picket, strike)),
  );
  return only ? pickets.filter((picket) => !stands(picket, told)) : [];
}

function same(before: Strike, after: Strike): boolean {
  return stillTold(before, after) && differences(before, after).length === 0;
}

function stands(picket: Picket, { pickets }: Pick<Strike, "pickets">): boolean {
  const said = picketsInWords({ pickets: [picket] });
  return pickets.some((one) => picketsInWords({ pickets: [one] }) === said);
}
