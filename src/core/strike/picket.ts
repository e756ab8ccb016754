import type { Branch } from "../branch/branch.ts";
import { timeInWords } from "../calendar/words.ts";
import { Ask } from "../chat/ask.ts";
import type { Line } from "../chat/card.ts";
import { userError } from "../chat/user-error.ts";
import { jurisdictionOf } from "../law/tables.ts";
import { say, words } from "../text/say.ts";
import { eachAs, listed, matching, nearBy } from "../typed/by-name.ts";
import { readTimeOrAsk } from "../typed/dates.ts";
import { checkLooks } from "../typed/look-alike.ts";
import { hasMention } from "../typed/mention.ts";
import { sameWords } from "./names.ts";
import type { Picket, Strike } from "./strike.ts";

interface TypedPicket {
  readonly place: string;
  readonly from: string;
  readonly contact?: string | undefined;
  readonly note?: string | undefined;
}

/** More would not fit a post on a phone. */
const mostPickets = 8;

/** Digits as telephone numbers have them, however they are parted. */
const telephone = /(?:\+|\b0|\()?\d(?:[\s().-]*\d){5,}/u;

const address = /\S@\S|https?:|www\./iu;

/**
 * A picket as typed; what was left out is as it was for the one already at that place. Throws a UserError for what
 * would name or reach one person, or is no time.
 */
export function typedPicket(typed: TypedPicket, pickets: readonly Picket[] = []): Picket {
  const { place, from } = typed;
  const known = pickets.find((one) => sameWords(one.place, place));
  const { contact = known?.contact ?? "branch organiser", note = known?.note } = typed;
  checkNobody(contact, "contact");
  checkNobody(place, "place");
  if (note !== undefined) checkNobody(note, "note");
  return { place, ...typedStart(from), contact, ...(note !== undefined && { note }) };
}

/** Contact details in a public post reach everybody, the employer too. */
function checkNobody(typed: string, field: string): void {
  if (telephone.test(typed) || address.test(typed) || hasMention(typed) || typed.includes("@")) {
    throw userError(say("refuse-picket-person"), field);
  }
  checkLooks(typed, field);
}

/** "7am"; "10pm the day before". */
function typedStart(typed: string): Pick<Picket, "from" | "dayBefore"> {
  const time = typed.replace(/[\s,]*\b(?:on\s+)?the\s+(?:day|evening|night)\s+before\b[\s,]*/iu, " ").trim();
  const dayBefore = time !== typed.trim();
  const again = (meant: string) => (dayBefore ? `${meant} the day before` : meant);
  return { from: readTimeOrAsk(time, "from", again), dayBefore };
}

/** A strike's pickets with one more, or with the one of this place as it is now. Throws a UserError past the most. */
export function withPicket(pickets: readonly Picket[], picket: Picket): readonly Picket[] {
  const others = pickets.filter(({ place }) => !sameWords(place, picket.place));
  if (others.length >= mostPickets) throw userError(say("refuse-pickets-many", { most: mostPickets }));
  return [...others, picket];
}

/** The picket of this number, or with these words in its place's name. Asks which one where that is not one alone. */
export function picketMeant({ name, pickets }: Strike, typed: string): Picket {
  if (pickets.length === 0) throw userError(say("refuse-no-picket", { name }), "picket");
  const numbered = pickets.map((picket, index) => ({
    picket,
    name: picket.place,
    shortId: String(index + 1),
  }));
  const number = /^(?:#|no\.? ?|picket )?(\d{1,2})\.?$/iu.exec(typed.trim())?.[1];
  const found = matching(numbered, number ?? typed);
  const [meant, another] = found;
  if (meant && !another) return meant.picket;
  const near = another ? found : nearBy(numbered, typed);
  throw new Ask(
    { lines: [say("refuse-which-picket", { list: listed(numbered) })] },
    eachAs(near.length > 0 ? near : numbered, "picket", ({ shortId, name: place }) => `${shortId}. ${place}`),
    "picket",
  );
}

/**
 * Every picket, and the law's advice. Picketing is peaceful and at or near one's own place of work: TULRCA 1992 s.220.
 * "In general the number of pickets does not exceed six at any entrance": Code of Practice on Picketing, para. 56 of
 * its 2017 edition, Great Britain.
 */
export function picketLines({ pickets }: Pick<Strike, "pickets">, branch: Branch): readonly Line[] {
  if (pickets.length === 0) return [];
  const lines = pickets.map((picket, index) =>
    say("picket-line", {
      number: pickets.length > 1 ? `${index + 1}. ` : "",
      place: picket.place,
      when: startInWords(picket),
      contact: picket.contact,
      note: noteOf(picket),
    }),
  );
  return [...lines, ...(jurisdictionOf(branch.nation) === "great-britain" ? [say("picket-advice")] : [])];
}

function noteOf({ note }: Picket): string {
  return note === undefined ? "" : ` ${note}`;
}

/** "7am"; "10pm on the day before". */
export function startInWords({ from, dayBefore }: Pick<Picket, "from" | "dayBefore">): string {
  return words("picket-from", { time: timeInWords(from), before: String(dayBefore) });
}
