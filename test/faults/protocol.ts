import type { FastClock } from "./times.ts";

/** Where in a worker something happens to it. Those of a claim count only claims that took something. */
export type Point =
  | "before-claim"
  | "after-claim"
  | "after-turn"
  | "after-find"
  | "before-post"
  | "after-post"
  | "after-record";

/** What happens to a worker the nth time it comes to a point. */
export interface Harm {
  readonly what: "kill" | "freeze";
  readonly point: Point;
  readonly nth: number;
  /** Only on this platform. */
  readonly chat?: "slack" | "discord";
}

export interface Team {
  readonly team: string;
  readonly token: string;
  readonly scopes: readonly string[];
}

/** What a worker works on until it is told to rest. */
export interface Assignment {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly slackUrl: string;
  readonly teams: readonly Team[];
  readonly discord: { readonly url: string; readonly token: string };
  /** The business clock. */
  readonly clock: FastClock;
  /** The platforms' clock. */
  readonly platformClock: FastClock;
  readonly harm?: Harm;
  /** Hears Discord's gateway as well. */
  readonly listens?: true;
}

export type ToWorker =
  | { readonly kind: "work"; readonly assignment: Assignment }
  | { readonly kind: "clock"; readonly clock: FastClock }
  | { readonly kind: "rest" };

export type FromWorker =
  | {
      readonly kind: "idle";
      /** How long it could not run at most, ms, since it was last idle. */
      readonly stalledMs: number;
    }
  | { readonly kind: "working" }
  /** Stops itself the moment after. */
  | { readonly kind: "freezing" }
  /** Awake again; when it froze, posts with these keys were on their way to Slack: the gap that docs admit. */
  | { readonly kind: "awake"; readonly onTheWay: readonly string[]; readonly drawn: readonly string[] };
