import type { Campaign } from "../../ballot/campaign.ts";
import type { Card } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { announceResult } from "../../planning/announce-result.ts";
import { tellOfficers } from "../../planning/tell-officers.ts";
import { say } from "../../text/say.ts";

/** The result goes out now, and named officers are told. */
export async function postResult(
  campaign: Campaign,
  { branch, key }: Pick<Context, "branch" | "key">,
  { store, now }: Pick<Services, "store" | "now">,
): Promise<Card> {
  const places = await announceResult(store, campaign, { branch, now });
  await tellOfficers(store, { what: "result", campaign }, { branch, now }, key);
  return { lines: [say("result-goes-out", { name: campaign.name, count: places.length })] };
}
