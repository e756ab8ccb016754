import { Temporal } from "temporal-polyfill";
import type { Choice, Meaning } from "../chat/ask.ts";
import { type Button, buttonId } from "../chat/card.ts";
import type { Place } from "../chat/place.ts";
import type { Reply } from "../chat/reply.ts";
import type { Context, Services } from "../command/command.ts";
import { waitingCall } from "../people/sealed-in.ts";
import type { TypedCall } from "./call.ts";

/** What waits, sealed, for a tap on one of its buttons. */

/** What somebody typed, or tapped. */
export type What =
  | ({
      readonly kind: "command";
      /** Options that its form does not show. */
      readonly fixed?: readonly string[];
    } & Omit<TypedCall, "instead">)
  | {
      readonly kind: "press";
      readonly button: string;
      /** What the button is told, where that is more than its id says. */
      readonly args?: readonly string[];
    };

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
export interface Waiting extends Said {
  readonly meanings: readonly Meaning[];
}

/** Said for the first time. */
export function saidNow(what: What, place: Place, now: Temporal.Instant): Said {
  return { what, place, instead: {}, sure: [], typedAt: now };
}

/** Discord decides before the work is done whether a tap opens a form: a button's id says so. */
const goOnButton = "ask/go";

export const formButton = "ask/form";

/** How a tap on a question's button is answered; undefined for any other button. */
export function askAnswers(button: string): "update" | "form" | undefined {
  if (button.startsWith(`${formButton}/`)) return "form";
  return button.startsWith(`${goOnButton}/`) ? "update" : undefined;
}

/** Buttons for these answers, each of which finds what waits for it. */
export async function waitFor(
  choices: readonly Choice[],
  said: Said,
  { branch, key }: Pick<Context, "branch" | "key">,
  { store, vault, newId, now }: Pick<Services, "store" | "vault" | "newId" | "now">,
): Promise<readonly Button[]> {
  const id = newId().replaceAll("-", "").slice(0, 16);
  if (choices.some(({ means }) => means.kind !== "button")) {
    const waiting: Waiting = { ...said, meanings: choices.map(({ means }) => means) };
    await store.waiting.keep({
      id,
      branchId: branch.id,
      key,
      now,
      sealed: vault.seal(pack(waiting), waitingCall(id)),
    });
  }
  return choices.map((choice, index) => buttonOf(choice, id, index));
}

/** A reply with buttons for what can be done next. Nothing of what was typed waits: only what each button does. */
export async function withNextButtons(reply: Reply, context: Context, services: Services): Promise<Reply> {
  if ((reply.kind !== "private" && reply.kind !== "update") || !reply.next) return reply;
  const { next, ...plain } = reply;
  const said: Said = {
    ...saidNow({ kind: "press", button: "" }, context.place, services.now),
    typedAt: services.typedAt,
  };
  const buttons = [...(reply.card.buttons ?? []), ...(await waitFor(next, said, context, services))];
  return { ...plain, card: { ...reply.card, buttons } };
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

export function lookFor(
  button: string,
  { branch, key }: Pick<Context, "branch" | "key">,
  now: Temporal.Instant,
) {
  const [, , id = ""] = button.split("/");
  return { id, branchId: branch.id, key, now };
}

function pack(waiting: Waiting): string {
  return JSON.stringify({ ...waiting, typedAt: waiting.typedAt.toString() });
}

export function unpack(packed: string): Waiting {
  const kept = JSON.parse(packed) as Omit<Waiting, "typedAt"> & { readonly typedAt: string };
  return { ...kept, typedAt: Temporal.Instant.from(kept.typedAt) };
}
