import type { Temporal } from "temporal-polyfill";
import type { Lost } from "../chat/chat.ts";
import type { ChatName, Place, Workspace } from "../chat/place.ts";

/** A channel that takes no posts at present; or, with an empty channel, a whole workspace. */
export interface LostPlace extends Place {
  readonly reason: Lost;
  readonly since: Temporal.Instant;
}

/**
 * Where nothing can be posted at present. What falls due there stays planned and is left alone by claims until it is too
 * late, but for one post at a time that looks whether the place is back.
 */
export interface LostStore {
  /** A post was refused there. `code` is the platform's. Known before, it keeps its beginning and its looks. */
  note(lost: Place & { readonly reason: Lost; readonly code: string }, now: Temporal.Instant): Promise<void>;
  /**
   * Where a look is due and something waits, the post that is due last may go; the look after it is due a minute later
   * at first, in the end an hour. Returns in how many places.
   */
  takeLooks(chat: ChatName, now: Temporal.Instant): Promise<number>;
  /** This post was to look and was left out without asking the platform: another may, at once. */
  passLook(delivery: string, now: Temporal.Instant): Promise<void>;
  /**
   * The channel, or the workspace as such, takes posts again: what waits there may go, what waited for a person to let
   * Muster in too. Returns what was lost, and whether reps were told.
   */
  back(
    where: Workspace | Place,
    now: Temporal.Instant,
  ): Promise<(LostPlace & { readonly told: boolean }) | undefined>;
  /** Looks are due at once in every lost channel of this workspace. */
  lookNow(home: Workspace, now: Temporal.Instant): Promise<void>;
  /** Of one workspace, the workspace itself first: those where anything is still to be posted. */
  of(home: Workspace): Promise<readonly LostPlace[]>;
  /** Still lost after a look, or after five minutes, and nobody was told. */
  untold(now: Temporal.Instant): Promise<readonly LostPlace[]>;
  /** Marks it as told; false when it is back, or another process was first. */
  tell(place: Place): Promise<boolean>;
}
