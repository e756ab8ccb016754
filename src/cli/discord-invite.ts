/** What the bot needs in a server, and nothing more. Discord numbers permissions by bits. */
const permissions = {
  "View Channel": 1n << 10n,
  "Send Messages": 1n << 11n,
  "Embed Links": 1n << 14n,
  /** To ask whether a post is there already before it is posted again. */
  "Read Message History": 1n << 16n,
  /** “Send Messages” counts for nothing in a thread. */
  "Send Messages in Threads": 1n << 38n,
} as const;

/** The link that adds Muster to a Discord server. Whoever opens it needs “Manage Server” there. */
export function inviteLink(applicationId: string): string {
  const link = new URL("https://discord.com/oauth2/authorize");
  link.searchParams.set("client_id", applicationId);
  link.searchParams.set("scope", "bot applications.commands");
  const all = Object.values(permissions).reduce((sum, bit) => sum | bit, 0n);
  link.searchParams.set("permissions", String(all));
  return link.toString();
}
