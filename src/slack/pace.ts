import type { Pace } from "../core/delivery/pace.ts";

/**
 * Slack: chat.postMessage about once a second in a channel and "several hundred" a minute in a workspace
 * (docs.slack.dev, rate limits): 300 here. Its limits are each workspace's own, so the bot as a whole has none.
 */
export const pace: Pace = { workspaceGapMs: 200, channelRestMs: 1_010 };
