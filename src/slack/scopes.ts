/**
 * What Muster asks of a workspace: its commands, posting, direct messages for reminders, who administers the
 * workspace, and who is in a user group. The same as in the app's manifest.
 */
export const slackScopes = ["commands", "chat:write", "im:write", "users:read", "usergroups:read"] as const;
