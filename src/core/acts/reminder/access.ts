import type { Temporal } from "temporal-polyfill";
import { type Branch, mayAct } from "../../branch/branch.ts";
import { momentInWords } from "../../calendar/words.ts";
import { Ask } from "../../chat/ask.ts";
import { userError } from "../../chat/user-error.ts";
import { type Context, lookup, type Services } from "../../command/command.ts";
import { leading, offering } from "../../command/declared.ts";
import type { Vault } from "../../people/vault.ts";
import type { Store } from "../../ports/store.ts";
import { nextOccurrence } from "../../reminder/occurrences.ts";
import { shownWords } from "../../reminder/own-words.ts";
import type { Reminder } from "../../reminder/reminder.ts";
import { say } from "../../text/say.ts";
import { eachAs, matching, meantBy, offered } from "../../typed/by-name.ts";
import { idOption } from "../../typed/option.ts";
import { extractOf } from "./cards.ts";

type Act = "edit" | "delete" | "snooze";

type Viewer = Pick<Context, "key" | "role" | "place">;

/**
 * Whether this caller may know of a reminder: a personal one is its owner's alone. Muster does not know who is in
 * which channel, so a member sees the channel reminders of the channel they ask in, and reps see all.
 */
function maySee({ to, by }: Reminder, { key, role, place }: Viewer): boolean {
  if ("member" in to) return to.member === key;
  return mayAct(role, "rep") || by === key || to.place.channel === place.channel;
}

/** Whoever made a channel's reminder may take it away; what is to be said there is for reps to change. */
function mayChange({ to, by }: Reminder, { key, role }: Viewer, act: Act): boolean {
  if ("member" in to) return to.member === key;
  if (act === "snooze") return false;
  return mayAct(role, "rep") || (act === "delete" && by === key);
}

/** Which reminder a command edits or deletes: somebody else's personal one does not exist for the caller. */
export function whichReminder(act: Act) {
  const option = idOption({
    label: "Reminder",
    about: "Which reminder, by its id or words of it; not needed when you have only one",
    example: "k3m7p",
  });
  const fronts = leading(option.optional(), async (context, { store, vault }) =>
    named(await changeableBy(store, context, act), vault),
  );
  return offering(
    lookup(fronts, (typed, context, services) => findReminder(services, context, typed, act)),
    (typed, context, services) => offerReminders(typed, context, services, act),
  );
}

async function offerReminders(typed: string, context: Context, { store, now, vault }: Services, act: Act) {
  const changeable = await changeableBy(store, context, act);
  return offered(changeable, typed, (reminder) => labelOf(reminder, context.branch, { now, vault }));
}

async function changeableBy(store: Pick<Store, "reminders">, context: Context, act: Act) {
  const seen = await remindersSeen(store, context);
  return seen.filter((reminder) => mayChange(reminder, context, act));
}

function labelOf(
  reminder: Reminder,
  branch: Branch,
  { now, vault }: Pick<Services, "now" | "vault">,
): string {
  const on = nextOccurrence(reminder, branch, now) ?? reminder.on;
  return `${extractOf(shownWords(reminder, vault)).slice(0, 40)}: ${momentInWords(on, reminder.at)}`;
}

/** By its id or words of it; without either, the only one there is, but none is taken away unasked. */
async function findReminder(
  { store, now, vault }: Pick<Services, "store" | "now" | "vault">,
  context: Context,
  typed: string | undefined,
  act: Act,
): Promise<Reminder> {
  const { branch, invited } = context;
  const mine = (await changeableBy(store, context, act)).filter(
    // What has just come is what is put off.
    (reminder) => act === "snooze" || nextOccurrence(reminder, branch, now) !== undefined,
  );
  const byId = typed && (await store.reminders.byShortId(branch.id, typed.toLowerCase()));
  const unnamed = act === "delete" ? [] : mine;
  const all = named(mine, vault);
  const called = typed === undefined ? unnamed : matching(all, typed);
  const found = byId || onlyOne(called);
  if (!found || !maySee(found, context)) {
    const meant = typed === undefined ? mine : meantBy(all, typed);
    throw whichOne(typed, meant, (one) => labelOf(one, branch, { now, vault }));
  }
  if (mayChange(found, context, act)) return found;
  if (act === "snooze") throw userError(say("refuse-reminder-snooze"), "id");
  throw userError(say(invited ? "refuse-rights-invited" : "refuse-rights-rep", { branch: branch.name }));
}

function whichOne(
  typed: string | undefined,
  meant: readonly Reminder[],
  label: (one: Reminder) => string,
): Ask {
  const line = typed === undefined ? say("refuse-which-reminder") : say("refuse-unknown-reminder", { typed });
  const list = { label: "/reminder list", means: { kind: "typed", typed: "list" } } as const;
  return new Ask({ lines: [line] }, meant.length > 0 ? eachAs(meant, "id", label) : [list], "id");
}

function named(all: readonly Reminder[], vault: Vault): readonly (Reminder & { readonly name: string })[] {
  return all.map((reminder) => ({ ...reminder, name: extractOf(shownWords(reminder, vault)) }));
}

function onlyOne<One>(all: readonly One[]): One | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** The same words at the same times to the same people. */
export function isTwin(one: Reminder, other: Reminder, vault: Vault): boolean {
  const key = ({ id, to, text, on, at, repeat }: Reminder) =>
    JSON.stringify([to, shownWords({ id, text }, vault).toLowerCase(), on, at, repeat]);
  return key(one) === key(other);
}

/** The reminders this caller may know of, by their date. */
export async function remindersSeen(
  store: Pick<Store, "reminders">,
  context: Context,
): Promise<readonly Reminder[]> {
  const all = await store.reminders.list(context.branch.id, context.key);
  return all.filter((reminder) => maySee(reminder, context));
}

const mostPersonal = 20;

/** In all channels of a branch together. */
const mostInChannels = 100;

/** Throws a UserError when there is no room for another reminder like this. Those that are over do not count. */
export async function refuseTooMany(
  store: Pick<Store, "reminders">,
  { to, by }: Reminder,
  branch: Branch,
  now: Temporal.Instant,
): Promise<void> {
  const whose = "member" in to ? "own" : "channels";
  const most = whose === "own" ? mostPersonal : mostInChannels;
  const all = await store.reminders.list(branch.id, by);
  const alike = all.filter((other) => ("member" in other.to ? "own" : "channels") === whose);
  const count = alike.filter((other) => nextOccurrence(other, branch, now)).length;
  if (count >= most) throw userError(say("refuse-reminder-too-many", { whose, count, most }));
}
