import type { WaitingAct } from "../../branch/second.ts";
import { instantInWords, momentInWords } from "../../calendar/words.ts";
import { type Button, buttonId, type Card, type Line } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { wantSecond } from "../../planning/tell-officers.ts";
import { waitingKeptHours } from "../../privacy/retention.ts";
import { whenInWords } from "../../strike/days.ts";
import { say, words } from "../../text/say.ts";
import { closeOf } from "./close-of.ts";

type Asked = Pick<WaitingAct, "what" | "about" | "revision" | "moment">;

/** Keeps what one person asked for until another confirms it, and asks the others privately. Nothing of it is done. */
export async function askSecond(
  asked: Asked,
  { branch, key }: Pick<Context, "branch" | "key">,
  { store, now, newId }: Pick<Services, "store" | "now" | "newId">,
): Promise<Card> {
  await store.seconds.ask({ ...asked, id: newId(), branchId: branch.id, by: key, at: now });
  const count = await wantSecond(store, { branch, now }, key);
  return { lines: [say("second-asked", { count })] };
}

/** As many as a card holds beside its own; the oldest first. */
const mostShown = 5;

/** What waits in the branch, with a button for each that the caller may confirm. */
export async function waitingParts(
  { branch, key }: Pick<Context, "branch" | "key">,
  { store, now }: Pick<Services, "store" | "now">,
): Promise<{ readonly lines: readonly Line[]; readonly buttons: readonly Button[] }> {
  const lines: Line[] = [];
  const buttons: Button[] = [];
  const waiting = await store.seconds.list(branch.id, now.subtract({ hours: waitingKeptHours }));
  for (const act of waiting.slice(0, mostShown)) {
    const thing =
      act.what === "strike" ? await store.strikes.byId(act.about) : await store.campaigns.byId(act.about);
    if (!thing) continue;
    const { name, shortId: id } = thing;
    const by = (await store.handles.of(branch.id, act.by))?.number ?? 0;
    const said = { when: instantInWords(act.at, branch.zone), by, name, id };
    if ("days" in thing)
      lines.push(say("second-strike", { ...said, kind: thing.kind, days: whenInWords(thing) }));
    else if (act.what === "result") lines.push(say("second-result", said));
    else {
      const { date, time } = closeOf(act);
      lines.push(say("second-close", { ...said, close: momentInWords(date, time) }));
    }
    if (act.by === key) continue;
    buttons.push({
      id: buttonId("branch/second", act.id),
      label: words("second-button", { what: "days" in thing ? thing.kind : act.what, id }),
    });
  }
  return { lines, buttons };
}

/** A card with what waits below it. */
export function withWaiting(card: Card, waiting: Awaited<ReturnType<typeof waitingParts>>): Card {
  const buttons = [...(card.buttons ?? []), ...waiting.buttons];
  return { ...card, lines: [...card.lines, ...waiting.lines], ...(buttons.length > 0 && { buttons }) };
}

export async function waitingCard(context: Context, services: Services): Promise<Card> {
  const { lines, buttons } = await waitingParts(context, services);
  return lines.length === 0 ? { lines: [say("second-none")] } : { lines, buttons };
}
