import { Temporal } from "temporal-polyfill";
import { Ask, type Choice, type Meaning, mostChoices } from "../chat/ask.ts";
import { type Button, buttonId } from "../chat/card.ts";
import type { Place } from "../chat/place.ts";
import { type Reply, updated } from "../chat/reply.ts";
import { userError } from "../chat/user-error.ts";
import type { Command, Context, Services } from "../command/command.ts";
import { formFields, formFor, readForm } from "../command/form.ts";
import { waitingCall } from "../people/sealed-in.ts";
import { say } from "../text/say.ts";
import { allow, findButton, runCommand, runPress, type TypedCall, typedOptions } from "./call.ts";

/** What somebody typed, or tapped. */
type What =
  | ({ readonly kind: "command" } & Omit<TypedCall, "instead">)
  | { readonly kind: "press"; readonly button: string };

/** A call with what its caller has answered about it since. */
export interface Said {
  readonly what: What;
  readonly place: Place;
  /** Options instead of what was typed for them. */
  readonly instead: Readonly<Record<string, string>>;
  readonly sure: readonly string[];
  /** When it was typed: "tomorrow" is the day after that. */
  readonly typedAt: Temporal.Instant;
}

/** A call that waits for an answer, with what each answer does. */
interface Waiting extends Said {
  readonly meanings: readonly Meaning[];
}

/** What was said is not clear, and nothing of it was done. */
export class NotClear extends Error {
  readonly ask: Ask;
  readonly said: Said;
  /** The button of the question before, which this one takes the place of. */
  readonly before: string | undefined;
  constructor(ask: Ask, said: Said, before?: string) {
    super("not clear");
    this.name = "NotClear";
    this.ask = ask;
    this.said = said;
    this.before = before;
  }
}

/** Said for the first time. */
export function saidNow(what: What, place: Place, now: Temporal.Instant): Said {
  return { what, place, instead: {}, sure: [], typedAt: now };
}

/** Does what was said. Throws {@link NotClear} where it has to be asked back. */
export async function doSaid(
  commands: readonly Command[],
  said: Said,
  context: Context,
  services: Services,
  before?: string,
): Promise<Reply> {
  const { what, place, instead, sure, typedAt } = said;
  const there = { ...context, place };
  const then = { ...services, sure, typedAt };
  try {
    if (what.kind === "command") return await runCommand(commands, { ...what, instead }, there, then);
    const { button, args } = findButton(commands, what.button);
    if (button && "answer" in button) throw userError(say("refuse-button"));
    return await runPress(button, args, there, then);
  } catch (error) {
    throw error instanceof Ask ? new NotClear(error, kept(said, commands), before) : error;
  }
}

/** What may wait of it. */
function kept(said: Said, commands: readonly Command[]): Said {
  const { what } = said;
  if (what.kind === "press" || !commands.some(({ name, forgets }) => forgets && name === what.command))
    return said;
  return { ...said, what: { ...what, input: { options: {} } } };
}

/** Discord decides before the work is done whether a tap opens a form: a button's id says so. */
const goOnButton = "ask/go";

const formButton = "ask/form";

/** How a tap on a question's button is answered; undefined for any other button. */
export function askAnswers(button: string): "update" | "form" | undefined {
  if (button.startsWith(`${formButton}/`)) return "form";
  return button.startsWith(`${goOnButton}/`) ? "update" : undefined;
}

/** The question as a reply, in the place of the one before; the call waits for its answer, sealed. */
export async function askBack(
  { ask: { card, choices, field }, said, before }: NotClear,
  { branch, key }: Context,
  { store, vault, newId, now }: Services,
): Promise<Reply> {
  if (before !== undefined) await store.waiting.take(lookFor(before, { branch, key }, now));
  // What was tapped has no form.
  const shown = choices
    .filter(({ means }) => means.kind !== "form" || said.what.kind === "command")
    .slice(0, mostChoices);
  const id = newId().replaceAll("-", "").slice(0, 16);
  if (shown.some(({ means }) => means.kind !== "button")) {
    const waiting: Waiting = { ...said, meanings: shown.map(({ means }) => means) };
    await store.waiting.keep({
      id,
      branchId: branch.id,
      key,
      now,
      sealed: vault.seal(pack(waiting), waitingCall(id)),
    });
  }
  const buttons = [...shown.map((choice, index) => buttonOf(choice, id, index)), ...(card.buttons ?? [])];
  const asked = buttons.length > 0 ? { ...card, buttons } : card;
  if (before !== undefined) return updated(asked);
  return { kind: "refused", card: asked, ...(field !== undefined && { field }) };
}

/** Slack: the words on a button. */
const longestLabel = 75;

function buttonOf({ label, style, means }: Choice, id: string, index: number): Button {
  const name = means.kind === "form" ? formButton : goOnButton;
  return {
    id: means.kind === "button" ? means.id : buttonId(name, id, String(index)),
    label: label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label,
    ...(style && { style }),
  };
}

function lookFor(button: string, { branch, key }: Pick<Context, "branch" | "key">, now: Temporal.Instant) {
  const [, , id = ""] = button.split("/");
  return { id, branchId: branch.id, key, now };
}

/** Goes on with the call that waited for this button, which then waits no longer: but for a form yet to be sent. */
export async function goOn(
  commands: readonly Command[],
  button: string,
  context: Context,
  services: Services,
): Promise<Reply> {
  const { store, vault, now } = services;
  const look = lookFor(button, context, now);
  const sealed = await (askAnswers(button) === "form" ? store.waiting.read(look) : store.waiting.take(look));
  if (!sealed) throw userError(say("ask-over"));
  const { meanings, ...said } = unpack(vault.open(sealed, waitingCall(look.id)));
  const meaning = meanings[Number(button.split("/")[3])];
  if (!meaning) throw userError(say("ask-over"));
  if (meaning.kind === "leave") return updated({ lines: [say("ask-left")] });
  if (meaning.kind === "form") return formOf(commands, said, look.id, { ...context, now });
  const reply = await doSaid(commands, withAnswer(said, meaning), context, services, button);
  return reply.kind === "private" ? updated(reply.card) : reply;
}

/** What is said once it is answered. */
function withAnswer(said: Said, meaning: Meaning): Said {
  if (meaning.kind === "options") return { ...said, instead: { ...said.instead, ...meaning.options } };
  if (meaning.kind === "sure") return { ...said, sure: [...said.sure, meaning.of] };
  if (meaning.kind !== "typed" || said.what.kind !== "command") return said;
  return { ...said, what: { ...said.what, input: meaning.typed }, instead: {} };
}

/** The form of a command that was typed, filled in as far as it was. */
function formOf(
  commands: readonly Command[],
  { what, instead, typedAt }: Said,
  id: string,
  there: Context & Pick<Services, "now">,
): Reply {
  if (what.kind !== "command") throw userError(say("ask-over"));
  const { subcommand, options } = typedOptions(commands, { ...what, instead }, { ...there, typedAt });
  allow(subcommand, there);
  return {
    kind: "form",
    form: formFor(`${what.command}/${subcommand.name}/${id}`, subcommand, options),
  };
}

/** A form that was sent, with what was typed before it was opened and is not in it. */
export async function doForm(
  commands: readonly Command[],
  { form, values }: { readonly form: string; readonly values: Readonly<Record<string, string>> },
  place: Place,
  context: Context,
  services: Services,
): Promise<Reply> {
  const [command = "", subcommand = "", id = ""] = form.split("/");
  const filled = readForm(values);
  const sent = (options: Readonly<Record<string, string>>) =>
    ({ kind: "command", command, input: { subcommand, options }, filled: true }) as const;
  if (id === "") return doSaid(commands, saidNow(sent(filled), place, services.now), context, services);
  const sealed = await services.store.waiting.take(lookFor(`${formButton}/${id}`, context, services.now));
  if (!sealed) throw userError(say("ask-over"));
  const { meanings: _, ...said } = unpack(services.vault.open(sealed, waitingCall(id)));
  if (said.what.kind !== "command") throw userError(say("ask-over"));
  const at = { ...context, now: services.now, typedAt: said.typedAt };
  const typed = typedOptions(commands, { ...said.what, instead: said.instead }, at);
  const inForm = formFields(typed.subcommand, typed.options);
  const others = Object.entries(typed.options).filter(([name]) => !inForm.includes(name));
  const whole = { ...said, what: sent({ ...Object.fromEntries(others), ...filled }), instead: {} };
  return doSaid(commands, whole, context, services);
}

function pack(waiting: Waiting): string {
  return JSON.stringify({ ...waiting, typedAt: waiting.typedAt.toString() });
}

function unpack(packed: string): Waiting {
  const kept = JSON.parse(packed) as Omit<Waiting, "typedAt"> & { readonly typedAt: string };
  return { ...kept, typedAt: Temporal.Instant.from(kept.typedAt) };
}
