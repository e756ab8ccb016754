import { Temporal } from "temporal-polyfill";
import { type Card, text } from "../../src/core/chat/card.ts";
import type { CommandCall, FormSubmission, Inbox, Press } from "../../src/core/chat/chat.ts";
import { type Form, privately, type Reply, updated } from "../../src/core/chat/reply.ts";
import type { PreviewCommand } from "../../src/preview/parts.ts";

const closes = Temporal.Instant.from("2023-05-09T11:00:00Z");

/** A card with every kind of span, buttons, small print and a picture. */
export const sampleCard: Card = {
  title: "PCS reballot: 19 days to the close",
  lines: [
    [
      text("Closes "),
      { kind: "time", at: closes, words: "Tuesday 9 May 2023, 12 noon (UK time)" },
      text("."),
    ],
    [text("It must have "), { kind: "bold", text: "arrived" }, text(" by then. <b>Not</b> *markup*.")],
    [
      text("Ask in "),
      { kind: "place", place: { chat: "preview", workspace: "preview", channel: "activists" } },
      text(" or "),
      { kind: "place", place: { chat: "preview", workspace: "preview", channel: "reps" } },
      text(", or read "),
      { kind: "link", text: "the union’s page", url: "https://union.example/ballot" },
      text("."),
    ],
  ],
  buttons: [
    { id: "check/answer/posted", label: "I have posted it", style: "primary" },
    { id: "check/form/help", label: "I need help" },
    { id: "check/erase", label: "Erase my answer", style: "danger" },
  ],
  footer: "Ballot b4k2m · only whether, never how",
  picture: { url: "/mark.svg", alt: "A countdown wheel showing 19 days" },
};

export const sampleForm: Form = {
  id: "ballot/create",
  title: "Set up a ballot",
  submit: "Set up",
  fields: [
    { name: "name", label: "Name of the ballot", required: true, long: false, maxLength: 80 },
    {
      name: "closes",
      label: "Closes",
      hint: "For example: Tue 9 May 2023, 12 noon",
      required: true,
      long: false,
      maxLength: 80,
    },
    {
      name: "kind",
      label: "Kind",
      required: false,
      long: false,
      maxLength: 20,
      choices: [
        { value: "statutory", label: "Statutory" },
        { value: "consultative", label: "Consultative" },
      ],
    },
    { name: "note", label: "Note", required: false, long: true, maxLength: 400 },
  ],
};

export const sampleCommands: readonly PreviewCommand[] = [
  {
    name: "ballot",
    description: "Ballots and their dates",
    subcommands: [
      {
        name: "status",
        description: "How long is left, and what to do now",
        who: "member",
        options: [{ name: "ballot", about: "Which ballot.", required: false, bare: true }],
      },
      {
        name: "create",
        description: "Set up a ballot",
        who: "rep",
        options: [
          { name: "name", about: "What members call it.", required: true, example: "PCS reballot" },
          {
            name: "closes",
            about: "When papers must have arrived.",
            required: true,
            example: "Tue 9 May 12 noon",
          },
          { name: "kind", about: "Kind of ballot.", required: false, choices: ["statutory", "consultative"] },
        ],
      },
    ],
  },
  {
    name: "posted",
    description: "Your own answer, privately",
    forgets: true,
    subcommands: [{ name: "", description: "Your own answer, privately", who: "member", options: [] }],
  },
];

export interface SampleInbox extends Inbox {
  readonly calls: (CommandCall | Press | FormSubmission)[];
}

/** Answers like Muster, from fixed cards; a repeated call gets the first reply, as from Muster. */
export function createSampleInbox(): SampleInbox {
  const calls: SampleInbox["calls"] = [];
  const replies = new Map<string, Reply>();

  function once<Call extends CommandCall | Press | FormSubmission>(
    call: Call,
    reply: (call: Call) => Reply,
  ): Reply {
    const answered = replies.get(call.callId) ?? reply(call);
    if (!replies.has(call.callId)) calls.push(call);
    replies.set(call.callId, answered);
    return answered;
  }

  return {
    calls,
    command: async (call) => once(call, answerCommand),
    press: async (press) => once(press, answerPress),
    submit: async (form) => once(form, answerForm),
    suggest: async ({ option, typed }) =>
      option === "ballot" && "b4k2m".startsWith(typed) ? [{ value: "b4k2m", label: "PCS reballot" }] : [],
    home: async () => sampleCard,
    left: async () => {},
    joined: async () => {},
    moved: async () => {},
  };
}

function answerCommand({ command, input, caller }: CommandCall): Reply {
  const words = `/${command} ${typeof input === "string" ? input : ""}`.trim();
  if (words === "/explode") throw new Error("secret words");
  if (words === "/ballot create" && !caller.managesWorkspace) {
    return { kind: "refused", card: { lines: [[text("Only officers and reps can set up a ballot.")]] } };
  }
  if (words === "/ballot status zz") return { kind: "refused", card: { lines: [[text("Which ballot?")]] } };
  if (words === "/ballot status both") {
    const buttons = [
      { id: "ask/one", label: "PCS reballot" },
      { id: "ask/two", label: "Pay ballot" },
    ];
    return { kind: "refused", card: { lines: [[text("Which ballot?")]], buttons } };
  }
  if (words === "/ballot create") return { kind: "form", form: sampleForm };
  if (words === "/posted I voted yes") {
    return { kind: "refused", card: { lines: [[text("Posted, or not yet?")]] } };
  }
  return privately(
    words.startsWith("/ballot status") ? sampleCard : { lines: [[text(`You asked ${words}.`)]] },
  );
}

function answerPress({ button }: Press): Reply {
  if (button.startsWith("check/form")) return { kind: "form", form: sampleForm };
  return updated({
    title: "Thank you: noted as posted",
    lines: [[text("You can change this any time with /posted.")]],
    buttons: [{ id: "check/erase", label: "Erase my answer", style: "danger" }],
  });
}

function answerForm({ values }: FormSubmission): Reply {
  if (values.closes === "9 May") return privately({ title: `${values.name} is set up`, lines: [] });
  const words = "Muster could not read that date. Type it like this: Tue 9 May 2023, 12 noon";
  return { kind: "refused", card: { lines: [[text(words)]] }, field: "closes" };
}
