import type { Temporal } from "temporal-polyfill";
import type { MemberKey } from "../people/vault.ts";

/** What is kept about people going for good: when they ask, when time is up, when Muster leaves. */
export interface ErasureStore {
  /**
   * Everything kept under this key in the branch: answers, consents, contact, personal reminders with their
   * deliveries, whose list they were on and whom they had on theirs, the rep's role, and that they installed Muster; reminders they made for a channel stay, made by nobody.
   * Returns how many answers and personal reminders went, and whether anything at all did.
   */
  erasePerson(
    branchId: string,
    key: MemberKey,
  ): Promise<{ readonly answers: number; readonly reminders: number; readonly anything: boolean }>;
  /** What has not begun to go to this person alone never will. */
  erasePlanned(branchId: string, key: MemberKey): Promise<void>;
  /** Ends everybody's personal reminders, contacts, and agreements that a rep may speak to them. Returns how many things went. */
  eraseOptIns(branchId: string): Promise<number>;
  /** Everything about everybody in the branch, reps and their groups too; totals stay. Returns how many things went. */
  erasePeople(branchId: string): Promise<number>;
  /**
   * Single answers of ballots that closed at or before this instant, agreements that a rep may see them, and the consent
   * of whoever has no answer left. Totals stay. Returns how many answers and agreements went.
   */
  eraseClosed(
    branchId: string,
    instant: Temporal.Instant,
  ): Promise<{ readonly answers: number; readonly chased: number }>;
  /** What went to single members and was due before this instant: their key goes with it. Returns how many. */
  eraseSent(before: Temporal.Instant): Promise<number>;
  /** Takes the codes of reps off members whose claim has run out. Returns how many. */
  eraseClaims(now: Temporal.Instant): Promise<number>;
  /**
   * Takes what went, by whichever method, out of the database's files as well; embedded, out of its write-ahead log too.
   * Nobody waits for it longer than 250 ms unless it could not be done so for half an hour. `rewritten` and `left` count
   * tables; `overdue`: something is left that went over an hour ago. Not within a transaction.
   */
  scrub(): Promise<{ readonly rewritten: number; readonly left: number; readonly overdue: boolean }>;
}
