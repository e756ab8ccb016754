import type { Card } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { say } from "../../text/say.ts";
import { aboutYouCard } from "../privacy/mydata-card.ts";
import { nowCard } from "./now-card.ts";

/** The caller's own page: what stands and what to do now, then everything kept about them. For their eyes alone. */
export async function homeCard(context: Context, services: Services): Promise<Card> {
  const stands = await nowCard(context, services);
  const kept = await aboutYouCard(context, services);
  return {
    ...stands,
    lines: [...stands.lines, ...(kept.title ? [say("home-part", { title: kept.title })] : []), ...kept.lines],
    buttons: [...(stands.buttons ?? []), ...(kept.buttons ?? [])],
  };
}
