import { z } from "zod";
import { exportCard } from "../src/core/acts/privacy/export.ts";
import { aboutYouCard } from "../src/core/acts/privacy/mydata-card.ts";
import { stopAll } from "../src/core/acts/privacy/stop.ts";
import { buttonId } from "../src/core/chat/card.ts";
import { privately, updated } from "../src/core/chat/reply.ts";
import { defineButton, defineCommand, defineNo, defineSubcommand } from "../src/core/command/command.ts";
import { say, words } from "../src/core/text/say.ts";

const show = defineSubcommand({
  name: "show",
  description: "Everything Muster keeps about you here",
  who: "member",
  answers: "private",
  options: z.object({}),
  async run(_options, context, services) {
    return privately(await aboutYouCard(context, services));
  },
});

const erase = defineSubcommand({
  name: "erase",
  description: "Erase everything Muster keeps about you here, at once",
  who: "member",
  answers: "private",
  options: z.object({}),
  async run() {
    return privately({
      title: words("mydata-erase-title"),
      lines: [say("mydata-erase-warning")],
      buttons: [
        { id: buttonId("mydata/erase"), label: words("mydata-erase-button"), style: "danger" },
        { id: buttonId("mydata/leave"), label: words("ask-leave") },
      ],
    });
  },
});

const everything = defineSubcommand({
  name: "export",
  description: "Everything Muster keeps about you here, as text a program can read",
  who: "member",
  answers: "private",
  options: z.object({}),
  async run(_options, context, services) {
    return privately(await exportCard(context, services, 1));
  },
});

const nextPart = defineButton({
  name: "mydata/export",
  who: "member",
  answers: "update",
  args: z.tuple([z.string().regex(/^\d{1,4}$/u)]),
  async run([part], context, services) {
    return updated(await exportCard(context, services, Number(part)));
  },
});

const stop = defineSubcommand({
  name: "stop",
  description: "Stop everything Muster sends to you alone, and being asked",
  who: "member",
  answers: "private",
  options: z.object({}),
  async run(_options, { branch, key }, { store }) {
    const { reminders, spoken, role } = await stopAll(store, branch.id, key);
    return privately({
      lines: [
        say("mydata-stopped", { reminders }),
        ...(spoken > 0 ? [say("chase-ended")] : []),
        ...(role ? [say("mydata-stop-role")] : []),
      ],
    });
  },
});

const eraseButton = defineButton({
  name: "mydata/erase",
  who: "member",
  answers: "update",
  args: z.unknown(),
  async run(_args, { branch, key }, { store }) {
    const { answers, reminders } = await store.erasure.erasePerson(branch.id, key);
    return updated({ lines: [say("mydata-erased", { answers, reminders })] });
  },
});

/** A question that waits with us would be one thing more to erase: its buttons carry all there is to know. */
const leave = defineNo("mydata/leave", "ask-left");

export const mydata = defineCommand({
  name: "mydata",
  description: "What Muster keeps about you, and how to erase it",
  menu: [
    { subcommand: "show", label: "menu-mydata-show" },
    { subcommand: "export", label: "menu-mydata-export" },
    { subcommand: "stop", label: "menu-mydata-stop" },
    { subcommand: "erase", label: "menu-mydata-erase" },
  ],
  subcommands: [show, everything, stop, erase],
  buttons: [eraseButton, leave, nextPart],
});
