import { z } from "zod";
import { confirmSecond } from "../../src/core/acts/second/confirm.ts";
import { waitingCard } from "../../src/core/acts/second/waiting.ts";
import { privately, updated } from "../../src/core/chat/reply.ts";
import { defineButton } from "../../src/core/command/command.ts";

const show = defineButton({
  name: "branch/waiting",
  who: "rep",
  answers: "private",
  args: z.unknown(),
  run: async (_args, context, services) => privately(await waitingCard(context, services)),
});

const confirm = defineButton({
  name: "branch/second",
  who: "rep",
  answers: "update",
  args: z.tuple([z.uuid()]),
  run: async ([id], context, services) => updated(await confirmSecond(id, context, services)),
});

export const secondButtons = [show, confirm];
