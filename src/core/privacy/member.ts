import type { Temporal } from "temporal-polyfill";
import type { MemberKey, Sealed } from "../people/vault.ts";

/** What is kept about one member of a branch beside their answers. */
export interface Member {
  readonly branchId: string;
  readonly key: MemberKey;
  /** The consent text's version they agreed to, and on which day. Absent: not asked, or withdrawn. */
  readonly consent?: { readonly version: number; readonly on: Temporal.PlainDate };
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
}
