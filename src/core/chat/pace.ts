import type { ChatName } from "./place.ts";

/** How fast a platform may be written to. What is absent has no limit of its own. Milliseconds. */
export interface Pace {
  /** Between two posts of the whole bot, wherever they go. Even spacing: a count per second bursts across two. */
  readonly botGapMs?: number;
  /** Between two posts in one workspace. */
  readonly workspaceGapMs?: number;
  /** How long a channel rests from the answer to its last post. */
  readonly channelRestMs: number;
}

/** Who has to rest: a workspace, or one channel or person in it. */
export type Lane = string & { readonly lane: unique symbol };

export function workspaceLane(workspace: string): Lane {
  return workspace as Lane;
}

/** `destination` as the store has it: "#channel" or "@member's code". */
export function placeLane(workspace: string, destination: string): Lane {
  return `${workspace} ${destination}` as Lane;
}

export interface Resting {
  readonly lanes: readonly Lane[];
  /** Milliseconds until the first of them has rested. */
  readonly soonestMs: number;
}

/** Permits to write to a platform, shared by all processes. Times are milliseconds from now. */
export interface Pacer {
  /** Reserves the bot's next `many` turns, at least `gapMs` apart, the first no sooner than in `leadMs`. */
  reserve(
    chat: ChatName,
    turns: { readonly many: number; readonly gapMs: number; readonly leadMs?: number },
  ): Promise<{ readonly waitMs: number; readonly gapMs: number }>;
  resting(chat: ChatName): Promise<Resting>;
  /**
   * Whether a post may begin: none of its lanes rests. If so, they rest from now, each for as long as it says, so that
   * of two processes one begins.
   */
  begin(chat: ChatName, lanes: ReadonlyMap<Lane, number>): Promise<boolean>;
  /** A lane rests this long from now, whatever it was told before. */
  rest(chat: ChatName, lane: Lane, ms: number): Promise<void>;
  /** The platform told the whole bot to wait: no turn before that, and wider gaps for a while. */
  slow(chat: ChatName, ms: number): Promise<void>;
  /** Resolves after so many milliseconds. */
  pause(ms: number): Promise<void>;
}

/** Waits for one turn of the bot, where it has to keep a gap: for what is not a post but counts like one. */
export async function botTurn(
  chat: { readonly name: ChatName; readonly pace?: Pace },
  pacer: Pacer,
): Promise<void> {
  if (!chat.pace?.botGapMs) return;
  const { waitMs } = await pacer.reserve(chat.name, { many: 1, gapMs: chat.pace.botGapMs });
  if (waitMs > 0) await pacer.pause(waitMs);
}
