import { z } from "zod";
import { audienceCard, saveAudience, typedAudience } from "../../src/core/acts/strike/audience-card.ts";
import { offerEmployers } from "../../src/core/acts/strike/known-employers.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { userError } from "../../src/core/chat/user-error.ts";
import { defineButton, defineSubcommand } from "../../src/core/command/command.ts";
import { offering } from "../../src/core/command/declared.ts";
import { changeIn, takenBack, undoWith } from "../../src/core/command/next.ts";
import { packed, packedAs } from "../../src/core/command/packed.ts";
import { say } from "../../src/core/text/say.ts";
import { textOption } from "../../src/core/typed/option.ts";

/** Whom the channel is for in which it is typed: strike posts that call only others do not go there. */
export const channel = defineSubcommand({
  name: "channel",
  description: "Say which employers or sites this channel is for: no strike post for others goes here",
  who: "rep",
  answers: "private",
  inChannel: true,
  options: z.object({
    for: offering(
      textOption({
        label: "For",
        about: "Employers or sites with commas between, or everyone",
        example: "Ofgem, DVSA",
        maxLength: 160,
        bare: true,
      }).optional(),
      offerEmployers,
    ),
  }),
  async run({ for: typed }, { branch, place }, { store, now, sure }) {
    if (typed === undefined) return privately(await audienceCard(store, branch, place));
    const before = (await store.audiences.of(branch.id, place))?.employers ?? [];
    const after = await typedAudience(store, branch, typed, sure);
    return privately(await saveAudience(store, { branch, place, now }, after), [
      changeIn("branch", "channel", {}, { for: typed }),
      undoWith("branch/restore-channel", packed(before), packed(after)),
    ]);
  },
});

const employers = packedAs<readonly string[]>();

/** Makes the channel for whom it was before; of what was changed since nothing is taken back. */
export const restoreChannel = defineButton({
  name: "branch/restore-channel",
  who: "rep",
  answers: "update",
  inChannel: true,
  restores: true,
  args: z.tuple([employers, employers]),
  async run([before, after], { branch, place }, { store, now }) {
    const stands = (await store.audiences.of(branch.id, place))?.employers ?? [];
    if (packed(stands) !== packed(after)) throw userError(say("refuse-changed-meanwhile"));
    return updated(takenBack(await saveAudience(store, { branch, place, now }, before)));
  },
});
