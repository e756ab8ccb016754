import type { Campaign } from "../../ballot/campaign.ts";
import type { Card, Line } from "../../chat/card.ts";
import { userError } from "../../chat/user-error.ts";
import type { Services } from "../../command/command.ts";
import { newCode } from "../../follow/code.ts";
import type { Sharing, ToldElsewhere } from "../../follow/follow.ts";
import { say, words } from "../../text/say.ts";

/** One more code for a campaign; earlier ones go on working, so that nobody's letter to its branches becomes wrong. */
export async function share(
  campaign: Campaign,
  { store, now, newId, vault }: Services,
): Promise<{ readonly card: Card; readonly hash: string }> {
  const code = newCode(newId());
  const hash = vault.hashOf(code);
  await store.shareCodes.add(campaign.id, hash, now);
  const sharing = await store.follows.sharing(campaign.id);
  const card: Card = {
    title: words("share-title", { name: campaign.name }),
    lines: [
      say("share-code", { code }),
      say("share-how", { code }),
      say("share-codes", { count: sharing.codes - 1, id: campaign.shortId }),
      sharingLine(sharing),
    ],
    footer: words("share-once"),
  };
  return { card, hash };
}

/** The code with this hash works no more. Throws a UserError where it does not anyway. */
export async function endShare(
  campaign: Campaign,
  hash: string,
  { store }: Pick<Services, "store">,
): Promise<Card> {
  if (!(await store.shareCodes.end(campaign.id, hash))) throw userError(say("refuse-changed-meanwhile"));
  return { lines: [say("share-stopped", { name: campaign.name, count: 1 })] };
}

/** No code works any more; those who follow go on. */
export async function stopSharing(campaign: Campaign, { store }: Pick<Services, "store">): Promise<Card> {
  const count = await store.shareCodes.endAll(campaign.id);
  const sharing = await store.follows.sharing(campaign.id);
  return {
    lines: [say("share-stopped", { name: campaign.name, count }), sharingLine(sharing)],
  };
}

function sharingLine({ channels, branches }: Sharing): Line {
  return say("share-followers", { channels, branches });
}

/** Fewer branches than this and a sum would say too much about one of them. */
const fewestBranches = 3;

/** What the branches that follow have told their channels, as one number; nothing where that could be one branch's. */
export function elsewhereLines({ posted, branches }: ToldElsewhere): readonly Line[] {
  return branches < fewestBranches ? [] : [say("check-results-elsewhere", { posted, branches })];
}
