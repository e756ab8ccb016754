import type { Campaign } from "../../ballot/campaign.ts";
import type { WaitingAct } from "../../branch/second.ts";
import { instantInWords, momentInWords } from "../../calendar/words.ts";
import { type Button, buttonId, type Card, type Line } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { waitingKeptHours } from "../../privacy/retention.ts";
import { whenInWords } from "../../strike/days.ts";
import { changesInWords } from "../../strike/differences.ts";
import { say, words } from "../../text/say.ts";
import { closeOf } from "./close-of.ts";
import { strikeActOf, strikeAfter } from "./strike-acts.ts";

/** As many as a card holds beside its own; the oldest first. */
const mostShown = 5;

interface WaitingParts {
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

/** What waits in the branch and can still be done, with a button for each that the caller may confirm. */
export async function waitingParts(
  context: Pick<Context, "branch" | "key" | "role">,
  services: Pick<Services, "store" | "now">,
): Promise<WaitingParts> {
  const { branch, key } = context;
  const { store, now } = services;
  const lines: Line[] = [];
  const buttons: Button[] = [];
  const waiting = await store.seconds.list(branch.id, now.subtract({ hours: waitingKeptHours }));
  for (const act of waiting.slice(0, mostShown)) {
    const shown = await shownOf(act, context, services);
    if (!shown) continue;
    lines.push(...shown.lines);
    if (act.by !== key) buttons.push({ id: buttonId("branch/second", act.id), label: shown.label });
  }
  return { lines, buttons };
}

interface Shown {
  readonly lines: readonly Line[];
  readonly label: string;
}

/** Undefined where the thing has changed since: nothing can be done of it any more. */
async function shownOf(
  act: WaitingAct,
  context: Pick<Context, "branch" | "role">,
  services: Pick<Services, "store" | "now">,
): Promise<Shown | undefined> {
  const { branch } = context;
  const { store } = services;
  const by = (await store.handles.of(branch.id, act.by))?.number ?? 0;
  const asked = { when: instantInWords(act.at, branch.zone), by };
  const ofStrike = strikeActOf(act);
  if (!ofStrike) {
    const campaign = await store.campaigns.byId(act.about);
    return campaign?.revision === act.revision ? ofBallot(act, campaign, asked) : undefined;
  }
  const strike = await store.strikes.byId(act.about);
  if (strike?.revision !== act.revision) return undefined;
  const { name, shortId: id, kind } = strike;
  const said = { ...asked, name, id, kind };
  const after = await strikeAfter(strike, ofStrike, context, services);
  return {
    lines: [
      act.what === "strike"
        ? say("second-strike", { ...said, days: whenInWords(after) })
        : say("second-change", {
            ...said,
            undo: String(act.what === "strike-undo"),
            what: changesInWords(strike, after),
          }),
    ],
    label: words("second-button", { what: act.what.replace("strike-", ""), kind, id }),
  };
}

function ofBallot(
  act: WaitingAct,
  { name, shortId: id, turnoutRule: before }: Campaign,
  asked: { readonly when: string; readonly by: number },
): Shown {
  const label = words("second-button", { what: act.what, kind: "none", id });
  if (act.what === "result") return { lines: [say("second-result", { ...asked, name, id })], label };
  const { date, time, turnoutRule: rule } = closeOf(act);
  const close = momentInWords(date, time);
  return {
    lines: [
      say("second-close", { ...asked, name, id, close }),
      ...(rule && rule !== before ? [say("turnout-rule-line", { rule })] : []),
    ],
    label,
  };
}

/** A card with what waits below it. */
export function withWaiting(card: Card, waiting: WaitingParts): Card {
  const buttons = [...(card.buttons ?? []), ...waiting.buttons];
  return { ...card, lines: [...card.lines, ...waiting.lines], ...(buttons.length > 0 && { buttons }) };
}

export async function waitingCard(context: Context, services: Services): Promise<Card> {
  const { lines, buttons } = await waitingParts(context, services);
  return lines.length === 0 ? { lines: [say("second-none")] } : { lines, buttons };
}
