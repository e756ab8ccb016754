import type { LogLine } from "../../branch/log.ts";
import { dayInWords, instantInWords } from "../../calendar/words.ts";
import { civilDate } from "../../calendar/zone.ts";
import type { Card, Line } from "../../chat/card.ts";
import type { Context, Services } from "../../command/command.ts";
import { handleContact } from "../../people/sealed-in.ts";
import { say, words } from "../../text/say.ts";

/** Lines in one reply. */
const pageLength = 15;

/** What was changed in the branch, newest first. Throws nothing: a page too far is the last one. */
export async function logCard(
  { branch }: Pick<Context, "branch">,
  { store }: Pick<Services, "store">,
  asked: number,
): Promise<Card> {
  const total = await store.log.count(branch.id);
  const pages = Math.max(1, Math.ceil(total / pageLength));
  const page = Math.min(pages, Math.max(1, asked));
  const acts = await store.log.list(branch.id, { skip: (page - 1) * pageLength, limit: pageLength });
  return {
    title: words("log-title", { branch: branch.name }),
    lines: acts.length === 0 ? [say("log-none")] : acts.map((act) => actLine(act, branch.zone)),
    footer:
      pages > 1
        ? words("log-page", { page, pages, other: page < pages ? page + 1 : page - 1 })
        : words("log-nobody"),
  };
}

/** Whose a number is, to an officer alone. That it was asked is in the log itself. */
export async function whoCard(
  number: number,
  { branch }: Pick<Context, "branch">,
  { store, vault }: Pick<Services, "store" | "vault">,
): Promise<Card> {
  const holder = await store.handles.reveal(branch.id, number);
  if (!holder) return { lines: [say("log-who-nobody", { number })] };
  const user = vault.open(holder.contact, handleContact(branch.id, holder.key));
  const person = { kind: "person", person: { ...branch.home, user } } as const;
  return { lines: [say("log-who", { number, person })], footer: words("log-who-noted") };
}

function actLine({ act, at, by, handle = 0, about = "", count = 0 }: LogLine, zone: string): Line {
  // Kept without an hour.
  const when = act === "erased-by-member" ? dayInWords(civilDate(at, zone)) : instantInWords(at, zone);
  return say("log-line", { when, what: words(`act-${act}`, { about, count }), by, handle });
}
