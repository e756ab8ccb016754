import { expect, test } from "vitest";
import { slackManifest } from "../../src/cli/slack-manifest.ts";
import { slackScopes } from "../../src/slack/bolt-store.ts";

/** The command line and the adapter know nothing of each other; what they must agree on is agreed here. */
test("the manifest asks for the scopes that an installation asks for, and for no more", () => {
  expect(slackManifest([], { history: false })).toMatchObject({
    oauth_config: { scopes: { bot: [...slackScopes] } },
    settings: {
      event_subscriptions: {
        bot_events: [
          ...["app_home_opened", "app_uninstalled", "tokens_revoked"],
          ...["channel_id_changed", "member_joined_channel"],
          "app_mention",
          ...["channel_deleted", "channel_unarchive", "group_deleted", "group_unarchive"],
        ],
      },
    },
  });
});
