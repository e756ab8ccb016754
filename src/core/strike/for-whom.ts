import type { Line } from "../chat/card.ts";
import { say, words } from "../text/say.ts";
import { listed, namesMeet } from "./names.ts";
import type { Strike } from "./strike.ts";

type Calling = Pick<Strike, "kind" | "employers">;

/** Whom it calls, and that it calls them alone: in every message about a strike. */
export function forWhomLine({ kind, employers }: Calling): Line {
  if (employers.length === 0) return say("strike-for-all", { kind });
  return say("strike-for-named", { names: listed(employers) });
}

/** "members in every employer with a live mandate"; "members in Ofgem and DVSA only". */
export function forWhomInWords({ kind, employers }: Calling): string {
  return employers.length === 0
    ? words("strike-whom-all", { kind })
    : words("strike-whom-named", { names: listed(employers) });
}

/** Whether a strike calls members for whom a channel is; a channel without names is for everybody. */
export function callsIn(strike: Pick<Strike, "employers">, audience: readonly string[]): boolean {
  if (strike.employers.length === 0 || audience.length === 0) return true;
  return strike.employers.some((called) => audience.some((name) => namesMeet(called, name)));
}
