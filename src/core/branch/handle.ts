import type { Temporal } from "temporal-polyfill";
import type { MemberKey, Sealed } from "../people/vault.ts";

/** The number under which a rep's or officer's acts stand in the log of their branch. */
export interface Handle {
  readonly number: number;
  readonly contact: Sealed;
  /** When the role was seen to have ended. Absent: it lasts. */
  readonly endedAt?: Temporal.Instant;
}

/** Whose a number is. */
interface Holder {
  readonly key: MemberKey;
  readonly contact: Sealed;
}

/** Kept of whoever agreed to it with their role. A number is never given twice in a branch. */
export interface HandleStore {
  of(branchId: string, key: MemberKey): Promise<Handle | undefined>;
  /** Gives them a number, or the one back that they had. Waits for others of the branch. */
  keep(branchId: string, key: MemberKey, contact: Sealed): Promise<number>;
  /** Whose number this is; undefined once that is erased. */
  reveal(branchId: string, number: number): Promise<Holder | undefined>;
  /** Sees which roles have ended by `now`, and erases what was seen to have ended at or before `before`. Returns how many went. */
  eraseEnded(now: Temporal.Instant, before: Temporal.Instant): Promise<number>;
}
