import type { Place } from "../chat/place.ts";
import type { Delivery, Source } from "../delivery/row.ts";
import type { MemberKey } from "../people/vault.ts";

/** What is to be posted and what was: looking changes nothing. */
export interface PostStore {
  byId(id: string): Promise<Delivery | undefined>;
  /** Rows of one campaign, strike, countdown or reminder by due date; for `/ballot preview` and lists. */
  ofSource(source: Source): Promise<readonly Delivery[]>;
  /** Those in channels: what goes to single members is nobody else's business. */
  ofCampaign(campaignId: string): Promise<readonly Delivery[]>;
  /** What went, or will go, to this person alone. */
  toMember(branchId: string, key: MemberKey): Promise<readonly Delivery[]>;
  /**
   * Channels where something about this ballot or strike was posted or is going out: those a correction must reach. A
   * list of what members can do holds no date.
   */
  told(about: { readonly campaignId: string } | { readonly strikeId: string }): Promise<readonly Place[]>;
  /** Whether anything of the branch was ever planned to be posted in this channel. */
  used(branchId: string, place: Place): Promise<boolean>;
}
