/** The release this is; package.json says the same, which a test holds. */
export const release = "0.2.0";

const inFigures = new Intl.Collator("en", { numeric: true });

/** Below 0 where one is older than the other, above where it is newer: 0.10.0 is newer than 0.9.0. */
export function compareReleases(one: string, other: string): number {
  return inFigures.compare(one, other);
}
