/**
 * The seam between Muster and the places people talk.
 *
 * Glossary: words of the code that are not the reader's own. After each, where it is at home in src/core.
 *
 * Where and who
 * - workspace   a Slack workspace, a Discord server, or the preview's one room of channels (chat/place.ts)
 * - place       a channel in a workspace, where everyone in the channel can read (chat/place.ts)
 * - recipient   one person in a workspace, who reads alone (chat/place.ts)
 * - branch      a union branch in one workspace, its home; its zone and hours are those of its posts (branch/branch.ts)
 * - role        officer, rep or member, found out anew for every call (branch/branch.ts)
 * - audience    of a channel: the employers or sites it is for; a channel without one is for all (branch/audience.ts)
 * - key         the code kept instead of a person: HMAC of platform, workspace and user id (`MemberKey`, people/vault.ts)
 * - contact     a person's chat id, sealed: kept only of those who agreed to be written to (people/vault.ts)
 * - sealed      encrypted under a key that is not in the database (people/vault.ts)
 *
 * What is said and done
 * - caller      a person who typed, tapped or sent a form, with what the platform says of their rights
 * - call        one command, tap or form, with the platform's own id for it: repeats carry the same id
 * - reply       what a call is answered with, always private (chat/reply.ts)
 * - card        what Muster says, without any platform's markup (chat/card.ts)
 * - typed…      in a name: what somebody typed, read into what they meant, or refused (typed/, `typedMoment`); `find…`
 *               looks up the thing that was named (acts/, `findCampaign`)
 * - log line    one line of the branch's log: what was changed, as which role, never by whom (branch/log.ts)
 *
 * What it is about
 * - campaign    a ballot or an election as it is kept; people read "ballot" (ballot/campaign.ts)
 * - milestone   one of a campaign's dates, with a time where the union gave one (ballot/campaign.ts)
 * - standing    where a campaign is at one moment: its phase, and days left by the calendar (ballot/timetable.ts)
 * - way         what a member does to vote: post a paper, go online, either, or at work (ballot/method.ts)
 * - constituency  an employer or workplace whose votes are counted by themselves (ballot/constituency.ts)
 * - mandate     what a won statutory ballot gives until its last lawful day (ballot/timetable.ts)
 * - opening     a rep's own first line above a kind of post (ballot/opening-kinds.ts)
 * - check       "have you posted it?" asked in one place; the answers are the campaign's (check/check.ts)
 * - told us     what members said of themselves: never turnout (check/told-us.ts)
 * - published number  counts as they may be shown: some left out, rounded down, none below ten, told once enough have moved (ballot/tally.ts)
 * - chase       a member's leave for one rep at a time to speak to them about one ballot (chase/chase.ts)
 * - follower    a branch whose own copy of a campaign takes its dates from another's, the owner's (follow/follow.ts)
 *
 * What is posted, and when
 * - delivery    one dated post to one place or person, and what became of it (delivery/row.ts)
 * - source      what a delivery is planned for: countdown, strike, reminder, check, campaign or branch (delivery/row.ts)
 * - kind        what a delivery says: its texts and its lateness go by it (delivery/kinds.ts)
 * - revision    which version of its source an announcement tells; 0 for scheduled posts (delivery/row.ts)
 * - series      deliveries of which only the latest goes when several are due together (delivery/row.ts)
 * - needs       what must still be true when a delivery is claimed, or it is skipped (delivery/row.ts)
 * - target      of a countdown what it counts to; of a post when what it speaks of is over (countdown/, delivery/late.ts)
 * - plan        making the deliveries of a source be exactly what they should be (planning/plan.ts)
 * - announce    to plan what goes at once: a confirmation, a correction, a check (planning/announce.ts)
 * - claim       the right to send one delivery, taken by one process under a token (ports/outbox.ts); in chase/ a
 *               rep's hold on a member
 * - lease       how long a claim is good; a post begins only while enough of it is left (sending/sending.ts)
 * - ask         to look on the platform whether a delivery is there before it is posted again (ports/outbox.ts)
 * - drain       sending everything that is due: claim, post, record (sending/drain.ts)
 * - held        over an hour late together with too many others: an officer sends or drops it (delivery/row.ts)
 * - told        of a channel: something about this ballot or strike was posted there, so it gets corrections. Reps are
 *               alerted, members answer, taps are settled; none of these is called told (ports/posts.ts)
 * - hello       the test post in a channel that was not used before (planning/announce.ts)
 * - alert       a private word to reps that something did not go out; says neither what nor whose (trouble/alert.ts).
 *               In the rows its kind is "notice"; in law/ a notice is what the union serves on the employer
 * - trouble     what did not go out as planned, as reps may see it (trouble/trouble.ts)
 * - pace        how fast a platform may be written to; a pacer gives the permits (chat/pace.ts)
 * - lane        whoever has to rest between two posts: a workspace, or one channel or person in it (chat/pace.ts)
 * - hint        a wake-up asked for after a call, so that what it planned goes at once (inbox/inbox.ts)
 * - business clock  the clock all dates go by: real, or the preview's. Leases go by the database's (command/job.ts)
 */

import type { Temporal } from "temporal-polyfill";
import type { Card } from "./card.ts";
import type { Pace } from "./pace.ts";
import type { ChatName, Place, Recipient, Workspace } from "./place.ts";
import type { Reply, Suggestion } from "./reply.ts";

export interface Caller extends Recipient {
  /** True when the platform says this person may manage the workspace: they are an officer without being named. */
  readonly managesWorkspace: boolean;
  /** True when the platform says they are a full member, no guest: only then does it count that they installed Muster. */
  readonly fullMember?: boolean;
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
  /** Uninstalled, or a channel deleted, for good: planned posts there stop. */
  left(gone: Workspace | Place): Promise<void>;
  /**
   * Installed, or there again, or a channel that takes posts again (unarchived, unlocked, invited into): what waited goes,
   * and posts still to come that stopped because Muster was gone are planned anew. Does nothing where nothing stopped, so
   * it may be told as often as a platform likes, but never before a `left` that came first.
   */
  joined(back: Workspace | Place): Promise<void>;
  /** The platform has given a channel another id. */
  moved(from: Place, to: Place): Promise<void>;
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

/** What is lost for now, and looked for again. */
export const losses = ["place-lost", "workspace-lost"] as const;

export type Lost = (typeof losses)[number];

/**
 * What a platform can refuse.
 * - rate-limited  try again after `retryAfterMs`; surely not posted. `scope` is who has to wait
 * - place-lost     archived, locked, removed: it may come back, so posts wait and look again by themselves
 * - workspace-lost the platform does not know Muster there: it was taken out, or for a moment only (a migration, a token
 *                  that is renewed). Posts wait too; only what the platform announces as gone cancels them
 * - gone           the person or the message: there is nothing to come back
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
  | { readonly kind: Lost }
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
