import type { Temporal } from "temporal-polyfill";
import type { Cure } from "../chat/chat.ts";
import type { Place } from "../chat/place.ts";
import type { Delivery } from "../delivery/row.ts";

/** Posts that did not go by themselves: who is told, and what an officer decides. */
export interface TroubleStore {
  /**
   * What did not go out as planned, of one branch or all, by due date: held; failed and not too late; and, unless it was
   * told of before `since`, failed, too late, superseded, without a contact or with its channel gone. Rows to single
   * members are among them: those are for nobody else in the branch.
   */
  list(asked: {
    readonly branchId?: string;
    readonly now: Temporal.Instant;
    readonly since: Temporal.Instant;
  }): Promise<readonly Delivery[]>;
  /** Branches with rows that did not go and that nobody was told of. */
  unalerted(): Promise<readonly string[]>;
  /**
   * Marks those of the branch as told and returns them, of every kind and whatever the reason; none while a notice due
   * after `since` is there. Keeps others from doing so until the transaction ends.
   */
  alert(
    branchId: string,
    when: { readonly now: Temporal.Instant; readonly since: Temporal.Instant },
  ): Promise<readonly Delivery[]>;
  /** Channels where a post due after `since` was refused for want of a person's help, and nothing went since. */
  refused(branchId: string, since: Temporal.Instant): Promise<readonly RefusedPlace[]>;
  /** Held rows of the branch (or those named) are planned again, late as they are. Returns how many. */
  release(branchId: string, ids?: readonly string[]): Promise<number>;
  /** Held rows of the branch (or those named) become cancelled. Returns how many. */
  drop(branchId: string, ids?: readonly string[]): Promise<number>;
  /** A failed row is planned again, as if it had never been tried. False when it is not a failed row of the branch. */
  retry(branchId: string, id: string): Promise<boolean>;
}

export interface RefusedPlace {
  readonly place: Place;
  /** What a person has to do there. */
  readonly why: Cure;
}
