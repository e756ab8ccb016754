/** Without letters and digits that look alike: typed on a phone from a screen. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const length = 5;

/** The short id people type for a thing, from its uuid: 5 characters, unique enough within a branch (1 in 28 million). */
export function shortIdOf(uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll("-", "")}`);
  const base = BigInt(alphabet.length);
  let short = "";
  while (short.length < length) {
    short += alphabet[Number(rest % base)] ?? "";
    rest /= base;
  }
  return short;
}
