/** Without letters and digits that look alike: typed on a phone from a screen. */
export const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** The short id people type for a thing, from its uuid: 5 characters, unique enough within a branch (1 in 28 million). */
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
