import { z } from "zod";
import { privately, updated } from "../../src/core/chat/reply.ts";
import {
  type Command,
  defineButton,
  defineCommand,
  defineSubcommand,
} from "../../src/core/command/command.ts";
import { offering } from "../../src/core/command/declared.ts";
import { choiceOption, idOption, textOption } from "../../src/core/typed/option.ts";

const name = textOption({ label: "Name", about: "What it is called", example: "Spring ballot" });

const note = textOption({ label: "Note", about: "Anything else", example: "…", long: true, maxLength: 300 });

const id = offering(idOption({ label: "Which", about: "Its id", example: "k3m7p" }), async () => []);

const kind = choiceOption(["statutory", "election"], {
  label: "Kind",
  about: "Which rules",
  example: "election",
});

const said = (words: string) => privately({ lines: [[{ kind: "text", text: words }]] });

/** One of everything that Discord must be told of, and nothing that needs a database. */
export const sampleCommands: readonly Command[] = [
  defineCommand({
    name: "sample",
    description: "Samples",
    subcommands: [
      defineSubcommand({
        name: "make",
        description: "Make a sample",
        who: "member",
        answers: "form",
        options: z.object({ name, kind: kind.default("statutory"), note: note.optional() }),
        form: ["name", "kind", "note"],
        run: async () => said("made"),
      }),
      defineSubcommand({
        name: "show",
        description: "Show a sample",
        who: "member",
        answers: "private",
        options: z.object({ id: id.optional(), note: note.optional() }),
        run: async () => said("shown"),
      }),
    ],
    buttons: [
      defineButton({
        name: "sample/more",
        who: "member",
        answers: "private",
        args: z.unknown(),
        run: async () => said("more"),
      }),
      defineButton({
        name: "sample/turn",
        who: "member",
        answers: "update",
        args: z.unknown(),
        run: async () => updated({ lines: [[{ kind: "text", text: "turned" }]] }),
      }),
    ],
  }),
  defineCommand({
    name: "told",
    description: "Tell something",
    buttons: [],
    subcommands: [
      defineSubcommand({
        name: "",
        description: "Tell something",
        who: "member",
        answers: "private",
        options: z.object({ note: note.optional() }),
        run: async () => said("told"),
      }),
    ],
  }),
];
