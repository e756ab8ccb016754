import { z } from "zod";
import { pressedBallot, whichBallot } from "../../src/core/acts/ballot/which-ballot.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { defineButton, defineSubcommand } from "../../src/core/command/command.ts";
import { previewCard, wholePostCard } from "../../src/core/planning/preview.ts";
import { wholeOption } from "../../src/core/typed/option.ts";

export const preview = defineSubcommand({
  name: "preview",
  description: "Every post of a ballot: date, channel, words, and what became of it",
  who: "rep",
  answers: "private",
  options: z.object({
    ballot: whichBallot,
    page: wholeOption({
      label: "Page",
      about: "Which page of a long list; the one with the next post if left out",
      example: "2",
      max: 10_000,
    }).optional(),
    post: wholeOption({
      label: "Post",
      about: "Which post to show whole, counted from the first",
      example: "1",
      min: 1,
      max: 100_000,
    }).optional(),
  }),
  async run({ ballot, page, post }, { branch }, { store, now }) {
    if (post !== undefined) return privately(await wholePostCard(store, ballot, branch, post));
    return privately(await previewCard(store, ballot, branch, { now, page }));
  },
});

/** One post further, or back. */
export const previewButton = defineButton({
  name: "ballot/preview",
  who: "rep",
  answers: "update",
  args: z.tuple([pressedBallot, z.string().regex(/^\d{1,6}$/u)]),
  async run([ballot, post], { branch }, { store }) {
    return updated(await wholePostCard(store, ballot, branch, Number(post)));
  },
});
