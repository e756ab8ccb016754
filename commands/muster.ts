import { z } from "zod";
import { nowCard } from "../src/core/acts/home/now-card.ts";
import { tourCard } from "../src/core/acts/home/tour.ts";
import { privately, updated } from "../src/core/chat/reply.ts";
import { wayIn } from "../src/core/chat/shortcut.ts";
import { defineButton, defineCommand, defineSubcommand } from "../src/core/command/command.ts";

const now = defineSubcommand({
  name: "",
  description: "Where things stand, and what you can do next",
  who: "member",
  answers: "private",
  options: z.object({}),
  run: async (_options, context, services) => privately(await nowCard(context, services)),
});

const tour = defineButton({
  name: "muster/tour",
  who: "member",
  answers: "update",
  args: z.tuple([z.string().regex(/^\d$/u)]),
  run: async ([page], context) => updated(tourCard(Number(page), context)),
});

export const muster = defineCommand({
  name: wayIn,
  description: "Where things stand, and what you can do next",
  subcommands: [now],
  buttons: [tour],
});
