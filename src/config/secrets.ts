/** Variables whose whole value is a secret; some hold several, with commas between them. */
export const secretNames = [
  "MUSTER_KEY",
  "MUSTER_SEALING_KEYS",
  "MUSTER_BACKUP_PASSPHRASE",
  "METRICS_TOKEN",
  "REDIS_SENTINEL_PASSWORD",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "DISCORD_TOKEN",
] as const;

/** Addresses that may hold a password, before their host or behind a question mark. */
export const addressNames = [
  ...(["DATABASE_URL", "REDIS_URL", "SLACK_API_URL", "DISCORD_API_URL"] as const),
  ...(["HTTPS_PROXY", "HTTP_PROXY"] as const),
] as const;
