import { z } from "zod";
import { audienceCard, saveAudience } from "../../src/core/acts/strike/audience-card.ts";
import { offerEmployers } from "../../src/core/acts/strike/known-employers.ts";
import { privately } from "../../src/core/chat/reply.ts";
import { defineSubcommand } from "../../src/core/command/command.ts";
import { offering } from "../../src/core/command/declared.ts";
import { undoBy } from "../../src/core/command/next.ts";
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
    const undo = undoBy("branch", "channel", { for: before.length > 0 ? before.join("; ") : "everyone" });
    return privately(await saveAudience(store, { branch, place, now }, typed, sure), [undo]);
  },
});
