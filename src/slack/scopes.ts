/** What Muster asks of a workspace. */
export const slackScopes = [
  "commands",
  "chat:write",
  // Reminders in direct messages.
  "im:write",
  // Who administers the workspace.
  "users:read",
  // Reps by user group.
  "usergroups:read",
] as const;

/**
 * Optional: with them Muster can see whether a post whose answer was lost is already there. They let it read the
 * channels it is in, which it does for nothing else.
 */
export const slackHistoryScopes = ["channels:history", "groups:history", "im:history"] as const;

/** What the app subscribes to. The channel events need channels:read and groups:read. */
export const slackEvents = ["app_home_opened", "app_uninstalled", "tokens_revoked"] as const;
