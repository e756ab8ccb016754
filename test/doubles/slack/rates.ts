/** Calls a minute of one method, for one app in one workspace, by Slack's tiers. */
const tier1 = 1;

const tier2 = 20;

const tier3 = 50;

const tier4 = 100;

const perMinute: Readonly<Record<string, number>> = {
  "apps.connections.open": tier1,
  "auth.test": 600,
  "chat.postEphemeral": tier4,
  // Slack: "several hundred" a minute in a workspace, beside what a channel takes.
  "chat.postMessage": 300,
  "chat.update": tier3,
  "conversations.history": tier3,
  "conversations.info": tier3,
  "conversations.open": tier3,
  "oauth.v2.access": tier4,
  "usergroups.users.list": tier2,
  "users.info": tier4,
  "views.open": tier4,
  "views.publish": tier4,
};

/** Slack gives some methods less; none that Muster calls. */
const whereNoneIsNamed = tier3;

const minuteMs = 60_000;

/** chat.postMessage: one a second in a channel. */
const postEveryMs = 1_000;

/** Slack allows short bursts and gives no number: over a tier of one a minute, and of posts in a channel. */
const usualConnectionBurst = 4;

const usualPostBurst = 4;

export interface RateOptions {
  /** Milliseconds that only grow: the machine's, unless a test walks through weeks by a clock of its own. */
  readonly now?: () => number;
  /** Posts in one channel at once before they must be a second apart. */
  readonly postBurst?: number;
  /** Connections opened at once. */
  readonly connectionBurst?: number;
}

export interface RateCall {
  readonly method: string;
  /** The workspace, or the organisation of an organisation-wide token. */
  readonly workspace: string;
  readonly channel: string;
}

export interface Rates {
  /** Counts a call; or, when it is one too many, says after how many seconds it may come again and counts nothing. */
  take(call: RateCall): number | undefined;
}

/** Slack's rates, always counted. */
export function createRates({
  now = () => performance.now(),
  postBurst = usualPostBurst,
  connectionBurst = usualConnectionBurst,
}: RateOptions = {}): Rates {
  const calls = new Map<string, number[]>();
  /** When a channel would be as if nothing had been posted. */
  const restedAt = new Map<string, number>();

  /** Ms until the call fits into its minute. */
  function untilTier(key: string, most: number): number {
    const recent = (calls.get(key) ?? []).filter((at) => at > now() - minuteMs);
    calls.set(key, recent);
    const oldest = recent[recent.length - most];
    return oldest === undefined ? 0 : oldest + minuteMs - now();
  }

  function untilChannel(key: string): number {
    return (restedAt.get(key) ?? 0) - (postBurst - 1) * postEveryMs - now();
  }

  return {
    take({ method, workspace, channel }) {
      const tier = perMinute[method] ?? whereNoneIsNamed;
      const key = `${workspace}/${method}`;
      const place = `${workspace}/${channel}`;
      const posting = method === "chat.postMessage";
      const wait = Math.max(
        untilTier(key, tier === tier1 ? connectionBurst : tier),
        posting ? untilChannel(place) : 0,
      );
      if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
      calls.get(key)?.push(now());
      if (posting) restedAt.set(place, Math.max(restedAt.get(place) ?? 0, now()) + postEveryMs);
      return undefined;
    },
  };
}
