/** "held": it would have gone late together with too many others; an officer releases or drops it. */
export type DeliveryState = "planned" | "held" | "claimed" | "posted" | "skipped" | "cancelled" | "failed";

interface Change {
  /**
   * - planning  what is to be posted is worked out anew, in the transaction of the change
   * - sending   a drain: its claim, its look for what came too late, its record
   * - platform  Muster, or the channel, is gone
   * - officer   decides what did not go by itself
   * - member    wants nothing more, or nothing kept; so does a branch that leaves
   * - upkeep    what is kept is over
   */
  readonly by: "planning" | "sending" | "platform" | "officer" | "member" | "upkeep";
  /** "none": there is no row. */
  readonly from: readonly (DeliveryState | "none")[];
  readonly to: DeliveryState | "none";
  /** Each is given as the row's reason; without any the row has no reason afterwards. */
  readonly why?: readonly string[];
}

/** Why a row that is due may not go. */
const untrue = ["too-late", "superseded", "paused", "needs", "source-gone"] as const;

/** The life of a row: every step that changes its state. Nothing else does. */
export const life = {
  plan: { by: "planning", from: ["none"], to: "planned" },
  "plan-again": { by: "planning", from: ["cancelled"], to: "planned" },
  /** Out of the plan before it was ever tried. */
  unplan: { by: "planning", from: ["planned", "held", "cancelled"], to: "none" },
  /** The same of one that was tried: should it come back, the platform is asked about it first. */
  move: { by: "planning", from: ["planned", "held", "cancelled"], to: "cancelled", why: ["moved"] },
  cancel: {
    by: "planning",
    from: ["planned", "held"],
    to: "cancelled",
    why: ["paused", "superseded", "deleted", "closed"],
  },
  lose: { by: "platform", from: ["planned", "held"], to: "cancelled", why: ["gone", "channel-gone"] },
  hold: { by: "sending", from: ["planned"], to: "held" },
  claim: { by: "sending", from: ["planned"], to: "claimed" },
  /** Its lease has run out: another token. */
  reclaim: { by: "sending", from: ["claimed"], to: "claimed" },
  skip: { by: "sending", from: ["planned"], to: "skipped", why: untrue },
  post: { by: "sending", from: ["claimed"], to: "posted" },
  "put-back": { by: "sending", from: ["claimed"], to: "planned" },
  "give-up": {
    by: "sending",
    from: ["claimed"],
    to: "skipped",
    why: [...untrue, "no-contact", "nothing-to-say"],
  },
  fail: {
    by: "sending",
    from: ["claimed"],
    to: "failed",
    why: ["gone", "refused", "unknown", "could-not-draw", "contact-unreadable"],
  },
  release: { by: "officer", from: ["held"], to: "planned" },
  drop: { by: "officer", from: ["held"], to: "cancelled", why: ["dropped"] },
  retry: { by: "officer", from: ["failed"], to: "planned" },
  stop: { by: "member", from: ["planned", "held"], to: "none" },
  erase: {
    by: "member",
    from: ["planned", "held", "claimed", "posted", "skipped", "cancelled", "failed"],
    to: "none",
  },
  forget: { by: "upkeep", from: ["held", "posted", "skipped", "cancelled", "failed"], to: "none" },
} as const satisfies Readonly<Record<string, Change>>;

export type Step = keyof typeof life;

/** The reasons a step gives. */
export type Why<Name extends Step> = (typeof life)[Name] extends { readonly why: readonly (infer Reason)[] }
  ? Reason
  : never;

/** Why a row was skipped, cancelled or failed: a short code, no text of anybody's. */
export type Reason = { [Name in Step]: Why<Name> }[Step];
