import type { Campaign } from "../../ballot/campaign.ts";
import { userError } from "../../chat/user-error.ts";
import type { Store } from "../../ports/store.ts";
import { say } from "../../text/say.ts";

/** Keeps a campaign's next revision. Throws a UserError when somebody else was first. */
export async function keepCampaign(store: Pick<Store, "campaigns">, changed: Campaign): Promise<void> {
  if (!(await store.campaigns.update(changed))) throw userError(say("refuse-changed-meanwhile"));
}
