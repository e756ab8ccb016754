import type { Temporal } from "temporal-polyfill";
import type { Delivery } from "../delivery/row.ts";
import type { MemberKey, Sealed } from "../people/vault.ts";

/** What is kept about one member of a branch beside their answers. */
export interface Member {
  readonly branchId: string;
  readonly key: MemberKey;
  /** The consent text's version they agreed to, and when. Absent: not asked, or withdrawn. */
  readonly consent?: { readonly version: number; readonly at: Temporal.Instant };
  /** False after "don't ask me again". */
  readonly mayAsk: boolean;
  /** Encrypted chat id, only for those who asked for personal reminders. */
  readonly contact?: Sealed;
}

export interface MemberStore {
  find(branchId: string, key: MemberKey): Promise<Member | undefined>;
  /** Inserts or replaces all of it: never to change one part of what was read, which may have been erased since. */
  save(member: Member): Promise<void>;
  /** "Don't ask me again": of what else is kept, or was erased meanwhile, nothing changes. */
  doNotAsk(branchId: string, key: MemberKey): Promise<void>;
  /** Keeps a member's chat id, encrypted, where none is kept. True when it was not kept before. */
  keepContact(branchId: string, key: MemberKey, contact: Sealed): Promise<boolean>;
  dropContact(branchId: string, key: MemberKey): Promise<void>;
  /** Whether this key is kept as the one who installed Muster in a workspace. */
  installed(key: MemberKey): Promise<boolean>;
  /**
   * Everything kept under this key in the branch: answers, consents, contact, personal reminders with their
   * deliveries, whose list they were on and whom they had on theirs, the rep's role, and that they installed Muster; reminders they made for a channel stay, made by nobody.
   * Returns how many answers and personal reminders went.
   */
  erase(branchId: string, key: MemberKey): Promise<{ readonly answers: number; readonly reminders: number }>;
  /** What went, or will go, to this person alone. */
  privatePosts(branchId: string, key: MemberKey): Promise<readonly Delivery[]>;
  /** What has not begun to go to this person alone never will. */
  dropPosts(branchId: string, key: MemberKey): Promise<void>;
  /** Ends everybody's personal reminders, contacts, and agreements that a rep may speak to them. Returns how many things went. */
  endOptIns(branchId: string): Promise<number>;
  /** Everything about everybody in the branch, reps and their groups too; totals stay. Returns how many things went. */
  eraseAll(branchId: string): Promise<number>;
  /**
   * Single answers of ballots that closed at or before this instant, agreements that a rep may see them, and the consent
   * of whoever has no answer left. Totals stay. Returns how many answers and agreements went.
   */
  eraseClosedBefore(
    branchId: string,
    instant: Temporal.Instant,
  ): Promise<{ readonly answers: number; readonly chased: number }>;
}
