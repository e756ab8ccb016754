import { mayAct } from "../../branch/branch.ts";
import type { Card } from "../../chat/card.ts";
import { isChannel } from "../../chat/place.ts";
import { doId, fillId, wayIn } from "../../chat/shortcut.ts";
import type { Context } from "../../command/command.ts";
import { say, words } from "../../text/say.ts";
import { tourButton } from "../next/next-steps.ts";

const pages = ["tour-countdown", "tour-check", "tour-strike", "tour-people"] as const;

/** One page of the tour, from 1; one there is not is the last. It says what Muster does, and sets nothing up. */
export function tourCard(page: number, { role, place }: Pick<Context, "role" | "place">): Card {
  const number = Math.min(Math.max(page, 1), pages.length);
  const last = number === pages.length;
  const begins = last && mayAct(role, "rep") && isChannel(place);
  return {
    title: words("tour-title", { number, of: pages.length }),
    lines: [say(pages[number - 1] ?? "tour-people")],
    buttons: [
      ...(last ? [] : [{ id: tourButton(number + 1), label: words("tour-on"), style: "primary" as const }]),
      ...(begins
        ? [
            {
              id: fillId("ballot", "create"),
              label: words("menu-ballot-create"),
              style: "primary" as const,
            },
          ]
        : []),
      ...(last ? [{ id: doId(wayIn), label: words("next-stands") }] : []),
    ],
  };
}
