import { Ask, type Asked, type Choice, type Meaning, mostChoices } from "../chat/ask.ts";
import type { Place } from "../chat/place.ts";
import { type Reply, updated } from "../chat/reply.ts";
import { UserError, userError } from "../chat/user-error.ts";
import type { Command, Context, Services } from "../command/command.ts";
import { formFields, formFor, readForm } from "../command/form.ts";
import { takenBack } from "../command/next.ts";
import { waitingCall } from "../people/sealed-in.ts";
import { say, words } from "../text/say.ts";
import { allow, findButton, runCommand, runPress, typedOptions } from "./call.ts";
import {
  askAnswers,
  formButton,
  lookFor,
  type Said,
  saidNow,
  unpack,
  type What,
  waitFor,
  withNextButtons,
} from "./waiting.ts";

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
    if (what.kind === "command") {
      return await withNextButtons(
        await runCommand(commands, { ...what, instead }, there, then),
        there,
        then,
      );
    }
    const { button, args } = findButton(commands, what.button);
    if (button && ("answer" in button || (button.restores && !what.args)))
      throw userError(say("refuse-button"));
    return await withNextButtons(await runPress(button, what.args ?? args, there, then), there, then);
  } catch (error) {
    const ask = error instanceof Ask ? error : askToChange(error, said, commands);
    throw ask ? new NotClear(ask, kept(said, commands), before) : error;
  }
}

/** What was refused about an option is not typed twice: its form has all of it, to be changed. */
function askToChange(error: unknown, { what }: Said, commands: readonly Command[]): Ask | undefined {
  if (!(error instanceof UserError) || error.field === undefined || what.kind !== "command") return undefined;
  if (!hasOptions(what) || commands.find(({ name }) => name === what.command)?.forgets) return undefined;
  return new Ask(error.card, [{ label: words("change-button"), means: { kind: "form" } }], error.field);
}

/** Whether anything was typed behind the subcommand. */
function hasOptions({ input }: Extract<What, { readonly kind: "command" }>): boolean {
  return typeof input === "string" ? /\S\s+\S/u.test(input) : Object.keys(input.options).length > 0;
}

/** What may wait of it. */
function kept(said: Said, commands: readonly Command[]): Said {
  const { what } = said;
  if (what.kind === "press") return said;
  const found = commands.find(({ name }) => name === what.command);
  if (found && !found.forgets) return said;
  return { ...said, what: { ...what, input: { options: {} } } };
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
    .filter(({ means }) => means.kind !== "form" || means.of || said.what.kind === "command")
    .slice(0, mostChoices)
    .map((choice) => aboutField(choice, field));
  const buttons = [
    ...(await waitFor(shown, said, { branch, key }, { store, vault, newId, now })),
    ...(card.buttons ?? []),
  ];
  const asked = buttons.length > 0 ? { ...card, buttons } : card;
  if (before !== undefined) return updated(asked);
  return { kind: "refused", card: asked, ...(field !== undefined && { field }) };
}

/** A form shows what it was opened for. */
function aboutField(choice: Choice, about: string | undefined): Choice {
  const { means } = choice;
  if (means.kind !== "form" || means.of || about === undefined) return choice;
  return { ...choice, means: { ...means, about } };
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
  if (meaning.kind === "form") {
    return formOf(commands, filledIn(said, meaning), { button, about: meaning.about }, { context, services });
  }
  const reply = await doSaid(commands, withAnswer(said, meaning), context, services, button);
  const card = reply.kind === "private" || reply.kind === "update" ? reply.card : undefined;
  if (!card) return reply;
  return updated(meaning.kind === "undo" ? takenBack(card) : card);
}

/** What the form of an answer is filled in with: what was typed, unless the answer says so itself. */
function filledIn(said: Said, meaning: Meaning | undefined): Said {
  return meaning?.kind === "form" && meaning.of ? { ...said, what: asCommand(meaning.of) } : said;
}

function asCommand({ command, subcommand, options, fixed = [] }: Asked): What {
  return { kind: "command", command, input: { subcommand, options }, filled: true, fixed };
}

/** What is said once it is answered. */
function withAnswer(said: Said, meaning: Meaning): Said {
  if (meaning.kind === "options") return { ...said, instead: { ...said.instead, ...meaning.options } };
  if (meaning.kind === "sure") return { ...said, sure: [...said.sure, meaning.of] };
  if (meaning.kind === "undo") return { ...said, what: asCommand(meaning.of), sure: meaning.sure };
  if (meaning.kind === "restore")
    return { ...said, what: { kind: "press", button: meaning.button, args: meaning.args } };
  if (meaning.kind !== "typed" || said.what.kind !== "command") return said;
  const { command = said.what.command, typed } = meaning;
  return { ...said, what: { ...said.what, command, input: typed }, instead: {} };
}

/** The form of a command that was typed, filled in as far as it was. */
async function formOf(
  commands: readonly Command[],
  { what, instead, typedAt }: Said,
  { button, about }: { readonly button: string; readonly about: string | undefined },
  { context, services }: { readonly context: Context; readonly services: Services },
): Promise<Reply> {
  if (what.kind !== "command") throw userError(say("ask-over"));
  const [, , id, index] = button.split("/");
  const calling = { context, services: { ...services, typedAt } };
  const { subcommand, options } = await typedOptions(commands, { ...what, instead }, calling);
  allow(subcommand, context);
  return {
    kind: "form",
    form: formFor(`${what.command}/${subcommand.name}/${id}/${index}`, subcommand, options, {
      without: what.fixed,
      about,
    }),
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
  const [command = "", subcommand = "", id = "", index = ""] = form.split("/");
  const filled = readForm(values);
  const sent = (options: Readonly<Record<string, string>>) =>
    ({ kind: "command", command, input: { subcommand, options }, filled: true }) as const;
  if (id === "") return doSaid(commands, saidNow(sent(filled), place, services.now), context, services);
  const sealed = await services.store.waiting.take(lookFor(`${formButton}/${id}`, context, services.now));
  if (!sealed) throw userError(say("ask-over"));
  const { meanings, ...waited } = unpack(services.vault.open(sealed, waitingCall(id)));
  const meaning = meanings[Number(index)];
  const about = meaning?.kind === "form" ? meaning.about : undefined;
  const said = filledIn(waited, meaning);
  if (said.what.kind !== "command") throw userError(say("ask-over"));
  const calling = { context, services: { ...services, typedAt: said.typedAt } };
  const typed = await typedOptions(commands, { ...said.what, instead: said.instead }, calling);
  const inForm = formFields(typed.subcommand, typed.options, { without: said.what.fixed, about });
  const others = Object.entries(typed.options).filter(([name]) => !inForm.includes(name));
  const whole = { ...said, what: sent({ ...Object.fromEntries(others), ...filled }), instead: {} };
  return doSaid(commands, whole, context, services);
}
