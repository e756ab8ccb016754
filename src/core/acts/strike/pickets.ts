import { timeInWords } from "../../calendar/words.ts";
import { civilTime } from "../../calendar/zone.ts";
import type { Card } from "../../chat/card.ts";
import type { Store } from "../../ports/store.ts";
import { doneHeadline } from "../../strike/headline.ts";
import { sameWords } from "../../strike/names.ts";
import { picketLines } from "../../strike/picket.ts";
import type { Strike } from "../../strike/strike.ts";
import { say } from "../../text/say.ts";
import { smallId } from "../../typed/small-id.ts";
import { undoButton } from "./cards.ts";
import type { Changing } from "./change-state.ts";
import { keepPickets } from "./edit.ts";

/** Keeps a strike with other pickets and says when channels are told. Call it inside a transaction. */
export async function savePickets(
  store: Store,
  before: Strike,
  after: Strike,
  changing: Changing,
): Promise<Card> {
  const { branch } = changing;
  const { strike, told, dueAt } = await keepPickets(store, after, changing);
  const time = timeInWords(civilTime(dueAt, branch.zone));
  const { name, shortId: id, state } = strike;
  const gone = before.pickets.filter(({ place }) =>
    strike.pickets.every((left) => !sameWords(left.place, place)),
  );
  return {
    title: doneHeadline("pickets", { strike, ...changing }),
    lines: [
      ...gone.map(({ place }) => say("picket-removed", { place, name })),
      ...picketLines(strike, branch),
      state === "confirmed" && told.length === 0
        ? say("picket-next")
        : say("picket-when", { told: told.length, time }),
    ],
    footer: smallId(id),
    buttons: [undoButton(strike)],
  };
}
