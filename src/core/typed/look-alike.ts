import { userError } from "../chat/user-error.ts";
import { say } from "../text/say.ts";

/**
 * Letters of other alphabets, and rarer ones of ours, that are drawn like these: after Unicode's confusables (UTS 39),
 * of the scripts whose letters pass for Latin ones. Each text is drawn like the letters of the other at the same place.
 */
const drawnAlike = [
  ["АаВвСсԀԁЕеѕЅҺһНнІіЈјКкӀӏМмОоРрԚԛгТтУуХхѵѴԜԝЗзбпьЬ", "AaBbCcDdEesShhHhIiJjKkllMmOoPpQqrTtYyXxvVWw336nbb"],
  ["ΑαΒβΕεγΖΗηΙιΚκΜΝνΟοΡρΤτΥυΧχσ", "AaBBEeyZHnIiKkMNvOoPpTtYuXxo"],
  ["ՕօոսհցզՏԼՍ", "OonuhgqSLU"],
  ["ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᏔᏃ", "ABCDEGHJKLMPRSTVWZ"],
  ["ıɑɡɩøØđĐłŁᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "iagioOdDlLabcdefghijklmnoprstuvwyz"],
] as const;

const latin = new Map(drawnAlike.flatMap(([theirs, ours]) => [...theirs].map((one, at) => [one, ours[at]])));

/** What a name looks like: the same for names that nobody can tell apart at a glance. */
function lookOf(name: string): string {
  return [...name.normalize("NFKD").replace(/\p{M}|\p{Default_Ignorable_Code_Point}|['’`´]/gu, "")]
    .map((one) => latin.get(one) ?? one)
    .join("")
    .replace(/[I1|]/gu, "l")
    .toLowerCase()
    .replaceAll("0", "o")
    .replaceAll("rn", "m")
    .replace(/\p{Pd}/gu, "-")
    .replace(/[\s\u2800]+/gu, " ")
    .trim();
}

/** Whether two names look the same and are not: whoever types the one means the other. */
export function looksLike(one: string, other: string): boolean {
  return plain(one) !== plain(other) && lookOf(one) === lookOf(other);
}

function plain(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
}

const otherAlphabet = /(?!\p{Script=Latin}|\p{Script=Common}|\p{Script=Inherited})\p{L}/u;

/** The first word that has Latin letters and another alphabet's. */
function mixedWord(text: string): string | undefined {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.find((word) => /\p{Script=Latin}/u.test(word) && otherAlphabet.test(word));
}

/**
 * Refuses a name that mixes alphabets within a word, or looks like one of those known without being it: posts, lists
 * and autocomplete would show two that nobody can tell apart.
 */
export function checkLooks(typed: string, field: string, known: readonly string[] = []): void {
  const word = mixedWord(typed);
  if (word !== undefined) throw userError(say("refuse-mixed-letters", { word }), field);
  const other = known.find((one) => looksLike(typed, one));
  if (other !== undefined) throw userError(say("refuse-look-alike", { typed, other }), field);
}
