/** The one name that was most likely meant by one with a slip in it, in any case; undefined where none is near, or two. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  const found = names
    .map((name) => ({ name, apart: lettersApart(word, name.toLowerCase()) }))
    .filter(({ name, apart }) => apart <= (name.length < long ? 1 : 2))
    .toSorted((one, other) => one.apart - other.apart);
  const [first, second] = found;
  return first && first.apart !== second?.apart ? first.name : undefined;
}

/** From so many letters on a name may have two slips. */
const long = 8;

/** Letters to add, leave out or change to get from one word to the other; two that changed places count as one. */
function lettersApart(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + (same ? 0 : 1),
        swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return at(row, other.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
