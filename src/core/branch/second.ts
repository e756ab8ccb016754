import type { Temporal } from "temporal-polyfill";
import type { MemberKey } from "../people/vault.ts";

/**
 * What a branch may ask two people for: of a strike to confirm it, to change what is confirmed of it, or its pickets, and
 * to take its last change back; of a ballot another close, and the post of its result.
 */
export type TwoPeoplesAct = "strike" | "strike-edit" | "strike-pickets" | "strike-undo" | "close" | "result";

/** What one person asked for and another has to confirm. Nothing of it is done yet. */
export interface WaitingAct {
  readonly id: string;
  readonly branchId: string;
  readonly what: TwoPeoplesAct;
  /** The strike's or ballot's id. */
  readonly about: string;
  /** Of that, as it was seen by whoever asked: with another one nothing is done. */
  readonly revision: number;
  /** Of "close": the new one, a civil date and the local time where there is one ("2023-05-11T12:00"). */
  readonly moment?: string;
  /** What else is to change, packed: of a strike what was typed, of a close what the notice says of the turnout rule. */
  readonly change?: string;
  /** Who asked, and cannot be the second. */
  readonly by: MemberKey;
  readonly at: Temporal.Instant;
}

export interface SecondStore {
  /** Keeps it in the place of what was asked for of the same kind and thing. */
  ask(act: WaitingAct): Promise<void>;
  /** Those asked for after this instant, the oldest first. */
  list(branchId: string, since: Temporal.Instant): Promise<readonly WaitingAct[]>;
  /** Takes one out, for the running transaction: undefined when somebody else has, or it was asked for before. */
  take(branchId: string, id: string, since: Temporal.Instant): Promise<WaitingAct | undefined>;
  /** All of a branch, which asks for two people no more. */
  forgetAll(branchId: string): Promise<void>;
  forgetBefore(instant: Temporal.Instant): Promise<number>;
}
