import { z } from "zod";
import { keepCampaign } from "../../src/core/acts/ballot/keep.ts";
import { undoBallot } from "../../src/core/acts/ballot/restore.ts";
import { whichBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import {
  typedOpening,
  withoutWords,
  withWords,
  wordsCard,
  wordsPreview,
} from "../../src/core/acts/ballot/words-card.ts";
import { longestOpening, openingKinds } from "../../src/core/ballot/opening-kinds.ts";
import { Ask, type Choice, mostChoices } from "../../src/core/chat/ask.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineSubcommand } from "../../src/core/command/command.ts";
import { changeIn } from "../../src/core/command/next.ts";
import { say, words } from "../../src/core/text/say.ts";
import { choiceOption, labelled, textOption } from "../../src/core/typed/option.ts";

/** A rep's own first line in a ballot's posts. Dates and deadlines stay Muster's. */
function askKind(): Ask {
  const choices = openingKinds.slice(0, mostChoices).map((kind): Choice => {
    return { label: words(`choice-post-${kind}`), means: { kind: "options", options: { kind } } };
  });
  return new Ask({ lines: [say("refuse-words-kind")] }, choices, "kind");
}

export const ballotWords = defineSubcommand({
  name: "words",
  description: "Put a line of your own first in a kind of post; dates and deadlines stay",
  who: "rep",
  answers: "private",
  options: z.object({
    ballot: whichBallot,
    kind: choiceOption(openingKinds, {
      label: "Kind",
      about: "Which posts: /ballot preview shows them",
      example: "countdown",
      labels: labelled(openingKinds, (kind) => `choice-post-${kind}`),
      means: { "last posting date": "last-posting" },
    }).optional(),
    text: textOption({
      label: "Text",
      about: "Your own first line, at most 300 characters; mentions (@…) are refused",
      example: "Post it on your way home.",
      maxLength: longestOpening,
    }).optional(),
    reset: choiceOption(["yes"], {
      label: "Reset",
      about: "Take your words away: from this kind of post, or from all without a kind",
      example: "yes",
    }).optional(),
  }),
  async run({ ballot: campaign, kind, text, reset }, { branch }, { store, now }) {
    if (reset !== undefined && text !== undefined) throw userError(say("refuse-words-both"), "reset");
    if (reset !== undefined) {
      const changed = withoutWords(campaign, kind);
      await keepCampaign(store, changed);
      const card = wordsCard(changed, [say("words-reset", { which: kind ?? "all" })]);
      return privately(card, undoBallot(campaign, changed));
    }
    if (text === undefined && kind === undefined) return privately(wordsCard(campaign));
    if (kind === undefined) throw askKind();
    if (text === undefined) throw userError(say("refuse-words-text"), "text");
    const changed = withWords(campaign, kind, typedOpening(text));
    await keepCampaign(store, changed);
    return privately(await wordsPreview(store, changed, branch, { kind, now }), [
      changeIn("ballot", "words", { ballot: campaign.shortId, kind }, { text }),
      ...undoBallot(campaign, changed),
    ]);
  },
});
