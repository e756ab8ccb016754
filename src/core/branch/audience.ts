import type { Place } from "../chat/place.ts";

/** A channel that is for the members of some employers or sites alone. One without is for everybody. */
export interface Audience {
  readonly branchId: string;
  readonly place: Place;
  /** As a rep named them; at least one. */
  readonly employers: readonly string[];
}

export interface AudienceStore {
  list(branchId: string): Promise<readonly Audience[]>;
  of(branchId: string, place: Place): Promise<Audience | undefined>;
  /** Inserts or replaces by branch and place. */
  save(audience: Audience): Promise<void>;
  /** False when there was none. */
  remove(branchId: string, place: Place): Promise<boolean>;
}
