import type { Recipient } from "../../src/core/chat/place.ts";
import { createSlack } from "../../src/slack/slack.ts";
import { chatContract } from "../contracts/chat-contract.ts";
import { textOf } from "../doubles/slack/limits.ts";
import { usualScopes } from "../doubles/slack/slack-double.ts";
import type { Message } from "../doubles/slack/world.ts";
import { openBranch, place, slackOptions, team } from "./support.ts";

const history = ["channels:history", "groups:history", "im:history"];

for (const canBeAsked of [false, true]) {
  chatContract({
    title: canBeAsked ? "Slack with the history scopes" : "Slack",
    canBeAsked,
    postsOnce: false,
    async open() {
      const scopes = [...usualScopes, ...(canBeAsked ? history : [])];
      const { slack, one, two, channel } = await openBranch({ scopes });
      const recipient: Recipient = { chat: "slack", workspace: team, user: one.id };
      const alone = () =>
        slack.world.messages.filter(({ channel: where }) => {
          const direct = slack.world.channels.get(where);
          return direct?.kind === "im" && direct.members.has(one.id);
        });
      return {
        chat: createSlack(slackOptions(slack)),
        place,
        recipient,
        seen: async () => two.sees(place.channel).map(wordsOf),
        seenAlone: async () => alone().map(wordsOf),
        async removePlace() {
          channel.archived = true;
          return place;
        },
        close: async () => undefined,
      };
    },
  });
}

/** As Slack shows it: entities are characters, and what only keeps markup dead is not seen. */
function wordsOf({ blocks }: Message): string {
  return textOf(blocks)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/[\u200b\u2060]/gu, "");
}
