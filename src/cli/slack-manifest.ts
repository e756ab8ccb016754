import type { Command } from "../core/command/command.ts";
import { usageLine } from "../core/command/help.ts";

/** What the bot may do in a workspace, each with its reason. */
const scopes = [
  // Slash commands.
  "commands",
  // Posts, in channels it is in.
  "chat:write",
  // Reminders people asked for, to them alone.
  "im:write",
  // Who administers the workspace, and everybody's own time zone.
  "users:read",
  // Who is in a user group that was named as reps.
  "usergroups:read",
  // To be told that a channel it posts in was deleted, unarchived or given another id, or that it was invited.
  "channels:read",
  "groups:read",
  // To be told that somebody wrote its name in a channel, which is answered to them alone; the words are not read.
  "app_mentions:read",
] as const;

/** Each with what it needs of the scopes above. */
const events = [
  ...["app_home_opened", "app_uninstalled", "tokens_revoked", "channel_id_changed", "member_joined_channel"],
  "app_mention",
  ...["channel_deleted", "channel_unarchive", "group_deleted", "group_unarchive"],
] as const;

/** Only to ask whether a post is there already. */
const historyScopes = ["channels:history", "groups:history", "im:history"] as const;

export const historyReason =
  "With --history Muster may read messages in channels it was added to. It uses that for one thing: when a post’s " +
  "answer was lost, it looks whether the post is there before it posts again. Without it such a post may be missing " +
  "or, where it matters most, come twice. It keeps nothing of what it reads. Most branches do without.";

/** Slack: a usage hint is at most 1000 characters, and is shown on one line. */
const longestHint = 100;

interface ManifestOptions {
  /** Where Slack reaches this Muster, without a slash at its end. Without it: Socket Mode. */
  readonly url?: string;
  readonly history: boolean;
}

/** A Slack app as its manifest, version 2, declares it: its commands are the ones declared in commands/. */
export function slackManifest(commands: readonly Command[], { url, history }: ManifestOptions): object {
  const many = url !== undefined;
  const requests = many ? { request_url: `${url}/slack/events` } : {};
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: "Muster",
      description:
        "Ballot deadlines, private “have you posted?” checks, strike days and reminders for a branch",
      long_description:
        "Muster counts down to your union’s ballot deadlines in your branch’s channels, asks members privately whether their ballot paper is posted, and reminds them of strike days. It never asks how anybody votes, keeps little, under codes instead of names, and deletes it on time.",
      background_color: "#7a1f2b",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "Muster", always_online: true },
      slash_commands: commands.map((command) => ({
        command: `/${command.name}`,
        ...(many && { url: requests.request_url }),
        description: command.description,
        ...hinted(hint(command)),
        // Mentions then arrive as ids, not as names that may have changed.
        should_escape: true,
      })),
    },
    oauth_config: {
      ...(many && { redirect_urls: [`${url}/slack/oauth_redirect`] }),
      scopes: { bot: [...scopes, ...(history ? historyScopes : [])] },
    },
    settings: {
      event_subscriptions: {
        ...requests,
        bot_events: events,
      },
      interactivity: { is_enabled: true, ...requests },
      org_deploy_enabled: many,
      socket_mode_enabled: !many,
      token_rotation_enabled: many,
    },
  };
}

/** Slack refuses an empty hint. */
function hinted(usage: string): { readonly usage_hint?: string } {
  return usage === "" ? {} : { usage_hint: usage };
}

/** "create | dates | status", or the options of a command that has no subcommands. */
function hint({ name, subcommands }: Command): string {
  const [first] = subcommands;
  const whole =
    first?.name === ""
      ? usageLine(name, first).slice(`/${name} `.length)
      : [...subcommands.map((one) => one.name), "help"].join(" | ");
  return whole.length > longestHint ? `${whole.slice(0, longestHint - 1)}…` : whole;
}
