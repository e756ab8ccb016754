import type { Campaign } from "../../ballot/campaign.ts";
import type { Card, Line } from "../../chat/card.ts";
import type { Services } from "../../command/command.ts";
import { newCode } from "../../follow/code.ts";
import type { Sharing, ToldElsewhere } from "../../follow/follow.ts";
import { say, words } from "../../text/say.ts";

/** One more code for a campaign; earlier ones go on working, so that nobody's letter to its branches becomes wrong. */
export async function share(campaign: Campaign, { store, now, newId, vault }: Services): Promise<Card> {
  const code = newCode(newId());
  await store.shareCodes.add(campaign.id, vault.hashOf(code), now);
  const sharing = await store.follows.sharing(campaign.id);
  return {
    title: words("share-title", { name: campaign.name }),
    lines: [
      say("share-code", { code }),
      say("share-how", { code }),
      say("share-codes", { count: sharing.codes - 1, id: campaign.shortId }),
      sharingLine(sharing),
    ],
    footer: words("share-once"),
  };
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
