import type { Pace } from "../core/delivery/pace.ts";

/**
 * Discord: 50 requests a second for the whole bot (discord-api-docs, rate limits), evenly spaced with a little left for
 * edits and look-ups. A channel's own bucket is told only in headers; once a second stays within it.
 */
export const pace: Pace = { botGapMs: 20.8, channelRestMs: 1_010 };
