import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { type Card, text } from "../core/chat/card.ts";
import type { Caller } from "../core/chat/chat.ts";
import type { Place } from "../core/chat/place.ts";
import type { Form, Reply, Suggestion } from "../core/chat/reply.ts";
import { cleaned } from "../core/typed/clean.ts";
import { drawnAs, lookShape } from "./looks.ts";
import type { PreviewCommand, PreviewParts } from "./parts.ts";
import { callId, RequestProblem, readChannel, readPerson, readRequest, whoAndWhere } from "./request.ts";
import { type Person, people, personById, placeFor } from "./room.ts";

/** What a person does in the room: type a command, tap a button, send a form. */
export function callRoutes(app: FastifyInstance, parts: PreviewParts): void {
  const { inbox } = parts;

  app.post("/api/command", async (request) => {
    const { line, ...asked } = readRequest(commandShape, request.body);
    const call = readCall(asked);
    const [, command = "", input = ""] = /^\/([\w-]+)\s*(.*)$/su.exec(withMentions(line.trim())) ?? [];
    if (command === "")
      throw new RequestProblem(400, "This preview room only understands commands. Type / to see them.");
    const shown = shownAgain(parts.commands, command, line.trim());
    return answer(parts, call, await inbox.command({ ...sent(call), command, input }), shown);
  });

  app.post("/api/press", async (request) => {
    const { button, label, message, ...asked } = readRequest(pressShape, request.body);
    const call = { ...readCall(asked), message };
    if (!(await parts.state.message(message, call.person.id))) {
      throw new RequestProblem(404, "That message is no longer there.");
    }
    return answer(parts, call, await inbox.press({ ...sent(call), button }), label);
  });

  app.post("/api/submit", async (request) => {
    const { form, title, values, message, look, ...asked } = readRequest(submitShape, request.body);
    const call = { ...readCall(asked), ...(message !== undefined && { message }) };
    const reply = await inbox.submit({ ...sent(call), form, values });
    // What is asked back about no one field has buttons, which are not for a form: it is a message.
    if (reply.kind === "refused" && (reply.field || !isAsked(reply))) {
      const drawn = (await drawnAs(parts.looks, look))(reply.card);
      return { kind: "refused", card: reply.card, drawn, field: reply.field };
    }
    return answer(parts, call, reply, title);
  });

  app.get("/api/suggest", async (request) => {
    const { as, channel, ...partial } = readRequest(suggestShape, request.query);
    const person = readPerson(as);
    if (partial.typed.startsWith("@")) return peopleNamed(partial.typed.slice(1));
    const place = placeFor(readChannel(channel, person), person.id);
    return inbox.suggest({ ...partial, caller: callerOf(person, place.workspace), place });
  });
}

const call = whoAndWhere.extend({ callId });

const messageId = z.string().regex(/^\d{1,18}$/u);

/** What is kept as it was typed. */
const typedText = (most: number) => z.string().max(most).transform(cleaned);

const label = typedText(200);

const commandShape = call.extend({ line: typedText(4000) });

const pressShape = call.extend({ button: z.string().min(1).max(100), label, message: messageId });

const submitShape = call.extend({
  form: z.string().min(1).max(100),
  title: label,
  values: z.record(z.string().max(100), z.string().max(4000)),
  look: lookShape.default("slack"),
  /** The message whose button opened the form. */
  message: messageId.optional(),
});

const word = z.string().max(100);

const suggestShape = whoAndWhere.extend({
  command: word,
  subcommand: word,
  option: word,
  typed: z.string().max(400),
});

/** As chat apps do: "@member-one" goes to Muster as a mention of that person. */
function withMentions(line: string): string {
  return line.replace(/(?<=^|\s)@([a-z-]+)/gu, (typed, id: string) => (personById(id) ? `<@${id}>` : typed));
}

/** A line as its answer repeats it: where it may tell of a vote, by its command alone. A slip of “/posted” may, too. */
function shownAgain(commands: readonly PreviewCommand[], command: string, line: string): string {
  const known = commands.find(({ name }) => name === command.toLowerCase());
  return (known && !known.forgets) || line === `/${command}` ? line : `/${command} …`;
}

function peopleNamed(typed: string): readonly Suggestion[] {
  return people
    .filter(({ id }) => id.startsWith(typed.toLowerCase()))
    .map(({ id, name }) => ({ value: `@${id}`, label: name }));
}

/** Where somebody is to be chosen, the room's people are offered. */
function withPeople(form: Form): Form {
  const choices = people.map(({ id, name }) => ({ value: `<@${id}>`, label: name }));
  return { ...form, fields: form.fields.map((field) => (field.person ? { ...field, choices } : field)) };
}

interface ReadCall {
  readonly callId: string;
  readonly person: Person;
  readonly channel: string;
  /** The message the call came from. */
  readonly message?: string;
}

function readCall(asked: z.output<typeof call>): ReadCall {
  const person = readPerson(asked.as);
  return { callId: asked.callId, person, channel: readChannel(asked.channel, person) };
}

function sent({ callId, person, channel }: ReadCall): { callId: string; caller: Caller; place: Place } {
  const place = placeFor(channel, person.id);
  return { callId, caller: callerOf(person, place.workspace), place };
}

function callerOf({ id, managesWorkspace }: Person, workspace: string): Caller {
  // The preview has no user groups.
  return {
    chat: "preview",
    workspace,
    user: id,
    managesWorkspace,
    groupsOf: async () => [],
  };
}

type Answer =
  | { readonly kind: "answered" | "asked" | "refused"; readonly message: string }
  | { readonly kind: "form"; readonly form: Form };

/** Replies become private messages, so that they are still there when the page is loaded again. */
async function answer(parts: PreviewParts, call: ReadCall, reply: Reply, asked: string): Promise<Answer> {
  if (reply.kind === "form") return { kind: "form", form: withPeople(reply.form) };
  const message = (await updated(parts, call, reply)) ?? (await added(parts, call, reply.card, asked));
  parts.changes.changed();
  if (reply.kind !== "refused") return { kind: "answered", message };
  return { kind: isAsked(reply) ? "asked" : "refused", message };
}

/** Its buttons go on with what was typed: there is nothing to mend. */
function isAsked({ card }: Extract<Reply, { readonly kind: "refused" }>): boolean {
  return (card.buttons ?? []).length > 0;
}

async function updated(
  { state, clock }: PreviewParts,
  call: ReadCall,
  reply: Reply,
): Promise<string | undefined> {
  if (reply.kind !== "update" || call.message === undefined) return undefined;
  const pressed = await state.message(call.message, call.person.id);
  if (pressed?.kind !== "reply") return undefined;
  await state.edit(pressed.id, reply.card, clock.now());
  return pressed.id;
}

function added({ state, clock }: PreviewParts, call: ReadCall, card: Card, asked: string): Promise<string> {
  const spot = { channel: call.channel, onlyFor: call.person.id };
  const key = `reply/${call.person.id}/${call.callId}`;
  return state.add({ key, kind: "reply", spot, asked, card: drawable(card), at: clock.now() });
}

/** A reply with no words at all would be an empty box. */
function drawable(card: Card): Card {
  return card.title === undefined && card.lines.length === 0 ? { ...card, lines: [[text("Done.")]] } : card;
}
