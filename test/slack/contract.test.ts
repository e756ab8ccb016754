import { unescapeText } from "../../src/slack/mrkdwn.ts";
import { createSlack } from "../../src/slack/slack.ts";
import { type ChatKind, chatContract } from "../contracts/chat-contract.ts";
import { textOf } from "../doubles/slack/limits.ts";
import { usualScopes } from "../doubles/slack/slack-double.ts";
import type { Message } from "../doubles/slack/world.ts";
import { openBranch, place, slackOptions, team } from "./support.ts";

const history = ["channels:history", "im:history"];

const kinds: readonly ChatKind[] = [
  slackKind("Slack", usualScopes),
  slackKind("Slack with the history scopes", [...usualScopes, ...history]),
];

for (const kind of kinds) chatContract(kind);

function slackKind(title: string, scopes: readonly string[]): ChatKind {
  return {
    title,
    canBeAsked: scopes.some((scope) => scope.endsWith(":history")),
    postsOnce: false,
    async open() {
      const { slack, one, two, channel } = await openBranch({ scopes });
      return {
        chat: createSlack(slackOptions(slack)),
        place,
        recipient: { chat: "slack", workspace: team, user: one.id },
        seen: async () => two.sees(place.channel).map(wordsOf),
        seenAlone: async () => one.sees(slack.world.directChannel(team, one.id).id).map(wordsOf),
        async removePlace() {
          channel.archived = true;
          return place;
        },
        close: async () => {},
      };
    },
  };
}

function wordsOf({ blocks }: Message): string {
  return unescapeText(textOf(blocks));
}
