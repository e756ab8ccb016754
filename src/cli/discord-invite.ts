/** What the bot needs in a server, and nothing more. Discord numbers permissions by bits. */
const permissions = {
  "View Channel": 1 << 10,
  "Send Messages": 1 << 11,
  "Embed Links": 1 << 14,
  /** To ask whether a post is there already before it is posted again. */
  "Read Message History": 1 << 16,
} as const;

/** The link that adds Muster to a Discord server. Whoever opens it needs “Manage Server” there. */
export function inviteLink(applicationId: string): string {
  const link = new URL("https://discord.com/oauth2/authorize");
  link.searchParams.set("client_id", applicationId);
  link.searchParams.set("scope", "bot applications.commands");
  const all = Object.values(permissions).reduce((sum, bit) => sum | bit, 0);
  link.searchParams.set("permissions", String(all));
  return link.toString();
}
