import { z } from "zod";
import { restoreSettings, restoreSettingsButton, undoSettings } from "../../src/core/acts/branch/restore.ts";
import { nationOption, saveSettings, typedSettings } from "../../src/core/acts/branch/settings.ts";
import { settingsCard } from "../../src/core/acts/branch/settings-card.ts";
import { waitingParts, withWaiting } from "../../src/core/acts/second/waiting.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { defineButton, defineSubcommand } from "../../src/core/command/command.ts";
import { offering } from "../../src/core/command/declared.ts";
import { changeIn, takenBack } from "../../src/core/command/next.ts";
import { packedAs } from "../../src/core/command/packed.ts";
import { languagesOffered } from "../../src/core/text/language.ts";
import { noneTyped, textOption, whenOption, yesNoOption } from "../../src/core/typed/option.ts";

/** What a branch is like: what posts call it and when they go, and what it takes to change something. */
export const settings = defineSubcommand({
  name: "settings",
  description: "Show the branch’s settings, or change some",
  who: "officer",
  answers: "private",
  options: z.object({
    name: textOption({
      label: "Name",
      about: "The branch’s name, as posts say it",
      example: "PCS Harbour branch",
    }).optional(),
    nation: nationOption.optional(),
    "post-at": whenOption({
      label: "Post at",
      about: "When scheduled posts go, UK time",
      example: "9am",
    }).optional(),
    quiet: whenOption({
      label: "Quiet hours",
      about: "No scheduled post goes in them: two times, or none",
      example: "9pm to 7:30am",
    }).optional(),
    language: offering(
      textOption({
        label: "Language",
        about: "What posts are written in: English; Welsh awaits a native reader’s review",
        example: "english",
      }).optional(),
      async () => languagesOffered(),
    ),
    "tell-officers": yesNoOption({
      label: "Tell officers",
      about: "Tell named officers privately of a confirmed strike, a moved close, a posted result",
      example: "yes",
    }).optional(),
    "two-people": yesNoOption({
      label: "Two people",
      about: "Whether to confirm or change a strike, move a close or post a result takes a second person",
      example: "yes",
    }).optional(),
    signs: yesNoOption({
      label: "Signs",
      about: "Whether posts begin with a sign for their kind, or with words alone",
      example: "no",
    }).optional(),
  }),
  async run(typed, context, services) {
    const { branch } = context;
    const { store, now } = services;
    const waiting = await waitingParts(context, services);
    if (noneTyped(typed)) {
      const card = await settingsCard(store, branch, now);
      return privately(withWaiting(card, waiting));
    }
    const changed = typedSettings(branch, typed);
    const card = await saveSettings(store, branch, changed, now);
    return privately(withWaiting(card, waiting), [
      changeIn("branch", "settings", {}, typed),
      undoSettings(branch, changed, typed),
    ]);
  },
});

const texts = packedAs<Readonly<Record<string, string>>>();

export const restoreSettingsBack = defineButton({
  name: restoreSettingsButton,
  who: "officer",
  answers: "update",
  restores: true,
  args: z.tuple([texts, texts]),
  run: async ([before, after], { branch }, { store, now }) =>
    updated(takenBack(await restoreSettings(store, before, after, { branch, now }))),
});
