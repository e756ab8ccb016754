import type { Temporal } from "temporal-polyfill";
import type { Answer } from "../ballot/answers.ts";
import type { PostedMessage } from "../chat/chat.ts";
import type { Place } from "../chat/place.ts";
import type { MemberKey } from "../people/vault.ts";

/** "Have you posted your ballot?" asked in one place. The answers belong to the campaign, not to the check. */
export interface Check {
  readonly id: string;
  readonly shortId: string;
  readonly branchId: string;
  readonly campaignId: string;
  readonly place: Place;
  readonly openedAt: Temporal.Instant;
  readonly closedAt?: Temporal.Instant;
  /** The posted question, once it is there. */
  readonly message?: PostedMessage;
  /** The words the message last showed, so that an edit is made only for a change. Absent: nobody knows. */
  readonly shown?: string;
  readonly edits?: Edits;
}

/** A check in its channel. */
export interface CheckAmong extends Check {
  /** Another ballot is told of or asked about there too: the headline names its own. */
  readonly among: boolean;
}

/** How it stands with the edits of a check's message. */
export interface Edits {
  /** How many were refused since the last that was taken. */
  readonly tries: number;
  /** When the next may be tried. */
  readonly after?: Temporal.Instant;
  /** Why there are no more: "shown" when the message says its last, or a short code of what refused it for good. */
  readonly ended?: string;
}

export interface CheckStore {
  byId(id: string): Promise<Check | undefined>;
  byShortId(branchId: string, shortId: string): Promise<Check | undefined>;
  /** Newest first. */
  list(branchId: string): Promise<readonly Check[]>;
  ofCampaign(campaignId: string): Promise<readonly Check[]>;
  /**
   * Checks whose message is posted, the least recently looked at first, and marks them as looked at: all the open ones,
   * and closed ones that may be edited at `now` and whose edits have not ended.
   */
  nextToRefresh(now: Temporal.Instant, limit: number): Promise<readonly CheckAmong[]>;
  /** Inserts or replaces by id; `message` is known from the check's delivery alone, what it shows from its edits. */
  save(check: Check): Promise<void>;
  /**
   * The right to edit its message until then; who dies meanwhile lets go of it. False when it shows something else than
   * `shown` by now, or another process has the right at `now`.
   */
  claimEdit(
    id: string,
    claim: {
      readonly shown: string | undefined;
      readonly now: Temporal.Instant;
      readonly until: Temporal.Instant;
    },
  ): Promise<boolean>;
  /** How an edit, or the post itself, went; `shown` where it was taken. */
  noteEdit(id: string, edits: Edits & Pick<Check, "shown">): Promise<void>;
}

export interface GivenAnswer {
  readonly campaignId: string;
  readonly key: MemberKey;
  readonly answer: Answer;
  /** In the branch's zone. At which time is not kept. */
  readonly on: Temporal.PlainDate;
}

export interface KeptAnswer extends GivenAnswer {
  /** What the numbers took it for when they were told last, and in how many tellings it had changed. */
  readonly taken?: Answer;
  readonly moves: number;
}

/** What is asked: by the check whose message was tapped, or by its campaign on a member's own card. */
export interface Asking {
  readonly kind: "check" | "campaign";
  readonly id: string;
}

/** What a tap on an answer's button says. */
export interface MemberAnswer {
  readonly asking: Asking;
  readonly answer: Answer;
  /** Whether it agrees to the consent text as well. */
  readonly agrees: boolean;
}

export interface AnswerStore {
  /** The latest wins: the one that is put last. */
  put(given: GivenAnswer): Promise<void>;
  of(campaignId: string, key: MemberKey): Promise<KeptAnswer | undefined>;
  /** The same, and until the transaction ends it stays so: what is kept because of it is seen by the next answer. */
  hold(campaignId: string, key: MemberKey): Promise<KeptAnswer | undefined>;
  /** All of one member's answers in a branch, in the order in which they came. */
  ofMember(branchId: string, key: MemberKey): Promise<readonly KeptAnswer[]>;
  /** Whether any single answer is kept in the branch. */
  keptIn(branchId: string): Promise<boolean>;
}
