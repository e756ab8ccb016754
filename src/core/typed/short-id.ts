/** Without letters and digits that look alike: typed on a phone from a screen. */
export const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/**
 * The short id people type for a thing, from its uuid: 5 characters, so that two of one kind have the same once in 28
 * million. What then happens:
 *
 * - In one branch the database refuses the second of a kind (unique: branch_id, short_id). Its whole call changes
 *   nothing and is answered with "try again", and the next try draws another. So an id never means two things.
 * - A ballot and a strike may share one: each command looks among one kind, and a line of the log says which kind.
 * - Branches and posts have theirs from the whole installation. A post's stands in the log alone; the one typed for a
 *   branch (`muster deliveries`) is refused where it is two branches'.
 */
export function shortIdOf(uuid: string): string {
  return lettersOf(uuid, 5);
}

/** So many characters of the alphabet from a uuid; each is as likely as any other where the uuid is random. */
export function lettersOf(uuid: string, length: number): string {
  let rest = BigInt(`0x${uuid.replaceAll("-", "")}`);
  const base = BigInt(alphabet.length);
  let letters = "";
  while (letters.length < length) {
    letters += alphabet[Number(rest % base)] ?? "";
    rest /= base;
  }
  return letters;
}
