/** MUSTER_KEY of every process of a run. */
export const key = Buffer.alloc(32, 1);

/** What Slack signs its calls with, in a run. */
export const signingSecret = "bench-signing-secret";
