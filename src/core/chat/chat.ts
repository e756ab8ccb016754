/**
 * The seam between Muster and the places people talk.
 *
 * Glossary
 * - workspace  a Slack workspace, a Discord server, or the preview's one room of channels
 * - place      a channel in a workspace, where everyone in the channel can read
 * - recipient  one person in a workspace, who reads alone
 * - caller     a person who typed, tapped or sent a form, with what the platform says of their rights
 * - card       what Muster says, without any platform's markup (card.ts)
 * - call       one command, tap or form, with the platform's own id for it: repeats carry the same id
 * - delivery   one dated post to one place or recipient (delivery/)
 * - claim      the right to send one delivery, held for a short lease
 */

import type { Temporal } from "temporal-polyfill";
import type { Card } from "./card.ts";
import type { Pace } from "./pace.ts";
import type { ChatName, Place, Recipient, Workspace } from "./place.ts";
import type { Reply, Suggestion } from "./reply.ts";

export interface Caller extends Recipient {
  /** True when the platform says this person may manage the workspace: they are an officer without being named. */
  readonly managesWorkspace: boolean;
  /**
   * Which of these user groups (Slack) or roles (Discord) the caller is in at this moment. May use the network: never
   * ask it inside a transaction. Throws a {@link ChatProblem} when the platform cannot say.
   */
  groupsOf(ids: readonly string[]): Promise<readonly string[]>;
}

/** Proof of a post: where it is and the platform's id for it. Enough to edit it later. */
export interface PostedMessage {
  readonly place: Place | Recipient;
  readonly id: string;
}

/** 22 characters, unique to one delivery, carried in the message itself so that it can be found again. */
export type DeliveryKey = string & { readonly delivery: unique symbol };

/**
 * Whether what people do on a platform comes in.
 * - connected   it does
 * - connecting  not yet, or not at the moment; it is tried without anybody's help. Of a Chat never started, always
 * - refused     the platform does not take Muster, which a person has to mend; tried again now and then all the same
 */
export interface ChatHealth {
  readonly state: "connected" | "connecting" | "refused";
  /** Since when it is so, and for this reason. */
  readonly since: Temporal.Instant;
  /** A short code for logs and health pages: never a person, a token or a text. */
  readonly reason?: string;
}

/** The whole of what Muster asks of a platform. `post`, `edit` and `find` work on a Chat that was never started. */
export interface Chat {
  readonly name: ChatName;
  /** How fast it may be posted to; absent: as fast as it answers. */
  readonly pace?: Pace;
  /** Throws a StartError; where that says it is tried again, it is until `stop`. */
  start(inbox: Inbox): Promise<void>;
  /** Asks nothing of the platform. */
  health(): ChatHealth;
  /** Finishes what is in hand. */
  stop(): Promise<void>;
  /** Throws a {@link ChatProblem} for everything the platform can refuse. */
  post(to: Place | Recipient, card: Card, key: DeliveryKey): Promise<PostedMessage>;
  edit(message: PostedMessage, card: Card): Promise<void>;
  /** Whether the post with this key is already there; "unknown" when the platform cannot be asked. */
  find(
    to: Place | Recipient,
    key: DeliveryKey,
    since: Temporal.Instant,
  ): Promise<PostedMessage | "absent" | "unknown">;
}

/** The whole of what a platform may ask of Muster. None of these throws for a person's mistake. */
export interface Inbox {
  command(call: CommandCall): Promise<Reply>;
  press(press: Press): Promise<Reply>;
  submit(form: FormSubmission): Promise<Reply>;
  /** Autocomplete for one option, at most 25. */
  suggest(partial: PartialOption): Promise<readonly Suggestion[]>;
  /** The caller's own page: their answers, their reminders, what to do now. */
  home(member: Caller): Promise<Card>;
  /** Uninstalled, kicked or archived: planned posts there stop. */
  left(gone: Workspace | Place): Promise<void>;
  /**
   * Installed, or there again: posts still to come that stopped because Muster was gone are planned anew. Does nothing
   * where nothing stopped, so it may be told as often as a platform likes, but never before a `left` that came first.
   */
  joined(back: Workspace): Promise<void>;
}

interface Call {
  /** The platform's own id for this call (interaction id, trigger id). A repeat gets the first reply. */
  readonly callId: string;
  readonly caller: Caller;
  readonly place: Place;
}

export interface CommandCall extends Call {
  /** Without the slash. */
  readonly command: string;
  /** What follows the name as one line (Slack, preview), or already split by the platform (Discord). */
  readonly input:
    | string
    | { readonly subcommand?: string; readonly options: Readonly<Record<string, string>> };
}

export interface Press extends Call {
  readonly button: string;
}

export interface FormSubmission extends Call {
  readonly form: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface PartialOption {
  readonly caller: Caller;
  readonly place: Place;
  readonly command: string;
  readonly subcommand: string;
  readonly option: string;
  readonly typed: string;
}

/**
 * What a person has to do before Muster may post in a channel.
 * - not-in-channel      it is not in the channel: invite it
 * - private-channel     the channel is private and it cannot see it: somebody in the channel has to let it in
 * - missing-permission  it sees the channel but may not post there: allow it
 */
export const cures = ["not-in-channel", "private-channel", "missing-permission"] as const;

export type Cure = (typeof cures)[number];

/**
 * What a platform can refuse.
 * - rate-limited  try again after `retryAfterMs`; surely not posted. `scope` is who has to wait
 * - gone          archived, removed, revoked: nothing will go there any more
 * - refused       a bad payload: our bug
 * - unavailable   try later; surely not posted
 * - not-allowed   surely not posted, and waiting for a person to mend it: `cure` says what
 * - unknown       may have been posted: ask `find`
 */
export type ChatRefusal =
  | {
      readonly kind: "rate-limited";
      readonly retryAfterMs: number;
      readonly scope: "place" | "workspace" | "bot";
    }
  | { readonly kind: "gone" }
  | { readonly kind: "refused" }
  | { readonly kind: "unavailable" }
  | { readonly kind: "not-allowed"; readonly cure: Cure }
  | { readonly kind: "unknown" };

export class ChatProblem extends Error {
  readonly refusal: ChatRefusal;
  /** `detail` is for the log and must hold no user's text, name or id. */
  constructor(refusal: ChatRefusal, detail: string) {
    super(detail);
    this.name = "ChatProblem";
    this.refusal = refusal;
  }
}
